// The conversation as this tab knows it: messages by number, what waits to be sent, the state of the line.  No DOM.
import { ServerError } from "./api.js";
import { Stream, growingWait } from "./stream.js";

const TYPING_AFTER = 400;
const TYPING_AT_MOST = 60_000;
const FAULTS_AT_MOST = 4;
const CODE = /\b[A-Z]{10}\b/;

/**
 * Tells what happens by events: "messages" ({ fresh, live }), "pending", "line", "typing", "language", "ended", "begun".
 *
 * A message is sent with an id of its own and stays in the outbox until the server confirmed it.  The server says a
 * message with a known id only once, so it may be sent again after a reload, or by two tabs, and is never doubled.
 */
export class Conversation extends EventTarget {
  constructor(api, storage, { call, language }) {
    super();
    Object.assign(this, { api, storage, call, language, line: "up", lineDetail: "", ended: "", typing: false, tries: 0 });
    this.messages = new Map();
    this.codes = new Map();
    this.sent = new Map();
    this.unfollow = storage.follow((key) => this.#othersChanged(key));
    const stored = storage.conversation;
    if (stored) this.language = stored.language;
    api.language = this.language;
  }

  get last() {
    return Math.max(0, ...this.messages.keys());
  }

  /** What is to be sent in this conversation, oldest first. */
  get outbox() {
    const mine = [null, this.current?.id || this.storage.conversation?.id];
    return this.storage.outbox.filter((entry) => mine.includes(entry.conversation));
  }

  /** What was sent and is not among the messages yet. */
  get pending() {
    const arrived = new Set([...this.messages.values()].map((message) => message.client_id));
    return this.outbox.filter((entry) => !arrived.has(entry.client_id));
  }

  /** Whether the person has said something in it. */
  get used() {
    return [...this.messages.values()].some((message) => message.author === "person");
  }

  /** Open the kept conversation or begin one, and send what waits.  Calls while it does so wait for the same. */
  start() {
    this.starting ||= this.#start().finally(() => (this.starting = null));
    return this.starting;
  }

  async #start() {
    if (this.ended || this.current) return this.flush();
    const showTyping = this.#typingSoon();
    try {
      await this.#ensure();
      this.#setLine("up");
    } catch (error) {
      this.#failed(error);
      return undefined;
    } finally {
      showTyping();
    }
    return this.flush();
  }

  /** Have a conversation: the kept one or a new one.  One attempt at a time, in this tab and among the tabs. */
  #ensure() {
    if (this.current) return undefined;
    this.ensuring ||= this.#openOrBegin().finally(() => (this.ensuring = null));
    return this.ensuring;
  }

  async #openOrBegin() {
    await alone(`${this.storage.prefix}begin`, async () => {
      const stored = this.storage.conversation;
      if (stored) {
        const { messages } = await this.api.messages(stored);
        this.#adopt(stored, messages, false);
      } else {
        const { messages, ...begun } = await this.#begun();
        this.storage.conversation = { id: begun.id, token: begun.token, call: begun.call, language: begun.language };
        this.#adopt(this.storage.conversation || begun, messages, true);
      }
    });
    this.#listen();
  }

  /** A new conversation; about no call in particular, where the server does not know the page's. */
  async #begun() {
    try {
      return await this.api.begin(this.language, this.call);
    } catch (error) {
      if (error.kind !== "refused" || !this.call) throw error;
      this.#report(error);
      return this.api.begin(this.language, null);
    }
  }

  #adopt(conversation, messages, live) {
    this.current = conversation;
    this.#setLanguage(conversation.language);
    this.#emit("begun");
    this.#take(messages, { live, confirmed: live });
  }

  /** Say a text; it goes out when it can. */
  say(text) {
    this.#post({ text });
  }

  /** Press a button of Dario's message. */
  press(message, button) {
    this.#post({ button: button.id, title: button.title, of: message.number });
  }

  /** Send a message again that got no answer, or that was refused. */
  retry(clientId) {
    const entry = this.storage.outbox.find((one) => one.client_id === clientId) || this.sent.get(clientId);
    const message = [...this.messages.values()].find((one) => one.client_id === clientId);
    if (!entry && !message) return;
    this.#post({ ...(entry || { text: message.text }), client_id: clientId, refused: undefined, faults: 0 });
  }

  discard(clientId) {
    this.storage.drop(clientId);
    this.#emit("pending");
  }

  #post(what) {
    const conversation = this.current?.id || null; // null: the one that is about to begin
    this.sentAt = Math.max(Date.now(), (this.sentAt || 0) + 1); // their order, also within one moment
    const entry = { client_id: randomId(), at: this.sentAt, language: this.language, conversation, ...what };
    this.storage.keep(entry);
    this.sent.set(entry.client_id, entry);
    this.#emit("pending", { own: true });
    this.flush();
  }

  /** Send what waits, one after the other.  One run at a time; a call in between is a further round. */
  async flush() {
    this.again = true;
    if (this.flushing) return;
    this.flushing = true;
    clearTimeout(this.nextTry);
    try {
      while (this.again && !this.ended) {
        this.again = false;
        await this.#sendAll();
      }
    } finally {
      this.flushing = false;
    }
  }

  async #sendAll() {
    for (;;) {
      const entry = this.outbox.find((one) => !one.refused);
      if (!entry || this.ended) return;
      const showTyping = this.#typingSoon();
      try {
        await this.#ensure();
        await this.#syncLanguage();
        const { client_id, text, button } = entry;
        const { id } = this.current;
        const reply = await this.api.send(this.current, button ? { client_id, button } : { client_id, text });
        this.storage.drop(client_id);
        this.tries = 0;
        this.#setLine("up");
        // The answer may be that all was deleted; then the word of that came first, and nothing is shown any more.
        if (this.current?.id === id) this.#take(reply.messages, { live: true, confirmed: true });
        this.#emit("pending");
      } catch (error) {
        if (this.#sendFailed(entry, error)) return;
      } finally {
        showTyping();
      }
    }
  }

  /** Whether sending stops for now: the line is broken, or the conversation is gone. */
  #sendFailed(entry, error) {
    const faults = (entry.faults || 0) + (error.status === 500 ? 1 : 0);
    if (error.kind === "refused" || faults >= FAULTS_AT_MOST) {
      this.storage.keep({ ...entry, faults, refused: error.detail || "-" });
      this.#emit("pending");
      this.#report(error);
      return false;
    }
    if (faults !== entry.faults) this.storage.keep({ ...entry, faults });
    this.#failed(error);
    this.#emit("pending");
    return true;
  }

  #failed(error) {
    if (!(error instanceof ServerError)) throw error;
    if (error.kind === "gone") return this.#end("gone");
    if (error.kind === "refused") {
      this.#setLine("refused", error.detail);
      return this.#report(error);
    }
    this.#setLine(navigator.onLine ? "unreachable" : "offline", error.kind === "busy" ? error.detail : "");
    clearTimeout(this.nextTry);
    this.nextTry = setTimeout(() => this.tryNow(), Math.max(error.wait, growingWait(this.tries++)));
    return this.#report(error);
  }

  /** Try again now: the browser says that the line is back (what was open is dead then), or somebody asked for it. */
  tryNow({ anew = false } = {}) {
    if (anew && this.stream) {
      this.listen(false);
      this.listen(true);
    } else this.stream?.hurry();
    if (this.current) this.flush();
    else if (this.wanted) this.start();
  }

  /** The browser says that the line is gone. */
  lineLost() {
    this.#setLine("offline");
  }

  /** Hear of new messages while `wanted`: the panel is open and seen.  A hidden tab gives its line to the others. */
  listen(wanted) {
    this.wanted = wanted;
    if (wanted) this.#listen();
    else {
      this.stream?.stop();
      this.stream = null;
    }
  }

  #listen() {
    if (!this.wanted || !this.current || this.stream || this.ended) return;
    const conversation = this.current;
    let catchingUp = this.heard === conversation.id;
    this.heard = conversation.id;
    this.stream = new Stream((signal) => this.api.events(conversation, this.last, signal), {
      event: (event) => {
        const othersWrote = this.#heard(event);
        if (catchingUp && othersWrote) this.#refresh();
      },
      state: (up, error) => {
        if (up) this.#lineIsUp();
        else {
          catchingUp = true;
          if (error.kind === "gone") this.#end("gone");
          else this.#setLine(navigator.onLine ? "unreachable" : "offline");
        }
      },
    });
    this.stream.start();
  }

  #lineIsUp() {
    const was = this.line;
    this.#setLine("up");
    if (was !== "up") this.flush();
  }

  /** What an event says; whether it is a message that this tab did not write. */
  #heard({ event, data }) {
    if (event === "typing") this.#typingHeard();
    else if (event === "deleted") this.#end("deleted");
    else if (event === "message" || event === "update") {
      const message = JSON.parse(data);
      const known = this.messages.has(message.number);
      this.#take([message], { live: event === "message" });
      return !known && message.author === "person" && !this.sent.has(message.client_id);
    }
    return false;
  }

  /** After a gap: what changed in messages that are here already (a button chosen elsewhere). */
  async #refresh() {
    try {
      const { messages } = await this.api.messages(this.current);
      this.#take(messages, { live: true });
    } catch (error) {
      this.#failed(error);
    }
  }

  /** `confirmed`: an answer to our own request, whose words count more than the stored ones (they may show a code). */
  #take(messages, { live = false, confirmed = false }) {
    const fresh = [];
    for (const message of messages) {
      const known = this.messages.get(message.number);
      if (!known) fresh.push(message);
      const words = known && !confirmed ? { text: known.text, html: known.html, interview: known.interview } : {};
      this.messages.set(message.number, { ...message, ...words });
      if (live && message.interview?.state === "paused") this.#keepCode(message);
    }
    if (fresh.some((message) => message.author === "dario")) this.#setTyping(false);
    this.#emit("messages", { fresh, live, changed: messages.map((message) => message.number) });
    const switched = fresh.filter((message) => message.author === "dario" && message.answer?.topic === "language_switch");
    if (live && switched.length) this.#keepLanguage(switched.at(-1).language);
  }

  /** Speak another language from now on; told to the server now, or with the next message. */
  async switchLanguage(language) {
    this.#keepLanguage(language);
    this.unsynced = Boolean(this.current);
    try {
      await this.#syncLanguage();
    } catch (error) {
      this.#failed(error);
    }
  }

  async #syncLanguage() {
    if (!this.unsynced) return;
    const { messages } = await this.api.switchLanguage(this.current, this.language);
    this.unsynced = false;
    this.#take(messages, { live: true, confirmed: true });
  }

  #keepLanguage(language) {
    if (this.current) this.storage.conversation = this.current = { ...this.current, language };
    this.#setLanguage(language);
  }

  #setLanguage(language) {
    if (language === this.language) return;
    this.language = this.api.language = language;
    this.#emit("language");
  }

  async feedback(number, helpful, reason = null) {
    await this.api.feedback(this.current, number, helpful, reason);
    const message = this.messages.get(number);
    this.#take([{ ...message, feedback: { helpful, reason } }], {});
  }

  /** Pause the interview; the code is shown with the message that tells of it, and kept nowhere. */
  async pause() {
    const { code, lapses_at: until, messages } = await this.api.pause(this.current);
    const told = messages.filter((message) => message.author === "dario").at(-1);
    if (told) this.codes.set(told.number, { code, until });
    this.#take(messages, { live: true, confirmed: true });
  }

  /** A code that the person asked for by words or by a button stands in clear in the message, this once. */
  #keepCode({ number, text }) {
    const code = CODE.exec(text);
    if (code && !this.codes.has(number)) this.codes.set(number, { code: code[0], until: null });
  }

  document(what, format) {
    return this.api.document(this.current, what, format);
  }

  /** Delete it, really: on the server first, then here. */
  async remove() {
    if (this.current) await this.api.remove(this.current);
    this.#end("deleted");
  }

  /** Let go of this conversation and begin another one. */
  async renew() {
    this.#forget();
    this.storage.conversation = null;
    this.#reset();
    await this.start();
  }

  #end(why) {
    if (this.ended) return;
    const unsent = this.outbox.filter((entry) => entry.text).map((entry) => entry.text);
    if (why === "gone" && unsent.length) this.storage.draft = [this.storage.draft, ...unsent].filter(Boolean).join("\n");
    this.#forget();
    if (this.storage.conversation?.id === this.current?.id) this.storage.conversation = null;
    this.#reset();
    this.ended = why;
    this.#emit("ended");
  }

  #forget() {
    for (const entry of this.outbox) this.storage.drop(entry.client_id);
  }

  #reset() {
    this.stream?.stop();
    clearTimeout(this.nextTry);
    Object.assign(this, { stream: null, current: null, ended: "", unsynced: false, tries: 0 });
    this.messages.clear();
    this.codes.clear();
    this.#setTyping(false);
    this.#emit("messages", { fresh: [], live: false, changed: [], emptied: true });
    this.#emit("pending");
  }

  /** Another tab began, ended or spoke: do as it did. */
  #othersChanged(key) {
    if (key.startsWith("out:")) this.#emit("pending");
    if (key !== "conversation" && key !== "") return;
    const stored = this.storage.conversation;
    if (!stored) {
      if (this.current) this.#end("deleted");
    } else if (stored.id !== this.current?.id) {
      this.#reset();
      if (this.wanted) this.start();
    } else {
      this.current = stored;
      this.#setLanguage(stored.language);
    }
  }

  /** Show that an answer is on its way, if it takes its time; the function that it gives ends that. */
  #typingSoon() {
    clearTimeout(this.typingTimer);
    this.typingTimer = setTimeout(() => this.#setTyping(this.line === "up"), TYPING_AFTER);
    return () => this.#setTyping(false);
  }

  #typingHeard() {
    this.#typingSoon();
    clearTimeout(this.typingEnd);
    this.typingEnd = setTimeout(() => this.#setTyping(false), TYPING_AT_MOST);
  }

  #setTyping(typing) {
    if (!typing) clearTimeout(this.typingTimer);
    if (typing === this.typing) return;
    this.typing = typing;
    this.#emit("typing");
  }

  #setLine(line, detail = "") {
    if (line === "up") this.tries = 0;
    else this.#setTyping(false);
    if (line === this.line && detail === this.lineDetail) return;
    const was = this.line;
    Object.assign(this, { line, lineDetail: detail });
    if (line === "up") this.stream?.hurry();
    this.#emit("line", { was });
  }

  #report(error) {
    this.#emit("error", { kind: error.kind, status: error.status, detail: error.detail });
  }

  #emit(type, detail = {}) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  /** Stop everything; the object is not used again. */
  close() {
    this.unfollow();
    this.stream?.stop();
    clearTimeout(this.nextTry);
    clearTimeout(this.typingTimer);
    clearTimeout(this.typingEnd);
  }
}

/** Run it while no other tab runs the same, where the browser knows locks. */
function alone(name, work) {
  return navigator.locks ? navigator.locks.request(name, work) : work();
}

/** An id that nobody else has; by hand, since crypto.randomUUID is there in secure contexts alone. */
function randomId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
