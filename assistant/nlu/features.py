"""What the topic classifier looks at: words and lemmas with their neighbours, pieces of words, and shared meanings."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import snowballstemmer

_MARKS = re.compile(r"[?!]")
PIECES = (2, 3, 4, 5)
"""Lengths of the character n-grams inside a word; slips and endings share most of them."""


@dataclass(frozen=True)
class Reading:
    """A text as its words and lemmas, lower case and without accents, and its meaning in English words."""

    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    meaning: str = ""


NAME = "§"
"""Begins a word that stands for a name of a kind, such as ``§country``."""


def fold(text: str) -> str:
    """Lower case without accents: people leave them out."""
    decomposed = unicodedata.normalize("NFD", text.lower())
    return "".join(character for character in decomposed if unicodedata.category(character) != "Mn")


def reading(tokens: list[tuple[str, str]], meaning: str = "") -> Reading:
    """The reading of (text, lemma) tokens with their meaning; punctuation but ``?`` and ``!`` is left out."""
    kept = [(fold(text), fold(lemma or text)) for text, lemma in tokens if _keep(text)]
    return Reading(tuple(text for text, _ in kept), tuple(lemma for _, lemma in kept), meaning)


def _keep(text: str) -> bool:
    return any(character.isalnum() for character in text) or bool(_MARKS.fullmatch(text))


def word_features(of: Reading) -> list[str]:
    """Words, lemmas, and pairs of neighbours of either."""
    features = [f"w:{word}" for word in of.words] + [f"l:{lemma}" for lemma in of.lemmas]
    features += [f"w:{first} {second}" for first, second in pairwise(of.words)]
    features += [f"l:{first} {second}" for first, second in pairwise(of.lemmas)]
    return features


def piece_features(of: Reading) -> list[str]:
    """Character n-grams within the words, whose edges are marked by blanks."""
    pieces = []
    for word in of.words:
        edged = f" {word} "
        for length in PIECES:
            pieces += [edged[at : at + length] for at in range(len(edged) - length + 1)]
    return pieces


_ENGLISH_WORD = re.compile(r"[a-z0-9]+")
_SAYS_LITTLE = frozenset(
    {
        "the",
        "a",
        "an",
        "of",
        "to",
        "in",
        "on",
        "at",
        "and",
        "or",
        "is",
        "are",
        "be",
        "it",
        "that",
        "this",
        "with",
        "for",
    }
    | {"by", "from", "i", "you", "we", "they", "he", "she", "do", "does", "did", "have", "has", "had", "my", "our"}
    | {"your", "their"}
)


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    return str(_STEMMER.stemWord(word))


_STEMMER = snowballstemmer.stemmer("english")


def meaning_features(of: Reading) -> list[str]:
    """Stems of the meaning's words and pairs of neighbours: Italian and English share them."""
    stems = [_stem(word) for word in _ENGLISH_WORD.findall(fold(of.meaning))]
    telling = [stem for stem in stems if stem not in _SAYS_LITTLE]
    return telling + [f"{first} {second}" for first, second in pairwise(telling)]
