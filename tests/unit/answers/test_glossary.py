"""A term is explained with its source; one that nobody explained is said not to be in the glossary."""

import json

import pytest

from knowledge.read import read_content
from knowledge.store import KnowledgeStore
from tests.unit.answers.conftest import LANGUAGES, Ask, digits

TERMS = [term.id for term in read_content().terms]


@pytest.mark.parametrize("term", TERMS)
def test_every_term_is_explained_alike_in_both_languages(term: str, ask: Ask, store: KnowledgeStore) -> None:
    known = store.term(term)
    assert known is not None
    italian, english = (ask("glossary", language, f"term:{term}") for language in LANGUAGES)
    assert italian.text.startswith(f"**{known.name.it}**: ")
    assert english.text.startswith(f"**{known.name.en}**: ")
    assert italian.facts == english.facts == (f"glossary/{term}",)
    assert italian.citations == english.citations != ()
    assert digits(italian.text) == digits(english.text)
    for answer in (italian, english):
        assert (answer.topic, answer.status, answer.call) == ("glossary", "answered", None)
        assert "{" not in answer.text
        assert len(answer.text.split(": ", 1)[1]) > 30


def test_figures_of_a_definition_are_written_as_the_language_writes_them(ask: Ask) -> None:
    assert "50.000.000 €" in ask("glossary", "it", "term:sme").text
    assert "€50,000,000" in ask("glossary", "en", "term:sme").text


def test_several_terms_are_explained_in_the_order_asked_each_once(ask: Ask, store: KnowledgeStore) -> None:
    answer = ask("glossary", "it", "term:consortium", "term:cluster", "country:SI", "term:consortium")
    assert answer.facts == ("glossary/consortium", "glossary/cluster")
    names = [term.name.it for name in ("consortium", "cluster") if (term := store.term(name))]
    assert [line.split("**")[1] for line in answer.text.split("\n")] == names
    sources = [fact.citations for name in ("consortium", "cluster") if (fact := store.fact("glossary", name))]
    assert list(answer.citations) == list(dict.fromkeys(citation for cited in sources for citation in cited))


def test_a_term_that_is_not_known_beside_one_that_is_is_passed_over(ask: Ask) -> None:
    assert ask("glossary", "en", "term:weather", "term:cluster") == ask("glossary", "en", "term:cluster")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("named", [[], ["term:weather"], ["country:SI"]])
def test_without_a_known_term_some_are_offered_and_nothing_is_stated(
    named: list[str], language: str, ask: Ask, store: KnowledgeStore
) -> None:
    answer = ask("glossary", language, *named)
    assert (answer.status, answer.facts, answer.citations) == ("not_stated", (), ())
    assert answer.text.startswith(store.phrase("term_not_known", language))
    assert len(answer.buttons) == 3
    for button in answer.buttons:
        intent, payload = button.payload.split("{")
        term = store.term(json.loads("{" + payload)["term"])
        assert intent == "/ask_glossary"
        assert term is not None
        assert button.title == term.name.in_language(language)
        assert button.title in answer.text
