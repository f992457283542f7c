// The conversation as this tab knows it.  No DOM.  Its parts: messages, outbox, line, language, typing sign.
import { begin } from "./begin.js";
import { Language } from "./language.js";
import { Line } from "./line.js";
import { Messages } from "./messages.js";
import { Outbox } from "./outbox.js";
import { followTabs } from "./tabs.js";
import { Typing } from "./typing.js";

/** Tells what happens by events: "messages" ({ fresh, live }), "pending", "line", "typing", "language", "ended", "begun". */
export class Conversation extends EventTarget {
  constructor(api, storage, { call, language }) {
    super();
    Object.assign(this, { api, storage, call, ended: "" });
    this.spoken = new Language(this, storage.conversation?.language || language);
    this.messages = new Messages();
    this.line = new Line(this);
    this.outbox = new Outbox(this);
    this.typing = new Typing(() => this.tell("typing"), () => this.line.state === "up");
    followTabs(this);
  }

  get language() {
    return this.spoken.now;
  }

  /** Open the kept conversation or begin one, and send what waits.  Calls while it does so wait for the same. */
  start() {
    this.starting ||= this.#start().finally(() => (this.starting = null));
    return this.starting;
  }

  async #start() {
    if (!this.ended && !this.current) {
      const showTyping = this.typing.soon();
      try {
        await this.#ensure();
        this.line.set("up");
      } catch (error) {
        return this.failed(error);
      } finally {
        showTyping();
      }
    }
    return this.outbox.flush();
  }

  /** Have a conversation, one attempt at a time. */
  #ensure() {
    if (this.current) return undefined;
    this.ensuring ||= this.#begin().finally(() => (this.ensuring = null));
    return this.ensuring;
  }

  async #begin() {
    const { conversation, messages, live } = await begin(this);
    this.current = conversation;
    this.spoken.set(conversation.language);
    this.tell("begun");
    this.take(messages, { live, confirmed: live });
    this.line.follow();
  }

  /** Say a text; it goes out when it can. */
  say(text) {
    this.outbox.post({ text });
  }

  /** Press a button of Dario's message. */
  press(message, button) {
    this.outbox.post({ button: button.id, title: button.title, of: message.number });
  }

  /** For the outbox: be ready to send. */
  async prepare() {
    await this.#ensure();
    await this.spoken.sync();
  }

  /** For the outbox: the server has a message, and answered it. */
  confirm({ id }, messages) {
    this.line.set("up");
    // The answer may be that all was deleted; then the word of that came first, and nothing is shown any more.
    if (this.current?.id === id) this.take(messages, { live: true, confirmed: true });
  }

  /** For line and outbox: a request failed. */
  failed(error) {
    if (error.kind === "gone") return this.end("gone");
    this.line.failed(error);
    return this.report(error);
  }

  /** For the line: it may work again. */
  async goOn() {
    if (!this.current) return this.line.wanted ? this.start() : undefined;
    await this.#try(() => this.spoken.sync());
    return this.outbox.flush();
  }

  /** For the line: it changed. */
  lineChanged() {
    if (this.line.state !== "up") this.typing.show(false);
    this.tell("line");
  }

  /** For the line: after a gap, what changed in messages that are here already (a button chosen elsewhere). */
  refresh() {
    return this.#try(async () => {
      const { messages } = await this.api.messages(this.current);
      this.take(messages, { live: true });
    });
  }

  /** Messages came: from the line, or (`confirmed`) as the answer to a request. */
  take(messages, { live = false, confirmed = false }) {
    const fresh = this.messages.take(messages, { live, confirmed });
    const answers = fresh.filter((message) => message.author === "dario");
    if (answers.length) this.typing.show(false);
    this.tell("messages", { fresh, live, changed: messages.map((message) => message.number) });
    const switched = answers.filter((message) => message.answer?.topic === "language_switch");
    if (live && switched.length) this.spoken.keep(switched.at(-1).language);
  }

  /** Speak another language from now on; told to the server now, or when the line is back. */
  async switchLanguage(language) {
    this.spoken.choose(language);
    await this.#try(() => this.spoken.sync());
  }

  async feedback(number, helpful, reason = null) {
    await this.api.feedback(this.current, number, helpful, reason);
    this.take([{ ...this.messages.get(number), feedback: { helpful, reason } }], {});
  }

  /** Pause the interview; the code is shown with the message that tells of it, and kept nowhere. */
  async pause() {
    const { code, lapses_at: until, messages } = await this.api.pause(this.current);
    const told = messages.filter((message) => message.author === "dario").at(-1);
    if (told) this.messages.codes.set(told.number, { code, until });
    this.take(messages, { live: true, confirmed: true });
  }

  document(what, format) {
    return this.api.document(this.current, what, format);
  }

  /** Delete it, really: on the server first, then here. */
  async remove() {
    if (this.current) await this.api.remove(this.current);
    this.end("deleted");
  }

  /** Let go of this conversation and begin another one. */
  async renew() {
    this.outbox.empty();
    this.storage.conversation = null;
    this.reset();
    await this.start();
  }

  /** It is over: "deleted", or "gone" where the server does not know it any more. */
  end(why) {
    if (this.ended) return;
    const unsent = this.outbox.entries.map((entry) => entry.text).filter(Boolean);
    if (why === "gone" && unsent.length) this.storage.draft = [this.storage.draft, ...unsent].filter(Boolean).join("\n");
    this.outbox.empty();
    if (this.storage.conversation?.id === this.current?.id) this.storage.conversation = null;
    this.reset();
    this.ended = why;
    this.tell("ended");
  }

  /** Let go of it; nothing is shown any more. */
  reset() {
    this.line.stop();
    Object.assign(this, { current: null, ended: "" });
    this.messages.clear();
    this.typing.show(false);
    this.tell("messages", { fresh: [], live: false, changed: [], emptied: true });
    this.tell("pending");
  }

  async #try(work) {
    try {
      await work();
    } catch (error) {
      this.failed(error);
    }
  }

  /** Pass a failure on to the page. */
  report(error) {
    this.tell("error", { kind: error.kind, status: error.status, detail: error.detail });
  }

  tell(type, detail = {}) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
