// Whether an answer is on its way; shown only if it takes its time.

const SHOWN_AFTER = 400;
const AT_MOST = 60_000;

/** The typing sign: `changed()` is called when it comes or goes, `wanted()` tells whether it may come. */
export class Typing {
  constructor(changed, wanted) {
    Object.assign(this, { changed, wanted, shown: false });
  }

  /** Show it, unless the function that this gives is called first; later that takes it away. */
  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.show(this.wanted()), SHOWN_AFTER);
    return () => this.show(false);
  }

  /** The server says that Dario is at work. */
  heard() {
    this.soon();
    clearTimeout(this.end);
    this.end = setTimeout(() => this.show(false), AT_MOST);
  }

  show(shown) {
    if (!shown) clearTimeout(this.timer);
    if (shown === this.shown) return;
    this.shown = shown;
    this.changed();
  }

  stop() {
    clearTimeout(this.timer);
    clearTimeout(this.end);
  }
}
