"""Compares what people measure with typed values, and writes it as each language does."""

from datetime import date

from babel.dates import format_date

from assistant.answers.formats import LOCALES, write
from assistant.language.quantities import Quantity
from knowledge.values import (
    CountValue,
    DateTimeValue,
    DateValue,
    DurationValue,
    MoneyValue,
    MonthValue,
    PercentValue,
    Value,
)

_IN_DAYS = {"day": 1.0, "working_day": 1.0, "week": 7.0, "month": 30.0, "year": 360.0}
"""For comparing: a year is twelve months."""


def equal(one: Quantity, value: Value) -> bool:
    """Whether what is measured is what the value says."""
    first = one.value[0]
    if isinstance(value, DurationValue):
        return one.kind == "duration" and _days(one) == _span(value)
    if isinstance(value, DateTimeValue) and one.kind == "time":
        return one.value == (value.at.hour, value.at.minute)
    if isinstance(value, DateValue | DateTimeValue | MonthValue):
        return one.kind == "date" and _same_day(one, value)
    if isinstance(value, MoneyValue):
        return one.kind in ("money", "count") and first == value.amount
    kinds = {PercentValue: "percent", CountValue: "count"}
    return isinstance(value, PercentValue | CountValue) and one.kind == kinds[type(value)] and first == value.number


def close(one: Quantity, value: Value) -> bool:
    """Whether a share is the other side of the value: what the others pay."""
    return isinstance(value, PercentValue) and one.kind == "percent" and one.value[0] == 100 - value.number


def within(one: Quantity, alike: list[Value]) -> bool:
    """Whether a length of time lies among those stated."""
    if one.kind != "duration":
        return False
    ends = [end for value in alike if isinstance(value, DurationValue) for end in _span(value)]
    least, most = _days(one)
    return min(ends) <= least and most <= max(ends)


def _days(one: Quantity) -> tuple[float, float]:
    least, most = one.value[0] or 0.0, one.value[1] if len(one.value) > 1 else None
    return least * _IN_DAYS[one.unit], (least if most is None else most) * _IN_DAYS[one.unit]


def _span(value: DurationValue) -> tuple[float, float]:
    most = value.least if value.most is None else value.most
    return value.least * _IN_DAYS[value.unit], most * _IN_DAYS[value.unit]


def _same_day(one: Quantity, value: DateValue | DateTimeValue | MonthValue) -> bool:
    day, month, year = one.value
    stated: tuple[int | None, int, int]
    if isinstance(value, MonthValue):
        stated = (None, int(value.month[5:]), int(value.month[:4]))
    else:
        on = value.on if isinstance(value, DateValue) else value.at.date()
        stated = (on.day, on.month, on.year)
    return (stated[0] is None or day == stated[0]) and month == stated[1] and (year is None or year == stated[2])


def write_quantity(one: Quantity, language: str) -> str:
    """What is measured, as the language writes it."""
    if one.kind == "time":
        return f"{int(one.value[0] or 0):02}:{int(one.value[1] or 0):02}"
    if one.kind == "date":
        day, month, year = (int(part or 0) for part in one.value)
        on = date(year or 2020, month, day)
        pattern = "d MMMM y" if year else "d MMMM"
        return str(format_date(on, pattern, LOCALES[language]))
    if one.kind == "duration" and one.unit == "week":
        return f"{one.value[0]:g} {'weeks' if language == 'en' else 'settimane'}"
    return write(_as_value(one), language)


def _as_value(one: Quantity) -> Value:
    first = one.value[0] or 0
    if one.kind == "money":
        return MoneyValue(type="money", amount=round(first), currency="EUR")
    if one.kind == "percent":
        return PercentValue(type="percent", number=first)
    if one.kind == "duration":
        most = None if one.value[1] is None else int(one.value[1])
        return DurationValue.parse_obj({"type": "duration", "least": int(first), "most": most, "unit": one.unit})
    return CountValue(type="count", number=int(first))
