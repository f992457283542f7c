"""The engine's turns of conversations: their table, and how a conversation is really deleted from it.

Knows no Rasa, so that the portal can take a conversation away as well as the engine can.
"""

import json
from datetime import datetime, timezone
from typing import Any

import sqlalchemy as sa

from assistant.handoff.tickets import withdraw
from assistant.paused_interviews import paused
from knowledge.tables import UtcDateTime, metadata

turn = sa.Table(
    "conversation_turn",
    metadata,
    sa.Column("sender_id", sa.String(255), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("at", UtcDateTime, nullable=False),
    sa.Column("events", sa.Text, nullable=False),
    sa.Column("slots", sa.Text, nullable=False),
)
"""A row is one turn: the events it added and the slots as they stood after it."""


def last_slots(connection: sa.engine.Connection, sender_id: str) -> dict[str, Any]:
    """The slots as they stood after the last turn; empty where there is none."""
    query = sa.select(turn.c.slots).where(turn.c.sender_id == sender_id).order_by(turn.c.number.desc()).limit(1)
    slots = connection.execute(query).scalar()
    return json.loads(slots) if slots is not None else {}


def delete_turns(connection: sa.engine.Connection, sender_id: str) -> None:
    """Delete everything said in a conversation, and the interviews that were paused in it or resumed in it.

    What it handed over to an office is withdrawn: of a ticket only reference and state stay.
    """
    numbers = paused_in(last_slots(connection, sender_id).get("interview"))
    if numbers:
        connection.execute(paused.delete().where(paused.c.id.in_(numbers)))
    withdraw(connection, sender_id, datetime.now(timezone.utc))
    connection.execute(turn.delete().where(turn.c.sender_id == sender_id))


def wipe(engine: sa.engine.Engine) -> None:
    """Take what was just deleted out of SQLite's files too.

    It writes into a journal beside the file first, where deleted words would stand until others are written over them.
    PostgreSQL gives room free by itself (autovacuum).
    """
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").close()


def paused_in(interview: dict[str, Any] | None) -> list[int]:
    """The numbers of the paused interviews that the slot ``interview`` of a conversation knows of."""
    slot = interview or {}
    kept = (slot.get("state") or {}).get("kept")
    return [*slot.get("paused", []), *([] if kept is None else [kept])]
