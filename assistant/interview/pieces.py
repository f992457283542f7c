"""Cuts an answer into pieces at commas and joining words, and tells which kinds of body are meant in it."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from assistant.interview.message import Mention, Message
from assistant.interview.places import NamedPlace

_JOINT = re.compile(
    r"[,;:\n]|\.(?=\s|$)|!|(?<=\w)\s+-\s+|\b(?:e|ed|and|ma|but|mentre|while|whereas|poi|then)\b", re.IGNORECASE
)
_REGION_OF = re.compile(r"\s*(?:d\w*['’]?\s*|of\s+)?$", re.IGNORECASE)
_PLACE_NOUNS = ("regione", "regioni", "region", "provincia", "comune")


def kinds_meant(message: Message, named: Sequence[NamedPlace]) -> list[Mention]:
    """The kinds of body that are meant: not the "regione" of "regione Puglia", nor the platform's or the partners'."""
    kinds = []
    for mention in message.mentions:
        written = message.text[mention.start : mention.end].lower()
        after = [place for place in named if place.start >= mention.end]
        beside = bool(after) and _REGION_OF.fullmatch(message.text[mention.end : after[0].start]) is not None
        if mention.entity == "organisation_kind" and not (written in _PLACE_NOUNS[:-1] and beside):
            kinds.append(mention)
    terms = [mention for mention in message.mentions if mention.entity == "term"]
    return [kind for kind in kinds if not any(_is_part(kind, term) for term in terms)]


def _is_part(kind: Mention, term: Mention) -> bool:
    """Whether a kind is only a word of a longer term: the cluster of "piattaforma dei cluster"."""
    return (kind.start, kind.end) != (term.start, term.end) and term.start <= kind.start and kind.end <= term.end


def pieces(text: str, whole: Iterable[Any]) -> list[tuple[int, int]]:
    """The pieces of an answer, start and end of each; what is ``whole`` is never cut."""
    spans = [(one.start, one.end) for one in whole]
    found, start = [], 0
    for joint in _JOINT.finditer(text):
        inside = any(begin < joint.end() and joint.start() < end for begin, end in spans)
        together = joint.group().lower() in ("e", "ed", "but")
        counting = together and re.search(r"\b(?:tutt[ie]|all|every\w+)\s*$", text[: joint.start()], re.IGNORECASE)
        if not inside and not counting:
            found.append((start, joint.start()))
            start = joint.end()
    found.append((start, len(text)))
    return [(begin, end) for begin, end in found if text[begin:end].strip()]
