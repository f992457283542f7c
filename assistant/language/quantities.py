"""Finds amounts of money, shares, lengths of time, days, hours and counts in what people write, in both languages.

"10 milioni", "6M€", "€500,000", "mezzo milione"; "75%", "il cento per cento"; "36 mesi", "da 20 a 24 mesi";
"15 marzo", "March 15th, 2021", "2/2/2021"; "alle 17", "5 pm"; any other number is a count.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from assistant.language.numbers import find_numbers

Kind = Literal["money", "percent", "duration", "date", "time", "count"]


@dataclass(frozen=True)
class Quantity:
    """Something measured, with where it stands.

    ``value``: money (amount in units), percent (number), count (number), duration (least, most; in ``unit``, one of
    day, working_day, week, month, year), date (day, month, year or None), time (hour, minute).
    """

    kind: Kind
    value: tuple[float | None, ...]
    start: int
    end: int
    unit: str = ""


_MONTHS = (
    *("gen(?:naio)?|jan(?:uary)?", "feb(?:braio|ruary)?", "mar(?:zo|ch)?", "apr(?:ile|il)?", "mag(?:gio)?|may"),
    *("giu(?:gno)?|june?", "lug(?:lio)?|july?", "ago(?:sto)?|aug(?:ust)?", "set(?:tembre)?|sept?(?:ember)?"),
    *("ott(?:obre)?|oct(?:ober)?", "nov(?:embre|ember)?", "dic(?:embre)?|dec(?:ember)?"),
)
_MONTH = "|".join(_MONTHS)
_YEAR = r"(?:[\s,]+(?:del\s+|of\s+)?(?P<year>20\d\d)\b)?"
_DATES = (
    re.compile(rf"\b(?P<day>\d{{1,2}})\s?(?:°|º|st|nd|rd|th)?\s+(?:di\s+|of\s+)?(?P<month>{_MONTH})\b\.?{_YEAR}", re.I),
    re.compile(rf"\b(?P<month>{_MONTH})\s+(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b{_YEAR}", re.IGNORECASE),
    re.compile(r"(?<![\d/.-])(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>(?:20)?\d\d)(?![\d/-])"),
    re.compile(r"(?<![\d/.-])(?P<day>\d{1,2})/(?P<month>\d{1,2})(?![\d/])"),
)
_TIMES = (
    re.compile(
        r"\b(?P<hour>[01]?\d|2[0-4])[:.](?P<minute>[0-5]\d)(?:\s*(?P<half>[ap])\.?m\b)?(?![\d%])", re.IGNORECASE
    ),
    re.compile(r"\b(?P<hour>\d{1,2})\s*(?P<half>[ap])\.?m\b", re.IGNORECASE),
    re.compile(
        r"\b(?:alle|ore|h)\s+(?:ore\s+)?(?P<hour>[01]?\d|2[0-4])\b(?!\s*(?:\d|%|mil|eur|partner|paes|membr))", re.I
    ),
)
_NOON = re.compile(r"\b(?P<midnight>mezzanotte|midnight)\b|\b(?:mezzogiorno|noon|midday)\b", re.IGNORECASE)
_SHORTHAND = re.compile(
    r"(?<![\w.,])(?:€|eur)?\s?(?P<number>\d+(?:[.,]\d{1,2})?)(?P<scale>\s?(?:mln|mio|mld|bn)|k|m)\b\.?"
    r"(?:\s*(?:di\s+)?(?:€|euros?\b|eur\b))?",
    re.IGNORECASE,
)
_ONE = re.compile(
    r"\b(?P<half>mezzo|half\s+a)?\s*(?:un|uno|one|a)?\s*\b(?P<scale>milione|million|miliardo|billion)\b"
    r"(?:\s+(?:di\s+)?(?:€|euros?\b))?",
    re.IGNORECASE,
)
_SCALES = {"k": 1e3, "mila": 1e3, "thousand": 1e3, "m": 1e6, "mln": 1e6, "mio": 1e6, "milion": 1e6, "million": 1e6}
_SCALES |= {"mld": 1e9, "bn": 1e9, "miliard": 1e9, "billion": 1e9}
_DECIMAL = re.compile(r"(?<![\w.,/])\d+[.,]\d{1,2}(?![\d.,/]*\d)")
_AFTER_MONEY = re.compile(
    r"\s*(?P<scale>mila|milion|miliard|million|billion|thousand|mln|mld)?[iaeo]?s?\b\.?\s*(?:di\s+|of\s+)?"
    r"(?P<currency>€|euros?\b|eur\b)?",
    re.IGNORECASE,
)
_BEFORE_MONEY = re.compile(r"(?:€|\beuro?)\s*$", re.IGNORECASE)
_PERCENT = re.compile(r"\s*(?:%|per\s?cento\b|percento\b|per\s?cent\b)", re.IGNORECASE)
_DURATION = re.compile(
    r"[\s-]*(?P<unit>giorn[oi]\s+lavorativ[oi]|working\s+days?|giorn[oi]|days?|settiman[ae]|weeks?|mes[ei]|months?"
    r"|ann[oi]|years?)\b",
    re.IGNORECASE,
)
_UNITS = {"giorn": "day", "day": "day", "settiman": "week", "week": "week", "mes": "month", "month": "month"}
_UNITS |= {"ann": "year", "year": "year"}
_NO_CODE = re.compile(r"(?<=[a-z])['’](?=\d)|(?<=\d)-(?=(?:month|year|day|week)s?\b)", re.IGNORECASE)
"""In "l'80%" and "a 36-month project" the figure is no part of a code."""
_JOINED = re.compile(r"\s*(?:a|e|ed|ai|o|to|and|or|-|–)\s*", re.IGNORECASE)


def find_quantities(text: str) -> list[Quantity]:
    """What is measured in a text, from left to right; a span ("da 20 a 24 mesi") is one."""
    text = _NO_CODE.sub(" ", text)
    found = list(_marked(text))
    bare = list(text)
    for one in found:
        bare[one.start : one.end] = "\x00" * (one.end - one.start)
    found += _numbers("".join(bare))
    return _join(text, sorted(found, key=lambda one: one.start))


def _marked(text: str) -> Iterator[Quantity]:
    """Days, hours and abbreviated amounts, which show by their form; none inside another."""
    taken: list[tuple[int, int]] = []
    for pattern, read in (
        *((pattern, _date) for pattern in _DATES),
        *((pattern, _time) for pattern in _TIMES),
        (_NOON, _noon),
        (_SHORTHAND, _shorthand),
    ):
        for match in pattern.finditer(text):
            one = read(match)
            if one is not None and not any(start < match.end() and match.start() < end for start, end in taken):
                taken.append(match.span())
                yield one


def _date(match: re.Match[str]) -> Quantity | None:
    written = match.groupdict()
    day, name = int(written["day"]), written["month"].lower()
    month = int(name) if name.isdigit() else _month(name)
    year = int(written["year"]) if written.get("year") else None
    full = year + 2000 if year is not None and year < 100 else year
    try:
        date(full or 2020, month, day)
    except ValueError:
        return None
    return Quantity("date", (day, month, full), *match.span())


def _month(name: str) -> int:
    return next(number for number, one in enumerate(_MONTHS, 1) if re.fullmatch(one, name, re.IGNORECASE))


def _time(match: re.Match[str]) -> Quantity | None:
    written = match.groupdict()
    half, hour = (written.get("half") or "").lower(), int(written["hour"])
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    return Quantity("time", (hour % 24, int(written.get("minute") or 0)), *match.span())


def _noon(match: re.Match[str]) -> Quantity:
    return Quantity("time", (0 if match["midnight"] else 12, 0), *match.span())


def _shorthand(match: re.Match[str]) -> Quantity:
    number = float(match["number"].replace(",", "."))
    return Quantity("money", (number * _SCALES[match["scale"].strip().lower()],), *match.span())


def _numbers(text: str) -> Iterator[Quantity]:
    """The numbers that are left, by what stands beside them."""
    numbers = [(float(value), start, end) for value, start, end in find_numbers(text)]
    decimals = [(float(match.group().replace(",", ".")), *match.span()) for match in _DECIMAL.finditer(text)]
    numbers += [one for one in decimals if not any(start < one[2] and one[1] < end for _, start, end in numbers)]
    ends: list[Quantity] = []
    for one in sorted(numbers, key=lambda number: number[1]):
        if not ends or ends[-1].end <= one[1]:  # the "cento" of "75 per cento" is read already
            ends.append(_measured(text, *one))
    yield from ends
    for match in _ONE.finditer(text):
        if not any(one.start < match.end() and match.start() < one.end for one in ends):
            scale = _SCALES[match["scale"].lower().rstrip("eo")]
            yield Quantity("money", (scale / 2 if match["half"] else scale,), *match.span())


def _measured(text: str, number: float, start: int, end: int) -> Quantity:
    percent, length = _PERCENT.match(text, end), _DURATION.match(text, end)
    if percent:
        return Quantity("percent", (number,), start, percent.end())
    if length:
        return Quantity("duration", (number, None), start, length.end(), _unit(length["unit"]))
    money, before = _AFTER_MONEY.match(text, end), _BEFORE_MONEY.search(text, 0, start)
    scale = (money["scale"] or "").lower() if money else ""
    scaled = money is not None and bool(scale or money["currency"])
    if scaled or before:
        after = money.end() if money is not None and scaled else end
        return Quantity("money", (number * _SCALES.get(scale, 1),), before.start() if before else start, after)
    return Quantity("count", (number,), start, end)


def _unit(written: str) -> str:
    word = written.lower()
    if "lavorativ" in word or "working" in word:
        return "working_day"
    return next(unit for stem, unit in _UNITS.items() if word.startswith(stem))


def _join(text: str, found: list[Quantity]) -> list[Quantity]:
    """The quantities with "20 to 24 months" as one; two counts joined ("2 o 3 partner") are a guess and fall away."""
    joined: list[Quantity] = []
    for one in found:
        before = joined[-1] if joined else None
        if before is None or before.kind != "count" or not _JOINED.fullmatch(text, before.end, one.start):
            joined.append(one)
        elif one.kind == "duration":
            least, most = sorted((before.value[0] or 0.0, one.value[0] or 0.0))
            joined[-1] = replace(one, value=(least, most if most > least else None), start=before.start)
        elif one.kind == "count":
            joined.pop()
        else:
            joined.append(one)
    return joined
