"""Whole numbers in what people write: in digits and in words, and not in codes, dates and articles."""

import time

import pytest

from assistant.language.numbers import find_numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("siamo in 4", [4]),
        ("tre partner di due paesi", [3, 2]),
        ("quindici", [15]),
        ("twenty-four months", [24]),
        ("twenty four", [24]),
        ("ventitré mesi e ventuno giorni", [23, 21]),
        ("ventun giorni", [21]),
        ("trentotto", [38]),
        ("two hundred and fifty", [250]),
        ("duecentocinquanta", [250]),
        ("a hundred", [100]),
        ("6.000.000 €", [6_000_000]),
        ("€6,000,000", [6_000_000]),
        ("500.000 euro", [500_000]),
        ("20-24 mesi", [20, 24]),
        ("da 20 a 24 mesi", [20, 24]),
        ("(3)", [3]),
        ("tre partner,2 paesi", [3, 2]),
        ("75%", [75]),
        ("24mesi", [24]),
        ("siamo in sei", [6]),
        ("sei partner", [6]),
        ("sei", [6]),
    ],
)
def test_numbers_are_found_in_digits_and_in_words(text: str, numbers: list[int]) -> None:
    assert [value for value, _, _ in find_numbers(text)] == numbers


@pytest.mark.parametrize(
    "text",
    [
        "un partner",
        "una proposta",
        "uno sloveno",
        "one more thing",
        "a partner",
        "COS-CLUSTER-2020-3-03",
        "RLA12020034211",
        "B2B e C2C",
        "n24 mesi",
        "02/02/2021",
        "2021-02-02",
        "2.2.2021",
        "ore 17:00",
        "il 2 febbraio 2021",
        "2 February 2021",
        "February 2, 2021",
        "1° febbraio",
        "1.5 milioni",
        "5,3",
        "+39 02 1234567",
        "info24@example.org",
        "https://example.org/3",
        "sei un robot?",
        "chi sei?",
        "ma sei sicuro?",
        "",
    ],
)
def test_articles_codes_dates_and_addresses_hold_no_number(text: str) -> None:
    assert find_numbers(text) == []


def test_a_number_is_found_where_it_stands() -> None:
    text = "siamo twenty-four, di 3 paesi"
    assert [text[start:end] for _, start, end in find_numbers(text)] == ["twenty-four", "3"]


@pytest.mark.parametrize("piece", ["3a", "tre ", "1.", "+1 ", "a", "sei ", "x@", "1,"])
def test_a_long_text_is_searched_quickly(piece: str) -> None:
    start = time.perf_counter()
    find_numbers(piece * (4000 // len(piece)))
    assert time.perf_counter() - start < 0.5
