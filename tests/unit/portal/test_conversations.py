"""The store of the portal on each database: order, repeats, buttons, deletion."""

import json
from datetime import datetime, timezone
from pathlib import Path

import pytest
import sqlalchemy as sa

from assistant.database import open_database
from assistant.paused_interviews import PausedInterviews, paused
from assistant.portal.conversations import Conversations, Said, Written
from assistant.portal.messages import Conversation, NoButtonError, NoConversationError, NoMessageError
from assistant.portal.tables import conversation, message
from assistant.turns import turn
from tests.conftest import TODAY

ONE = Conversation("a" * 32, "it", "RLA12020034211")
OTHER = Conversation("b" * 32, "en", None)
BUTTONS = ({"title": "Sì", "payload": "/ask_status"}, {"title": "No", "payload": "/ask_results"})
ANSWER = Said("Risposta", "it", BUTTONS, {"answer": {"topic": "deadline"}})


@pytest.fixture
def kept(database: sa.engine.Engine) -> Conversations:
    """A store with two conversations."""
    store = Conversations(database)
    store.create(ONE, "1" * 64)
    store.create(OTHER, "2" * 64)
    return store


def test_a_conversation_is_found_as_it_was(kept: Conversations) -> None:
    assert kept.find(ONE.id) == (ONE, "1" * 64)
    assert kept.find("c" * 32) is None


def test_messages_come_back_in_order_with_aware_times(kept: Conversations) -> None:
    accepted = kept.accept(ONE, Written("client-1", "ciao"))
    told = kept.answer(ONE, accepted.messages[0], [ANSWER, ANSWER])
    assert [each.number for each in told] == [1, 2, 3]
    assert kept.messages(ONE.id) == told
    assert kept.messages(ONE.id, after=2) == told[2:]
    assert (kept.last(ONE.id), kept.last(OTHER.id)) == (3, 0)
    assert all(abs(datetime.now(timezone.utc) - each.at).total_seconds() < 60 for each in told)


def test_a_repeat_is_known_by_its_client_id_within_one_conversation(kept: Conversations) -> None:
    first = kept.accept(ONE, Written("client-1", "ciao"))
    assert first.fresh and not first.done
    waiting = kept.accept(ONE, Written("client-1", "ciao"))
    assert not waiting.fresh and not waiting.done and waiting.payload == "ciao"
    told = kept.answer(ONE, first.messages[0], [ANSWER])
    done = kept.accept(ONE, Written("client-1", "ciao"))
    assert done.done and done.messages == told
    assert kept.accept(OTHER, Written("client-1", "ciao")).fresh


def test_a_message_without_answer_can_be_sent_again(kept: Conversations) -> None:
    accepted = kept.accept(ONE, Written("client-1", "ciao"))
    asked, _ = kept.answer(ONE, accepted.messages[0], [ANSWER], state="unanswered")
    assert asked.retry
    asked, _ = kept.answer(ONE, accepted.messages[0], [ANSWER])
    assert not asked.retry


def test_the_message_takes_the_language_of_its_answer(kept: Conversations) -> None:
    accepted = kept.accept(ONE, Written("client-1", "what is the deadline?"))
    asked, _ = kept.answer(ONE, accepted.messages[0], [Said("Answer", "en")])
    assert asked.language == "en"


def test_a_pressed_button_is_chosen_and_kept_with_its_payload(kept: Conversations) -> None:
    kept.answer(ONE, None, [ANSWER])
    pressed = kept.accept(ONE, Written("client-1", "", "b1-2"))
    assert (pressed.payload, pressed.messages[0].text) == ("/ask_results", "No")
    assert pressed.chosen is not None and [one.chosen for one in pressed.chosen.buttons] == [False, True]
    assert kept.messages(ONE.id)[0] == pressed.chosen
    assert kept.accept(ONE, Written("client-1", "", "b1-2")).payload == "/ask_results", "for another try"
    for nowhere in ("b1-3", "b2-1", "b1-0", "b7-1", "x", "b1", "b-1", "b1--1", "b99999999999999-1"):
        with pytest.raises(NoButtonError):
            kept.accept(ONE, Written(f"client-{nowhere}", "", nowhere))
    with pytest.raises(NoButtonError):
        kept.accept(OTHER, Written("client-2", "", "b1-1"))


def test_only_answers_are_judged(kept: Conversations) -> None:
    accepted = kept.accept(ONE, Written("client-1", "ciao"))
    kept.answer(ONE, accepted.messages[0], [ANSWER])
    judged = kept.judge(ONE.id, 2, False, "wrong")
    assert (judged.helpful, judged.reason) == (False, "wrong")
    for number in (1, 3):
        with pytest.raises(NoMessageError):
            kept.judge(ONE.id, number, True, None)


def test_nothing_can_be_said_in_a_conversation_that_was_deleted(kept: Conversations) -> None:
    accepted = kept.accept(ONE, Written("client-1", "ciao"))
    kept.delete(ONE.id)
    with pytest.raises(NoConversationError):
        kept.accept(ONE, Written("client-2", "ciao"))
    with pytest.raises(NoConversationError):
        kept.answer(ONE, accepted.messages[0], [ANSWER])


def test_what_is_deleted_stands_in_no_file_any_more(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path / 'dario.db'}")
    with database.connect() as reading:
        reading.execute(sa.select(conversation)).all()
        store = Conversations(database)
        store.create(ONE, "1" * 64)
        store.accept(ONE, Written("client-1", "parole da dimenticare"))
        store.delete(ONE.id)
    left = [file.name for file in tmp_path.iterdir() if b"dimenticare" in file.read_bytes()]
    database.dispose()
    assert left == []


def test_deleting_takes_everything_of_one_conversation_and_nothing_of_others(
    kept: Conversations, database: sa.engine.Engine
) -> None:
    interviews = PausedInterviews(database)
    *_, number = interviews.pause({"v": 1}, TODAY)
    *_, others = interviews.pause({"v": 1}, TODAY)
    for owner, paused_in_it in ((ONE, number), (OTHER, others)):
        kept.answer(owner, None, [ANSWER])
        row = {"sender_id": owner.id, "number": 1, "at": TODAY, "events": "[]"}
        slots = json.dumps({"interview": {"paused": [paused_in_it]}})
        with database.begin() as connection:
            connection.execute(turn.insert().values({**row, "slots": slots}))
    kept.delete(ONE.id)
    with database.connect() as connection:
        left = [
            connection.execute(sa.select(column)).scalars().all()
            for column in (conversation.c.id, message.c.conversation, turn.c.sender_id, paused.c.id)
        ]
    assert left == [[OTHER.id], [OTHER.id], [OTHER.id], [others]]
