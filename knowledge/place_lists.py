"""Names that are also words, where a list shows that the places are meant: "Georgia e Danimarca", "malta, italia"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

_BETWEEN = re.compile(
    r"\s*(?:[,;/&+]|(?:,\s*)?\b(?:ed?|o|and|or)\b)\s*(?:(?:il|lo|la|i|gli|le|the)\s+|l['’]\s*)?", re.IGNORECASE
)
_JOINING = re.compile(r"\b(?:ed?|o|and|or)\b|[/&+]", re.IGNORECASE)
_BEGINS = re.compile(
    r"(?:^|[.:;!?(]|\b(?:in|a|da|di|dei|degli|(?:da|de|ne)l(?:l[aeo]?)?|from|of|at|near|tra|fra|between))\W*$",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\s*(?:$|[.:;!?)]|,\s*(?:tutt[ie]|all)\b)", re.IGNORECASE)


How = Literal["place", "capital", "small"]
"""A place for certain, or a word too, written with a capital or without."""


@dataclass(frozen=True)
class Listed:
    """A name of a place in a text; ``common``: the word that it also is, is far more usual than the place."""

    start: int
    end: int
    how: How
    common: bool = False


def meant_in_lists(text: str, names: Iterable[Listed]) -> Iterator[Listed]:
    """Those of the ``names`` that are also words and stand in a list with a place.

    With a capital the list is enough; without one it has to be all of its sentence, or follow a preposition.
    """
    ordered = sorted(names, key=lambda name: name.start)
    for run in _runs(text, ordered):
        if any(name.how == "place" for name in run):
            yield from (name for name in run if name.how != "place" and _counts(text, name, run))


def _runs(text: str, names: Sequence[Listed]) -> Iterator[list[Listed]]:
    """The names that follow each other with nothing between them but a comma or a joining word."""
    run: list[Listed] = []
    for name in names:
        if run and not _BETWEEN.fullmatch(text[run[-1].end : name.start]):
            yield run
            run = []
        run.append(name)
    if run:
        yield run


def _counts(text: str, name: Listed, run: Sequence[Listed]) -> bool:
    if name.how == "capital":
        gaps = [text[one.end : other.start] for one, other in pairwise(run)]
        return not name.common or len(run) > 2 or any(map(_JOINING.search, gaps))
    whole = _BEGINS.search(text[: run[0].start]) and _ENDS.match(text, run[-1].end)
    return not name.common and bool(whole)
