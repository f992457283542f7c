"""Who was not understood is offered the nearest topics worth offering, or the way to a person."""

import pytest

from assistant.answers.fallback import WORTH_OFFERING, choose_way, nearest_topics, not_understood
from assistant.answers.model import Answer
from assistant.answers.next_topics import OFFERED
from knowledge.store import KnowledgeStore
from tests.unit.answers.conftest import LANGUAGES

RANKING = [("ask_deadline", 0.3), ("ask_budget", 0.2), ("ask_status", 0.15), ("ask_duration", 0.1)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_nearest_topics_are_offered_with_their_labels(language: str, store: KnowledgeStore) -> None:
    answer = nearest_topics(store, RANKING, language)
    assert (answer.topic, answer.status, answer.language) == ("fallback", "clarify", language)
    assert (answer.facts, answer.citations, answer.confidence) == ((), (), 0.3)
    assert answer.text == store.phrase("not_understood", language)
    assert [button.payload for button in answer.buttons] == ["/ask_deadline", "/ask_budget", "/ask_status"]
    labels = [store.topic(topic).label.in_language(language) for topic in ("deadline", "budget", "status")]
    assert [button.title for button in answer.buttons] == labels


@pytest.mark.parametrize(
    ("ranking", "offered"),
    [
        ([("ask_deadline", 0.9)], ["/ask_deadline"]),
        ([("greet", 0.5), ("insult", 0.2), ("ask_deadline", 0.1)], ["/ask_deadline"]),
        ([("check_eligibility", 0.5), ("human_agent", 0.3)], ["/check_eligibility", "/human_agent"]),
        ([("technical_problem", 0.5), ("thanks", 0.3)], ["/technical_problem"]),
        ([("no_such_intent", 0.5), ("deadline", 0.3), ("ask_deadline", 0.1)], ["/ask_deadline"]),
        ([("ask_deadline", WORTH_OFFERING), ("ask_budget", WORTH_OFFERING - 0.001)], ["/ask_deadline"]),
        ([("nlu_fallback", 0.8), ("ask_regions", 0.1)], ["/ask_regions"]),
    ],
)
def test_only_what_helps_is_offered(
    ranking: list[tuple[str, float]], offered: list[str], store: KnowledgeStore
) -> None:
    assert [button.payload for button in nearest_topics(store, ranking, "it").buttons] == offered


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "ranking", [[], [("greet", 0.9)], [("ask_deadline", 0.01)], [("goodbye", 0.6), ("ask_budget", 0.02)]]
)
def test_where_nothing_is_near_a_person_is_named(
    ranking: list[tuple[str, float]], language: str, store: KnowledgeStore
) -> None:
    answer = nearest_topics(store, ranking, language)
    office = store.office("europe_direct")
    assert (answer.status, answer.facts) == ("clarify", ())
    assert f"{office.name.in_language(language)}, {office.reach.in_language(language)}" in answer.text
    assert [button.payload for button in answer.buttons] == ["/capabilities", "/human_agent"]
    assert "{" not in answer.text


def test_never_more_buttons_than_the_contract_allows(store: KnowledgeStore) -> None:
    ranking = [(topic.intent(name), 0.1) for name, topic in store.topics().items()]
    assert len(nearest_topics(store, ranking, "en").buttons) == OFFERED == 3


PASSAGES = Answer("…", "fallback", "passages", "it")


@pytest.mark.parametrize(
    ("failures", "offered", "passages", "way"),
    [
        (1, ["deadline"], None, "clarify"),
        (1, ["deadline"], PASSAGES, "passages"),
        (1, [], PASSAGES, "passages"),
        (1, [], None, "person"),
        (2, ["deadline"], PASSAGES, "person"),
        (3, [], None, "person"),
    ],
)
def test_one_place_decides_how_to_go_on(failures: int, offered: list[str], passages: Answer | None, way: str) -> None:
    assert choose_way(failures, offered, passages) == way


def test_passages_found_are_the_answer_where_no_topic_is_near(store: KnowledgeStore) -> None:
    assert not_understood(store, [], "it", 1, PASSAGES) is PASSAGES


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("ranking", "payloads"),
    [
        (RANKING, ["/human_agent", "/ask_deadline", "/ask_budget"]),
        ([], ["/human_agent", "/capabilities"]),
        ([("human_agent", 0.5), ("ask_deadline", 0.1)], ["/human_agent", "/ask_deadline"]),
    ],
)
def test_a_second_failure_in_a_row_offers_a_person_first(
    ranking: list[tuple[str, float]], payloads: list[str], language: str, store: KnowledgeStore
) -> None:
    answer = not_understood(store, ranking, language, 2, PASSAGES)
    assert (answer.topic, answer.status, answer.language) == ("fallback", "clarify", language)
    assert [button.payload for button in answer.buttons] == payloads
    assert store.office("europe_direct").reach.in_language(language) in answer.text
