"""Every state of the widget, once in each language and theme: axe, narrow and zoomed windows, spacing, targets."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Literal

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.browser.chat import Chat
from tests.browser.conftest import ANSWER_TIMEOUT, Stack
from tests.browser.seeing import (
    DESKTOP,
    PHONE,
    PICTURES,
    ZOOMED,
    cut_off,
    small_targets,
    space,
    sticking_out,
    unspace,
    violations,
)

Look = Callable[..., None]

MESSAGES = "**/api/v1/conversations/*/messages"

QUESTIONS = {
    "it": {
        "deadline": "Qual è la scadenza?",
        "check": "Possiamo partecipare?",
        "members": "siamo tre cluster: Lombardia, Catalogna e Sofia",
        "unknown": "non lo so",
        "person": "Vorrei parlare con una persona",
    },
    "en": {
        "deadline": "What is the deadline?",
        "check": "Can we take part?",
        "members": "we are three clusters: Lombardy, Catalonia and Sofia",
        "unknown": "I don't know",
        "person": "I would like to talk to a person",
    },
}


@pytest.fixture
def themed(stack: Stack, browser: Browser, language: str, theme: str) -> Iterator[Chat]:
    """A chat in one language and theme, not opened yet."""
    scheme: Literal["dark", "light"] = "dark" if theme == "dark" else "light"
    # Colours in the middle of a movement are nobody's; that nothing moves where it should not has a test of its own.
    context = browser.new_context(color_scheme=scheme, reduced_motion="reduce", viewport=DESKTOP, locale="it-IT")
    context.set_default_timeout(ANSWER_TIMEOUT)
    yield Chat(context.new_page(), stack.url, language)
    context.close()


class Looker:
    """Looks at one state after the other, and remembers what is wrong."""

    def __init__(self, chat: Chat, name: str) -> None:
        self.chat, self.name, self.wrong = chat, name, list[str]()

    def look(self, state: str, at: Locator | None = None, *, whole: bool = False, narrow: bool = True) -> None:
        """Measure a state, and take pictures of it with ``at`` in sight.  ``whole``: the page around it too."""
        page = self.chat.page
        self._note(state, violations(page, "" if whole else "dario-chat"), small_targets(page))
        self._picture(state, at)
        if not narrow:
            return
        for window, size in (("phone", PHONE), ("zoomed", ZOOMED)):
            page.set_viewport_size(size)
            self._note(f"{state}, {window}", sticking_out(page), small_targets(page))
            self._picture(f"{state}-{window}", at)
            space(page)
            self._note(f"{state}, {window}, wider spacing", sticking_out(page), cut_off(page))
            unspace(page)
        page.set_viewport_size(DESKTOP)

    def _note(self, state: str, *found: list[str]) -> None:
        self.wrong += [f"{state}: {each}" for one in found for each in one]

    def _picture(self, name: str, at: Locator | None) -> None:
        if at is not None:
            at.evaluate("(one) => one.scrollIntoView({ block: 'center' })")
        self.chat.page.screenshot(path=PICTURES / f"widget-{self.name}-{name}.png")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["it", "en"])
def test_every_state_can_be_used_by_everybody(themed: Chat, language: str, theme: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    looker = Looker(themed, f"{language}-{theme}")
    looker.look("closed", whole=True)
    themed.open()
    looker.look("greeting", whole=True)
    said = QUESTIONS[language]
    for part in (answered, interviewed, handed_over, broken, ended):
        part(themed, said, looker.look)
    assert not looker.wrong, "\n".join(looker.wrong)
    assert themed.watch.complaints(ours=[themed.url]) == []


def answered(chat: Chat, said: dict[str, str], look: Look) -> None:
    """Sources, feedback, a button that was chosen, the menu."""
    answer = chat.ask(said["deadline"])
    answer.locator("summary").click()
    look("sources", answer.locator(".sources"))
    answer.locator(".thumb").last.click()
    look("feedback", answer.locator(".reasons"))
    before = chat.answers.count()
    chosen = chat.answers.first.locator(".choice").first
    chosen.click()
    chat.answer_after(before)
    look("chosen", chosen)
    chat.button("Menu").click()
    look("menu")
    chat.page.keyboard.press("Escape")


def interviewed(chat: Chat, said: dict[str, str], look: Look) -> None:
    """A question of the interview, its pause, its result."""
    question = chat.ask(said["check"])
    look("interview", question)
    chat.ask(said["members"])
    before = chat.answers.count()
    chat.dialog.locator(".progress button").click()
    paused = chat.answer_after(before)
    look("paused", paused.locator(".code"))
    chat.ask(paused.locator(".code .value").inner_text())
    while not chat.answers.last.locator(".extra button").count():
        chat.ask(said["unknown"])
    look("result", chat.answers.last.locator(".extra"))


def handed_over(chat: Chat, said: dict[str, str], look: Look) -> None:
    """What would be handed over to a person, shown before it is kept; and the word that it is kept."""
    chat.ask(said["person"])
    look("person", chat.answers.last)
    before = chat.answers.count()
    for _ in range(2):
        chat.answers.last.locator(".choice").first.click()
        chat.answer_after(before)
        before += 1
    look("packet", chat.answers.last.locator(".choices"))
    chat.answers.last.locator(".choice").first.click()
    expect(chat.answers.nth(before).locator(".extra button")).to_be_visible()
    look("kept", chat.answers.nth(before).locator(".extra"))


@contextmanager
def answering(page: Page, answer: Callable[[Route], None]) -> Iterator[None]:
    """What the portal's answers to messages are meanwhile."""
    page.route(MESSAGES, answer)
    yield
    page.unroute(MESSAGES)


def broken(chat: Chat, said: dict[str, str], look: Look) -> None:
    """Offline, too long, refused."""
    chat.page.context.set_offline(True)
    chat.write(said["deadline"])
    expect(chat.dialog.locator(".warning:visible")).to_be_visible()
    look("offline", chat.said.last)
    chat.field.fill("x" * 2010)
    look("too-long")
    chat.field.fill("")
    before = chat.answers.count()
    chat.page.context.set_offline(False)
    chat.answer_after(before)
    refused = {"type": "urn:dario:problem:invalid", "title": "–", "detail": "–", "status": 422}
    with answering(chat.page, lambda route: route.fulfill(status=422, json=refused)):
        chat.write(said["deadline"])
        expect(chat.said.last.locator(".state button")).to_have_count(2)
    look("refused", chat.said.last)
    chat.said.last.locator(".state button").last.click()


def sent(route: Route) -> dict[str, str]:
    """What the widget sent."""
    return dict(route.request.post_data_json or {})


def ended(chat: Chat, said: dict[str, str], look: Look) -> None:
    """The other language, no answer, the question before a deletion, and what is there after it."""
    before = chat.answers.count()
    chat.dialog.locator(".language").click()
    chat.answer_after(before)
    expect(chat.answers.last).to_be_in_viewport()
    look("switched", narrow=False)
    messages = chat.on_server()
    unanswered = {**messages[-1], "author": "person", "number": len(messages) + 1, "buttons": [], "retry": True}
    with answering(chat.page, lambda route: route.fulfill(json={"messages": [{**unanswered, **sent(route)}]})):
        chat.write(said["deadline"])
        expect(chat.said.last.locator(".state button")).to_have_count(1)
    look("unanswered", chat.said.last)
    chat.button("Menu").click()
    chat.dialog.locator(".entry.danger").click()
    look("delete")
    chat.page.get_by_role("alertdialog").locator(".danger").click()
    expect(chat.answers).to_have_count(0)
    look("ended")
