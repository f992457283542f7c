// The sources of an answer, folded: section, the day it was read, the words of the page, the address.
import { h, link } from "../dom.js";
import { dayIn } from "../texts.js";

/** A `details` element for an answer's citations. */
export function sources(citations, texts, language) {
  const items = citations.map((citation) => source(citation, texts, language));
  return h("details", { class: "sources" }, h("summary", {}, texts.sources(items.length)), h("ol", {}, items));
}

function source({ title, url, section, retrieved, quote }, texts, language) {
  const name = url ? link(url, title) : h("span", {}, title);
  const facts = [section && `${texts.section}: ${section}`, retrieved && `${texts.readOn} ${dayIn(language, retrieved)}`];
  return h(
    "li",
    {},
    name,
    h("span", { class: "where" }, facts.filter(Boolean).join(" · ")),
    quote && h("blockquote", {}, quote),
  );
}
