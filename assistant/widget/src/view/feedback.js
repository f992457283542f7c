// Was it useful?  Up or down, and for down one reason, freely.
import { button, h, hidden, icon } from "../dom.js";

/** `give(helpful, reason)` sends it; `say(text)` announces; `failed()` tells that it did not go out. */
export class Feedback {
  constructor(texts, { give, say, failed }) {
    Object.assign(this, { texts, give, say, failed });
    this.yes = this.#thumb("up", texts.usefulYes, true);
    this.no = this.#thumb("down", texts.usefulNo, false);
    this.thanks = h("span", { class: "thanks" });
    const ask = h("span", { class: "ask", "aria-hidden": "true" }, texts.useful);
    const votes = h("div", { class: "votes", role: "group", "aria-label": texts.useful }, ask, this.yes, this.no, this.thanks);
    this.reasons = this.#reasons();
    this.element = h("div", { class: "feedback" }, votes, this.reasons);
  }

  update(given) {
    this.yes.setAttribute("aria-pressed", String(given?.helpful === true));
    this.no.setAttribute("aria-pressed", String(given?.helpful === false));
    for (const choice of this.reasons.querySelectorAll("[data-reason]"))
      choice.setAttribute("aria-pressed", String(given?.reason === choice.dataset.reason));
  }

  #thumb(drawing, label, helpful) {
    return button({ class: "thumb", title: label, "aria-pressed": "false", on: { click: () => this.#vote(helpful) } }, icon(drawing), hidden(label));
  }

  #reasons() {
    const { reasons, reasonsTitle, reasonNone } = this.texts;
    const choose = (reason) => () => this.#vote(false, reason);
    const choices = Object.entries(reasons).map(([reason, label]) =>
      button({ class: "choice small", "data-reason": reason, "aria-pressed": "false", on: { click: choose(reason) } }, label),
    );
    choices.push(button({ class: "choice small quiet", on: { click: () => this.#close() } }, reasonNone));
    return h("div", { class: "reasons", role: "group", "aria-label": reasonsTitle, hidden: true }, h("p", {}, reasonsTitle), choices);
  }

  async #vote(helpful, reason = null) {
    try {
      await this.give(helpful, reason);
    } catch (error) {
      return this.failed(error);
    }
    this.thanks.textContent = this.texts.thanks;
    if (helpful || reason) this.#close();
    else {
      this.reasons.hidden = false;
      this.reasons.querySelector("button").focus();
    }
    return this.say(helpful || reason ? this.texts.thanks : "");
  }

  #close() {
    const within = this.reasons.contains(this.element.getRootNode().activeElement);
    this.reasons.hidden = true;
    if (within) this.no.focus();
  }
}
