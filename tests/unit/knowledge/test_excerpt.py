"""The sentences that say most are taken, whole where they can be, and never a part of a word."""

from hypothesis import given
from hypothesis import strategies as st

from knowledge.excerpt import LONGEST, excerpt

RAIN = "Il primo periodo parla della pioggia che cade sui tetti della città e nei cortili delle case di ringhiera."
WIND = "Il secondo parla del vento che scuote gli alberi e porta via i cappelli a chi passa sul ponte la mattina."
SNOW = "Il terzo parla della neve: arriva di notte, in silenzio, e al mattino i bambini escono con le slitte rosse."
LONG = f"{RAIN} {WIND} {SNOW}"


def test_a_short_text_is_given_whole() -> None:
    assert excerpt(f"{RAIN} {WIND}", "it", {"nev": 1.0}) == f"{RAIN} {WIND}"


def test_of_a_long_text_the_sentence_that_matches_is_given() -> None:
    assert len(LONG) > LONGEST
    for sentence, stem in ((RAIN, "piogg"), (WIND, "vent"), (SNOW, "nev")):
        assert excerpt(LONG, "it", {stem: 1.0}) == sentence


def test_two_sentences_are_given_where_both_say_something() -> None:
    assert excerpt(LONG, "it", {"vent": 1.0, "nev": 1.0}) == f"{WIND} {SNOW}"


def test_of_two_that_cannot_both_be_given_the_rarer_word_counts_more() -> None:
    assert excerpt(LONG, "it", {"piogg": 2.0, "nev": 1.0}, longest=120) == RAIN


def test_points_of_a_list_are_sentences() -> None:
    text = f"Ecco l'elenco:\n- {RAIN}\n- {WIND}\n- {SNOW}"
    assert excerpt(text, "it", {"vent": 1.0}) == WIND


def test_a_sentence_that_is_too_long_is_cut_between_words() -> None:
    text = f"{'prima ' * 80}la neve {'dopo ' * 80}".strip()
    found = excerpt(text, "it", {"nev": 1.0})
    assert "neve" in found
    assert found.startswith("… ")
    assert found.endswith(" …")
    assert len(found) <= LONGEST


def test_figures_and_abbreviations_do_not_end_a_sentence() -> None:
    text = f"{RAIN} {WIND} La somma è di 6.000.000 € (art. 5, n. 1287/2013), come dice la neve."
    assert excerpt(text, "it", {"nev": 1.0}, longest=250).endswith(
        "La somma è di 6.000.000 € (art. 5, n. 1287/2013), come dice la neve."
    )


@given(st.text(max_size=2000), st.sampled_from(["it", "en"]))
def test_it_is_never_too_long_and_all_of_it_stands_in_the_text(text: str, language: str) -> None:
    found = excerpt(text, language, {"nev": 1.0})
    assert len(found) <= LONGEST
    # A long line is given with its blanks made one.
    assert "".join(found.removeprefix("… ").removesuffix(" …").split()) in "".join(text.split())
