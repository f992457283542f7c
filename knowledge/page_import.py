"""Reads a saved page of Bandi Online, as plain text or HTML, into its literal passages.

The draft of a call file (:func:`draft_call`) and the page's own faults (:func:`find_faults`) are made from them.
Nothing is written here, and nothing asked of a network or database.
"""

import re
from collections.abc import Iterator
from datetime import date

from knowledge.page_draft import draft_call
from knowledge.page_faults import find_faults
from knowledge.page_text import (
    BODY,
    CLOSES,
    CODE,
    DATED,
    FUNDS,
    INTRODUCTION,
    OPENS,
    PUBLISHED,
    SHEET,
    STATE,
    TITLE,
    lines_of,
    sentences_of,
)
from knowledge.schema import Page, Passage

__all__ = ["NotAPageError", "draft_call", "find_faults", "read_page"]

_LONGEST = 1_000_000
_TO_DO = "open the call on Bandi Online, save its page as text or HTML, and import that file (nothing was written)"
_FIELD = re.compile(rf"^({CODE}|{PUBLISHED}|{OPENS}|{CLOSES})\s*:?(?:\s+(.*))?$")
_CODE = re.compile(r"^[A-Z]{2,5}\d{6,}$")
_HEADINGS = {BODY, FUNDS, SHEET, "Europe Direct Lombardia 2014-2020"}
_STATES = {"Aperto", "Chiuso", "In apertura", "Prossima apertura", "Sospeso"}
_BUTTONS = {"Leggi di più"}
_WIDGET = re.compile(r"^Dario,(?:\s*il tuo assistente digitale)?$")


class NotAPageError(ValueError):
    """The text is no page of a call of Bandi Online; the message says what was looked for and what to do."""


def read_page(text: str, retrieved: date, url: str) -> Page:
    """The page with its passages in order, to the letter, and its own faults.

    ``url`` is its address, in which ``{code}`` stands for the call's code.  Raises :class:`NotAPageError`.
    """
    if len(text) > _LONGEST:
        raise NotAPageError(
            f"the text has {len(text)} characters, no page of Bandi Online has over {_LONGEST}; {_TO_DO}"
        )
    lines = _joined(lines_of(text))
    passages = list(dict.fromkeys((passage.section, passage.text) for passage in _passages(lines)))
    code = _code(passages)
    read = [Passage(section=section, text=words) for section, words in passages]
    page = Page(code=code, url=url.replace("{code}", code), retrieved=retrieved, passages=read)
    return page.copy(update={"faults": find_faults(page, None)})


def _joined(lines: list[str]) -> list[str]:
    """The lines, a field whose value stands on the next line made one."""
    joined: list[str] = []
    for line in lines:
        field = _FIELD.match(joined[-1]) if joined else None
        if field and not field.group(2) and not _is_mark(line):
            joined[-1] = f"{field.group(1)}: {line}"
        else:
            joined.append(line)
    return joined


def _is_mark(line: str) -> bool:
    return line in _HEADINGS | _STATES | _BUTTONS or bool(_FIELD.match(line))


def _passages(lines: list[str]) -> Iterator[Passage]:
    first = next((place for place, line in enumerate(lines) if _FIELD.match(line)), 0)
    title = next((line for line in reversed(lines[:first]) if line not in _STATES), None)
    section = None
    for line in lines:
        field = _FIELD.match(line)
        if _WIDGET.match(line):
            return
        if line in _STATES or line == title:
            yield Passage(section=STATE if line in _STATES else TITLE, text=line)
        elif field:
            section = INTRODUCTION
            if field.group(2):
                yield Passage(section=field.group(1), text=line)
        elif line in _HEADINGS:
            section = line
        elif section is not None and line not in _BUTTONS:
            parts = sentences_of(line) if section == SHEET else [line]
            yield from (Passage(section=section, text=part) for part in parts)


def _code(passages: list[tuple[str, str]]) -> str:
    """The code of the one call that the page is about."""
    sections = {section for section, _ in passages}
    codes = {text.partition(":")[2].strip() for section, text in passages if section == CODE}
    if len(codes) > 1:
        raise NotAPageError(f"the page lists {len(codes)} calls ({', '.join(sorted(codes)[:3])} ...); {_TO_DO}")
    missing = [name for name in (CODE, TITLE) if name not in sections]
    missing += [] if sections & set(DATED) else ["one of " + ", ".join(DATED)]
    missing += [] if sections & {INTRODUCTION, SHEET} else [f"{INTRODUCTION} or {SHEET}"]
    if missing or not _CODE.match(min(codes)):
        raise NotAPageError(
            "this is no page of a call of Bandi Online. Looked for: a title, then a line such as "
            f"'{CODE}: RLA12020034211', a date such as '{CLOSES}: 02/02/2021', and the text of the call; "
            f"not found: {', '.join(missing) or 'a code of letters and figures'}; {_TO_DO}"
        )
    return min(codes)
