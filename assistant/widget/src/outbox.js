// What the person said and the server has not confirmed yet.
//
// A message is sent with an id of its own and stays here until the server confirmed it.  The server says a message with
// a known id only once, so it may be sent again after a reload, or by two tabs, and is never doubled.

const FAULTS_AT_MOST = 4;

/** The messages that wait, in the browser's storage: oldest first, one on its way at a time. */
export class Outbox {
  /** `owner`: the conversation, which gets ready (`prepare`), takes the reply (`confirm`) and hears of failures. */
  constructor(owner) {
    Object.assign(this, { owner, storage: owner.storage, sent: new Map() });
  }

  /** What is to be sent in this conversation, or in the one that is about to begin (null). */
  get entries() {
    const mine = [null, this.owner.current?.id || this.storage.conversation?.id];
    return this.storage.outbox.filter((entry) => mine.includes(entry.conversation));
  }

  /** What was sent and is not among the messages yet. */
  get pending() {
    const arrived = this.owner.messages.clientIds;
    return this.entries.filter((entry) => !arrived.has(entry.client_id));
  }

  /** Put a message in and send it: { text } or { button, title, of }. */
  post(what) {
    this.lastAt = Math.max(Date.now(), (this.lastAt || 0) + 1); // their order, also within one moment
    const { language, current } = this.owner;
    const entry = { client_id: randomId(), at: this.lastAt, language, conversation: current?.id || null, ...what };
    this.storage.keep(entry);
    this.sent.set(entry.client_id, entry);
    this.owner.tell("pending", { own: true });
    this.flush();
  }

  /** Send a message again that got no answer, or that was refused. */
  retry(clientId) {
    const entry = this.storage.outbox.find((one) => one.client_id === clientId) || this.sent.get(clientId);
    const message = [...this.owner.messages.values()].find((one) => one.client_id === clientId);
    if (!entry && !message) return;
    this.post({ ...(entry || { text: message.text }), client_id: clientId, refused: undefined, faults: 0 });
  }

  discard(clientId) {
    this.storage.drop(clientId);
    this.owner.tell("pending");
  }

  /** Nothing of it will be sent any more. */
  empty() {
    for (const entry of this.entries) this.storage.drop(entry.client_id);
  }

  /** Send what waits, one after the other.  One run at a time; a call in between is a further round. */
  async flush() {
    this.again = true;
    if (this.flushing) return;
    this.flushing = true;
    try {
      while (this.again && !this.owner.ended) {
        this.again = false;
        await this.#sendAll();
      }
    } finally {
      this.flushing = false;
    }
  }

  async #sendAll() {
    for (;;) {
      const entry = this.entries.find((one) => !one.refused);
      if (!entry || this.owner.ended) return;
      const showTyping = this.owner.typing.soon();
      try {
        await this.owner.prepare();
        await this.#send(entry);
      } catch (error) {
        if (this.#failed(entry, error)) return;
      } finally {
        showTyping();
      }
    }
  }

  async #send({ client_id, text, button }) {
    const { api, current } = this.owner;
    const reply = await api.send(current, button ? { client_id, button } : { client_id, text });
    this.storage.drop(client_id);
    this.owner.confirm(current, reply.messages);
    this.owner.tell("pending");
  }

  /** Whether sending stops for now: the line is broken, or the conversation is gone. */
  #failed(entry, error) {
    const faults = (entry.faults || 0) + (error.status === 500 ? 1 : 0);
    const refused = error.kind === "refused" || faults >= FAULTS_AT_MOST;
    if (refused) this.storage.keep({ ...entry, faults, refused: error.detail || "-" });
    else if (faults !== (entry.faults || 0)) this.storage.keep({ ...entry, faults });
    if (refused) this.owner.report(error);
    else this.owner.failed(error);
    this.owner.tell("pending");
    return !refused;
  }
}

/** An id that nobody else has; by hand, since crypto.randomUUID is there in secure contexts alone. */
function randomId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
