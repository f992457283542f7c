// Lines above the log: what Dario is, the state of the line, a conversation of another call, one that has ended.
import { button, h, icon, link } from "../dom.js";

const PROBLEM_STAYS = 20_000;

/** `acts`: tryNow(), renew(), begin(), focusAgain(); `address(page, language)` of the server's pages. */
export class Notices {
  constructor(acts, address) {
    Object.assign(this, { acts, address });
    this.who = h("p", { class: "notice", id: "notice" });
    this.line = h("div", { class: "notice warning", hidden: true });
    this.problem = h("div", { class: "notice warning", hidden: true });
    this.call = h("div", { class: "notice", hidden: true });
    this.ended = h("div", { class: "notice ended", hidden: true });
    this.fallback = h("div", { class: "notice fallback", hidden: true }, h("slot"));
    this.element = h("div", { class: "notices" }, this.line, this.problem, this.call, this.ended, this.fallback);
  }

  translate(texts, language) {
    this.texts = texts;
    const more = link(this.address("privacy", language), texts.noticePrivacy);
    this.who.replaceChildren(`${texts.notice} `, more);
  }

  /** The state of the line; `detail` are the server's own words.  Gives what is to be announced. */
  showLine(line, detail) {
    const up = line === "up";
    const words = detail || this.texts[line === "offline" ? "offline" : "unreachable"];
    const within = this.line.contains(this.element.getRootNode().activeElement);
    this.line.hidden = up;
    const again = button({ class: "choice small", on: { click: this.acts.tryNow } }, this.texts.tryNow);
    this.line.replaceChildren(...(up ? [] : [icon("alert"), h("span", {}, words), again]));
    if (within) up ? this.acts.focusAgain() : again.focus();
    return up ? this.texts.online : words;
  }

  /** What did not work just now; it goes by itself. */
  showProblem(words) {
    this.problem.hidden = false;
    this.problem.replaceChildren(icon("alert"), h("span", {}, words));
    clearTimeout(this.passing);
    this.passing = setTimeout(() => (this.problem.hidden = true), PROBLEM_STAYS);
  }

  /** The host page's own words, where no conversation could be had at all. */
  showFallback(shown) {
    this.fallback.hidden = !shown;
  }

  showOtherCall(code) {
    this.call.hidden = !code;
    if (!code) return;
    const renew = button({ class: "choice small", on: { click: this.acts.renew } }, this.texts.otherCallStart);
    this.call.replaceChildren(h("span", {}, this.texts.otherCall(code)), renew);
  }

  /** `why`: "deleted", "gone", or "" where it goes on. */
  showEnded(why) {
    this.ended.hidden = !why;
    if (!why) return "";
    this.start = button({ class: "plain primary", on: { click: this.acts.begin } }, this.texts.start);
    this.ended.replaceChildren(h("p", {}, this.texts[why]), this.start);
    return this.texts[why];
  }
}
