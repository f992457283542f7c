"""What is offered next makes sense, was not answered yet, and is three topics at most."""

import pytest

from assistant.answers.model import Answer, Button
from assistant.answers.next_topics import (
    REMEMBERED,
    answered,
    buttons,
    following,
    is_offered,
    nearest,
    with_following,
)
from knowledge.store import KnowledgeStore
from tests.conftest import CALL


def test_what_was_answered_is_remembered_once_and_so_many() -> None:
    done: list[str] = []
    for topic in ("a", "b", "a", *"cdefghi"):
        done = answered(done, topic, CALL)
    assert done == [f"{CALL}/{topic}" for topic in "bacdefghi"[-REMEMBERED:]]
    assert answered([], "glossary", None) == ["glossary"]


def test_only_what_is_ever_offered_need_be_remembered(store: KnowledgeStore) -> None:
    topics = store.topics()
    assert is_offered(topics, "status")
    assert is_offered(topics, "human_agent")
    assert not is_offered(topics, "greet")
    assert not is_offered(topics, "fallback")


def test_the_topics_own_next_come_first(store: KnowledgeStore) -> None:
    topics = store.topics()
    assert following(topics, "deadline", CALL, ()) == topics["deadline"].next


def test_what_was_answered_is_not_offered_and_others_take_its_place(store: KnowledgeStore) -> None:
    done = [f"{CALL}/status", f"{CALL}/results"]
    offered = following(store.topics(), "deadline", CALL, done)
    assert offered[0] == "next_edition"
    assert len(offered) == 3
    assert not {"status", "results", "deadline"} & set(offered)


def test_the_same_topic_of_another_call_is_not_answered_yet(store: KnowledgeStore) -> None:
    assert "status" in following(store.topics(), "deadline", CALL, ["OTHER/status"])


def test_what_dario_does_is_offered_only_where_the_topic_names_it(store: KnowledgeStore) -> None:
    topics = store.topics()
    assert "delete_data" in following(topics, "privacy", CALL, ())
    assert "delete_data" not in following(topics, "bot_identity", CALL, ["privacy", "human_agent", "capabilities"])


def test_every_topic_offers_three_at_most_and_never_itself(store: KnowledgeStore) -> None:
    topics = store.topics()
    for topic in topics:
        offered = following(topics, topic, CALL, [f"{CALL}/overview"])
        assert len(offered) <= 3
        assert topic not in offered
        assert "overview" not in offered
        assert len(offered) == len(set(offered))


def test_an_answers_own_buttons_come_first_and_a_question_back_keeps_its_own(store: KnowledgeStore) -> None:
    person = Button("a", "/human_agent")
    own = with_following(Answer("", "deadline", "answered", "it", CALL, buttons=(person,)), store.topics(), CALL, ())
    assert [button.payload for button in own.buttons] == ["/human_agent", "/ask_status", "/ask_next_edition"]
    asking = Answer("", "fallback", "clarify", "it", buttons=(person,))
    assert with_following(asking, store.topics(), CALL, ()) == asking


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ((), ["status", "next_edition"]),
        (("budget",), ["budget", "status"]),
        (("greet", "budget", "grant_amount", "results"), ["budget", "grant_amount"]),
        (("no_such_topic",), ["status", "next_edition"]),
    ],
)
def test_who_was_not_helped_is_offered_what_was_perhaps_meant(
    others: tuple[str, ...], expected: list[str], store: KnowledgeStore
) -> None:
    assert nearest(store.topics(), "deadline", others, CALL) == expected


def test_buttons_carry_the_label_and_the_intent(store: KnowledgeStore) -> None:
    made = buttons(store.topics(), ["deadline", "human_agent"], "en")
    assert made == (Button("The deadline", "/ask_deadline"), Button("Talk to a person", "/human_agent"))
