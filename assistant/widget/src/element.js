// The element <dario-chat>: attributes, methods and events.  docs/widget.md is its manual.
import { Api } from "./api.js";
import { Conversation } from "./conversation.js";
import { Storage } from "./storage.js";
import styles from "./styles.css";
import { known, textsIn } from "./texts.js";
import { Launcher } from "./view/launcher.js";
import { Panel } from "./view/panel.js";

const NARROW = "(max-width: 30rem), (max-height: 26rem)";

let sheet;

/** One chat on one page.  What stands between its tags is shown where there is no JavaScript, or no server. */
export class DarioChat extends HTMLElement {
  static observedAttributes = ["lang", "call", "label"];

  /** Where the server is, if no attribute says so: where the script came from (set by main.js). */
  static server = "";

  connectedCallback() {
    if (!this.shadowRoot) this.#build();
    this.#watch();
    if (this.hasAttribute("open") || (this.storage.open && !matchMedia(NARROW).matches)) this.#open({ focus: false });
    this.tell("dario-ready");
  }

  disconnectedCallback() {
    this.watching?.abort();
    this.conversation.line.listen(false);
  }

  attributeChangedCallback(name, before, now) {
    if (!this.shadowRoot || before === now) return;
    if (name === "lang" && now) this.conversation.switchLanguage(known(now));
    else this.translate();
  }

  /** The code of the call of the page. */
  get call() {
    return this.getAttribute("call") || null;
  }

  set call(code) {
    if (code) this.setAttribute("call", code);
    else this.removeAttribute("call");
  }

  /** Whether the panel is open. */
  get open() {
    return Boolean(this.panel && !this.panel.element.hidden);
  }

  set open(wanted) {
    if (wanted) this.show();
    else this.hide();
  }

  /** Open the panel and move focus into it; `hide` gives the focus back. */
  show() {
    const root = this.getRootNode();
    this.returnTo = root.activeElement === this ? null : root.activeElement;
    this.#open({ focus: true });
  }

  /** Close the panel; the conversation stays. */
  hide({ focus = true } = {}) {
    if (!this.open) return;
    const within = focus && (this.matches(":focus-within") || document.activeElement === document.body);
    this.panel.element.hidden = true;
    this.launcher.element.hidden = false;
    this.launcher.element.setAttribute("aria-expanded", "false");
    this.storage.open = false;
    this.#listen();
    if (within) this.#giveFocusBack();
    this.tell("dario-close");
  }

  toggle() {
    this.open = !this.open;
  }

  /** Open the panel and say something in the person's name, for instance from a link "Ask about the deadline". */
  ask(text) {
    this.show();
    if (text?.trim()) this.conversation.say(text.trim());
  }

  /** The address of a page of the server ("privacy"), or of the host page's own by attribute ("privacy-href"). */
  address(page, language) {
    return new URL(this.getAttribute(`${page}-href`) || `${this.server}/${page}?lang=${language}`, document.baseURI).href;
  }

  /** For the panel: texts are in another language now. */
  translate() {
    const { language } = this.conversation;
    this.launcher.translate(textsIn(language), language, this.getAttribute("label"));
  }

  /** For the panel: so many messages of Dario's came. */
  arrived(count) {
    if (!this.open) this.launcher.count(this.launcher.unread + count);
  }

  /** For the panel: an event of the element's own. */
  tell(type, detail = {}) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  #build() {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(styles);
    }
    this.server = new URL(this.getAttribute("server") || DarioChat.server, document.baseURI).href.replace(/\/$/, "");
    const language = known(this.getAttribute("lang") || document.documentElement.lang);
    this.storage = new Storage(this.server);
    this.conversation = new Conversation(new Api(this.server), this.storage, { call: this.call, language });
    this.launcher = new Launcher(() => this.show());
    this.panel = new Panel(this, this.conversation, this.storage);
    this.attachShadow({ mode: "open" }).adoptedStyleSheets = [sheet];
    this.shadowRoot.append(this.launcher.element, this.panel.element);
    this.translate();
  }

  #watch() {
    this.watching = new AbortController();
    const { signal } = this.watching;
    document.addEventListener("visibilitychange", () => this.#listen(), { signal });
    document.addEventListener("focusin", (event) => this.#focusMoved(event), { signal });
    window.addEventListener("online", () => this.conversation.line.tryNow({ anew: true }), { signal });
    window.addEventListener("offline", () => this.conversation.line.lost(), { signal });
    window.visualViewport?.addEventListener("resize", () => this.#fit(), { signal });
  }

  #open({ focus }) {
    this.panel.element.hidden = false;
    this.launcher.element.hidden = true;
    this.launcher.element.setAttribute("aria-expanded", "true");
    this.launcher.count(0);
    this.storage.open = true;
    this.panel.log.toEnd();
    if (focus) this.panel.focus();
    this.#listen();
    this.conversation.start();
    this.tell("dario-open");
  }

  #listen() {
    this.conversation.line.listen(this.open && document.visibilityState === "visible");
  }

  #giveFocusBack() {
    const usable = this.returnTo?.isConnected && this.returnTo !== document.body;
    (usable ? this.returnTo : this.launcher.element).focus();
    this.returnTo = null;
  }

  /** Focus that went to something under the panel would be hidden: the panel makes way.  The button stays: the page moves. */
  #focusMoved({ target }) {
    if (target === this || !(target instanceof Element)) return;
    const own = (this.open ? this.panel : this.launcher).element.getBoundingClientRect();
    if (!covers(own, target.getBoundingClientRect())) return;
    if (this.open) this.hide({ focus: false });
    else target.scrollIntoView({ block: "center" });
  }

  /** A keyboard on the screen makes the window lower, which the layout does not know. */
  #fit() {
    const { height } = window.visualViewport;
    const covered = height < window.innerHeight - 100 && window.visualViewport.scale === 1;
    this.panel.element.style.setProperty("--_height", covered ? `${height}px` : "100dvh");
  }
}

/** Whether one rectangle lies over most of another. */
function covers(one, other) {
  const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return width > 0 && height > 0 && width * height >= (other.width * other.height) / 2;
}
