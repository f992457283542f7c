"""The widget as a person uses it, for the tests: finds things by role and name, and hears what is announced."""

from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.seeing import Watch

LISTEN = """() => {
  window.heard = [];
  const announcer = document.querySelector("dario-chat").shadowRoot.querySelector(".announcer");
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) for (const node of addedNodes) window.heard.push(node.textContent);
  }).observe(announcer, { childList: true });
}"""
KEPT = "() => Object.fromEntries(Object.entries(localStorage).map(([key, value]) => [key, JSON.parse(value)]))"
FOCUSED = """() => {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return [focused?.tagName.toLowerCase(), focused?.className, focused?.textContent.trim()].join("|");
}"""


class Chat:
    """One tab with the page of a call."""

    def __init__(self, page: Page, url: str, language: str = "it", address: str = "") -> None:
        self.page, self.url, self.language = page, url, language
        self.watch = Watch(page)
        page.goto(address or f"{url}/?lang={language}")
        self.listen()

    def listen(self) -> None:
        """Hear what is announced from now on; again after a reload."""
        self.page.wait_for_selector("dario-chat .launcher", state="attached")
        self.page.evaluate(LISTEN)

    @property
    def faults(self) -> list[str]:
        """Errors of the page's scripts."""
        return self.watch.faults

    @property
    def heard(self) -> list[str]:
        """What was announced to a screen reader."""
        self.page.wait_for_timeout(300)
        heard: list[str] = self.page.evaluate("window.heard")
        return heard

    @property
    def focused(self) -> str:
        """Tag, class and text of what has the focus, also inside the widget."""
        focused: str = self.page.evaluate(FOCUSED)
        return focused

    @property
    def launcher(self) -> Locator:
        """The button in the corner."""
        return self.page.locator("dario-chat .launcher")

    @property
    def dialog(self) -> Locator:
        """The panel."""
        return self.page.get_by_role("dialog", name="Dario")

    @property
    def field(self) -> Locator:
        """Where one writes."""
        return self.dialog.get_by_role("textbox")

    @property
    def said(self) -> Locator:
        """What the person said, oldest first."""
        return self.dialog.locator("li.message.person")

    @property
    def answers(self) -> Locator:
        """What Dario said, oldest first."""
        return self.dialog.locator("li.message.dario")

    def button(self, name: str) -> Locator:
        """A button of the panel by its whole name."""
        return self.dialog.get_by_role("button", name=name, exact=True)

    def open(self) -> None:
        """Open the panel and wait for the greeting."""
        self.launcher.click()
        expect(self.answers.first).to_be_visible()

    def write(self, text: str) -> None:
        """Write and send."""
        self.field.fill(text)
        self.field.press("Enter")

    def ask(self, text: str) -> Locator:
        """Write, send and wait for an answer: the last one."""
        before = self.answers.count()
        self.write(text)
        return self.answer_after(before)

    def answer_after(self, before: int) -> Locator:
        """The last answer, once there are more than ``before``."""
        expect(self.answers.nth(before)).to_be_visible()
        return self.answers.last

    def reload(self) -> None:
        """Load the page again and open the panel if it does not open by itself."""
        self.page.reload()
        self.listen()
        expect(self.answers.first).to_be_visible()

    def kept(self) -> dict[str, Any]:
        """What the browser keeps for the widget: keys without the server's address."""
        kept: dict[str, Any] = self.page.evaluate(KEPT)
        prefix = f"dario-chat:{self.url}:"
        return {key.removeprefix(prefix): value for key, value in kept.items()}

    def on_server(self) -> list[dict[str, Any]]:
        """The conversation's messages as the server has them."""
        own = self.kept()["conversation"]
        response = self.page.request.get(
            f"{self.url}/api/v1/conversations/{own['id']}/events", headers={"Authorization": f"Bearer {own['token']}"}
        )
        assert response.ok, response.text()
        messages: list[dict[str, Any]] = response.json()["messages"]
        return messages
