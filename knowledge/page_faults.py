"""Finds what is wrong with a page of Bandi Online itself: slips of typing, blank fields, hours that cannot be right.

Each fault is an English sentence with the section and the literal words, fit to be sent to the page's editors.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from knowledge.page_text import BODY, CLOSES, DATED, FUNDS, INTRODUCTION, MONTHS, SHEET, moment_of, stated
from knowledge.schema import CallFile, Page
from knowledge.values import PORTAL_ZONE

_SLIPS = (
    (re.compile(r"\w{0,30}''\w{0,30}"), "apostrophes are doubled"),
    (re.compile(r"\bdll['’]{1,2}\w+"), "a letter is missing (dell')"),
    (re.compile(r"(?<!\w)ella\s+[A-Z]\w+"), "a letter is missing (della)"),
    (re.compile(r"\b[a-zà-ù]\d+\b"), "a letter is stuck to a figure"),
    (
        re.compile(r"""[\w"”»)]{1,30}\(\w+|\b[a-zà-ù]{2,30}(?:[,;:](?=[a-zà-ù])|\.(?=[A-ZÈ][a-zà-ù]))\w+"""),
        "a space is missing",
    ),
    (re.compile(r"\w{1,30} -\w[\w-]*"), "there is a space too many"),
)
_COUNTRY = re.compile(r"\bpaes[ei]\s+(?:meno\s+sviluppat[oi]|in\s+transizione)[^.;()]*", re.IGNORECASE)
_DEADLINE = re.compile(rf"[Ss]cadenza:?\s+(?:il\s+)?(\d{{1,2}})\s+({'|'.join(MONTHS)})\s+(\d{{4}})")


def find_faults(page: Page, known: CallFile | None) -> list[str]:
    """Every fault of the page; with what is already known of the call, also an hour that another source contradicts."""
    return [
        *_slips(page),
        *_blank_fields(page),
        *_hours(page),
        *_contradictions(page, known),
        *_country(page),
    ]


def _slips(page: Page) -> Iterator[str]:
    for section in dict.fromkeys(passage.section for passage in page.passages):
        for pattern, what in _SLIPS:
            words = list(dict.fromkeys(pattern.findall(stated(page, section) or "")))
            if words:
                yield f"In the section {section}, {what}: {_quoted(words)}."


def _blank_fields(page: Page) -> Iterator[str]:
    for section in (BODY, FUNDS):
        if stated(page, section) is None:
            yield f"The section {section} is blank."


def _hours(page: Page) -> Iterator[str]:
    for section in DATED:
        text = stated(page, section)
        if text is None:
            yield f"The field {section} is missing."
        elif moment_of(text) is None:
            yield f"The field {section} holds no date of the calendar: {_quoted([text])}."
        elif "00:00" in text:
            yield f"The field {section} gives the hour 00:00, which looks like a placeholder: {_quoted([text])}."


def _contradictions(page: Page, known: CallFile | None) -> Iterator[str]:
    text = stated(page, CLOSES)
    moment = moment_of(text)
    if moment is None or text is None:
        return
    for section in (INTRODUCTION, SHEET):
        found = _DEADLINE.search(stated(page, section) or "")
        if found and (int(found[1]), MONTHS.index(found[2]) + 1, int(found[3])) != (
            moment.day,
            moment.month,
            moment.year,
        ):
            yield f"The section {section} says {_quoted([found[0]])}, but the field {CLOSES} says {_quoted([text])}."
    if known is not None and known.call.closes is not None:
        yield from _other_hour(text, moment, known)


def _other_hour(text: str, moment: datetime, known: CallFile) -> Iterator[str]:
    closes = known.call.closes
    if closes is None or closes.moment == moment.replace(tzinfo=ZoneInfo(PORTAL_ZONE)):
        return
    deadline = known.facts.get("deadline")
    cited = {reference.source for reference in deadline.sources} if deadline else set()
    titles = [source.title for source in known.sources if source.id in cited and source.id != "portal"]
    others = f" ({'; '.join(titles)})" if titles else ""
    yield (
        f"The field {CLOSES} says {_quoted([text])}, but another source says {closes.at:%d/%m/%Y, %H:%M}, "
        f"time of {closes.zone}{others}."
    )


def _country(page: Page) -> Iterator[str]:
    for passage in page.passages:
        found = _COUNTRY.search(passage.text)
        if found and "coesione" in passage.text:
            yield (
                f"The section {passage.section} says {_quoted([found[0]])}, but cohesion policy classifies regions, "
                "not countries: «regione» is probably meant."
            )


def _quoted(words: list[str]) -> str:
    return ", ".join(f"«{word.strip()}»" for word in words)
