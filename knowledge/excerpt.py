"""The sentences of a text that say most of what was looked for, in few words."""

import re
import textwrap
from collections.abc import Mapping

from knowledge.search_words import stems

LONGEST = 300
"""Characters of an excerpt at most."""

# A figure or a bracket begins no sentence: "art. 5", "n. 1287/2013", "ecc. (cioè ...)".
_END_OF_SENTENCE = re.compile(r"(?<=[.!?;:])\s+(?=[A-ZÀ-Ý«“\"])|\n+")


def excerpt(text: str, language: str, weights: Mapping[str, float], longest: int = LONGEST) -> str:
    """The text itself if it is short; else the sentences in a row that hold most of the stems in ``weights``.

    A sentence that is too long by itself is cut between words, with "…" where something is left out.
    """
    if len(text) <= longest:
        return text
    runs = [run for run in _runs(text) if len(run) <= longest]
    if runs:
        best = max(runs, key=lambda run: (_weight(run, language, weights), -len(run)))
        if _weight(best, language, weights) > 0:
            return best
    lines = textwrap.wrap(text, longest - 4, break_long_words=True)
    number, line = max(enumerate(lines), key=lambda one: (_weight(one[1], language, weights), -one[0]))
    return f"{'… ' if number else ''}{line}{' …' if number < len(lines) - 1 else ''}"


def _runs(text: str) -> list[str]:
    """Every run of sentences, to the letter."""
    ends = [match.span() for match in _END_OF_SENTENCE.finditer(text)]
    starts = [0, *(end for _, end in ends)]
    stops = [*(start for start, _ in ends), len(text)]
    return [text[start:stop].removeprefix("- ") for number, start in enumerate(starts) for stop in stops[number:]]


def _weight(text: str, language: str, weights: Mapping[str, float]) -> float:
    return sum(weights.get(stem, 0.0) for stem in stems(text, language))
