"""Simpler words: the same fact, shorter; where there are none, the plain text with the way to a person."""

import pytest

from knowledge.read import Content
from knowledge.store import KnowledgeStore
from tests.conftest import BEFORE_DEADLINE, CALL
from tests.unit.answers.conftest import LANGUAGES, Ask, digits

MOST_ASKED = (
    *("overview", "objectives", "activities", "clusterxchange", "clusterxchange_participants", "beneficiaries"),
    *("consortium", "regions", "countries", "platform_registration", "budget", "grant_amount", "cofinancing"),
    *("duration", "deadline", "status", "how_to_apply", "documents", "selection_procedure", "results"),
    *("next_edition", "portal_account"),
)


@pytest.mark.parametrize("topic", MOST_ASKED)
def test_what_is_asked_most_has_simpler_words(topic: str, content: Content) -> None:
    fact = content.calls[CALL].facts[topic]
    assert fact.simple is not None
    assert all(variant.simple is not None for variant in fact.variants)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("topic", MOST_ASKED)
def test_simpler_words_are_fewer_and_keep_the_contract(topic: str, language: str, ask: Ask) -> None:
    plain, simple = ask(topic, language), ask(topic, language, simpler=True)
    assert len(simple.text) < len(plain.text)
    assert (simple.topic, simple.status, simple.call, simple.facts, simple.citations) == (
        plain.topic,
        plain.status,
        plain.call,
        plain.facts,
        plain.citations,
    )
    assert simple.buttons == ()


@pytest.mark.parametrize("topic", MOST_ASKED)
def test_simpler_words_give_the_same_figures_in_both_languages(topic: str, ask: Ask) -> None:
    assert digits(ask(topic, "it", simpler=True).text) == digits(ask(topic, "en", simpler=True).text)


def test_a_closed_call_is_said_to_be_closed_first(ask: Ask) -> None:
    assert ask("deadline", "it", simpler=True).text.split("\n")[0].endswith("è **chiuso** dal 2 febbraio 2021.")
    assert "chiuso" not in ask("deadline", "it", simpler=True, now=BEFORE_DEADLINE).text
    assert ask("status", "it", simpler=True).text.startswith("È **chiuso**")


@pytest.mark.parametrize(
    ("topic", "named", "words"),
    [
        ("beneficiaries", "organisation_kind:university", "Un'università o un centro di ricerca"),
        ("countries", "country:FR", "**Francia** è nell'Unione europea"),
        ("countries", "country:XK", "1244/1999"),
        ("regions", "region:ITF3", "**Campania** è una regione **meno sviluppata**"),
        ("glossary", "term:cluster", "che lavorano insieme"),
    ],
)
def test_simpler_words_are_about_what_was_named(topic: str, named: str, words: str, ask: Ask) -> None:
    plain, simple = ask(topic, "it", named), ask(topic, "it", named, simpler=True)
    assert words in simple.text
    assert len(simple.text) < len(plain.text)


def test_what_is_left_open_is_still_said(ask: Ask) -> None:
    answer = ask("results", "it", simpler=True)
    assert answer.status == "partly"
    assert "non riportano l'elenco completo" in answer.text
    assert "Dove chiedere" in answer.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("topic", "named"), [("award_criteria", ()), ("glossary", ("term:twinning",))])
def test_where_there_are_no_simpler_words_the_plain_ones_are_said_and_a_person_is_named(
    topic: str, named: tuple[str, ...], language: str, ask: Ask, store: KnowledgeStore
) -> None:
    plain, answer = ask(topic, language, *named), ask(topic, language, *named, simpler=True)
    assert answer.text.startswith(plain.text)
    assert store.office("europe_direct").reach.in_language(language) in answer.text
    assert [button.payload for button in answer.buttons] == ["/human_agent"]
    assert (answer.status, answer.facts) == (plain.status, plain.facts)
