"""Tells a third language, and only when it is clearly one.

People who write Italian or English make slips and name foreign places and bodies; neither may make them Spanish.
"""

from collections import defaultdict
from functools import lru_cache

from lingua import IsoCode639_1, LanguageDetector, LanguageDetectorBuilder

from assistant.language.vocabulary import Vocabulary, vocabulary
from assistant.language.words import Word

Judged = list[tuple[Word, float | None]]
"""Words with their weight for Italian (above 0) or English (below 0); None where no list knows the word."""

_POINTS, _LEAD = 2.0, 0.5
"""What a language must have in words of its own, and by how much it must lead Italian and English in all."""
_SHARE = 0.4
"""The part of the words that must belong to it."""
_SHARED = 0.5
"""Points of a word that Italian or English has too."""
_UNKNOWN, _SURE = 2, 0.9
"""Where one word or letter hints at another language: how many words no list of ours must know, and how sure lingua."""
_OWN_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzàáèéìíòóùú'")
_LAST_LATIN = "\u024f"
_OWN = ("it", "en")
_BY_SCRIPT = ("el", "uk", "ru", "bg", "ar", "zh", "ja", "ko", "he", "hi")
"""Languages that their letters tell, without a list of words."""


def other_language(judged: Judged, known: Vocabulary) -> str | None:
    """The ISO 639-1 code of the third language of a text, None where it is not clearly in one."""
    words = [word.text for word, _ in judged]
    if len("".join(words)) > 1 and sum(min(word) > _LAST_LATIN for word in words) > len(words) / 2:
        return _likeliest(words)[0]
    italian = sum(max(weight or 0, 0) for _, weight in judged)
    english = sum(max(-(weight or 0), 0) for _, weight in judged)
    own = max(italian, english)
    return _by_words(judged, own, known) or _by_letters(judged, own, known)


def _by_words(judged: Judged, own: float, known: Vocabulary) -> str | None:
    points: defaultdict[str, float] = defaultdict(float)
    foreign: defaultdict[str, float] = defaultdict(float)
    matched: defaultdict[str, int] = defaultdict(int)
    for word, weight in judged:
        for language, worth in known.others.get(word.text, {}).items():
            matched[language] += 1
            points[language] += worth if weight is None else _SHARED
            foreign[language] += worth if weight is None else 0.0
    likely = {code: value for code, value in points.items() if foreign[code] >= _POINTS and value >= own + _LEAD}
    best = max(likely.values(), default=0.0)
    level = [code for code in likely if likely[code] == best and matched[code] >= _SHARE * len(judged)]
    return level[0] if len(level) == 1 else _likeliest([word.text for word, _ in judged], level)[0]


def _by_letters(judged: Judged, own: float, known: Vocabulary) -> str | None:
    unknown = [word.text for word, weight in judged if weight is None and not word.proper]
    hinted = any(word in known.others or not _OWN_LETTERS.issuperset(word) for word in unknown)
    if not hinted or own > 1 or len(unknown) < max(_UNKNOWN, len(judged) / 2):
        return None
    code, confidence = _likeliest([word.text for word, _ in judged])
    return code if confidence >= _SURE and code not in _OWN else None


def _likeliest(words: list[str], among: list[str] | None = None) -> tuple[str | None, float]:
    """The likeliest language by its letters (of those in ``among``) and its confidence."""
    if among == []:
        return None, 0.0
    for found in _detector().compute_language_confidence_values(" ".join(words)):
        code = found.language.iso_code_639_1.name.lower()
        if found.value > 0 and (among is None or code in among):
            return code, found.value
    return None, 0.0


@lru_cache(maxsize=1)
def _detector() -> LanguageDetector:
    listed = {code for points in vocabulary().others.values() for code in points}
    codes = [IsoCode639_1.from_str(code.upper()) for code in (*_OWN, *_BY_SCRIPT, *sorted(listed))]
    return LanguageDetectorBuilder.from_iso_codes_639_1(*codes).with_low_accuracy_mode().build()
