"""Who needs a person or help is given the office that helps, how it is reached, and the source of that."""

import pytest

from assistant.answers.contact import OFFICES, contact
from assistant.answers.model import Question
from knowledge.store import KnowledgeStore
from tests.conftest import TODAY
from tests.unit.answers.conftest import EXCELLENCE, INTERNATIONAL, LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("topic", "office", "other"),
    [("human_agent", "europe_direct", None), ("technical_problem", "it_helpdesk", "europe_direct")],
)
def test_the_office_that_helps_is_named_and_how_to_reach_it(
    topic: str, office: str, other: str | None, language: str, store: KnowledgeStore
) -> None:
    answer = contact(Question(topic, language, TODAY, confidence=1.0), store, EXCELLENCE)
    assert (answer.topic, answer.status, answer.language, answer.confidence) == (topic, "handoff", language, 1.0)
    for name in filter(None, (office, other)):
        named = store.office(name)
        assert f"{named.name.in_language(language)}, {named.reach.in_language(language)}" in answer.text
    assert "{" not in answer.text


@pytest.mark.parametrize("topic", OFFICES)
def test_the_contacts_of_the_call_stand_behind_an_answer_about_no_call(topic: str, store: KnowledgeStore) -> None:
    answer = contact(Question(topic, "it", TODAY), store, EXCELLENCE)
    fact = store.fact(EXCELLENCE, "contacts")
    assert fact is not None
    assert (answer.call, answer.facts, answer.citations) == (None, (fact.id,), tuple(fact.citations))


@pytest.mark.parametrize("topic", OFFICES)
@pytest.mark.parametrize("call", [INTERNATIONAL, "NO-CALL"])
def test_a_call_whose_sources_name_no_contacts_leaves_the_office_and_states_nothing(
    topic: str, call: str, store: KnowledgeStore
) -> None:
    answer = contact(Question(topic, "en", TODAY), store, call)
    assert (answer.status, answer.facts, answer.citations) == ("handoff", (), ())
    assert store.office(OFFICES[topic][1]).name.en in answer.text
