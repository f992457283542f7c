"""Keeps conversations in our database: one read and one insert a message, however long the conversation grows.

A row is one turn: the events it added and the slots as they stood after it.  A conversation is brought back from its
last turns and the slots before them, so that its hundredth message costs what its tenth did.  Errors of the database
are raised, never swallowed: the caller is told, and what was stored stays as it is.
"""

import asyncio
import json
from collections.abc import Iterable
from datetime import datetime, timezone
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.utils.common import all_subclasses

from assistant.interview.codes import DOTS, code_in, without_codes
from assistant.turns import delete_turns, turn, wipe
from assistant.wiring import wiring

TURNS_KEPT_IN_MIND = 10
"""How many turns a tracker is rebuilt from; policies look back far less (config.yml, max_history)."""

DELETE_SLOT = "delete_conversation"
"""An action that sets this slot has the conversation's rows deleted when the turn is saved."""


class ConversationStore(TrackerStore):
    """Rasa's tracker store over the table ``conversation_turn`` (endpoints.yml names it by module path)."""

    def __init__(
        self,
        domain: Domain | None,
        event_broker: EventBroker | None = None,
        engine: sa.engine.Engine | None = None,
        **_options: Any,
    ) -> None:
        super().__init__(domain, event_broker)
        self._engine = engine or wiring().database

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The conversation as far back as it is kept in mind, or None if there is none."""
        rows = await asyncio.to_thread(self._read, sender_id, TURNS_KEPT_IN_MIND + 1)
        if not rows:
            return None
        before = json.loads(rows.pop(0).slots) if len(rows) > TURNS_KEPT_IN_MIND else {}
        return self._rebuild(sender_id, before, rows)

    async def retrieve_full_tracker(self, conversation_id: str) -> DialogueStateTracker | None:
        """The whole conversation from its first turn, or None if there is none."""
        rows = await asyncio.to_thread(self._read, conversation_id, None)
        return self._rebuild(conversation_id, {}, rows) if rows else None

    async def create_tracker(self, sender_id: str, append_action_listen: bool = True) -> DialogueStateTracker:
        """A new conversation; its first row is written with its first turn."""
        tracker = self.init_tracker(sender_id)
        if append_action_listen:
            tracker.update(ActionExecuted(ACTION_LISTEN_NAME))
        _remember(tracker, number=0, events=0)
        return tracker

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Add the turn's new events as one row, or delete the conversation if an action asked for it.

        Raises SQLAlchemy's IntegrityError if another process added a turn meanwhile.
        """
        if tracker.get_slot(DELETE_SLOT):
            await self.delete(tracker.sender_id)
            return
        number, stored = getattr(tracker, "stored", None) or await self._look_up(tracker.sender_id)
        new = list(tracker.events)[stored:]
        if not new:
            return
        row = {
            "sender_id": tracker.sender_id,
            "number": number + 1,
            "at": datetime.now(timezone.utc),
            "events": _written(new),
            "slots": json.dumps(self._slots(tracker)),
        }
        await asyncio.to_thread(self._write, turn.insert().values(row))
        _remember(tracker, number + 1, len(tracker.events))
        if self.event_broker is not None:
            await self._stream_new_events(self.event_broker, new, tracker.sender_id)

    async def delete(self, sender_id: str) -> None:
        """Delete everything said in this conversation, and the interviews paused in it."""
        await asyncio.to_thread(self._delete, sender_id)

    async def keys(self) -> Iterable[str]:
        """The ids of all conversations."""
        with self._engine.connect() as connection:
            return list(connection.execute(sa.select(turn.c.sender_id).distinct()).scalars())

    def _read(self, sender_id: str, last: int | None) -> list[Any]:
        query = sa.select(turn).where(turn.c.sender_id == sender_id).order_by(turn.c.number.desc()).limit(last)
        with self._engine.connect() as connection:
            return list(connection.execute(query))[::-1]

    def _write(self, statement: Any) -> None:
        with self._engine.begin() as connection:
            connection.execute(statement)

    def _delete(self, sender_id: str) -> None:
        with self._engine.begin() as connection:
            delete_turns(connection, sender_id)
        wipe(self._engine)

    async def _look_up(self, sender_id: str) -> tuple[int, int]:
        """How many turns and events are stored of a tracker that another part of Rasa built."""
        rows = await asyncio.to_thread(self._read, sender_id, None)
        return (rows[-1].number if rows else 0), sum(len(json.loads(row.events)) for row in rows)

    def _rebuild(self, sender_id: str, before: dict[str, Any], rows: list[Any]) -> DialogueStateTracker:
        told = [event for row in rows for event in json.loads(row.events)]
        start = told[0]["timestamp"] if told else None
        events = [SlotSet(name, value, timestamp=start) for name, value in before.items()]
        events += [_event(parameters) for parameters in told]
        tracker = DialogueStateTracker.from_events(sender_id, events, self.domain.slots)
        _remember(tracker, rows[-1].number, len(tracker.events))
        return tracker

    def _slots(self, tracker: DialogueStateTracker) -> dict[str, Any]:
        values = tracker.current_slot_values()
        return {slot.name: values[slot.name] for slot in self.domain.slots if values[slot.name] != slot.initial_value}


def _remember(tracker: DialogueStateTracker, number: int, events: int) -> None:
    """Note on the tracker how many turns and events are stored, so that saving need not ask."""
    tracker.stored = (number, events)


def _written(events: list[Event]) -> str:
    """The events as JSON; of a code that brings a paused interview back only dots are kept."""
    written = json.dumps([event.as_dict() for event in events])
    for event in events:
        if isinstance(event, UserUttered) and code_in(event.text or "") is not None:
            written = written.replace(json.dumps(event.text)[1:-1], DOTS)
        elif isinstance(event, BotUttered) and "interview" in ((event.data or {}).get("custom") or {}):
            written = without_codes(written)
    return written


@lru_cache(maxsize=1)
def _event_types() -> dict[str, type[Event]]:
    return {event.type_name: event for event in all_subclasses(Event)}


def _event(parameters: dict[str, Any]) -> Event:
    """The event; by a cached table, since Rasa's own search walks all classes for every event."""
    return _event_types()[parameters["event"]]._from_parameters(parameters)
