// How far the interview is, while it asks; and a way to pause it.
import { button, h, hidden } from "../dom.js";

/** The line under the header; `pause()` asks for a code. */
export class Progress {
  constructor(pause) {
    this.title = h("span", { class: "title" });
    this.words = h("label", { for: "progress" });
    this.bar = h("progress", { id: "progress" });
    this.pauseButton = button({ class: "choice small", on: { click: pause } });
    const told = h("div", { class: "told" }, this.title, this.words, this.bar);
    this.element = h("div", { class: "progress", role: "group", hidden: true }, told, this.pauseButton);
  }

  translate(texts) {
    this.texts = texts;
    this.title.textContent = texts.progressTitle;
    this.element.setAttribute("aria-label", texts.progressTitle);
    this.pauseButton.replaceChildren(texts.pause[0], hidden(texts.pause[1]));
    this.show(this.interview);
  }

  /** `interview`: what the last message of the interview carries; null where there is none. */
  show(interview) {
    this.interview = interview;
    const asking = interview?.state === "asking" && interview.number > 0;
    this.element.hidden = !asking;
    if (!asking) return;
    const most = Math.max(interview.number, interview.at_most || 0);
    this.words.textContent = this.texts.progress(interview.number, most);
    this.bar.max = most;
    this.bar.value = interview.number;
  }
}
