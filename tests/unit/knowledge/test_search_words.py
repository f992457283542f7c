"""Words are folded, freed of stop words and stemmed, in each language."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.search_words import stems


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("it", "progetto", "progetti"),
        ("it", "finanziato", "finanziate"),
        ("it", "partecipare", "partecipano"),
        ("it", "attività", "attivita"),
        ("it", "l'organizzazione", "dell’organizzazioni"),
        ("it", "QUALITÀ", "qualità"),
        ("it", "È PIÙ VELOCE", "veloci"),
        ("en", "partnership", "Partnerships"),
        ("en", "funded", "funding"),
        ("en", "applying", "applied"),
        ("en", "the company's costs", "companies cost"),
        ("en", "ﬁnance", "finance"),
    ],
)
def test_forms_of_a_word_have_one_stem(language: str, one: str, other: str) -> None:
    assert stems(one, language) == stems(other, language) != []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("it", "Che cos'è? Perché non c'è più, e com'è che lo fanno?"),
        ("it", "Ciao Dario, vorrei sapere se posso: grazie!"),
        ("en", "What is it, and how could I have been told? Thanks, Dario"),
        ("en", "I don't, you can't, we shouldn't"),
        ("it", "你好 привет 🙂 – « »"),
        ("en", ""),
    ],
)
def test_words_that_tell_nothing_are_left_out(language: str, text: str) -> None:
    assert stems(text, language) == []


def test_languages_have_words_of_their_own() -> None:
    assert stems("come", "it") == []
    assert stems("come", "en") == ["come"]


def test_each_stem_comes_once_in_the_order_of_the_text() -> None:
    assert stems("progetti, cluster, progetto 2020", "it") == ["progett", "cluster", "2020"]


@given(st.text(), st.sampled_from(["it", "en"]))
def test_stems_hold_letters_and_digits_alone(text: str, language: str) -> None:
    assert all(re.fullmatch("[a-z0-9]+", stem) for stem in stems(text, language))
