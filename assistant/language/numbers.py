"""Finds whole numbers in what people write, in digits and in Italian or English words up to the hundreds."""

import re
from collections.abc import Iterator
from functools import lru_cache

Found = tuple[int, int, int]
"""A number with where it stands: value, start, end."""

_UNITS = {
    "it": "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici "
    "diciassette diciotto diciannove",
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen",
}
_TENS = {
    "it": "venti trenta quaranta cinquanta sessanta settanta ottanta novanta",
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
}
_ARTICLES = ("uno", "one")
"""Alone these are articles and pronouns more often than numbers."""
_LONGEST = 4
"""Words of the longest number: "nine hundred ninety nine"."""

_MONTH = (
    r"(?:gen(?:naio)?|feb(?:braio)?|mar(?:zo)?|apr(?:ile)?|mag(?:gio)?|giu(?:gno)?|lug(?:lio)?|ago(?:sto)?"
    r"|set(?:tembre)?|ott(?:obre)?|nov(?:embre)?|dic(?:embre)?|jan(?:uary)?|february|march|april|may|june?|july?"
    r"|aug(?:ust)?|sep(?:tember)?|oct(?:ober)?|november|dec(?:ember)?)\b\.?"
)
_NO_NUMBER = re.compile(
    rf"""(?<!\S)(?:https?://\S+ | \S+@\S+)
    | \d+[/-]\d+[/-]\d+ | \d{{1,2}}\.\d{{1,2}}\.\d{{2,4}} | \d{{1,2}}:\d{{2}}     # 02/02/2021, 2.2.2021, 17:00
    | \d{{1,2}}[°º]?\s+{_MONTH}(?:\s+\d{{4}})? | {_MONTH}\s+(?:\d{{1,2}},?\s+)?\d{{4}}
    | \+\d[\d\s.-]{{5,}} | \d+[°º]                                  # +39 02 1234567, 1°
    | (?<!\S)(?![€(\["]*\d+[a-z]{{3,}}\b)(?=\S*[^\W\d_])(?=\S*\d)[^\s,;!?]+   # B2B, n24, COS-CLUSTER-2020-3-03
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DIGITS = re.compile(r"(?<!\w)(?<!\d[.,])(?:\d{1,3}(?:[., \xa0]\d{3})+(?!\d)|\d{1,9})(?![\d_]|[.,]\d)")
_WORD = re.compile(r"[^\W\d_]+")
_OFTEN_YOU_ARE = re.compile(
    r"(?:^|[.!?,;:]|\b(?:chi|tu|ci|ma|se|che|cosa|non|dove|come|perch[eé]|allora|quindi|ora|forse))\s*$", re.IGNORECASE
)
_NEAR = 15
"""Characters before "sei" that are looked at."""
_COUNTED = re.compile(
    r"\s*(?:$|[.,;)]|(?:altr|ann|aziend|cluster|ent|euro|giorn|impres|membr|mes|milion|nazion|or[ei]|organizzazion|paes"
    r"|partner|person|pmi|progett|propost|punt|region|ret|settiman|soc|soggett|stat|su)\w*\b)",
    re.IGNORECASE,
)


def find_numbers(text: str) -> list[Found]:
    """The numbers from left to right, with where they stand; none inside codes, addresses, dates and hours."""
    bare = _NO_NUMBER.sub(lambda match: "\x00" * len(match.group()), text)
    found = [(int(re.sub(r"\D", "", match.group())), *match.span()) for match in _DIGITS.finditer(bare)]
    return sorted([*found, *_in_words(bare)], key=lambda number: number[1])


def _in_words(text: str) -> Iterator[Found]:
    words = list(_WORD.finditer(text))
    place = 0
    while place < len(words):
        found = _longest(text, words[place : place + _LONGEST])
        if found is None or _is_you_are(text, words[place]):
            place += 1
        else:
            size, number = found
            yield number
            place += size


def _longest(text: str, words: list[re.Match[str]]) -> tuple[int, Found] | None:
    """The longest number that begins with the first word, and of how many words it is."""
    for size in range(len(words), 0, -1):
        start, end = words[0].start(), words[size - 1].end()
        whole = re.sub(r"\s+and\s+|[\s-]+", " ", text[start:end].lower()).replace("é", "e")
        if whole in _named():
            return size, (_named()[whole], start, end)
    return None


def _is_you_are(text: str, word: re.Match[str]) -> bool:
    """Whether this is the "sei" of "chi sei?" and "sei un robot?", and not the number six."""
    if word.group().lower() != "sei" or not _OFTEN_YOU_ARE.search(text, max(word.start() - _NEAR, 0), word.start()):
        return False
    alone = not text[: word.start()].strip() and not text[word.end() :].strip()
    asked = bool(text[: word.start()].strip(" ,.;:!?")) and not text[word.end() :].strip(" .!?")
    return not alone and (asked or not _COUNTED.match(text[word.end() :]))


@lru_cache(maxsize=1)
def _named() -> dict[str, int]:
    """The numbers by name, in both languages."""
    named = {name(number): number for name in (_italian, _english) for number in range(1000)}
    named |= {word[:-1]: number for word, number in named.items() if word.endswith("tuno")}
    named["hundred"] = 100
    named |= {f"{_italian(number)}mila": number * 1000 for number in range(2, 1000)} | {"mille": 1000}
    return {word: number for word, number in named.items() if word not in _ARTICLES}


def _italian(number: int) -> str:
    units, tens = _UNITS["it"].split(), _TENS["it"].split()
    if number >= 100:
        hundreds, rest = divmod(number, 100)
        return ("" if hundreds == 1 else units[hundreds]) + "cento" + (_italian(rest) if rest else "")
    if number < 20:
        return units[number]
    ten, unit = divmod(number, 10)
    stem = tens[ten - 2][:-1] if unit in (1, 8) else tens[ten - 2]
    return stem + (units[unit] if unit else "")


def _english(number: int) -> str:
    units, tens = _UNITS["en"].split(), _TENS["en"].split()
    if number >= 100:
        hundreds, rest = divmod(number, 100)
        return f"{units[hundreds]} hundred" + (f" {_english(rest)}" if rest else "")
    if number < 20:
        return units[number]
    ten, unit = divmod(number, 10)
    return tens[ten - 2] + (f" {units[unit]}" if unit else "")
