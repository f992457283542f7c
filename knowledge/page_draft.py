"""Drafts a call file from an imported page: who the call is, when it was open, and the facts that simple patterns find.

The patterns and the words of the draft are data (page_patterns.yml).  What they do not find is said to be unsaid.
"""

import re
from collections.abc import Callable
from copy import deepcopy
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from knowledge.page_text import (
    CLOSES,
    CODE,
    INTRODUCTION,
    MONTHS,
    OPENS,
    PUBLISHED,
    SHEET,
    TITLE,
    moment_of,
    stated,
)
from knowledge.schema import Page
from knowledge.values import PORTAL_ZONE

Draft = dict[str, Any]

_PATTERNS = Path(__file__).parent / "page_patterns.yml"
_EU_REFERENCE = re.compile(r"\b[A-Z]{2,12}(?:-[A-Z0-9]{1,15}){0,3}-\d{4}(?:-[A-Z0-9]{1,15}){1,4}\b")
_SCALES = {"mila": 1_000, "milion": 1_000_000, "miliard": 1_000_000_000}
_UNITS = {"gior": "day", "mes": "month", "ann": "year"}
_ASK = "europe_direct"


def draft_call(page: Page) -> Draft:
    """The draft, in the shape of :class:`knowledge.schema.CallFile`: every quote stands on the page to the letter."""
    words = _words()
    source = {"id": "portal", "title": f"Bandi Online, {page.code}", "url": page.url, "retrieved": page.retrieved}
    facts = {"opening_date": _opening(page), "deadline": _deadline(page), "call_code": _code(page)}
    facts |= {topic: _found(page, how) for topic, how in words["sheet"].items()}
    return {
        "call": _call(page),
        "sources": [source],
        "facts": {topic: fact for topic, fact in facts.items() if fact is not None},
        "elsewhere": {"not_stated": dict(words["not_stated"]), "ask": _ASK},
    }


@lru_cache(maxsize=1)
def _words() -> Draft:
    words: Draft = YAML(typ="safe").load(_PATTERNS.read_text(encoding="utf-8"))
    return words


def _call(page: Page) -> Draft:
    title = stated(page, TITLE) or page.code
    call = {
        "code": page.code,
        "eu_reference": _reference(page) or "",
        "title": {"it": title, "en": title},
        "short_title": {"it": title, "en": title},
        "page": page.url,
        "published": _day(page, PUBLISHED),
        "opens": _day(page, OPENS),
        "closes": _closes(page),
        "known_on": page.retrieved,
    }
    return {key: value for key, value in call.items() if value is not None}


def _reference(page: Page) -> str | None:
    """The reference of the EU topic, None where the page names none."""
    texts = (stated(page, section) or "" for section in (INTRODUCTION, SHEET))
    found = (_EU_REFERENCE.search(text) for text in texts)
    return next((match.group() for match in found if match), None)


def _day(page: Page, section: str) -> date | None:
    moment = moment_of(stated(page, section))
    return moment.date() if moment else None


def _closes(page: Page) -> Draft | None:
    moment = moment_of(stated(page, CLOSES))
    return {"type": "datetime", "at": moment.isoformat(), "zone": PORTAL_ZONE} if moment else None


def _opening(page: Page) -> Draft | None:
    published, opens = _day(page, PUBLISHED), _day(page, OPENS)
    if published is None or opens is None:
        return None
    values = {"published": {"type": "date", "on": published}, "opens": {"type": "date", "on": opens}}
    return _fact("opening_date", values, page, PUBLISHED, OPENS)


def _deadline(page: Page) -> Draft | None:
    closes = _closes(page)
    if closes is None:
        return None
    if not closes["at"].endswith("T00:00:00"):
        return _fact("deadline", {"deadline": closes}, page, CLOSES)
    return {**_fact("deadline_without_hour", {"deadline": closes}, page, CLOSES), "ask": _ASK}


def _code(page: Page) -> Draft:
    codes = {"code": page.code, "reference": _reference(page)}
    values = {name: {"type": "text", "it": code, "en": code} for name, code in codes.items() if code}
    return _fact("call_code_with_reference" if codes["reference"] else "call_code", values, page, CODE)


def _fact(name: str, values: Draft, page: Page, *sections: str) -> Draft:
    """A fact that fields of the page state."""
    sources = [{"source": "portal", "section": section, "quote": stated(page, section)} for section in sections]
    return {**deepcopy(_words()["fields"][name]), "values": values, "sources": sources}


def _found(page: Page, how: Draft) -> Draft | None:
    """The fact that a pattern finds in the sheet, else in the introduction; None where it finds nothing."""
    pattern = re.compile(how["pattern"], re.IGNORECASE)
    for passage in sorted(page.passages, key=lambda passage: passage.section != SHEET):
        match = pattern.search(passage.text) if passage.section in (SHEET, INTRODUCTION) else None
        values = match and {name: _VALUES[kind](match, name) for name, kind in how["values"].items()}
        if values is not None and all(values.values()):
            source = {"source": "portal", "section": passage.section, "quote": passage.text}
            return {"text": dict(how["text"]), "values": values, "sources": [source]}
    return None


def _money(match: re.Match[str], _: str) -> Draft:
    amount = Decimal(match["amount"].replace(".", "").replace(",", "."))
    scale = next((times for name, times in _SCALES.items() if (match["scale"] or "").lower().startswith(name)), 1)
    return {"type": "money", "amount": int(amount * scale), "currency": "EUR"}


def _number(match: re.Match[str], name: str) -> Draft:
    return {"type": "count", "number": int(match[name])}


def _duration(match: re.Match[str], _: str) -> Draft:
    unit = next(unit for stem, unit in _UNITS.items() if match["unit"].lower().startswith(stem))
    least, most = int(match["least"]), int(match["most"] or 0)
    span = {"least": least, "most": most} if most > least else {"least": least}
    return {"type": "duration", **span, "unit": unit}


def _date(match: re.Match[str], _: str) -> Draft | None:
    """The day in words, None where the calendar has none such."""
    month = match["month"].lower()
    try:
        return {"type": "date", "on": date(int(match["year"]), MONTHS.index(month) + 1, int(match["day"]))}
    except ValueError:
        return None


_VALUES: dict[str, Callable[[re.Match[str], str], Draft | None]] = {
    "money": _money,
    "number": _number,
    "duration": _duration,
    "date": _date,
}
