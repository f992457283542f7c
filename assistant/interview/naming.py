"""The places that an answer gives: which of them are one, and which are to be replaced."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.interview.clauses import Clause
from assistant.interview.places import NamedPlace
from assistant.interview.words.members import OLD_PLACE


@dataclass(frozen=True)
class Named:
    """A place that an answer gives, the clause it stands in, and whether it is the one to be replaced."""

    place: NamedPlace
    clause: int
    old: bool


def named_in(text: str, clauses: Sequence[Clause]) -> list[Named]:
    """The places of an answer; a country beside a name within it only says which one is meant."""
    found: list[Named] = []
    for number, clause in enumerate(clauses):
        for place in clause.named:
            before = text[: place.start]
            entry = Named(place, number, OLD_PLACE.search(before) is not None)
            merged = _merged(found[-1], entry, text) if found else None
            if merged is not None:
                found[-1] = merged
            else:
                found.append(entry)
    return found


def _merged(last: Named, here: Named, text: str) -> Named | None:
    between = text[last.place.end : here.place.start]
    close = last.clause == here.clause or re.fullmatch(r"\s*,\s*|\s*:\s*", between) is not None
    if last.old or here.old or not close:
        return None
    for inner, outer in ((last, here), (here, last)):
        if outer is last and "," in between:
            continue
        country = {reading.country for reading in outer.place.readings if reading.region is None}
        inside = [one for one in inner.place.readings if one.region is not None and one.country in country]
        if inside and len(outer.place.readings) == len(country) == 1:
            return replace(here if outer is last else last, place=replace(inner.place, readings=tuple(inside)))
    return None
