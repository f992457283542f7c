// The head of the panel: who speaks, the other language, the menu, the way out.
import { button, h, hidden, icon } from "../dom.js";

/** `switchLanguage()`, `close()`; `menu` is the menu's element. */
export class Header {
  constructor({ switchLanguage, close, menu }) {
    this.title = h("h2", { id: "title", tabindex: "-1" });
    this.subtitle = h("p", { id: "subtitle" });
    this.language = button({ class: "tool language", on: { click: switchLanguage } });
    this.close = button({ class: "tool", on: { click: close } });
    const mark = h("span", { class: "mark", "aria-hidden": "true" }, icon("chat"));
    const who = h("div", { class: "who" }, this.title, this.subtitle);
    this.element = h("header", { class: "head" }, mark, who, h("div", { class: "tools" }, this.language, menu, this.close));
  }

  translate(texts, language) {
    this.title.textContent = texts.name;
    this.subtitle.textContent = texts.subtitle;
    this.language.title = texts.otherLanguageHint;
    this.language.lang = language === "it" ? "en" : "it";
    this.language.replaceChildren(texts.otherLanguage, hidden(` – ${texts.otherLanguageHint}`));
    this.close.title = texts.close;
    this.close.replaceChildren(icon("close"), hidden(texts.close));
  }
}
