// The messages of a conversation by their numbers, and the codes that are shown once.

const CODE = /\b[A-Z]{10}\b/;

/** A map from number to message; what comes twice is there once. */
export class Messages extends Map {
  /** Codes of paused interviews by the number of the message that tells of them: { code, until }. */
  codes = new Map();

  get last() {
    return Math.max(0, ...this.keys());
  }

  /** Whether the person has said something. */
  get used() {
    return [...this.values()].some((message) => message.author === "person");
  }

  /** The ids of what the person said. */
  get clientIds() {
    return new Set([...this.values()].map((message) => message.client_id).filter(Boolean));
  }

  /**
   * Put messages in; gives those that were not there.
   *
   * `confirmed`: an answer to our own request, whose words count more than the stored ones (they may show a code).
   */
  take(messages, { live = false, confirmed = false }) {
    const fresh = messages.filter((message) => !this.has(message.number));
    for (const message of messages) {
      const known = this.get(message.number);
      const words = known && !confirmed ? { text: known.text, html: known.html, interview: known.interview } : {};
      this.set(message.number, { ...message, ...words });
      if (live && message.interview?.state === "paused") this.#keepCode(message);
    }
    return fresh;
  }

  clear() {
    super.clear();
    this.codes.clear();
  }

  /** A code that the person asked for by words or by a button stands in clear in the message, this once. */
  #keepCode({ number, text }) {
    const code = CODE.exec(text);
    if (code && !this.codes.has(number)) this.codes.set(number, { code: code[0], until: null });
  }
}
