"""How alike texts are: rapidfuzz's ratio of their letters, 100 for the same ones.

Compared in lower case without accents and punctuation.
"""

import re
from collections.abc import Iterator, Sequence

import numpy as np
from rapidfuzz import fuzz, process

from assistant.nlu.features import fold

LIKE_A_TEST = 90
"""From this ratio on an example gives the answer to a question that is meant to be blind."""

CHUNK = 500
_NOT_LETTERS = re.compile(r"[\W_]+")


def plain(text: str) -> str:
    """The text as compared."""
    return _NOT_LETTERS.sub(" ", fold(text)).strip()


def alike(texts: Sequence[str], bound: int) -> Iterator[tuple[str, str]]:
    """The pairs among texts whose ratio reaches the bound; only texts whose lengths allow it are compared."""
    ordered = sorted(texts, key=lambda text: len(plain(text)))
    compared = [plain(text) for text in ordered]
    lengths = np.array([len(text) for text in compared])
    for begin in range(0, len(ordered), CHUNK):
        chunk = compared[begin : begin + CHUNK]
        end = int(np.searchsorted(lengths, _longest_alike(len(chunk[-1]), bound), side="right"))
        ratios = process.cdist(chunk, compared[begin:end], scorer=fuzz.ratio, score_cutoff=bound, dtype=np.uint8)
        for row, column in np.argwhere(ratios >= bound):
            if row < column:
                yield ordered[begin + row], ordered[begin + column]


def _longest_alike(length: int, bound: int) -> int:
    """How long a text may be whose ratio to a shorter one of this length reaches the bound."""
    return length * (200 - bound) // bound


def likest(texts: Sequence[str], others: Sequence[str], bound: int) -> Iterator[tuple[str, str]]:
    """Each text with those of the others whose ratio to it reaches the bound."""
    ratios = process.cdist(
        [plain(text) for text in texts],
        [plain(text) for text in others],
        scorer=fuzz.ratio,
        score_cutoff=bound,
        dtype=np.uint8,
    )
    for row, column in np.argwhere(ratios >= bound):
        yield texts[row], others[column]
