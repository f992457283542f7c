// The menu: a button that unfolds a list of things to do.  Escape and leaving it fold it again.
import { button, h, hidden, icon, link } from "../dom.js";

const FORMATS = ["txt", "html", "json"];

/** `acts`: save(format), renew(), remove(), person(); `address(page)` of the server's pages. */
export class Menu {
  constructor(acts, address) {
    Object.assign(this, { acts, address });
    this.opener = button({ class: "tool", "aria-expanded": "false", "aria-controls": "menu", on: { click: () => this.toggle() } });
    this.list = h("div", { id: "menu", class: "menu", hidden: true });
    this.element = h("div", { class: "menu-of", on: { focusout: (event) => this.#left(event), keydown: (event) => this.#key(event) } }, this.opener, this.list);
  }

  translate(texts, language) {
    this.opener.title = texts.menu;
    this.opener.replaceChildren(icon("menu"), hidden(texts.menu));
    const act = (label, work, kind = "") => h("li", {}, button({ class: `entry ${kind}`, on: { click: () => this.#do(work) } }, label));
    const page = (label, name) =>
      h("li", {}, link(this.address(name, language), label, { class: "entry", on: { click: () => this.toggle(false) } }));
    const formats = FORMATS.map((format) =>
      button({ class: "choice small", on: { click: () => this.#do(() => this.acts.save(format)) } }, hidden(`${texts.transcript}: `), texts.transcriptKinds[format]),
    );
    this.list.replaceChildren(
      h("p", { class: "title", "aria-hidden": "true" }, texts.transcript),
      h("div", { class: "row", role: "group", "aria-label": texts.transcript }, formats),
      h(
        "ul",
        {},
        act(texts.person, this.acts.person),
        act(texts.newConversation, this.acts.renew),
        act(texts.deleteConversation, this.acts.remove, "danger"),
      ),
      h("ul", {}, page(texts.privacy, "privacy"), page(texts.accessibility, "accessibility"), page(texts.about, "about")),
    );
  }

  toggle(open = this.list.hidden) {
    this.list.hidden = !open;
    this.opener.setAttribute("aria-expanded", String(open));
  }

  #do(work) {
    this.toggle(false);
    this.opener.focus();
    work();
  }

  #key(event) {
    if (event.key !== "Escape" || this.list.hidden) return;
    event.stopPropagation();
    this.toggle(false);
    this.opener.focus();
  }

  #left(event) {
    if (event.relatedTarget && !this.element.contains(event.relatedTarget)) this.toggle(false);
  }
}
