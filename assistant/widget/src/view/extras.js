// What some messages bring along: a code to note down, words to copy for a person, a result to save.
import { button, copy, h, icon, link } from "../dom.js";
import { dayIn } from "../texts.js";

/** The code that brings a paused interview back. */
export function pauseCode({ code, until }, texts, language, say) {
  return h(
    "div",
    { class: "extra code" },
    h("p", { class: "title" }, texts.codeTitle),
    h("p", { class: "value" }, code),
    copyButton(texts.copyCode, code, texts, say),
    until && h("p", { class: "note" }, texts.codeUntil(dayIn(language, until))),
  );
}

/** The words to pass on to a person, and the form that takes them. */
export function handoff({ packet, form_url: form }, text, texts, say) {
  const open = form && h("span", { class: "outside" }, link(form, texts.openForm));
  return h("div", { class: "extra" }, h("div", { class: "row" }, copyButton(texts.copyPacket, packet || text, texts, say), open));
}

/** The interview's result, to be saved as a page to print or as data. */
export function result(texts, save) {
  const one = (format, label) => button({ class: "choice small", on: { click: () => save(format) } }, label);
  return h("div", { class: "extra" }, h("div", { class: "row" }, one("html", texts.resultPage), one("json", texts.resultData)));
}

function copyButton(label, text, texts, say) {
  const click = async () => say((await copy(text)) ? texts.copied : texts.copyFailed, true);
  return button({ class: "choice small", on: { click } }, icon("copy"), label);
}
