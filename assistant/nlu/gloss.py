"""An English gloss of Italian words, from our lexicon: what the sentence encoder and the shared features read.

A gloss is no translation: word by word or turn by turn of phrase, the longest entry first, by the word as written or by
its lemma; words that the lexicon lacks stay as they are.  Its use is that one meaning gets one word whatever the
language or the register ("soldi", "denaro", "quattrini": money).
"""

import re
from functools import lru_cache
from pathlib import Path

from assistant.nlu.features import NAME, fold

LEXICON = Path(__file__).parent / "lexicon.tsv"
"""Italian and English, one entry a line, written by us."""

_WORDS = re.compile(r"§?\w+|[^\w\s]")


class Lexicon:
    """Looks up words and turns of phrase, lower case and without accents."""

    def __init__(self, entries: dict[tuple[str, ...], str]) -> None:
        self._entries = entries
        self._longest = max(map(len, entries), default=1)

    @classmethod
    def read(cls, path: Path = LEXICON) -> "Lexicon":
        """The lexicon of a file.  Raises ValueError naming the line that is not ``italian<TAB>english``."""
        entries: dict[tuple[str, ...], str] = {}
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            italian, tab, english = line.partition("\t")
            if not tab or not italian.strip() or not english.strip():
                raise ValueError(f"{path.name}, line {number}: {line!r} is not Italian, a tab, English")
            entries.setdefault(tuple(_split(italian)), english.strip())
        return cls(entries)

    def __len__(self) -> int:
        """How many entries there are."""
        return len(self._entries)

    def gloss(self, tokens: list[tuple[str, str]]) -> str:
        """The English of (text, lemma) tokens."""
        words = [pair for text, lemma in tokens for pair in _pairs(text, lemma)]
        glossed, at = [], 0
        while at < len(words):
            size, english = self._find(words, at)
            glossed.append(english)
            at += size
        return " ".join(glossed)

    def _find(self, words: list[tuple[str, str]], at: int) -> tuple[int, str]:
        """The longest entry that begins here: how many words it takes, and its English."""
        for size in range(min(self._longest, len(words) - at), 0, -1):
            for side in (0, 1):
                english = self._entries.get(tuple(word[side] for word in words[at : at + size]))
                if english is not None:
                    return size, english
        return 1, words[at][0].removeprefix(NAME)


def _split(text: str) -> list[str]:
    return _WORDS.findall(fold(text).replace("’", "'").replace("'", " "))


def _pairs(text: str, lemma: str) -> list[tuple[str, str]]:
    """The words of a token, each with its lemma; an elided article ("dell'") goes without its apostrophe."""
    words, lemmas = _split(text), _split(lemma)
    return list(zip(words, lemmas if len(lemmas) == len(words) else words, strict=True))


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon of this process, read on first use."""
    return Lexicon.read()


def meaning(tokens: list[tuple[str, str]], language: str | None) -> str:
    """The tokens in English: glossed, unless the text is English; names stand for their kind."""
    if language == "en":
        return " ".join(text.removeprefix(NAME) for text, _ in tokens)
    return lexicon().gloss(tokens)
