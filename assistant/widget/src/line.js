// The line to the server: how it stands, when it is tried again, and the stream of events while somebody listens.
import { ServerError } from "./api.js";
import { Stream, growingWait } from "./stream.js";

/** `state` is "up", "offline" (says the browser), "unreachable" or "refused"; `detail` the server's own words. */
export class Line {
  /** `owner`: the conversation.  It is told what is heard, of every change (`lineChanged`), and to `goOn`. */
  constructor(owner) {
    Object.assign(this, { owner, state: "up", detail: "", tries: 0, wanted: false });
  }

  /** It works, or how it does not. */
  set(state, detail = "") {
    if (state === "up") this.tries = 0;
    if (state === this.state && detail === this.detail) return;
    Object.assign(this, { state, detail });
    if (state === "up") this.stream?.hurry();
    this.owner.lineChanged();
  }

  /** A request failed: how the line stands now, and a try later on where that helps.  Other errors are raised again. */
  failed(error) {
    if (!(error instanceof ServerError)) throw error;
    if (error.kind === "refused") return this.set("refused", error.detail);
    this.#broken(error.kind === "busy" ? error.detail : "");
    clearTimeout(this.nextTry);
    this.nextTry = setTimeout(() => this.tryNow(), Math.max(error.wait, growingWait(this.tries++)));
    return undefined;
  }

  /** The browser says that it is gone. */
  lost() {
    this.set("offline");
  }

  /** Try now: the browser says that it is back (what was open is dead then: `anew`), or somebody asked for it. */
  tryNow({ anew = false } = {}) {
    if (anew && this.stream) {
      this.#hangUp();
      this.follow();
    } else this.stream?.hurry();
    this.owner.goOn();
  }

  /** Hear of new messages while `wanted`: the panel is open and seen.  A hidden tab gives its line to the others. */
  listen(wanted) {
    this.wanted = wanted;
    if (wanted) this.follow();
    else this.#hangUp();
  }

  /** Follow the events of the conversation that there is now. */
  follow() {
    const { current } = this.owner;
    if (!this.wanted || !current || this.stream) return;
    this.catchingUp = this.heard === current.id;
    this.heard = current.id;
    this.stream = new Stream((signal) => this.owner.api.events(current, this.owner.messages.last, signal), {
      event: (event) => this.#heard(event),
      state: (up, error) => (up ? this.#isUp() : this.#fell(error)),
    });
    this.stream.start();
  }

  #heard({ event, data }) {
    const { messages, outbox, typing } = this.owner;
    if (event === "typing") typing.heard();
    else if (event === "deleted") this.owner.end("deleted");
    else if (event === "message" || event === "update") {
      const message = JSON.parse(data);
      const othersWrote = message.author === "person" && !messages.has(message.number) && !outbox.sent.has(message.client_id);
      this.owner.take([message], { live: event === "message" });
      if (this.catchingUp && othersWrote) this.owner.refresh();
    }
  }

  /** Hang up, and try nothing any more. */
  stop() {
    this.#hangUp();
    clearTimeout(this.nextTry);
    this.tries = 0;
  }

  #hangUp() {
    this.stream?.stop();
    this.stream = null;
  }

  #isUp() {
    // A stream that opens in the moment in which the line goes must not hide it; the browser tells when it is back.
    if (!navigator.onLine) return;
    const was = this.state;
    this.set("up");
    if (was !== "up") this.owner.goOn();
  }

  #fell(error) {
    this.catchingUp = true;
    if (error.kind === "gone") this.owner.end("gone");
    else this.#broken();
  }

  #broken(detail) {
    this.set(navigator.onLine ? "unreachable" : "offline", detail);
  }
}
