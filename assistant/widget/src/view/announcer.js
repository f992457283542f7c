// Says things to screen readers, politely and once.  The log itself is no live region: what is old is never read again.
import { h } from "../dom.js";

const GATHER = 150;
const KEEP = 8_000;

/** A live region of its own; what is announced within a moment is said in one go. */
export class Announcer {
  constructor() {
    this.element = h("div", { class: "vh announcer", role: "status", "aria-live": "polite", "aria-atomic": "false" });
    this.waiting = [];
  }

  /** `language`: that of the text, so that it is pronounced rightly. */
  say(text, language) {
    if (!text) return;
    this.waiting.push(h("p", { lang: language }, text));
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#speak(), GATHER);
  }

  #speak() {
    const said = this.waiting.splice(0);
    this.element.append(...said);
    setTimeout(() => said.forEach((paragraph) => paragraph.remove()), KEEP);
  }
}
