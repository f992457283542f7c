"""Whatever arrives becomes real characters on one line, of a length that can be handled, and means what it meant."""

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.language.cleaning import LONGEST, clean


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Qual è la scadenza?", "Qual è la scadenza?"),
        ("", ""),
        ("  una \n\t riga\r\n sola ", "una; riga; sola"),
        ("una\u2028riga\u00a0sola\x85qui", "una; riga sola qui"),
        ("a\x00b\x1b[31m", "a b [31m"),
        ("\ud83d ciao", "ciao"),
        ("\udfff\ud800", ""),
        ("\ue000privato\uffff", "privato"),
        ("perche\u0301", "perché"),
        ("<b>ciao</b>, <a href='x'>qui</a>", "ciao , qui"),
        ("<!-- nota --> testo<br/>", "testo"),
        ("<script>alert(1)</script>", "alert(1)"),
        ("3 < 5 e 7 > 6", "3 < 5 e 7 > 6"),
        ("<3 questo bando", "<3 questo bando"),
        ("aiutoooooooo!!!!!!!!", "aiutooo!!!"),
        ("ciao ciao ciao ciao", "ciao"),
        ("la scadenza la scadenza la scadenza", "la scadenza"),
        ("no no", "no no"),
        ("sì, molto molto bello", "sì, molto molto bello"),
        ("www.example.org", "www.example.org"),
        ("🙂 grazie 👨‍👩‍👧 🇮🇹", "🙂 grazie 👨‍👩‍👧 🇮🇹"),
        ("Ελλάδα, България", "Ελλάδα, България"),
    ],
)
def test_a_text_is_made_fit_to_be_read(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    "text",
    [
        "6000000 euro",
        "500000 euro di contributo",
        "10000",
        "1.000.000.000 €",
        "6 000 000 000",
        "il codice 00001111",
        "RLA12020034211",
        "COS-CLUSTER-2020-3-03",
        "dal 02/02/2021 alle 17:00",
        "00 800 6 7 8 9 10 11",
    ],
)
def test_numbers_and_codes_stay_as_they_are(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("\ufeffqual è la scadenza", "qual è la scadenza"),
        ("sca\u00addenza", "scadenza"),
        ("sca\u200bdenza", "scadenza"),
        ("\u202escadenza\u202c", "scadenza"),
    ],
)
def test_characters_that_nobody_sees_do_not_cut_words(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def numbered(words: int) -> str:
    """A text of this many different words."""
    return " ".join(f"parola{number}" for number in range(words))


def test_a_text_of_the_greatest_length_stays_whole() -> None:
    text = numbered(1000)[: LONGEST - 1] + "?"
    assert clean(text) == text


def test_a_longer_text_keeps_its_beginning_and_its_end() -> None:
    cleaned = clean(f"Buongiorno, {numbered(3000)} qual è la scadenza?")
    assert cleaned.startswith("Buongiorno, parola0 parola1")
    assert cleaned.endswith("parola2999 qual è la scadenza?")
    assert len(cleaned) <= LONGEST


@pytest.mark.parametrize(
    "text",
    [
        "a" * 100_000,
        "ab " * 30_000,
        "<" * 100_000,
        "<a " * 30_000,
        "a<" * 50_000,
        "\ud83d" * 50_000,
        "parola, " * 20_000,
        numbered(10_000),
        "x y z " * 20_000,
    ],
)
def test_a_text_made_to_be_slow_is_cleaned_in_a_second(text: str) -> None:
    started = time.perf_counter()
    assert len(clean(text)) <= LONGEST + 1
    assert time.perf_counter() - started < 1


@given(
    st.text(st.characters(), max_size=200) | st.text(st.characters(categories=["Cs", "Cc", "Zs", "Ll"]), max_size=50)
)
@settings(max_examples=300, deadline=None)
def test_whatever_arrives_can_be_shown_stored_and_sent(text: str) -> None:
    cleaned = clean(text)
    assert cleaned == " ".join(cleaned.split())
    assert cleaned.encode("utf-8").decode() == cleaned
    assert not {unicodedata.category(character) for character in cleaned} & {"Cc", "Cs", "Co", "Cn"}
    assert len(cleaned) <= LONGEST
