"""Reads all of a stored conversation: the engine itself keeps only its last turns in mind."""

import json
from typing import Any

import sqlalchemy as sa

from assistant.turns import turn


class ConversationTurns:
    """The turns of conversations in one database."""

    def __init__(self, engine: sa.engine.Engine) -> None:
        self._engine = engine

    def read(self, conversation: str, through: int | None = None) -> tuple[list[list[dict[str, Any]]], int]:
        """The events of each turn in order, up to turn number ``through``, and the number of the last one (0: none)."""
        query = sa.select(turn.c.number, turn.c.events).where(turn.c.sender_id == conversation).order_by(turn.c.number)
        if through is not None:
            query = query.where(turn.c.number <= through)
        with self._engine.connect() as connection:
            rows = connection.execute(query).all()
        return [json.loads(row.events) for row in rows], rows[-1].number if rows else 0
