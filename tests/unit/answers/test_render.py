"""Placeholders are filled from typed values or ready texts; one without either is an error, never a gap."""

import pytest

from assistant.answers.formats import FormError
from assistant.answers.render import PlaceholderError, fill
from knowledge.values import CountValue, DateTimeValue, MoneyValue, TextValue

VALUES = {
    "deadline": DateTimeValue.parse_obj({"type": "datetime", "at": "2021-02-02T17:00:00", "zone": "Europe/Brussels"}),
    "budget": MoneyValue(type="money", amount=6_000_000, currency="EUR"),
    "count": CountValue(type="count", number=3),
    "odd": TextValue(type="text", it="{budget}", en="{budget}"),
}


@pytest.mark.parametrize(
    ("text", "italian", "english"),
    [
        ("{budget}", "6.000.000 €", "€6,000,000"),
        ("**{budget}**, {count}", "**6.000.000 €**, 3", "**€6,000,000**, 3"),
        ("{deadline:date} ({deadline:time})", "2 febbraio 2021 (17:00)", "2 February 2021 (17:00)"),
        ("{count}{count}", "33", "33"),
        ("{call}: {count}", "Il bando: 3", "Il bando: 3"),
        ("nulla da riempire", "nulla da riempire", "nulla da riempire"),
        ("", "", ""),
        ("{ count } {} {a b}", "{ count } {} {a b}", "{ count } {} {a b}"),
        ("{odd}", "{budget}", "{budget}"),
    ],
)
def test_each_placeholder_is_written_as_the_language_writes_it(text: str, italian: str, english: str) -> None:
    given = {"call": "Il bando"}
    assert (fill(text, "it", VALUES, given), fill(text, "en", VALUES, given)) == (italian, english)


@pytest.mark.parametrize("text", ["{weather}", "{budget} {weather}", "{call}", "{Budget}", "{weather:time}"])
def test_a_placeholder_without_a_value_is_an_error_that_names_it_and_the_text(text: str) -> None:
    with pytest.raises(PlaceholderError) as raised:
        fill(text, "it", VALUES)
    assert text in str(raised.value)


def test_a_form_that_the_value_has_not_is_an_error() -> None:
    with pytest.raises(FormError):
        fill("{budget:date}", "it", VALUES)


def test_a_value_of_the_fact_goes_before_a_ready_text_of_the_same_name() -> None:
    assert fill("{count}", "it", VALUES, {"count": "molti"}) == "3"


def test_a_ready_text_is_not_filled_again() -> None:
    assert fill("{call}", "it", VALUES, {"call": "{budget}"}) == "{budget}"
