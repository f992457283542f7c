"""Typed values as each language writes them."""

from datetime import datetime, timezone
from typing import Any

import pytest
from pydantic import parse_obj_as

from assistant.answers.formats import FormError, write, write_date
from knowledge.values import Value

DEADLINE = {"type": "datetime", "at": "2021-02-02T17:00:00", "zone": "Europe/Brussels"}
SPAN = {"type": "duration", "least": 20, "most": 24, "unit": "month"}
NAMES = ("Campania", "Puglia", "Sicilia")


def length(least: int, unit: str) -> dict[str, Any]:
    return {"type": "duration", "least": least, "unit": unit}


def names(count: int) -> dict[str, Any]:
    return {"type": "list", "items": [{"it": name, "en": name} for name in NAMES[:count]]}


def value(data: dict[str, Any]) -> Value:
    built: Value = parse_obj_as(Value, data)  # type: ignore[arg-type]
    return built


@pytest.mark.parametrize(
    ("data", "italian", "english"),
    [
        (DEADLINE, "2 febbraio 2021, ore 17:00", "2 February 2021, 17:00"),
        ({"type": "date", "on": "2020-11-03"}, "3 novembre 2020", "3 November 2020"),
        ({"type": "month", "month": "2022-02"}, "febbraio 2022", "February 2022"),
        ({"type": "money", "amount": 6_000_000, "currency": "EUR"}, "6.000.000 €", "€6,000,000"),
        ({"type": "money", "amount": 390, "currency": "EUR"}, "390 €", "€390"),
        ({"type": "percent", "number": 75}, "75%", "75%"),
        ({"type": "percent", "number": 12.5}, "12,5%", "12.5%"),
        ({"type": "count", "number": 12}, "12", "12"),
        ({"type": "count", "number": 1200}, "1.200", "1,200"),
        (SPAN, "da 20 a 24 mesi", "20 to 24 months"),
        (length(1, "month"), "1 mese", "1 month"),
        (length(3, "day"), "3 giorni", "3 days"),
        (length(3, "working_day"), "3 giorni lavorativi", "3 working days"),
        (length(1, "working_day"), "1 giorno lavorativo", "1 working day"),
        (length(2, "year"), "2 anni", "2 years"),
        ({"type": "text", "it": "0,5", "en": "0.5"}, "0,5", "0.5"),
        (names(1), "Campania", "Campania"),
        (names(2), "Campania e Puglia", "Campania and Puglia"),
        (names(3), "Campania, Puglia e Sicilia", "Campania, Puglia and Sicilia"),
    ],
)
def test_a_value_is_written_as_the_language_writes_it(data: dict[str, Any], italian: str, english: str) -> None:
    assert (write(value(data), "it"), write(value(data), "en")) == (italian, english)


@pytest.mark.parametrize(
    ("data", "form", "italian", "english"),
    [
        (DEADLINE, "date", "2 febbraio 2021", "2 February 2021"),
        (DEADLINE, "time", "17:00", "17:00"),
        (SPAN, "least", "20 mesi", "20 months"),
        (SPAN, "most", "24 mesi", "24 months"),
        (length(3, "day"), "least", "3 giorni", "3 days"),
    ],
)
def test_a_form_writes_a_part_of_the_value(data: dict[str, Any], form: str, italian: str, english: str) -> None:
    assert (write(value(data), "it", form), write(value(data), "en", form)) == (italian, english)


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (DEADLINE, "least"),
        (SPAN, "date"),
        (length(3, "day"), "most"),
        ({"type": "count", "number": 12}, "date"),
    ],
)
def test_a_form_that_the_value_has_not_is_refused(data: dict[str, Any], form: str) -> None:
    with pytest.raises(FormError):
        write(value(data), "it", form)


def test_the_day_of_a_moment_is_that_of_its_zone() -> None:
    moment = datetime(2021, 2, 1, 23, 30, tzinfo=timezone.utc)
    assert write_date(moment, "Europe/Rome", "it") == "2 febbraio 2021"
