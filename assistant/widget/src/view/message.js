// One message of the log.  It is built once and then changed in place, so that focus inside it is never lost.
import { button, h, hidden, icon, safeHtml } from "../dom.js";
import { textsIn, timeIn } from "../texts.js";
import { Buttons } from "./buttons.js";
import { handoff, pauseCode, result } from "./extras.js";
import { Feedback } from "./feedback.js";
import { sources } from "./sources.js";

const JUDGED = ["answered", "partly", "not_stated", "clarify", "passages", "declined", "out_of_scope"];

/** States of a handoff whose message shows what was passed on; before, only a message with the whole packet does. */
const PASSED_ON = ["queued", "delivered"];

/** A message of the person: what was written, and how it stands with it. */
export class PersonMessage {
  constructor(entry, acts) {
    const { language } = entry;
    Object.assign(this, { acts, texts: textsIn(language), clientId: entry.client_id });
    this.text = h("div", { class: "text" });
    this.time = h("time", {});
    this.state = h("div", { class: "state" });
    this.element = h(
      "li",
      { class: "message person", lang: language },
      hidden(this.texts.said.person),
      h("div", { class: "bubble" }, this.text),
      h("div", { class: "foot" }, this.state, this.time),
    );
  }

  /** It waits to be sent: "sending", "waiting" for the line, or refused, with the reason. */
  waits(entry, state) {
    this.text.textContent = entry.title || entry.text;
    this.element.classList.toggle("unsent", state !== "sending" || Boolean(entry.refused));
    if (entry.refused) {
      const acts = [];
      if (entry.text) acts.push(["edit", () => this.acts.edit(entry)]);
      acts.push(["discard", () => this.acts.discard(entry.client_id)]);
      this.#state(`${this.texts.notSent} ${entry.refused === "-" ? "" : entry.refused}`, acts);
    } else this.#state(this.texts[state]);
  }

  /** It is said. */
  update(message) {
    this.text.textContent = message.text;
    this.element.classList.remove("unsent");
    this.time.setAttribute("datetime", message.at);
    this.time.textContent = timeIn(message.language, message.at);
    if (message.retry) this.#state(this.texts.noAnswer, [["retry", () => this.acts.retry(message.client_id)]]);
    else this.#state("");
  }

  #state(words, acts = []) {
    const now = JSON.stringify([words, acts.map(([name]) => name)]);
    if (now === this.now) return;
    this.now = now;
    const within = this.state.contains(this.element.getRootNode().activeElement);
    const controls = acts.map(([name, click]) => button({ class: "choice small", on: { click } }, this.texts[name]));
    this.state.replaceChildren(...[words && (acts.length ? [icon("alert"), words] : words), controls].flat(2).filter(Boolean));
    if (within) this.acts.focusAgain();
  }
}

/** A message of Dario's: words, sources, choices, whether it was useful. */
export class DarioMessage {
  constructor(message, acts) {
    Object.assign(this, { acts, texts: textsIn(message.language), language: message.language });
    this.text = h("div", { class: "text" });
    this.bubble = h("div", { class: "bubble" }, this.text);
    this.foot = h("div", { class: "foot" });
    this.element = h("li", { class: "message dario", lang: message.language }, hidden(this.texts.said.dario), this.bubble);
    this.#words(message);
    this.#sources(message);
    if (message.buttons.length) {
      this.buttons = new Buttons(this.texts, (shown) => acts.press(message, shown));
      this.element.append(this.buttons.element);
    }
    this.#feedback(message);
    this.foot.append(h("time", { datetime: message.at }, timeIn(message.language, message.at)));
    this.element.append(this.foot);
  }

  /** `settled`: its question is answered; `code`: of a pause, shown as long as this page lasts. */
  update(message, { settled, code }) {
    if (message.html !== this.html) this.#words(message);
    this.buttons?.update(message.buttons, settled);
    this.feedback?.update(message.feedback);
    this.#extras(message, code);
  }

  /** What a screen reader is told when it comes: the words, and how many choices there are. */
  get spoken() {
    const choices = this.element.querySelectorAll(".choices .choice").length;
    return `${this.texts.said.dario} ${this.text.innerText.trim()} ${choices ? this.texts.choicesCount(choices) : ""}`.trim();
  }

  #words(message) {
    this.html = message.html;
    this.text.replaceChildren(safeHtml(message.html));
  }

  #sources({ answer }) {
    if (answer?.citations?.length) this.bubble.append(sources(answer.citations, this.texts, this.language));
  }

  #feedback(message) {
    if (!JUDGED.includes(message.answer?.status)) return;
    const give = (helpful, reason) => this.acts.feedback(message.number, helpful, reason);
    const say = (text) => this.acts.say(text, this.language);
    this.feedback = new Feedback(this.texts, { give, say, failed: this.acts.failed });
    this.foot.append(this.feedback.element);
  }

  #extras(message, code) {
    if (this.extra) return;
    const say = (text) => this.acts.say(text, this.language, true);
    if (code) this.extra = pauseCode(code, this.texts, this.language, say);
    else if (message.handoff?.packet || PASSED_ON.includes(message.handoff?.state))
      this.extra = handoff(message.handoff, this.text.innerText.trim(), this.texts, say);
    else if (message.eligibility) this.extra = result(this.texts, (format) => this.acts.save("interview", format));
    if (this.extra) this.bubble.append(this.extra);
  }
}
