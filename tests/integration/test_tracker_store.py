"""Conversations on both databases: nothing lost, nothing double, and no longer to read the longer they grow."""

import json

import pytest
import sqlalchemy as sa
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from assistant.paused_interviews import PausedInterviews
from assistant.settings import ROOT
from assistant.tracker_store import DELETE_SLOT, TURNS_KEPT_IN_MIND, ConversationStore
from assistant.turns import turn
from tests.conftest import TODAY


@pytest.fixture(scope="module")
def domain() -> Domain:
    """The assistant's own domain."""
    return Domain.load(str(ROOT / "domain.yml"))


@pytest.fixture
def store(database: sa.engine.Engine, domain: Domain) -> ConversationStore:
    """A store over an empty database."""
    return ConversationStore(domain, engine=database)


async def say(store: ConversationStore, text: str, **slots: str) -> DialogueStateTracker:
    """One turn of a conversation: what was said, what it set, what was answered."""
    tracker = await store.get_or_create_tracker("somebody")
    tracker.update(UserUttered(text, intent={"name": "ask_deadline", "confidence": 0.9}))
    tracker.update_with_events([SlotSet(name, value) for name, value in slots.items()], store.domain)
    tracker.update(BotUttered(f"answer to {text}"))
    tracker.update(ActionExecuted("action_listen"))
    await store.save(tracker)
    return tracker


def texts(tracker: DialogueStateTracker) -> list[str]:
    """What the person said, as the tracker remembers it."""
    return [event.text for event in tracker.events if isinstance(event, UserUttered)]


def rows(database: sa.engine.Engine) -> int:
    """How many turns are stored."""
    with database.connect() as connection:
        return int(connection.execute(sa.select(sa.func.count()).select_from(turn)).scalar_one())


async def test_a_conversation_comes_back_as_it_was(store: ConversationStore) -> None:
    said = await say(store, "qual è la scadenza?", language="it", call="RLA12020034211")
    again = await store.retrieve("somebody")
    assert again is not None
    assert [event.as_dict() for event in again.events] == [event.as_dict() for event in said.events]
    assert (again.get_slot("language"), again.get_slot("call")) == ("it", "RLA12020034211")


async def test_one_row_is_added_a_turn(store: ConversationStore, database: sa.engine.Engine) -> None:
    for number in range(3):
        await say(store, f"question {number}")
        assert rows(database) == number + 1


async def test_a_turn_saved_again_adds_nothing(store: ConversationStore, database: sa.engine.Engine) -> None:
    tracker = await say(store, "once")
    await store.save(tracker)
    assert rows(database) == 1


async def test_a_long_conversation_is_read_from_its_last_turns_with_its_slots(store: ConversationStore) -> None:
    await say(store, "question 0", call="SMP-COSME-2021-CLUSTER-01")
    for number in range(1, 3 * TURNS_KEPT_IN_MIND):
        await say(store, f"question {number}")
    tracker = await store.retrieve("somebody")
    assert tracker is not None
    assert texts(tracker) == [f"question {number}" for number in range(2 * TURNS_KEPT_IN_MIND, 3 * TURNS_KEPT_IN_MIND)]
    assert tracker.get_slot("call") == "SMP-COSME-2021-CLUSTER-01"
    whole = await store.retrieve_full_tracker("somebody")
    assert whole is not None
    assert len(texts(whole)) == 3 * TURNS_KEPT_IN_MIND


async def test_of_two_processes_that_answer_at_once_one_is_told(store: ConversationStore) -> None:
    await say(store, "before")
    first, second = await store.retrieve("somebody"), await store.retrieve("somebody")
    assert first is not None and second is not None
    for tracker in (first, second):
        tracker.update(UserUttered("at once"))
    await store.save(first)
    with pytest.raises(sa.exc.IntegrityError):
        await store.save(second)
    kept = await store.retrieve("somebody")
    assert kept is not None
    assert texts(kept) == ["before", "at once"]


async def test_a_conversation_is_deleted_when_an_action_says_so(
    store: ConversationStore, database: sa.engine.Engine
) -> None:
    await say(store, "delete everything")
    tracker = await store.get_or_create_tracker("somebody")
    tracker.update(SlotSet(DELETE_SLOT, True), store.domain)
    await store.save(tracker)
    assert rows(database) == 0
    assert await store.retrieve("somebody") is None


async def test_an_error_of_the_database_is_raised_and_leaves_what_was_stored(
    store: ConversationStore, database: sa.engine.Engine
) -> None:
    await say(store, "kept")
    with database.begin() as connection:
        connection.execute(sa.text("ALTER TABLE conversation_turn RENAME TO away"))
    with pytest.raises(sa.exc.DBAPIError):
        await store.retrieve("somebody")
    with database.begin() as connection:
        connection.execute(sa.text("ALTER TABLE away RENAME TO conversation_turn"))
    tracker = await store.retrieve("somebody")
    assert tracker is not None
    assert texts(tracker) == ["kept"]


async def test_the_ids_of_all_conversations_are_known(store: ConversationStore) -> None:
    await say(store, "hello")
    assert list(await store.keys()) == ["somebody"]


async def test_no_code_of_a_paused_interview_is_stored(store: ConversationStore, database: sa.engine.Engine) -> None:
    tracker = await store.get_or_create_tracker("somebody")
    tracker.update(UserUttered("riprendi bado-kemu-fo", intent={"name": "check_eligibility", "confidence": 1.0}))
    paused = {"custom": {"interview": {"state": "paused"}}}
    tracker.update(BotUttered("Il codice è **ZEKANINENU**: basta scrivere «riprendi ZEKANINENU».", paused))
    await store.save(tracker)
    with database.connect() as connection:
        kept = connection.execute(sa.select(turn.c.events)).scalar_one()
    assert "kemu" not in kept and "ZEKANINENU" not in kept
    assert [event["event"] for event in json.loads(kept)][-2:] == ["user", "bot"]


async def test_what_was_paused_in_a_conversation_is_deleted_with_it(
    store: ConversationStore, database: sa.engine.Engine
) -> None:
    interviews = PausedInterviews(database)
    code, _, number = interviews.pause({"v": 1}, TODAY)
    other, _, resumed = interviews.pause({"v": 1}, TODAY)
    somebody_elses, *_ = interviews.pause({"v": 1}, TODAY)
    tracker = await store.get_or_create_tracker("somebody")
    tracker.update(UserUttered("pause"))
    tracker.update(SlotSet("interview", {"paused": [number], "state": {"kept": resumed}}), store.domain)
    await store.save(tracker)
    await store.delete("somebody")
    assert interviews.find(code, TODAY) is None and interviews.find(other, TODAY) is None
    assert interviews.find(somebody_elses, TODAY) is not None
