// The panel: puts the parts together and passes on between them and the conversation.
import { download, h } from "../dom.js";
import { textsIn } from "../texts.js";
import { menuActs, messageActs, noticeActs } from "./acts.js";
import { Announcer } from "./announcer.js";
import { Composer } from "./composer.js";
import { Confirm } from "./confirm.js";
import { Header } from "./header.js";
import { Log } from "./log.js";
import { Menu } from "./menu.js";
import { Notices } from "./notices.js";
import { Progress } from "./progress.js";

const SAY_TYPING_AFTER = 3_000;

/** The dialog.  `host` is the element: its attributes, `close()` and `tell(event, detail)`. */
export class Panel {
  constructor(host, conversation, storage) {
    Object.assign(this, { host, conversation, storage });
    const address = (page, language) => host.address(page, language);
    this.announcer = new Announcer();
    this.log = new Log(conversation, messageActs(this));
    this.menu = new Menu(menuActs(this), address);
    this.header = new Header({ switchLanguage: () => this.#switch(), close: () => host.hide(), menu: this.menu.element });
    this.notices = new Notices(noticeActs(this), address);
    this.progress = new Progress(() => this.attempt(() => conversation.pause()));
    this.composer = new Composer({
      send: (text) => conversation.say(text),
      typed: (text) => (storage.draft = text),
      say: (text) => this.say(text),
    });
    this.log.element.prepend(this.notices.who);
    const middle = h("div", { class: "middle" }, this.notices.element, this.log.element, this.log.jump);
    this.confirm = new Confirm([this.header.element, this.progress.element, middle, this.composer.element]);
    const labels = { role: "dialog", "aria-modal": "false", "aria-labelledby": "title", "aria-describedby": "notice" };
    const keydown = (event) => this.#key(event);
    this.element = h("section", { class: "panel", hidden: true, ...labels, on: { keydown } }, this.header.element, this.progress.element, middle, this.composer.element, this.confirm.element, this.announcer.element);
    this.log.panel = this.element;
    this.#follow();
    this.translate();
    if (storage.draft) this.composer.text = storage.draft;
    this.#showPending(false);
  }

  get texts() {
    return textsIn(this.conversation.language);
  }

  translate() {
    const { language } = this.conversation;
    this.element.lang = language;
    for (const part of [this.header, this.menu, this.notices, this.progress, this.composer, this.log]) part.translate(this.texts, language);
    this.#showLine(false);
    this.#showCall();
    this.notices.showEnded(this.conversation.ended);
  }

  /** Focus where one can write; where there is a touch keyboard, on the title, so that it does not cover the greeting. */
  focus() {
    if (matchMedia("(pointer: coarse)").matches || this.conversation.ended) this.header.title.focus();
    else this.composer.focus();
  }

  #follow() {
    const on = (type, work) => this.conversation.addEventListener(type, (event) => work(event.detail));
    on("messages", (detail) => this.#messages(detail));
    on("pending", ({ own }) => this.#showPending(own));
    on("typing", () => this.#typing());
    on("line", () => this.#showLine(true));
    on("language", () => {
      this.translate();
      this.host.translate();
    });
    on("begun", () => {
      this.notices.showFallback(false);
      this.notices.showEnded("");
      this.composer.element.hidden = false;
      this.#showCall();
    });
    on("ended", () => this.#ended());
    on("error", (detail) => this.host.tell("dario-error", detail));
  }

  #messages(detail) {
    const spoken = this.log.show(detail);
    for (const item of spoken) this.announcer.say(item.spoken, item.language);
    const last = [...this.conversation.messages.values()].filter((message) => message.interview).at(-1);
    this.progress.show(last?.interview);
    if (!detail.live) return;
    if (spoken.length) this.host.arrived(spoken.length);
    for (const { number, author, language, answer } of detail.fresh)
      this.host.tell("dario-message", { number, author, language, topic: answer?.topic ?? null, status: answer?.status ?? null });
  }

  #showPending(own) {
    const { state } = this.conversation.line;
    this.log.showPending(state === "up" ? "sending" : "waiting", own);
    if (own) this.notices.showEnded("");
  }

  #typing() {
    const { shown } = this.conversation.typing;
    this.log.showTyping(shown);
    clearTimeout(this.sayTyping);
    if (shown) this.sayTyping = setTimeout(() => this.say(this.texts.typing), SAY_TYPING_AFTER);
  }

  #showLine(changed) {
    const { line, current } = this.conversation;
    const said = this.notices.showLine(line.state, line.detail);
    this.notices.showFallback(line.state !== "up" && !current);
    if (!changed) return;
    this.say(said);
    this.#showPending(false);
  }

  #showCall() {
    const { current, messages, outbox } = this.conversation;
    const other = current?.call && this.host.call && current.call !== this.host.call;
    if (other && !messages.used && !outbox.pending.length) this.renew(true);
    else this.notices.showOtherCall(other ? current.call : "");
  }

  #ended() {
    const within = Boolean(this.element.getRootNode().activeElement);
    this.say(this.notices.showEnded(this.conversation.ended));
    this.notices.showOtherCall("");
    this.composer.element.hidden = true;
    this.composer.text = this.storage.draft;
    if (within) this.notices.start.focus();
    this.host.tell("dario-end", { why: this.conversation.ended });
  }

  #switch() {
    this.conversation.switchLanguage(this.conversation.language === "it" ? "en" : "it");
  }

  async renew(remove) {
    this.composer.element.hidden = false;
    if (remove && this.conversation.current) await this.attempt(() => this.conversation.remove());
    if (!remove || this.conversation.ended) await this.conversation.renew();
  }

  async save(what, format) {
    const saved = await this.attempt(async () => download(await this.conversation.document(what, format), `dario.${format}`));
    if (saved) this.say(this.texts.saved);
  }

  /** Whether it worked; what did not is told, shown and passed on. */
  async attempt(work) {
    try {
      await work();
      return true;
    } catch (error) {
      this.problem(error);
      return false;
    }
  }

  problem(error) {
    const words = error.detail && error.kind === "refused" ? error.detail : this.texts.failed;
    this.say(words);
    this.notices.showProblem(words);
    this.host.tell("dario-error", { kind: error.kind || "fault", status: error.status || 0, detail: String(error.message) });
  }

  say(text) {
    this.announcer.say(text, this.conversation.language);
  }

  #key(event) {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    this.host.hide();
  }
}
