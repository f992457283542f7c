"""Fifty cuts of the line at random moments while people write: nothing is lost, nothing is said twice."""

import logging
import random
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from itertools import pairwise

from playwright.sync_api import Error, Page, Route, expect

from tests.browser.chat import Chat
from tests.browser.conftest import Stack

CUTS = 50
SEED = 20201109
KINDS = {"offline": 10, "request lost": 10, "answer lost": 10, "page loaded again": 5, "portal stopped": 3}
"""How the line is cut, and how often each compared with the others."""

QUESTIONS = ("Qual è la scadenza?", "Chi può partecipare?", "Qual è la dotazione?", "Grazie!", "Dove si presenta?")
MESSAGES = "**/api/v1/conversations/*/messages"
SENT_BY = 30_000
"""Milliseconds after the last cut in which everything has gone out."""

SHOWN = """(list) => [...list.children].map((one) =>
  [one.matches(".dario") ? "dario" : "person", one.querySelector("time")?.dateTime])"""

logger = logging.getLogger(__name__)


class Cutter:
    """Cuts the line of one chat; ``done`` tells what was cut."""

    def __init__(self, chat: Chat, stack: Stack, chance: random.Random) -> None:
        self.chat, self.stack, self.chance = chat, stack, chance
        self.done: Counter[str] = Counter()
        self.planned = ""
        chat.page.route(MESSAGES, self._on_its_way)

    def cut(self, kind: str, write: Callable[[], None]) -> None:
        """Cut the line once, while something is written."""
        if kind == "offline":
            self._around(write, lambda: self._offline(True), lambda: self._offline(False))
        elif kind == "portal stopped":
            self._around(write, self.stack.stop, self.stack.start)
        elif kind == "page loaded again":
            self._around(write, self.chat.reload, lambda: None)
        else:
            self.planned = kind
            write()
            self._until(lambda: not self.planned)
            return
        self.done[kind] += 1

    def _around(self, write: Callable[[], None], cut: Callable[[], None], heal: Callable[[], None]) -> None:
        """Cut before or after something is written, and heal the line after a while."""
        before = self.chance.random() < 0.5
        if before:
            cut()
        write()
        self.chat.page.wait_for_timeout(self.chance.uniform(0, 150))
        if not before:
            cut()
            self.chat.page.wait_for_timeout(self.chance.uniform(0, 150))
        heal()

    def _offline(self, off: bool) -> None:
        self.chat.page.context.set_offline(off)

    def _on_its_way(self, route: Route) -> None:
        kind, self.planned = self.planned, ""
        if not kind:
            route.continue_()
            return
        self.done[kind] += 1
        if kind == "answer lost":
            with suppress(Error):  # the next cut may come before the answer
                route.fetch()
        route.abort()

    def _until(self, reached: Callable[[], bool]) -> None:
        deadline = time.monotonic() + 10
        while not reached():
            assert time.monotonic() < deadline, f"nothing was sent that could be cut: {self.planned}"
            self.chat.page.wait_for_timeout(20)


def test_nothing_is_lost_or_doubled_in_fifty_random_cuts(
    chat: Chat, new_chat: Callable[..., Chat], stack: Stack
) -> None:
    other = new_chat()
    other.open()
    chat.page.bring_to_front()
    chance = random.Random(SEED)
    cutter, written = Cutter(chat, stack, chance), list[str]()

    def write() -> None:
        for _ in range(chance.choice((1, 1, 2))):
            written.append(f"{chance.choice(QUESTIONS)} ({len(written) + 1})")
            chat.write(written[-1])

    for kind in chance.choices(list(KINDS), list(KINDS.values()), k=CUTS):
        cutter.cut(kind, write)
    logger.info("seed %s: %s messages, %s", SEED, len(written), dict(cutter.done))
    assert sum(cutter.done.values()) == CUTS
    everything_sent(chat.page)
    on_server = chat.on_server()
    assert [one["text"] for one in on_server if one["author"] == "person"] == written
    assert [one["text"] for one in on_server if one["retry"]] == []
    authors = [one["author"] for one in on_server]
    assert all(after == "dario" for one, after in pairwise(authors) if one == "person"), "each message got an answer"
    assert authors[-1] == "dario"
    for tab in (chat, other):
        tab.page.bring_to_front()
        expect(tab.said).to_have_count(len(written), timeout=SENT_BY)
        assert tab.said.locator(".text").all_inner_texts() == written
        shown = tab.dialog.locator("ol.messages").evaluate(SHOWN)
        assert shown == [[one["author"], one["at"]] for one in on_server]
    assert chat.faults + other.faults == []


def everything_sent(page: Page) -> None:
    """Wait until nothing waits any more; who is told that there is no line presses "try now"."""
    deadline = time.monotonic() + SENT_BY / 1000
    while page.evaluate("Object.keys(localStorage).some((key) => key.includes(':out:'))"):
        assert time.monotonic() < deadline, "messages still wait to be sent"
        again = page.locator("dario-chat .warning button:visible")
        if again.count():
            try:
                again.first.click(timeout=500)
            except Error:  # the line came back by itself meanwhile, and took the button away
                continue
        page.wait_for_timeout(200)
