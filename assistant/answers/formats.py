"""Writes typed values as each language writes them (Babel): dates, money, shares, lengths of time, lists."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent

from knowledge.values import (
    CountValue,
    DateTimeValue,
    DateValue,
    DurationValue,
    ListValue,
    MoneyValue,
    MonthValue,
    PercentValue,
    TextValue,
    Value,
)

LOCALES = {"it": "it_IT", "en": "en_GB"}
_DAY = "d MMMM y"
_UNITS = {
    "it": {
        "day": ("giorno", "giorni"),
        "working_day": ("giorno lavorativo", "giorni lavorativi"),
        "month": ("mese", "mesi"),
        "year": ("anno", "anni"),
    },
    "en": {
        "day": ("day", "days"),
        "working_day": ("working day", "working days"),
        "month": ("month", "months"),
        "year": ("year", "years"),
    },
}
_SPANS = {"it": "da {least} a {most} {unit}", "en": "{least} to {most} {unit}"}
_MONEY = {"it": "#,##0 ¤", "en": "¤#,##0"}


class FormError(ValueError):
    """A placeholder asks for a form that its value has not."""


def write(value: Value, language: str, form: str | None = None) -> str:
    """The value in ``it`` or ``en``; ``form`` is a part of it: ``date`` or ``time`` of a moment, ``least`` or ``most``.

    Raises :class:`FormError` for a form that the value has not.
    """
    if isinstance(value, DateTimeValue):
        return _moment(value, language, form)
    if isinstance(value, DurationValue):
        return _duration(value, language, form)
    if form is not None:
        raise FormError(f"a value of type {value.type} has no form {form!r}")
    return _plain(value, language)


def write_date(moment: datetime, zone: str, language: str) -> str:
    """The day of an aware moment in ``zone``: "2 febbraio 2021", "2 February 2021"."""
    return _date(moment.astimezone(ZoneInfo(zone)).date(), language)


def _plain(value: Value, language: str) -> str:
    writer = _WRITERS.get(type(value))
    if writer is None:
        raise FormError(f"values of type {value.type} cannot be written without a form")
    # NBSP becomes an ordinary space, by which people search and screen readers pause alike.
    return str(writer(value, language)).replace("\xa0", " ")


def _month(value: MonthValue, language: str) -> str:
    return str(format_date(date.fromisoformat(f"{value.month}-01"), "MMMM y", LOCALES[language]))


def _money(value: MoneyValue, language: str) -> str:
    pattern = _MONEY[language]
    return str(format_currency(value.amount, value.currency, pattern, LOCALES[language], currency_digits=False))


_WRITERS: dict[type, Callable[[Any, str], str]] = {
    DateValue: lambda value, language: _date(value.on, language),
    MonthValue: _month,
    MoneyValue: _money,
    PercentValue: lambda value, language: format_percent(value.number / 100, "#,##0.##%", LOCALES[language]),
    CountValue: lambda value, language: format_decimal(value.number, locale=LOCALES[language]),
    ListValue: lambda value, language: format_list(
        [item.in_language(language) for item in value.items], locale=LOCALES[language]
    ),
    TextValue: lambda value, language: value.en if language == "en" else value.it,
}


def _date(day: date, language: str) -> str:
    return str(format_date(day, _DAY, LOCALES[language]))


def _moment(value: DateTimeValue, language: str, form: str | None) -> str:
    day, hour = _date(value.at.date(), language), f"{value.at:%H:%M}"
    whole = f"{day}, ore {hour}" if language == "it" else f"{day}, {hour}"
    forms = {None: whole, "date": day, "time": hour}
    if form not in forms:
        raise FormError(f"a moment has the forms date and time, not {form!r}")
    return forms[form]


def _duration(value: DurationValue, language: str, form: str | None) -> str:
    one, many = _UNITS[language][value.unit]

    def length(number: int) -> str:
        return f"{number} {one if number == 1 else many}"

    if value.most is None and form in (None, "least"):
        return length(value.least)
    if form is None and value.most is not None:
        return _SPANS[language].format(least=value.least, most=value.most, unit=many)
    if form in ("least", "most") and value.most is not None:
        return length(value.least if form == "least" else value.most)
    raise FormError(f"a length of time has the forms least and most, not {form!r}")
