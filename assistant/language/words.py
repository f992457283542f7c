"""Cuts a chat message into the words that can tell its language, leaving out codes, addresses, phrases and names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.language.vocabulary import Vocabulary

_LONGEST = 400
"""Characters looked at: a language shows long before."""
_ACRONYM = 6

_NOT_WORDS = re.compile(r"\A\s*/\w+.*|\S+@\S+|https?://\S+|www\.\S+|@\w+|[\w-]*\d[\w-]*", re.DOTALL)
_WORD = re.compile(r"(?<=['’])(?:s|t|re|ve|ll|m|d)\b|[^\W\d_]+['’´`]*", re.IGNORECASE)
_APOSTROPHES = re.compile(r"['’´`]+")
_REPEATED = re.compile(r"(\w)\1{2,}")


@dataclass(frozen=True)
class Word:
    """A word in lower case; ``capital`` and ``proper`` say whether it begins, or is written, as names are."""

    text: str
    capital: bool
    proper: bool


def telling_words(text: str, known: Vocabulary) -> list[Word]:
    """The words that may tell; none where the text is only a name such as "Politecnico di Milano".

    ``don't`` gives ``don'`` and ``'t``; ``l'ente`` gives ``l'`` and ``ente``; ``ciaooo`` gives ``ciao``.
    """
    words = list(_without_phrases(list(_words(text[:_LONGEST])), known))
    return [] if _is_code(text, words) or _is_name(words, known) else words


def _words(text: str) -> Iterator[Word]:
    bare = _NOT_WORDS.sub(" ", text)
    shouted = bare.isupper() and " " in bare.strip()
    first = True
    for match in _WORD.finditer(bare):
        written = _APOSTROPHES.sub("'", match.group())
        capital = written[0].isupper() and not shouted
        yield Word(_spelled(written, bare[: match.start()]), capital, capital and _is_proper(written, first))
        first = False


def _spelled(written: str, before: str) -> str:
    """The word in lower case, a letter repeated for stress once, with the apostrophe of ``'t`` and ``'ll``."""
    lower = _REPEATED.sub(r"\1", written.lower())
    return f"'{lower}" if before[-1:] in ("'", "’") and len(lower) < 3 else lower


def _is_proper(written: str, first: bool) -> bool:
    if written.isupper():
        return 1 < len(written) <= _ACRONYM
    return not first or any(sign.isupper() for sign in written[1:])


def _without_phrases(words: list[Word], known: Vocabulary) -> Iterator[Word]:
    place = 0
    while place < len(words):
        phrases = known.phrases.get(words[place].text, ())
        size = next((len(phrase) for phrase in phrases if _stands(phrase, words, place)), 0)
        if not size:
            yield words[place]
        place += size or 1


def _stands(phrase: tuple[str, ...], words: list[Word], place: int) -> bool:
    return phrase == tuple(word.text for word in words[place : place + len(phrase)])


def _is_code(text: str, words: list[Word]) -> bool:
    """Whether the text is only codes of countries or states in two capitals: "IT", "SI, HR"."""
    return text.isupper() and all(len(word.text) == 2 for word in words)


def _is_name(words: list[Word], known: Vocabulary) -> bool:
    """Whether these are capitals joined by small words, none of them a plain word of one language."""
    if len(words) < 2 or not words[0].capital:
        return False
    capitals = [(word.text, known.weight(word.text)) for word in words if word.capital]
    return (
        all(word.text in known.joiners for word in words if not word.capital)
        and all(weight is None or abs(weight) < 1 or "'" in word for word, weight in capitals)
        and any(weight is None or word in known.names for word, weight in capitals)
    )
