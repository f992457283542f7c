"""Who is not understood is shown passages of the call's text, with section and source, and where to ask."""

import re

import pytest
import sqlalchemy as sa

from assistant.answers.model import Answer, Question
from assistant.answers.passages import OFFERED, passages_found
from assistant.answers.render import fill
from knowledge.excerpt import LONGEST
from knowledge.load import load
from knowledge.read import Content
from knowledge.search import PassageSearch
from knowledge.store import KnowledgeStore
from tests.conftest import BEFORE_DEADLINE, CALL, TODAY
from tests.unit.answers.conftest import LANGUAGES, RECOVERY

MANY = {
    "it": [
        "subappalti a esperti esterni",
        "nuovi servizi per i membri",
        "attività di sensibilizzazione",
        "viaggio e soggiorno",
        "partenariati partiti",
        "regolamento finanziario",
        "convenzione di sovvenzione",
        "durata del progetto",
        "paesi",
        "dotazione del bando",
        "scadenza e ora",
        "progetti finanziati",
        "importo massimo",
    ],
    "en": [
        "external experts",
        "new services for members",
        "partnerships that started",
        "travel and stay",
        "countries",
        "financial regulation",
        "grant agreement",
        "duration of the project",
        "total budget",
        "deadline time zone",
        "number of projects funded",
        "maximum amount per project",
    ],
}


@pytest.fixture(scope="session")
def search(loaded_database: sa.engine.Engine) -> PassageSearch:
    """Searches the real content."""
    return PassageSearch(loaded_database)


def asked(language: str, call: str | None = CALL) -> Question:
    return Question("fallback", language, TODAY, call, confidence=0.12)


def every_answer(store: KnowledgeStore, search: PassageSearch, language: str) -> list[Answer]:
    """The answers to all of the questions that find something."""
    found = [passages_found(store, search, text, asked(language)) for text in MANY[language]]
    return [answer for answer in found if answer is not None]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_shape_is_that_of_the_contract(language: str, store: KnowledgeStore, search: PassageSearch) -> None:
    answers = every_answer(store, search, language)
    assert len(answers) > 6
    for answer in answers:
        assert (answer.topic, answer.status, answer.language, answer.call) == ("fallback", "passages", language, CALL)
        assert answer.confidence == 0.12
        assert 1 <= len(answer.buttons) <= OFFERED == 3
        assert answer.buttons[-1].payload == "/human_agent"
        assert "\n\n" not in answer.text
        assert not re.search(r"[{}]|\*\*\*\*", answer.text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_that_it_did_not_understand_and_where_to_ask(
    language: str, store: KnowledgeStore, search: PassageSearch
) -> None:
    office = store.office("europe_direct")
    for answer in every_answer(store, search, language):
        lines = answer.text.splitlines()
        assert lines[1] == store.phrase("passages_found", language)
        assert f"{office.name.in_language(language)}, {office.reach.in_language(language)}" in lines[-1]
        assert 1 <= len([line for line in lines if line.startswith("- **")]) <= 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_about_other_matters_gets_no_answer(
    language: str, store: KnowledgeStore, search: PassageSearch
) -> None:
    for text in ("", "raccontami una barzelletta", "tell me a joke", "\x00", "🙂"):
        assert passages_found(store, search, text, asked(language)) is None


def test_a_passage_of_the_page_is_quoted_to_the_letter(store: KnowledgeStore, search: PassageSearch) -> None:
    answer = passages_found(store, search, "agenzie di innovazione e autorità pubbliche", asked("it"))
    page = store.page(CALL)
    assert answer is not None
    assert page is not None
    whole = {passage.text for passage in page.passages}
    [cited] = [citation for citation in answer.citations if citation.quote in whole]
    assert (cited.source, cited.section) == ("portal", "Scheda informativa")
    assert f"- **Scheda informativa** (Bandi Online, {CALL}): «{cited.quote}»" in answer.text


def test_the_text_of_a_fact_is_said_with_its_figures_and_its_fact(store: KnowledgeStore, search: PassageSearch) -> None:
    answer = passages_found(store, search, "il progetto deve avere una durata", asked("it"))
    fact = store.fact(CALL, "duration")
    assert answer is not None
    assert fact is not None
    assert fact.fact.text is not None
    said = fill(fact.fact.text.it, "it", fact.fact.values).replace("**", "")
    assert said in answer.text
    assert fact.id in answer.facts
    assert set(fact.citations) <= set(answer.citations)
    assert "/ask_duration" in [button.payload for button in answer.buttons]


@pytest.mark.parametrize("language", LANGUAGES)
def test_facts_are_those_whose_text_stands_there_whole(
    language: str, store: KnowledgeStore, search: PassageSearch
) -> None:
    facts = [(answer, fact_id) for answer in every_answer(store, search, language) for fact_id in answer.facts]
    assert facts
    for answer, fact_id in facts:
        fact = store.fact(*fact_id.split("/"))
        assert fact is not None
        assert fact.fact.text is not None
        said = fill(fact.fact.text.in_language(language), language, fact.fact.values, {"call": ""}).replace("**", "")
        assert said.splitlines()[0] in re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", answer.text)


def test_a_gap_has_no_source_and_states_no_fact(store: KnowledgeStore, search: PassageSearch) -> None:
    answer = passages_found(store, search, "external experts", asked("en"))
    label = store.topic("subcontracting").label.en
    assert answer is not None
    assert f"- **{label}**: The sources do not say whether" in answer.text
    assert (answer.facts, answer.citations) == ((), ())
    assert [button.payload for button in answer.buttons] == ["/ask_subcontracting", "/human_agent"]


@pytest.mark.parametrize(
    ("language", "text", "section"), [("it", "gemellaggio", "Glossario"), ("en", "twinning", "Glossary")]
)
def test_a_term_is_offered_by_its_name(
    language: str, text: str, section: str, store: KnowledgeStore, search: PassageSearch
) -> None:
    answer = passages_found(store, search, text, asked(language, None))
    term = store.term("twinning")
    assert answer is not None
    assert term is not None
    assert answer.call is None
    assert f"- **{section}, {term.name.in_language(language)}** (" in answer.text
    assert answer.buttons[0].payload == '/ask_glossary{"term": "twinning"}'
    assert answer.buttons[0].title == term.name.in_language(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_closed_call_is_said_to_be_closed_first(language: str, store: KnowledgeStore, search: PassageSearch) -> None:
    text = MANY[language][1]
    closed = passages_found(store, search, text, asked(language))
    still_open = passages_found(store, search, text, Question("fallback", language, BEFORE_DEADLINE, CALL))
    assert closed is not None
    assert still_open is not None
    assert closed.text.splitlines()[1:] == still_open.text.splitlines()
    assert ("2 febbraio 2021" if language == "it" else "2 February 2021") in closed.text.splitlines()[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_passage_is_short_and_stands_there_as_it_was_found(
    language: str, store: KnowledgeStore, search: PassageSearch
) -> None:
    for text in MANY[language]:
        answer = passages_found(store, search, text, asked(language))
        hits = search.find(text, CALL, language)
        said = [hit.excerpt(fill(hit.piece.text, language, hit.piece.values)) for hit in hits]
        assert all(0 < len(one) <= LONGEST for one in said)
        assert answer is None or all(one.replace("\n", "\n  ") in answer.text for one in said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_that_can_be_found_can_be_said(
    language: str, content: Content, store: KnowledgeStore, search: PassageSearch
) -> None:
    said = 0
    for code, file in content.calls.items():
        for fact in file.facts.values():
            for _, text in fact.texts():
                answer = passages_found(store, search, text.in_language(language), asked(language, code))
                said += answer is not None
                assert answer is None or not re.search(r"[{}]", answer.text)
    assert said > 50


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_database_says_the_same(
    language: str, database: sa.engine.Engine, content: Content, store: KnowledgeStore, search: PassageSearch
) -> None:
    load(content, database)
    there = KnowledgeStore(database)
    there.refresh()
    for text in MANY[language]:
        for call in (CALL, RECOVERY):
            expected = passages_found(store, search, text, asked(language, call))
            assert passages_found(there, PassageSearch(database), text, asked(language, call)) == expected
