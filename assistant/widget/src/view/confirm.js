// Asks before something is lost.  The rest of the panel stands still meanwhile; Escape takes it back.
import { button, h } from "../dom.js";

/** One question at a time, over the panel; `behind` are the elements that rest meanwhile. */
export class Confirm {
  constructor(behind) {
    this.behind = behind;
    this.element = h("div", { class: "cover", hidden: true, on: { keydown: (event) => this.#key(event) } });
  }

  /** Gives the value of the choice that was made, or null.  `choices`: [value, label, kind]. */
  ask({ title, text, choices, cancel }) {
    const back = this.element.getRootNode().activeElement;
    return new Promise((resolve) => {
      this.done = (value) => {
        this.#show(false);
        resolve(value);
        back?.focus();
      };
      const made = choices.map(([value, label, kind]) => button({ class: `plain ${kind}`, on: { click: () => this.done(value) } }, label));
      const rest = button({ class: "plain", on: { click: () => this.done(null) } }, cancel);
      const words = [h("h3", { id: "ask-title" }, title), h("p", { id: "ask-text" }, text)];
      const box = { class: "ask", role: "alertdialog", "aria-modal": "true", "aria-labelledby": "ask-title", "aria-describedby": "ask-text" };
      this.element.replaceChildren(h("div", box, words, h("div", { class: "row" }, made, rest)));
      this.#show(true);
      rest.focus();
    });
  }

  #show(shown) {
    this.element.hidden = !shown;
    for (const element of this.behind) element.inert = shown;
  }

  #key(event) {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    this.done(null);
  }
}
