"""Keeps paused interviews for thirty days under a code, of which only hashes are stored.

A row is found by the hash of the code's first letters and opened by the whole code (Argon2id).  What has lapsed is
deleted whenever an interview is paused or looked for.
"""

import hashlib
import json
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from assistant.interview.codes import KEPT_FOR, LOOKED_UP, new_code
from knowledge.tables import UtcDateTime, metadata

paused = sa.Table(
    "paused_interview",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("lookup", sa.String(64), nullable=False, index=True),
    sa.Column("code_hash", sa.String(200), nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("lapses_at", UtcDateTime, nullable=False),
)

LARGEST = 2**31 - 1
"""The largest number that a row can have on PostgreSQL."""

# OWASP's least setting for Argon2id: a code is looked at some twenty times slower than a page is read.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)


@dataclass(frozen=True)
class Paused:
    """An interview found by its code: the number of its row, and its state as JSON."""

    number: int
    state: dict[str, Any]


class PausedInterviews:
    """The paused interviews of one database."""

    def __init__(self, engine: sa.engine.Engine) -> None:
        self._engine = engine

    def pause(self, state: dict[str, Any], now: datetime, instead_of: int | None = None) -> tuple[str, datetime, int]:
        """Keep a state; the code that brings it back, the moment at which it lapses (aware), and its number.

        ``instead_of`` is the number under which the same interview was kept before: that code ends.
        """
        code, lapses = new_code(secrets.choice), now + KEPT_FOR
        # A number is drawn, so that none is ever given again: conversations remember it after the row is gone.
        number = secrets.randbelow(LARGEST) + 1
        row = {"id": number, "lookup": _lookup(code), "code_hash": _HASHER.hash(code), "lapses_at": lapses}
        with self._engine.begin() as connection:
            self._sweep(connection, now)
            if instead_of is not None:
                connection.execute(paused.delete().where(paused.c.id == instead_of))
            connection.execute(paused.insert().values({**row, "state": json.dumps(state)}))
        return code, lapses, number

    def find(self, code: str, now: datetime) -> Paused | None:
        """The interview that a code brings back, or None; it stays until it lapses or is stopped."""
        with self._engine.begin() as connection:
            self._sweep(connection, now)
            rows = connection.execute(sa.select(paused).where(paused.c.lookup == _lookup(code))).all()
        for row in rows:
            try:
                _HASHER.verify(row.code_hash, code)
            except VerifyMismatchError:
                continue
            return Paused(row.id, json.loads(row.state))
        return None

    def forget(self, number: int) -> None:
        """Delete a kept interview."""
        with self._engine.begin() as connection:
            connection.execute(paused.delete().where(paused.c.id == number))

    @staticmethod
    def _sweep(connection: sa.engine.Connection, now: datetime) -> None:
        connection.execute(paused.delete().where(paused.c.lapses_at <= now))


def _lookup(code: str) -> str:
    return hashlib.sha256(code[:LOOKED_UP].encode()).hexdigest()
