// Which language is spoken, and whether the server knows it.

/** The language of one conversation, kept with it; `owner` is the conversation. */
export class Language {
  constructor(owner, language) {
    this.owner = owner;
    this.now = owner.api.language = language;
  }

  /** Speak another language from now on; the server is told by `sync`. */
  choose(language) {
    this.keep(language, { tried: false });
  }

  /** `untold`: the server does not know it yet, as far as we know; `tried` where it was told and did not confirm. */
  keep(language, untold = undefined) {
    this.#note({ language, untold });
    this.set(language);
  }

  set(language) {
    if (language === this.now) return;
    this.now = this.owner.api.language = language;
    this.owner.tell("language");
  }

  /** Tell the server if it does not know.  One attempt at a time.  Raises ServerError. */
  sync() {
    this.syncing ||= this.#sync().finally(() => (this.syncing = null));
    return this.syncing;
  }

  async #sync() {
    while (this.owner.current?.untold) {
      const { now, owner } = this;
      const { api, current } = owner;
      this.#note({ untold: { tried: true } });
      // The line may have broken after the server heard it; then it is not said again.
      const heard = current.untold.tried && (await api.open(current)).language === now;
      const { messages } = heard ? { messages: [] } : await api.switchLanguage(current, now);
      if (owner.current?.id !== current.id) return;
      if (this.now === now) this.keep(now);
      owner.take(messages, { live: true, confirmed: true });
    }
  }

  #note(what) {
    const { owner } = this;
    if (owner.current) owner.storage.conversation = owner.current = { ...owner.current, ...what };
  }
}
