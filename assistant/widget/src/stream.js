// Server-sent events read by fetch, since an EventSource cannot carry the conversation's token.

const SILENCE = 45_000;
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;

/** Feeds pieces of text in, gives whole events out ({ event, data, id }), after the HTML standard's rules. */
export function eventParser(emit) {
  let rest = "";
  let event = { event: "message", data: [], id: "" };
  return (piece) => {
    const lines = (rest + piece).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop();
    for (const line of lines) {
      if (line === "") {
        if (event.data.length) emit({ ...event, data: event.data.join("\n") });
        event = { event: "message", data: [], id: "" };
        continue;
      }
      const [, field, value] = /^([^:]*):? ?([\s\S]*)$/.exec(line);
      if (field === "data") event.data.push(value);
      else if (field === "event" || field === "id") event[field] = value;
    }
  };
}

/** How long to wait before the next try: doubled each time, with some chance in it so that not all come at once. */
export function growingWait(tries) {
  return Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** tries) * (0.75 + Math.random() / 2);
}

/** A line that stays open: it comes back by itself, later and later, until it is stopped. */
export class Stream {
  /** `open(signal)` gives the response, `on` takes { event(e), state(up, error) }. */
  constructor(open, on) {
    Object.assign(this, { open, on, tries: 0, running: false });
  }

  start() {
    if (this.running) return;
    this.running = true;
    this.tries = 0;
    this.#run();
  }

  stop() {
    this.running = false;
    this.abort?.abort();
    this.wake?.();
  }

  /** Try at once instead of waiting on, because the line is said to be back. */
  hurry() {
    this.tries = 0;
    this.wake?.();
  }

  async #run() {
    while (this.running) {
      try {
        await this.#read();
        this.tries = 0; // the server closed an open line: come back soon
      } catch (error) {
        if (!this.running) return;
        if (error.kind === "gone") {
          this.running = false;
          this.on.state(false, error);
          return;
        }
        this.on.state(false, error);
      }
      if (this.running) await this.#rest(growingWait(this.tries++));
    }
  }

  async #read() {
    this.abort = new AbortController();
    const { abort } = this;
    let alarm;
    const listen = () => {
      clearTimeout(alarm);
      alarm = setTimeout(() => abort.abort(), SILENCE); // a dead line says nothing, not even its heartbeat
    };
    try {
      listen();
      const response = await this.open(abort.signal);
      this.on.state(true);
      this.tries = 0;
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      const parse = eventParser(this.on.event);
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        listen();
        parse(value);
      }
    } finally {
      clearTimeout(alarm);
    }
  }

  #rest(milliseconds) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
