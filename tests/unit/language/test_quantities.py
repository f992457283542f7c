"""Amounts, shares, lengths of time, days, hours and counts are read as people write them."""

from typing import Any

import pytest

from assistant.language.quantities import find_quantities


def read(text: str) -> list[Any]:
    """Kind and value of each quantity, the value alone where it has one part."""
    return [(one.kind, one.value[0] if len(one.value) == 1 else one.value) for one in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("10 milioni", 10e6),
        ("dieci milioni di euro", 10e6),
        ("2,5 milioni", 2.5e6),
        ("1.5 million", 1.5e6),
        ("6M", 6e6),
        ("6M€", 6e6),
        ("€6m", 6e6),
        ("6 mln", 6e6),
        ("500k", 500e3),
        ("500.000 euro", 500e3),
        ("€500,000", 500e3),
        ("€ 500.000", 500e3),
        ("500 mila euro", 500e3),
        ("cinquecentomila euro", 500e3),
        ("five hundred thousand euros", 500e3),
        ("un milione", 1e6),
        ("a million euros", 1e6),
        ("mezzo milione", 500e3),
        ("half a million", 500e3),
        ("2 miliardi", 2e9),
    ],
)
def test_money(text: str, amount: float) -> None:
    assert read(text) == [("money", amount)]


@pytest.mark.parametrize(
    "text", ["75%", "75 %", "75 per cento", "75 percent", "75 per cent", "settantacinque per cento", "l'75%"]
)
def test_shares(text: str) -> None:
    assert read(text) == [("percent", 75)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("36 mesi", (36, None), "month"),
        ("thirty-six months", (36, None), "month"),
        ("due anni", (2, None), "year"),
        ("3 giorni lavorativi", (3, None), "working_day"),
        ("a 36-month project", (36, None), "month"),
        ("da 20 a 24 mesi", (20, 24), "month"),
        ("20-24 months", (20, 24), "month"),
        ("between 20 and 24 months", (20, 24), "month"),
        ("da 24 a 20 mesi", (20, 24), "month"),
    ],
)
def test_lengths_of_time(text: str, value: tuple[float, float | None], unit: str) -> None:
    assert [(one.kind, one.value, one.unit) for one in find_quantities(text)] == [("duration", value, unit)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("15 marzo", (15, 3, None)),
        ("il 1° febbraio 2022", (1, 2, 2022)),
        ("march 15", (15, 3, None)),
        ("March 15th, 2021", (15, 3, 2021)),
        ("2nd of February 2021", (2, 2, 2021)),
        ("02/02/2021", (2, 2, 2021)),
        ("2.2.21", (2, 2, 2021)),
        ("15/3", (15, 3, None)),
    ],
)
def test_days(text: str, day: tuple[int, int, int | None]) -> None:
    assert read(text) == [("date", day)]


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("17:00", (17, 0)),
        ("alle 17", (17, 0)),
        ("ore 12.30", (12, 30)),
        ("5 pm", (17, 0)),
        ("12 am", (0, 0)),
        ("a mezzanotte", (0, 0)),
        ("at noon", (12, 0)),
    ],
)
def test_hours(text: str, hour: tuple[int, int]) -> None:
    assert read(text) == [("time", hour)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("15 partner di 3 paesi", [("count", 15), ("count", 3)]),
        ("tre partner", [("count", 3)]),
        ("2 o 3 partner", []),
        ("COS-CLUSTER-2020-3-03", []),
        ("31 febbraio 2021", []),
        ("un partner", []),
        ("", []),
    ],
)
def test_counts_and_what_is_none(text: str, found: list[Any]) -> None:
    assert read(text) == found
