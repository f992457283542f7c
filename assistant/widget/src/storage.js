// What the browser keeps: the conversation's id and token, what waits to be sent, and what is being typed.  No cookie.

/** A storage that may be closed to us (private windows, strict settings): then it lasts as long as the page. */
function storageOr(name) {
  try {
    const storage = window[name];
    storage.setItem("dario-chat:probe", "1");
    storage.removeItem("dario-chat:probe");
    return storage;
  } catch {
    const kept = new Map();
    return {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => kept.set(key, value),
      removeItem: (key) => kept.delete(key),
      key: (index) => [...kept.keys()][index] ?? null,
      get length() {
        return kept.size;
      },
    };
  }
}

/** The keys of one server's conversation; shared by the tabs of a site, but for the draft, which is the tab's own. */
export class Storage {
  constructor(server) {
    this.prefix = `dario-chat:${server}:`;
    this.shared = storageOr("localStorage");
    this.own = storageOr("sessionStorage");
  }

  get conversation() {
    return this.#read(this.shared, "conversation");
  }

  set conversation(value) {
    this.#write(this.shared, "conversation", value);
  }

  get draft() {
    return this.#read(this.own, "draft") || "";
  }

  set draft(value) {
    this.#write(this.own, "draft", value || null);
  }

  get open() {
    return Boolean(this.#read(this.own, "open"));
  }

  set open(value) {
    this.#write(this.own, "open", value || null);
  }

  /** What waits to be sent, oldest first.  Each has a key of its own, so that two tabs never write over each other. */
  get outbox() {
    const keys = Array.from({ length: this.shared.length }, (_, index) => this.shared.key(index));
    const waiting = keys.filter((key) => key?.startsWith(`${this.prefix}out:`));
    const entries = waiting.map((key) => parsed(this.shared.getItem(key))).filter(Boolean);
    return entries.sort((one, other) => one.at - other.at);
  }

  keep(entry) {
    this.#write(this.shared, `out:${entry.client_id}`, entry);
  }

  drop(clientId) {
    this.#write(this.shared, `out:${clientId}`, null);
  }

  /** Calls back when another tab changed the conversation or the outbox. */
  follow(changed) {
    const listener = (event) => {
      if (event.key === null || event.key.startsWith(this.prefix)) changed(event.key?.slice(this.prefix.length) || "");
    };
    window.addEventListener("storage", listener);
    return () => window.removeEventListener("storage", listener);
  }

  #read(storage, key) {
    return parsed(storage.getItem(this.prefix + key));
  }

  #write(storage, key, value) {
    if (value === null) storage.removeItem(this.prefix + key);
    else storage.setItem(this.prefix + key, JSON.stringify(value));
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null; // somebody else's words under our key
  }
}
