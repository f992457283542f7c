"""Takes an answer apart: one clause says one thing of somebody ("the second is a university", "all registered")."""

import re
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from assistant.eligibility.consortium import Places
from assistant.interview.message import Mention, Message
from assistant.interview.pieces import kinds_meant, pieces
from assistant.interview.places import NamedPlace, named_places
from assistant.interview.words.members import (
    ALL,
    EXCEPT,
    FIRST_OF,
    LAST,
    LAST_OF,
    MEMBER_NUMBER,
    NOT_ALL,
    ONLY,
    ORDINALS,
    OTHERS,
    SELF,
    US,
)
from assistant.interview.words.speech import CORRECTS, DOES_NOT_KNOW, ENDS_WITH_NO, ENDS_WITH_YES, NO, NONE, NOT, YES
from assistant.interview.words.traits import KINDS, LEGAL, PLATFORM, REGISTERED, REQUESTED
from assistant.language.numbers import find_numbers

_ONE = re.compile(r"\b(?:un['’]|un|una|uno|an?|one)\s*(?:\w+\s+)?$", re.IGNORECASE)
_ALL_OF = re.compile(
    r"\b(?:tutt[ie]\s+e|all|entrambi\s+e|(?:i|le|gli|the)\s+(?:primi|prime|first)|altri|other)\s*$", re.IGNORECASE
)


@dataclass(frozen=True)
class Clause:
    """What one clause says, and of whom.

    ``refs``: members by their number (from 0), ``named``: by their place; ``count``: of so many, whoever they are.
    """

    text: str
    refs: tuple[int, ...] = ()
    named: tuple[NamedPlace, ...] = ()
    everyone: bool = False
    rest: bool = False
    excepted: bool = False
    only: bool = False
    count: int | None = None
    kind: str | None = None
    legal_personality: bool | None = None
    platform_registration: str | None = None
    yes: bool | None = None
    unknown: bool = False
    own: bool = False
    """Whether it is about the one body that writes ("we are a cluster from Kraków")."""

    def value(self, field: str) -> Any:
        """What it says about a field of members, None if nothing."""
        return getattr(self, field, None)

    @property
    def says(self) -> bool:
        """Whether it says something of members, beside where they are."""
        values = (self.kind, self.legal_personality, self.platform_registration, self.yes)
        return self.unknown or any(value is not None for value in values)

    @property
    def whom(self) -> bool:
        """Whether it names somebody."""
        return bool(self.refs or self.named or self.everyone or self.rest or self.count)


def clauses_of(message: Message, places: Places, size: int, field: str | None) -> list[Clause]:
    """The clauses of an answer; ``size``: members known so far, ``field``: what was asked about."""
    named = named_places(message.text, message.mentions, places)
    kinds = kinds_meant(message, named)
    found = []
    for start, end in pieces(message.text, [*named, *kinds]):
        here = [place for place in named if start <= place.start and place.end <= end]
        kind = next((mention for mention in kinds if start <= mention.start and mention.end <= end), None)
        found.append(_clause(_Piece(message.text, start, end), here, kind, size, field))
    return _inherited(found)


class _Piece(NamedTuple):
    """A piece of a text."""

    text: str
    start: int
    end: int


def _clause(piece: _Piece, named: list[NamedPlace], kind: Mention | None, size: int, field: str | None) -> Clause:
    text, start, end = piece
    said = text[start:end]
    platform = field == "platform_registration"
    yes = True if YES.search(said) else False if NO.search(said) else None
    if yes is None and (named or ONLY.search(said) or _refs(said, size)):
        yes = True if ENDS_WITH_YES.search(said) else False if ENDS_WITH_NO.search(said) else None
    if yes is None and NOT_ALL.search(said):
        yes = False
    if yes is None and NONE.search(said) and field in ("legal_personality", "platform_registration"):
        yes = False
    if CORRECTS.search(said) and not ENDS_WITH_YES.search(said):
        yes = None  # "no, wait" refuses nothing
    return Clause(
        text=said,
        refs=_refs(said, size),
        named=tuple(named),
        everyone=bool(ALL.search(said) or NONE.search(said)) and not NOT_ALL.search(said),
        rest=bool(OTHERS.search(said)),
        excepted=bool(EXCEPT.search(said)),
        only=bool(ONLY.search(said)),
        count=_count(text, start, end, kind),
        kind=kind.value if kind else _plain_kind(said),
        legal_personality=(not NOT.search(said)) if LEGAL.search(said) else None,
        platform_registration=_registration(said, asked=platform, about=bool(PLATFORM.search(text))),
        yes=yes,
        unknown=bool(DOES_NOT_KNOW.search(said)),
        own=bool(kind or named) and bool(SELF.search(said)),
    )


def _plain_kind(said: str) -> str | None:
    """The kind that a plural or short word tells; nothing where the platform of the clusters is meant."""
    if PLATFORM.search(said) and not ALL.search(said):
        return None
    return next((kind for kind, pattern in KINDS.items() if pattern.search(said)), None)


def _registration(said: str, *, asked: bool, about: bool) -> str | None:
    refused = NOT.search(said) is not None
    if REQUESTED.search(said) and (asked or about):
        return (
            "none" if refused and not re.search(r"\bnon\s+ancora\b|\bnot\s+yet\b", said, re.IGNORECASE) else "requested"
        )
    if REGISTERED.search(said) and (PLATFORM.search(said)):
        return "none" if refused else "registered"
    return None


def _refs(said: str, size: int) -> tuple[int, ...]:
    first = FIRST_OF.search(said)
    if first is not None:
        word = next(filter(None, first.groups()))
        numbers = [value for value, _, _ in find_numbers(word)]
        if numbers:
            return tuple(range(min(numbers[0], size)))
    last = LAST_OF.search(said)
    if last is not None and (numbers := [value for value, _, _ in find_numbers(last.group(1))]):
        return tuple(range(max(size - numbers[0], 0), size))
    found = {number for number, pattern in enumerate(ORDINALS) if pattern.search(said)}
    found |= {int(match.group(1)) - 1 for match in MEMBER_NUMBER.finditer(said)}
    if LAST.search(said) and size:
        found.add(size - 1)
    if US.search(said) and not ALL.search(said):
        found.add(0)
    return tuple(sorted(number for number in found if 0 <= number < size))


def _count(text: str, start: int, end: int, kind: Mention | None) -> int | None:
    """Of how many members a clause speaks: "two clusters", "a university"; not "all three"."""
    for value, begin, stop in find_numbers(text[start:end]):
        before = text[start : start + begin]
        if 0 < value <= 20 and not _ALL_OF.search(before) and not MEMBER_NUMBER.search(text[start : start + stop]):
            return value
    if kind is not None and _ONE.search(text[start : kind.start]):
        return 1
    return 1 if re.match(r"\s*(?:uno|una|one)\b", text[start:end], re.IGNORECASE) else None


def _inherited(found: list[Clause]) -> list[Clause]:
    """Somebody named without a word about them shares what the next clause says: "Italy and Spain are registered"."""
    after: Clause | None = None
    out = []
    for clause in reversed(found):
        shared = clause
        if (
            after is not None
            and clause.whom
            and not clause.says
            and not clause.excepted
            and (after.named or after.refs)
        ):
            shared = replace(
                clause,
                kind=after.kind if after.count is None else None,
                legal_personality=after.legal_personality,
                platform_registration=after.platform_registration,
                yes=after.yes,
            )
        out.append(shared)
        after = shared
    return out[::-1]
