// The entry: finds where it was loaded from, and registers the element.
import { DarioChat } from "./element.js";

// A module has no current script; then the tag is looked for by its name.
const script = document.currentScript || document.querySelector('script[src*="dario-chat"]');
DarioChat.server = script?.src ? new URL("..", script.src).href : document.baseURI;
if (!customElements.get("dario-chat")) customElements.define("dario-chat", DarioChat);
