// The messages in their order, and where the reader is among them.
import { button, h, icon } from "../dom.js";
import { DarioMessage, PersonMessage } from "./message.js";

const NEAR_THE_END = 80;
const MARGIN = 12;

/** The list of messages; `acts` are what messages can ask for (press, feedback, retry, edit, discard, save, say). */
export class Log {
  constructor(conversation, acts) {
    Object.assign(this, { conversation, acts, items: new Map() });
    this.list = h("ol", { class: "messages" });
    this.typing = h("p", { class: "typing", hidden: true }, h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i")));
    this.typingText = h("span");
    this.typing.append(this.typingText);
    this.element = h("div", { class: "log", role: "region", tabindex: "0" }, this.list, this.typing);
    this.jump = button({ class: "jump", hidden: true, on: { click: () => this.#toEnd() } });
    this.atEnd = true;
    this.element.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    new ResizeObserver(() => this.#resized()).observe(this.element);
  }

  /** What scrolls: the log, or where the window is low the whole panel. */
  get scroller() {
    const whole = this.panel && getComputedStyle(this.element).overflowY === "visible";
    return whole ? this.panel : this.element;
  }

  translate(texts) {
    this.element.setAttribute("aria-label", texts.conversation);
    this.typingText.textContent = `${texts.typing}…`;
    this.jump.replaceChildren(icon("arrow"), texts.jump);
  }

  /** Show what is new and what changed; gives Dario's messages that are fresh, as they are shown. */
  show({ fresh, live, changed, emptied }) {
    if (emptied) this.#empty();
    const stay = live && !this.#nearEnd() && fresh.every((message) => message.author === "dario");
    const { messages } = this.conversation;
    for (const number of changed) this.#place(messages.get(number));
    this.#settle();
    const spoken = fresh.filter((message) => message.author === "dario").map((message) => this.items.get(message.number));
    if (fresh.length) this.#scroll(spoken, { stay, live });
    return live ? spoken : [];
  }

  /** Show what is sent and not confirmed. */
  showPending(state, own) {
    const { pending } = this.conversation.outbox;
    const waiting = new Set(pending.map((entry) => entry.client_id));
    for (const [key, item] of this.items)
      if (typeof key === "string" && !waiting.has(key) && !item.number) this.#remove(key, item);
    for (const entry of pending) {
      const item = this.items.get(entry.client_id) || this.#append(entry);
      item.waits(entry, state);
    }
    if (own) this.#toEnd();
  }

  showTyping(typing) {
    this.typing.hidden = !typing;
    if (typing && this.#nearEnd()) this.#toEnd();
  }

  toEnd() {
    this.#toEnd();
  }

  #empty() {
    this.items.clear();
    this.list.replaceChildren();
    this.jump.hidden = true;
  }

  #append(entry) {
    const item = new PersonMessage(entry, this.acts);
    this.items.set(entry.client_id, item);
    this.list.append(item.element);
    return item;
  }

  #remove(key, item) {
    if (item.element.contains(this.element.getRootNode().activeElement)) this.acts.focusAgain();
    item.element.remove();
    this.items.delete(key);
  }

  #place(message) {
    let item = this.items.get(message.number);
    if (!item) {
      item = this.#pendingOf(message) || this.#made(message);
      item.number = message.number;
      this.items.set(message.number, item);
      this.#insert(item);
    }
    if (message.author === "person") item.update(message);
  }

  #made(message) {
    return message.author === "person" ? new PersonMessage(message, this.acts) : new DarioMessage(message, this.acts);
  }

  #pendingOf(message) {
    const item = message.client_id && this.items.get(message.client_id);
    if (item) this.items.delete(message.client_id);
    return item;
  }

  /** By number; what waits to be sent stays last.  An element in its place is not moved, so that it keeps its focus. */
  #insert(item) {
    const later = [...this.items.values()].filter((other) => other !== item && (other.number || Infinity) > item.number);
    const next = later.sort((one, other) => (one.number || Infinity) - (other.number || Infinity))[0]?.element || null;
    if (!item.element.isConnected || item.element.nextElementSibling !== next) this.list.insertBefore(item.element, next);
  }

  /** A question of an interview or a handoff that a later one followed is settled: its choices would answer that one. */
  #settle() {
    const { messages } = this.conversation;
    const latest = {};
    for (const [number, message] of messages)
      for (const asks of ["interview", "handoff"]) if (message[asks]) latest[asks] = Math.max(number, latest[asks] || 0);
    for (const [number, message] of messages) {
      if (message.author !== "dario") continue;
      const settled = Object.entries(latest).some(([asks, last]) => message[asks] && number < last);
      this.items.get(number).update(message, { settled, code: messages.codes.get(number) });
    }
  }

  /** The window changed, or the composer grew.  Who scrolls it by the keyboard stops at it; else nobody need. */
  #resized() {
    this.element.tabIndex = this.scroller === this.element ? 0 : -1;
    if (this.atEnd) this.#toEnd();
  }

  #scrolled() {
    this.atEnd = this.#nearEnd();
    if (this.atEnd) this.jump.hidden = true;
  }

  #nearEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    return scrollHeight - scrollTop - clientHeight < NEAR_THE_END;
  }

  /** A long answer is read from its beginning; who reads further up is not torn away, but told. */
  #scroll(spoken, { stay, live }) {
    if (stay) {
      this.jump.hidden = false;
      return;
    }
    const first = spoken[0]?.element;
    this.#toEnd();
    if (!live || !first) return;
    const before = first.previousElementSibling || this.element.firstElementChild;
    const asked = before.matches(".dario") ? first : before; // from the question on, where one was asked
    const { scroller } = this;
    const above = asked.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    if (above < 0) scroller.scrollTop += above - MARGIN;
    this.atEnd = this.#nearEnd();
  }

  #toEnd() {
    const { scroller } = this;
    scroller.scrollTop = scroller.scrollHeight;
    this.atEnd = true;
    this.jump.hidden = true;
  }
}
