"""Finds whole numbers in what people write, in digits and in Italian or English words up to the hundreds."""

import re

_UNITS_IT = "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove".split()
_TENS_IT = {20: "venti", 30: "trenta", 40: "quaranta", 50: "cinquanta", 60: "sessanta", 70: "settanta", 80: "ottanta", 90: "novanta"}
_UNITS_EN = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS_EN = {20: "twenty", 30: "thirty", 40: "forty", 50: "fifty", 60: "sixty", 70: "seventy", 80: "eighty", 90: "ninety"}
_ARTICLES = {"uno", "one"}
"""Written alone these are rarely numbers."""


def _words() -> dict[str, int]:
    words = {word: number for units in (_UNITS_IT, _UNITS_EN) for number, word in enumerate(units)}
    for ten, word in _TENS_IT.items():
        words[word] = ten
        for unit in range(1, 10):
            stem = word[:-1] if unit in (1, 8) else word
            words[stem + _UNITS_IT[unit]] = ten + unit
            words[stem + _UNITS_IT[unit].replace("tre", "tré")] = ten + unit
    for ten, word in _TENS_EN.items():
        words[word] = ten
        for unit in range(1, 10):
            words.update({f"{word}-{_UNITS_EN[unit]}": ten + unit, f"{word} {_UNITS_EN[unit]}": ten + unit})
    words.update({"cento": 100, "duecento": 200, "trecento": 300, "cinquecento": 500, "a hundred": 100})
    words.update({"one hundred": 100, "two hundred": 200, "three hundred": 300, "five hundred": 500})
    return {word: number for word, number in words.items() if word not in _ARTICLES}


_NUMBERS = _words()
_IN_WORDS = re.compile(
    rf"(?<![\w-])({'|'.join(sorted(map(re.escape, _NUMBERS), key=len, reverse=True))})(?![\w-])", re.IGNORECASE
)
_IN_DIGITS = re.compile(r"(?<![\w.,:/-])(\d{1,3}(?:[., ]\d{3})+|\d{1,9})(?![\w:/-]|[.,]\d)")


def find_numbers(text: str) -> list[tuple[int, int, int]]:
    """The numbers with where they stand (value, start, end), from left to right; none inside codes and dates."""
    found = [(int(re.sub(r"\D", "", m.group(1))), m.start(1), m.end(1)) for m in _IN_DIGITS.finditer(text)]
    found += [(_NUMBERS[m.group(1).lower()], m.start(1), m.end(1)) for m in _IN_WORDS.finditer(text)]
    return sorted(found, key=lambda one: one[1])
