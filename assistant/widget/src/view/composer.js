// Where a message is written: it grows, counts near the limit, and sends with Enter.
import { button, h, hidden, icon } from "../dom.js";
import { numberIn } from "../texts.js";

const MOST = 2000;
const NEAR = 1800;
const ROWS = 6;

/** `send(text)`, `typed(text)` for the draft, `say(text)` to a screen reader. */
export class Composer {
  constructor({ send, typed, say }) {
    Object.assign(this, { sendText: send, typed, say });
    this.label = h("label", { class: "vh", for: "text" });
    this.area = h("textarea", {
      id: "text",
      rows: "1",
      "aria-describedby": "keys counter",
      autocomplete: "off",
      enterkeyhint: "send",
      on: { input: () => this.#changed(), keydown: (event) => this.#key(event) },
    });
    this.sendButton = h("button", { type: "submit", class: "send" });
    this.keys = h("span", { id: "keys", class: "keys" });
    this.counter = h("span", { id: "counter", class: "counter", hidden: true });
    const submit = (event) => {
      event.preventDefault();
      this.#send();
    };
    const field = h("div", { class: "field" }, this.area, this.sendButton);
    this.element = h("form", { class: "composer", novalidate: true, on: { submit } }, this.label, field, h("p", { class: "below" }, this.keys, this.counter));
  }

  translate(texts, language) {
    Object.assign(this, { texts, language });
    this.label.textContent = texts.label;
    this.area.placeholder = texts.placeholder;
    this.area.lang = ""; // the person writes in any language
    this.keys.textContent = texts.keys;
    this.sendButton.title = texts.send;
    this.sendButton.replaceChildren(icon("send"), hidden(texts.send));
    this.#count();
  }

  get text() {
    return this.area.value;
  }

  /** Put a text in to be written on; one that is there is kept before it. */
  set text(value) {
    this.area.value = value;
    this.#changed();
  }

  focus() {
    this.area.focus();
  }

  #key(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.#send();
  }

  #send() {
    const text = this.area.value.trim();
    const over = length(text) - MOST;
    if (over > 0) this.say(this.texts.tooLong(over, numberIn(this.language, over)));
    if (!text || over > 0) return this.focus();
    this.text = "";
    this.sendText(text);
    return this.focus();
  }

  #changed() {
    this.typed(this.area.value);
    this.#grow();
    this.#count();
  }

  #grow() {
    if (CSS.supports("field-sizing", "content")) return;
    for (let rows = 1; rows <= ROWS; rows++) {
      this.area.rows = rows;
      if (this.area.scrollHeight <= this.area.clientHeight + 1) break;
    }
  }

  /** Said aloud only when a bound is crossed, not at each letter. */
  #count() {
    const count = length(this.area.value.trim());
    const over = count - MOST;
    const level = over > 0 ? "over" : count >= NEAR ? "near" : "";
    const most = numberIn(this.language, MOST);
    const words = over > 0 ? this.texts.tooLong(over, numberIn(this.language, over)) : this.texts.counter(numberIn(this.language, count), most);
    this.counter.hidden = !level;
    this.counter.textContent = level ? words : "";
    this.element.classList.toggle("over", level === "over");
    if (level === "over") this.area.setAttribute("aria-invalid", "true");
    else this.area.removeAttribute("aria-invalid");
    if (level && level !== this.level) this.say(words);
    this.level = level;
  }
}

/** As the server counts: characters, not halves of them. */
function length(text) {
  return [...text].length;
}
