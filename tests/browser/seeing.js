// Measures of a page that is seen; put into it by seeing.py as `window.seeing`.
window.seeing = (() => {
  const chat = () => document.querySelector("dario-chat");
  const all = (root) =>
    [...root.querySelectorAll("*")].flatMap((each) => [each, ...(each.shadowRoot ? all(each.shadowRoot) : [])]);
  const told = (each) => `${each.cloneNode(false).outerHTML.slice(0, 120)} ${each.textContent.trim().slice(0, 40)}`;
  const roots = () => [document, chat()?.shadowRoot].filter(Boolean);
  const cuts = (overflow) => ["hidden", "clip"].includes(overflow);
  const scrolls = (overflow) => ["auto", "scroll"].includes(overflow);
  const TARGETS = "a[href], button, summary, input, select, textarea, [tabindex='0']";

  /** Set the spacing of text that people may set. */
  function space(css) {
    for (const root of roots()) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      sheet.spaced = true;
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    }
  }

  function unspace() {
    for (const root of roots()) root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => !sheet.spaced);
  }

  /** What makes the page, or the open widget, scroll sideways. */
  function stickingOut() {
    const width = document.documentElement.clientWidth;
    const out = all(document.body).filter((each) => {
      if (!each.checkVisibility() || each.closest(".vh, .unseen, .skip, svg")) return false;
      const { left, right } = each.getBoundingClientRect();
      const sideways = scrolls(getComputedStyle(each).overflowX) && each.scrollWidth > each.clientWidth + 1;
      return right > width + 1 || left < -1 || sideways;
    });
    if (document.documentElement.scrollWidth > width) return [...out.map(told), "the page scrolls sideways"];
    return out.filter((each) => chat()?.open && each.getRootNode() !== document).map(told);
  }

  /** What does not show all that it holds. */
  function cutOff() {
    const shown = all(document.body).filter((each) => each.checkVisibility() && !each.closest(".vh, .unseen, .skip, svg"));
    return shown
      .filter((each) => {
        const { overflowX, overflowY } = getComputedStyle(each);
        const high = cuts(overflowY) && each.scrollHeight > each.clientHeight + 1;
        return high || (cuts(overflowX) && each.scrollWidth > each.clientWidth + 1);
      })
      .map(told);
  }

  /** Controls of the widget that are smaller than so many pixels; a link within a sentence may be as high as it. */
  function smallTargets(smallest) {
    const inSentence = (each) =>
      each.tagName === "A" &&
      getComputedStyle(each).display === "inline" &&
      [...each.parentElement.childNodes].some((one) => one.nodeType === Node.TEXT_NODE && one.data.trim());
    const shown = all(chat().shadowRoot).filter((each) => each.matches(TARGETS) && each.checkVisibility());
    return shown
      .filter((each) => !each.closest("[inert]") && !inSentence(each))
      .map((each) => [each, each.getBoundingClientRect()])
      .filter(([, { width, height }]) => width < smallest || height < smallest)
      .map(([each, { width, height }]) => `${Math.round(width)}x${Math.round(height)} ${told(each)}`);
  }

  function focused() {
    let found = document.activeElement;
    while (found?.shadowRoot?.activeElement) found = found.shadowRoot.activeElement;
    return found;
  }

  /** The innermost element at a point, also within a shadow tree. */
  function at(x, y) {
    let found = document.elementFromPoint(x, y);
    for (let root = found?.shadowRoot; root; root = found.shadowRoot) {
      const within = root.elementFromPoint(x, y);
      if (!within || within === found) break;
      found = within;
    }
    return found;
  }

  /** What has the focus, where nothing of it can be seen or nothing shows that it has it; else nothing. */
  function hiddenFocus() {
    const one = focused();
    if (!one || one === document.body) return "";
    const { left, top, width, height } = one.getBoundingClientRect();
    const parts = [0.1, 0.5, 0.9];
    const seen = parts.some((x) => parts.some((y) => one.contains(at(left + width * x, top + height * y))));
    if (!seen) return `hidden: ${told(one)}`;
    const ringed = [one, one.closest(".field")].filter(Boolean).map((each) => getComputedStyle(each));
    const ring = ringed.some((style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
    return ring ? "" : `without a ring: ${told(one)}`;
  }

  return { space, unspace, stickingOut, cutOff, smallTargets, hiddenFocus };
})();
