// Small helpers over the DOM.  Nothing here takes markup but `safeHtml`, and that only from the server.

const SVG = "http://www.w3.org/2000/svg";
const LINKS = /^(https?:|mailto:|tel:)/i;

/** An element with attributes (`on`: listeners; null and false leave one out) and children (texts as texts). */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") for (const [type, listener] of Object.entries(value)) element.addEventListener(type, listener);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Words that only a screen reader says. */
export function hidden(text) {
  return h("span", { class: "vh" }, text);
}

/** A button; it never submits a form by accident. */
export function button(attributes, ...children) {
  return h("button", { type: "button", ...attributes }, ...children);
}

const PATHS = {
  chat: "M12 3c5.2 0 9 3.3 9 7.6s-3.8 7.6-9 7.6c-.9 0-1.8-.1-2.6-.3L4.6 20.6l.9-4.1C3.9 15 3 12.9 3 10.6 3 6.3 6.8 3 12 3Z",
  close: "M6 6l12 12M18 6L6 18",
  menu: "M4 7h16M4 12h16M4 17h16",
  send: "M4 12l16-8-5 16-3.5-6.5L4 12Zm7.5 1.500L20 4",
  check: "M5 12.500l4.5 4.500L19 7.5",
  up: "M7 11v9H4v-9h3Zm0 0 4-8c1.7 0 2.5 1.2 2.2 2.700L12.6 9H18c1.3 0 2.2 1.2 1.9 2.400l-1.7 6.900c-.2 1-1.1 1.7-2.1 1.700H7",
  down: "M7 13V4H4v9h3Zm0 0 4 8c1.7 0 2.5-1.2 2.2-2.700L12.6 15H18c1.3 0 2.2-1.2 1.9-2.400l-1.7-6.900C18 4.7 17.1 4 16.1 4H7",
  arrow: "M12 5v14M6 13l6 6 6-6",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  alert: "M12 4 2.5 20h19L12 4Zm0 6v5m0 2.500v.2",
};

/** A decorative drawing in the colour of the text. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  for (const [key, value] of Object.entries({ viewBox: "0 0 24 24", class: "icon", "aria-hidden": "true", focusable: "false" }))
    svg.setAttribute(key, value);
  const drawn = document.createElementNS(SVG, "path");
  drawn.setAttribute("d", PATHS[name]);
  svg.append(drawn);
  return svg;
}

const policy = window.trustedTypes?.createPolicy("dario-chat", { createHTML: (html) => html });

/** The server's rendered HTML as nodes.  It is safe already; links are made to open beside the chat. */
export function safeHtml(html) {
  const template = document.createElement("template");
  template.innerHTML = policy ? policy.createHTML(html) : html;
  for (const link of template.content.querySelectorAll("a[href]")) beside(link, link.getAttribute("href"));
  for (const paragraph of template.content.querySelectorAll("p")) apart(paragraph);
  return template.content;
}

/** Each line of a paragraph as a paragraph of its own: an answer's lines are statements, and want air. */
function apart(paragraph) {
  for (const cut of paragraph.querySelectorAll(":scope > br")) {
    const before = document.createElement("p");
    while (paragraph.firstChild !== cut) before.append(paragraph.firstChild);
    paragraph.before(before);
    cut.remove();
  }
}

/** A link to another page, in another tab, so that the conversation stays; only addresses that a person can visit. */
export function link(address, text, attributes = {}) {
  return beside(h("a", attributes, text), address);
}

function beside(anchor, address) {
  if (!LINKS.test(address)) {
    anchor.removeAttribute("href");
    return anchor;
  }
  anchor.setAttribute("href", address);
  if (/^http/i.test(address)) {
    anchor.setAttribute("target", "_blank");
    anchor.setAttribute("rel", "noopener noreferrer");
  }
  return anchor;
}

/** Put the text on the clipboard; false where the browser refuses. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Give a file to the person, to be saved. */
export function download(blob, name) {
  const address = URL.createObjectURL(blob);
  const anchor = h("a", { href: address, download: name });
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
