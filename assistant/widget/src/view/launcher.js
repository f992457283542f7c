// The button in the corner that opens the panel, with the number of messages that came meanwhile.
import { button, h, hidden, icon } from "../dom.js";

/** `open()` is called when it is pressed; `label` is the host page's own text for it, if any. */
export class Launcher {
  constructor(open) {
    this.unread = 0;
    this.badge = h("span", { class: "badge", hidden: true });
    this.label = h("span", { class: "label" });
    this.element = button({ class: "launcher", "aria-haspopup": "dialog", "aria-expanded": "false", on: { click: open } });
  }

  translate(texts, language, label) {
    this.texts = texts;
    this.element.lang = language;
    this.label.textContent = label || texts.launcher;
    this.element.replaceChildren(icon("chat"), this.label, hidden(`, ${texts.launcherHint}`), this.badge);
    this.count(this.unread);
  }

  count(unread) {
    this.unread = unread;
    this.badge.hidden = !unread;
    this.badge.replaceChildren(unread ? h("span", { "aria-hidden": "true" }, unread > 9 ? "9+" : String(unread)) : "", unread ? hidden(`, ${this.texts.unread(unread)}`) : "");
  }
}
