"""Which answers of an interview a text corrects, told by its words alone: no conversation is looked at."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.interview.message import Mention
from assistant.interview.questions import MEMBERS
from assistant.interview.words.counts import BEFORE_COUNT, COUNTED, NOT_MEMBERS
from assistant.interview.words.members import ADDS, ORDINALS, REMOVES
from assistant.interview.words.speech import CHANGE, CORRECTS, QUESTION, QUESTION_WORDS
from assistant.interview.words.traits import KINDS, LEGAL, PLATFORM
from assistant.language.numbers import find_numbers

_ANSWER = re.compile(r"\b(?:rispost\w+|domand\w+|answers?|questions?)\b", re.IGNORECASE)
_MEMBER = re.compile(r"\b(?:partners?|membr[oi]|members?)\b", re.IGNORECASE)
_PIECE = re.compile(r"[^,;:.!\n]+")


@dataclass(frozen=True)
class Correction:
    """A question of the interview whose answer is corrected, and the words that tell which one it is."""

    question: str
    start: int
    end: int


def corrections_in(text: str, mentions: Sequence[Mention]) -> list[Correction]:
    """The answers that a text corrects, each once: "no aspetta, i membri sono quattro" corrects ``members``.

    "Cambia la seconda risposta" tells nothing without its conversation, the first question is always how many they are.
    """
    if "?" in text or text.startswith("/") or QUESTION.search(text):
        return []
    found = list(_told(text, mentions) if CORRECTS.search(text) or CHANGE.search(text) else _joins(text, mentions))
    first = {one.question: one for one in reversed(found)}
    return sorted(first.values(), key=lambda one: one.start)


def _told(text: str, mentions: Sequence[Mention]) -> Iterator[Correction]:
    """What each piece of a correction is about."""
    for piece in _PIECE.finditer(text):
        start, end = piece.span()
        here = [one for one in mentions if start <= one.start and one.end <= end]
        match = _first_told(text, start, end, here)
        if match is not None:
            yield match


def _first_told(text: str, start: int, end: int, mentions: Sequence[Mention]) -> Correction | None:
    said = text[start:end]
    answer = _ANSWER.search(said)
    if answer is not None and (first := ORDINALS[0].search(said)):
        return Correction(MEMBERS, start + first.start(), start + max(first.end(), answer.end()))
    spans = _by_words(said, mentions, start) if answer is None else _by_name(said)
    found = next(iter(spans), None)
    return None if found is None else Correction(found[0], start + found[1], start + found[2])


def _by_words(said: str, mentions: Sequence[Mention], start: int) -> Iterator[tuple[str, int, int]]:
    """The questions that a piece answers or names, the plainest sign first."""
    places = [one for one in mentions if one.entity in ("country", "region")]
    region = QUESTION_WORDS["region"]
    named = [one for one in mentions if one.entity == "organisation_kind"]
    # The "regione" of "la regione è la Puglia" is no kind of body.
    kinds = [one for one in named if not (places and region.fullmatch(said[one.start - start : one.end - start]))]
    for value, begin, stop in find_numbers(said):
        counted = value > 1 and COUNTED.match(said[stop:]) and not places
        if not NOT_MEMBERS.match(said[stop:]) and (BEFORE_COUNT.search(said[:begin]) or counted):
            yield MEMBERS, begin, stop
    for question, pattern in (("legal_personality", LEGAL), ("platform_registration", PLATFORM)):
        if match := pattern.search(said):
            yield question, *match.span()
    plain = [match for pattern in KINDS.values() if (match := pattern.search(said))]
    yield from (("kind", one.start - start, one.end - start) for one in kinds)
    yield from (("kind", *match.span()) for match in plain)
    where = "region" if region.search(said) else "country"
    yield from ((where, one.start - start, one.end - start) for one in places)
    yield from _by_name(said)


def _by_name(said: str) -> Iterator[tuple[str, int, int]]:
    """The questions that a piece calls by name: "cambia il numero di membri"."""
    for question, pattern in QUESTION_WORDS.items():
        if match := pattern.search(said):
            yield question, *match.span()


def _joins(text: str, mentions: Sequence[Mention]) -> Iterator[Correction]:
    """A member more or less: "aggiungi un partner greco", "the French partner drops out"."""
    match = ADDS.search(text) or REMOVES.search(text)
    placed = any(one.entity in ("country", "region") for one in mentions)
    if match is not None and (placed or _MEMBER.search(text)):
        yield Correction(MEMBERS, *match.span())
