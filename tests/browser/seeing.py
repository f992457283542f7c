"""What can be measured of a page that is seen: axe, sideways scrolling, sizes of targets, hidden focus."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize

from assistant.settings import ROOT

AXE = ROOT / "assistant" / "widget" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """([within, tags]) => axe.run(within || document, { runOnly: tags, resultTypes: ["violations"] })
  .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map((node) =>
    `${id}: ${node.html.slice(0, 200)} ${node.failureSummary.slice(0, 300)}`)))"""

PICTURES = ROOT / ".dario" / "pictures"
"""Where the states of pages and widget can be looked at after a test."""

SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }"""
"""The spacing of text that people may set (WCAG 2.2, 1.4.12)."""

DESKTOP = ViewportSize(width=1280, height=860)
PHONE = ViewportSize(width=320, height=640)
ZOOMED = ViewportSize(width=320, height=256)
"""1280 to 1024 pixels at 400 % (WCAG 2.2, 1.4.10)."""

POLICY = re.compile(r"content security policy|trusted ?types?|permissions policy", re.IGNORECASE)
"""How a browser's console says that a page broke its own rules."""

SMALLEST = 24
"""CSS pixels that a target is wide and high (WCAG 2.2, 2.5.8)."""


class Watch:
    """What a page asks for and complains of, from now on."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.asked, self.faults, self.console = list[str](), list[str](), list[str]()
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", lambda message: self.console.append(message.text))

    def complaints(self, *, ours: list[str]) -> list[str]:
        """Requests to others than the addresses that are ours, errors, broken policies, cookies."""
        foreign = [url for url in self.asked if not url.startswith((*ours, "data:", "blob:"))]
        refused = [text for text in self.console if POLICY.search(text)]
        cookies = [f"cookie {cookie.get('name')}" for cookie in self.page.context.cookies()]
        return [*foreign, *refused, *self.faults, *cookies]


def violations(page: Page, within: str = "") -> list[str]:
    """What axe finds on the page, or within one element of it; its shadow tree is looked into as well."""
    if not AXE.is_file():
        pytest.skip("skipped, since axe-core is not installed: make setup")
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    return list(page.evaluate(RUN, [within, TAGS]))


def measured(page: Page, measure: str, *values: Any) -> Any:
    """One of the measures of seeing.js."""
    if not page.evaluate("Boolean(window.seeing)"):
        page.evaluate(Path(__file__).with_name("seeing.js").read_text(encoding="utf-8"))
    return page.evaluate("([measure, ...values]) => window.seeing[measure](...values)", [measure, *values])


def sticking_out(page: Page) -> list[str]:
    """What makes the page or the open widget scroll sideways."""
    return list(measured(page, "stickingOut"))


def cut_off(page: Page) -> list[str]:
    """What does not show all that it holds."""
    return list(measured(page, "cutOff"))


def small_targets(page: Page) -> list[str]:
    """Controls of the widget that are too small; links within a sentence may be as high as it."""
    return list(measured(page, "smallTargets", SMALLEST))


def hidden_focus(page: Page) -> str:
    """What has the focus, if nothing of it can be seen or nothing shows that it has it; else nothing."""
    return str(measured(page, "hiddenFocus"))


def space(page: Page) -> None:
    """Set wider spacing of text, as people may; :func:`unspace` takes it back."""
    measured(page, "space", SPACED)


def unspace(page: Page) -> None:
    """Take the wider spacing back."""
    measured(page, "unspace")
