"""The keyboard alone does everything, focus is always seen; forced colours and little motion are respected."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator, ViewportSize, expect

from tests.browser.chat import Chat
from tests.browser.conftest import ANSWER_TIMEOUT, Stack
from tests.browser.seeing import DESKTOP, PICTURES, ZOOMED, hidden_focus, violations

FOCUSED = "(one) => one.getRootNode().activeElement === one"
MOST = 120
"""Presses of Tab after which something counts as out of reach."""

MOVING = """() => document.querySelector("dario-chat").shadowRoot.querySelector(".panel")
  .getAnimations({ subtree: true }).length"""
BORDERS = "(one) => [getComputedStyle(one).borderTopStyle, getComputedStyle(one).borderTopWidth]"


class Keyboard:
    """A person without a mouse, who must see where the focus is at every step."""

    def __init__(self, chat: Chat) -> None:
        self.chat = chat
        self.hidden: list[str] = []

    def press(self, key: str) -> None:
        """Press a key, and see where the focus is."""
        self.chat.page.keyboard.press(key)
        self.hidden += filter(None, [hidden_focus(self.chat.page)])

    def go_to(self, target: Locator, key: str = "Tab") -> None:
        """Press Tab until something has the focus."""
        for _ in range(MOST):
            if target.evaluate(FOCUSED):
                return
            self.press(key)
        pytest.fail(f"{target} is out of reach by {key}")

    def use(self, target: Locator, key: str = "Tab") -> None:
        """Go there, and press Enter; what that has scrolled away is where the next Tab starts from."""
        self.go_to(target, key)
        self.chat.page.keyboard.press("Enter")


@pytest.fixture
def keyboard(chat_sized: Callable[[ViewportSize], Chat], size: ViewportSize) -> Keyboard:
    """A keyboard at a chat that is not open yet."""
    return Keyboard(chat_sized(size))


@pytest.fixture
def chat_sized(new_chat: Callable[..., Chat]) -> Callable[[ViewportSize], Chat]:
    """Makes a chat in a window of a size."""

    def make(size: ViewportSize) -> Chat:
        chat = new_chat()
        chat.page.set_viewport_size(size)
        return chat

    return make


@pytest.mark.parametrize("size", [DESKTOP, ZOOMED], ids=["desktop", "zoomed"])
def test_the_keyboard_alone_does_everything(keyboard: Keyboard) -> None:
    chat, back = keyboard.chat, "Shift+Tab"
    keyboard.use(chat.launcher)
    expect(chat.field).to_be_focused()
    expect(chat.answers).to_have_count(1)
    chat.page.keyboard.type("Qual è la scadenza?")
    keyboard.press("Enter")
    expect(chat.answers).to_have_count(2)
    answer = chat.answers.nth(1)
    keyboard.use(answer.locator(".thumb").last, back)
    expect(answer.locator(".reasons button").first).to_be_focused()
    keyboard.press("Enter")
    expect(answer.locator(".thumb").last).to_be_focused()
    keyboard.use(answer.locator("summary"), back)
    expect(answer.locator(".sources")).to_have_attribute("open", "")
    keyboard.go_to(answer.locator(".sources a").last)
    keyboard.use(answer.locator(".choices .choice").last)
    expect(chat.answers).to_have_count(3)
    expect(answer.locator(".chosen")).to_be_focused()
    keyboard.use(chat.button("Menu"), back)
    keyboard.go_to(chat.dialog.locator(".menu a").last)
    keyboard.press("Escape")
    expect(chat.button("Menu")).to_be_focused()
    keyboard.use(chat.dialog.locator(".language"), back)
    expect(chat.answers).to_have_count(4)
    expect(chat.dialog).to_have_attribute("lang", "en")
    keyboard.go_to(chat.field)
    keyboard.go_to(chat.dialog.locator(".send"))
    keyboard.use(chat.dialog.locator("header .tool").last, back)
    expect(chat.launcher).to_be_focused()
    assert not keyboard.hidden, "\n".join(keyboard.hidden)


@pytest.fixture
def special(stack: Stack, browser: Browser) -> Iterator[Callable[..., Chat]]:
    """Makes a chat for a person with special settings, such as ``forced_colors="active"``."""
    contexts = []

    def make(**settings: str) -> Chat:
        contexts.append(browser.new_context(locale="it-IT", viewport=DESKTOP, **settings))  # type: ignore[arg-type]
        contexts[-1].set_default_timeout(ANSWER_TIMEOUT)
        chat = Chat(contexts[-1].new_page(), stack.url)
        chat.open()
        return chat

    yield make
    for context in contexts:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_keep_edges_choices_and_focus(special: Callable[..., Chat], scheme: str) -> None:
    chat = special(forced_colors="active", color_scheme=scheme, reduced_motion="reduce")
    chat.ask("Qual è la scadenza?")
    choice = chat.answers.nth(1).locator(".choices .choice").first
    choice.focus()
    chat.page.keyboard.press("Enter")
    expect(chat.answers).to_have_count(3)
    chat.page.screenshot(path=PICTURES / f"widget-forced-{scheme}.png")
    assert choice.evaluate(BORDERS) == ["dashed", "2px"]
    for selector in (".bubble", ".thumb", ".send", ".tool"):
        assert chat.dialog.locator(selector).first.evaluate(BORDERS) == ["solid", "1px"], selector
    for target in (chat.field, chat.button("Menu")):
        target.focus()
        assert hidden_focus(chat.page) == ""
    assert violations(chat.page, "dario-chat") == []


def test_nothing_moves_for_who_wants_little_motion(special: Callable[..., Chat]) -> None:
    for motion in ("reduce", "no-preference"):
        chat = special(reduced_motion=motion)
        chat.dialog.locator(".typing").evaluate("(sign) => (sign.hidden = false)")
        assert bool(chat.page.evaluate(MOVING)) == (motion == "no-preference")
