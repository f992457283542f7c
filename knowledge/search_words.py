"""The words by which a text is searched: accents folded, stop words out, the rest cut to its stem (Snowball).

Texts and questions go through the same function, so that "progetti finanziati" finds "finanziamento del progetto",
with or without its accents, alike on every database.
"""

import re
import unicodedata
from functools import lru_cache
from pathlib import Path

import snowballstemmer
from ruamel.yaml import YAML

from knowledge.values import LANGUAGES

_STOP_WORDS = Path(__file__).parent / "stop_words.yml"
_ALGORITHMS = {"it": "italian", "en": "english"}
_WORD = re.compile(r"[a-z0-9]{2,}")


def stems(text: str, language: str) -> list[str]:
    """The stems of a text in ``it`` or ``en``, in order, each once: ASCII letters and digits only."""
    stop_words = _stop_words()[language]
    return list(dict.fromkeys(_stem(word, language) for word in _words(text) if word not in stop_words))


@lru_cache(maxsize=20_000)
def _stem(word: str, language: str) -> str:
    # A stemmer keeps the word it is at: each word has its own, so that threads do not meet.
    return str(snowballstemmer.stemmer(_ALGORITHMS[language]).stemWord(word))


def _words(text: str) -> list[str]:
    """The words in small letters without accents; letters of other scripts and single letters are no words."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return _WORD.findall("".join(sign for sign in decomposed if not unicodedata.combining(sign)))


@lru_cache(maxsize=1)
def _stop_words() -> dict[str, frozenset[str]]:
    data = YAML(typ="safe").load(_STOP_WORDS.read_text(encoding="utf-8"))
    return {language: frozenset(_words(data[language])) for language in LANGUAGES}
