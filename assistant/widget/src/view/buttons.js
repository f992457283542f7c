// The choices under an answer.  What was chosen stays, and says that it was chosen; focus stays where it is.
import { button, h, icon } from "../dom.js";

/** The choices of one message.  `press(shown)` is called once for each. */
export class Buttons {
  constructor(texts, press) {
    Object.assign(this, { texts, press, items: new Map() });
    this.element = h("ul", { class: "choices", "aria-label": texts.choices });
  }

  /** `settled`: a question that has been answered, whose other choices would now answer another one. */
  update(shown, settled) {
    this.element.hidden = !shown.some((one) => one.chosen || !settled);
    for (const one of shown) {
      const item = this.items.get(one.id) || this.#add(one);
      if (one.chosen) this.#choose(item);
      item.element.hidden = settled && !item.chosen;
    }
  }

  #add(one) {
    const pressed = () => {
      if (item.chosen) return;
      this.#choose(item);
      this.press(one);
    };
    const control = button({ class: "choice", on: { click: pressed } }, one.title);
    const item = { control, title: one.title, chosen: false, element: h("li", {}, control) };
    this.items.set(one.id, item);
    this.element.append(item.element);
    return item;
  }

  #choose(item) {
    if (item.chosen) return;
    item.chosen = true;
    item.control.setAttribute("aria-disabled", "true");
    item.control.classList.add("chosen");
    item.control.replaceChildren(icon("check"), h("span", {}, h("small", {}, `${this.texts.chosen}: `), item.title));
  }
}
