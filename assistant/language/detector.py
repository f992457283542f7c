"""Tells the language of a short message: Italian, English, clearly another one, or no telling.

Words decide; a word that is in no list is judged by the listed word of which it may be a slip, by its ending, and at
last by lingua's letter statistics, which on their own are wrong in one chat message of ten.
"""

import re
from functools import lru_cache

from lingua import Language, LanguageDetector, LanguageDetectorBuilder

from assistant.language.other_languages import other_language
from assistant.language.vocabulary import Vocabulary, vocabulary
from assistant.language.words import Word, telling_words

_CLEAR = 0.3
"""Below this sum of evidence a text does not tell."""
_SLIP, _ENDING, _LETTERS = 0.8, 0.6, 0.5
"""How much evidence a word that is in no list gives at most, by how it is judged."""
_NEUTRAL_SLIP = 0.4
_SHORT = 4
"""Unlisted words below this length give no evidence by their letters."""
_NAME_ENDING = 3
"""Letters that an ending must have to tell in a word with a capital, which may be a name."""

_ITALIAN_ACCENT = re.compile(r"(?:[àèìòù]|ché|[aeiou]')$")
_GIBBERISH = re.compile(r"^[^aeiouyàèéìòù]*$|[^aeiouyàèéìòù]{5}")


def detect(text: str) -> str | None:
    """``it``, ``en``, another ISO 639-1 code, or None where the text does not tell (names, codes, "budget?")."""
    known = vocabulary()
    judged = [(word, known.weight(word.text)) for word in telling_words(text, known)]
    if not judged:
        return None
    other = other_language(judged, known)
    if other is not None:
        return other
    evidence = sum(_guess(word, known) if weight is None else weight for word, weight in judged)
    if abs(evidence) < _CLEAR:
        return None
    return "it" if evidence > 0 else "en"


def _guess(word: Word, known: Vocabulary) -> float:
    """The evidence of a word in no list."""
    slip = known.slip_weight(word.text)
    if slip is not None:
        return slip * _SLIP if abs(slip) > _NEUTRAL_SLIP else 0.0
    if word.proper:
        return 0.0
    if _ITALIAN_ACCENT.search(word.text):
        return 1.0
    if len(word.text) < _SHORT or _GIBBERISH.search(word.text):
        return 0.0
    ending = known.ending_weight(word.text, least=_NAME_ENDING if word.capital else 1)
    if ending or word.capital:
        return ending * _ENDING
    return (2 * _italian_likelihood(word.text) - 1) * _LETTERS


def _italian_likelihood(word: str) -> float:
    return float(_two_languages().compute_language_confidence(word, Language.ITALIAN))


@lru_cache(maxsize=1)
def _two_languages() -> LanguageDetector:
    builder = LanguageDetectorBuilder.from_languages(Language.ITALIAN, Language.ENGLISH)
    return builder.with_low_accuracy_mode().build()
