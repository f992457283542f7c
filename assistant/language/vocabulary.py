"""The words by which a language is told: read once from words.yml, neutral.yml and others.yml beside this module.

A weight says how far a word speaks for Italian (1.0) or for English (-1.0); 0.0 is a word that both use alike.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from unicodedata import combining, normalize

from rapidfuzz.distance import OSA
from ruamel.yaml import YAML

Phrase = tuple[str, ...]

_FOLDER = Path(__file__).parent
_WEIGHTS = {"it": 1.0, "en": -1.0, "lean_it": 0.5, "lean_en": -0.5}
_SURE, _COMMON = 2.0, 1.0
_SLIP_FROM = 5
"""Shortest word in which a slip is forgiven: shorter ones have too many neighbours."""


@dataclass(frozen=True)
class Vocabulary:
    """The lists, as look-ups."""

    weights: dict[str, float]
    shortened: dict[str, list[str]]
    """The listed words by what is left of them without one letter: finds the neighbours of a word at once."""
    endings: dict[str, re.Pattern[str]]
    names: frozenset[str]
    joiners: frozenset[str]
    """Small words that stand inside names."""
    phrases: dict[str, list[Phrase]]
    """Phrases by their first word, longest first."""
    others: dict[str, dict[str, float]]
    """Points of a word for each other language that it belongs to."""

    def weight(self, word: str) -> float | None:
        """The weight of a listed word or of a name (0.0), None for any other."""
        return 0.0 if word in self.names else self.weights.get(word)

    def slip_weight(self, word: str) -> float | None:
        """The mean weight of the words of which ``word`` may be a slip, None if there are none or they disagree."""
        if len(word) < _SLIP_FROM:
            return None
        near = {other for short in _shortened(word) for other in self.shortened.get(short, ())}
        found = [self.weight(other) or 0.0 for other in near if _is_slip(word, other)]
        agree = bool(found) and (min(found) >= 0 or max(found) <= 0)
        return sum(found) / len(found) if agree else None

    def ending_weight(self, word: str, least: int) -> float:
        """1.0 where the word ends as Italian words do, -1.0 as English ones, by ``least`` letters or more."""
        weight = 0.0
        for language, worth in (("it", 1.0), ("en", -1.0)):
            ending = self.endings[language].search(word)
            if ending and len(ending.group(1)) >= least:
                weight += worth
        return weight


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The vocabulary, read on first use and kept.  Raises OSError or YAMLError when a list cannot be read."""
    words, neutral, others = (_read(name) for name in ("words.yml", "neutral.yml", "others.yml"))
    names = frozenset(neutral["names"].split())
    weights = dict.fromkeys(neutral["both"].split(), 0.0)
    for key, weight in _WEIGHTS.items():
        weights.update(dict.fromkeys(words[key].split(), weight))
    for word in list(weights):
        weights.setdefault(without_accents(word), weights[word])
    return Vocabulary(
        weights=weights,
        shortened=_by_shortened(names | weights.keys()),
        endings={language: _ending(words["endings"][language]) for language in ("it", "en")},
        names=names,
        joiners=frozenset(neutral["joiners"].split()),
        phrases=_phrases(neutral["phrases"]),
        others=_others(others),
    )


def without_accents(word: str) -> str:
    """The word as people write it who leave accents out."""
    return word if word.isascii() else "".join(sign for sign in normalize("NFD", word) if not combining(sign))


def _read(name: str) -> dict[str, Any]:
    data: dict[str, Any] = YAML(typ="safe").load((_FOLDER / name).read_text(encoding="utf-8"))
    return data


def _shortened(word: str) -> set[str]:
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}


def _is_slip(word: str, other: str) -> bool:
    """One letter apart, and not by the ending alone: "totale" is no slip of "total"."""
    ending = word[:-1] == other[: len(word) - 1] and (len(word) == len(other) or word[-1] in "aeio")
    return OSA.distance(word, other) == 1 and not (ending and len(other) <= len(word))


def _by_shortened(words: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for word in words:
        if len(word) >= _SLIP_FROM:
            for short in _shortened(word):
                found[short].append(word)
    return dict(found)


def _ending(endings: str) -> re.Pattern[str]:
    return re.compile(f".{{2}}({'|'.join(endings.split())})$")


def _phrases(phrases: str) -> dict[str, list[Phrase]]:
    by_start: dict[str, list[Phrase]] = defaultdict(list)
    for phrase in sorted((tuple(text.split("_")) for text in phrases.split()), key=len, reverse=True):
        by_start[phrase[0]].append(phrase)
    return dict(by_start)


def _others(lists: dict[str, dict[str, str]]) -> dict[str, dict[str, float]]:
    points: dict[str, dict[str, float]] = defaultdict(dict)
    for language, words in lists.items():
        for key, value in (("common", _COMMON), ("sure", _SURE)):
            for word in words[key].split():
                points[word][language] = value
                points[without_accents(word)].setdefault(language, value)
    return dict(points)
