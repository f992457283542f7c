"""Keeps the tickets of handoffs: what a person agreed to hand over, under a reference, until it is closed or withdrawn.

A packet is stored only on consent.  Deleting the conversation empties it; reference and state stay, so that staff see
that there was something.
"""

import json
import secrets
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from assistant.handoff.packet import Packet
from assistant.handoff.reference import new_reference, read_reference
from knowledge.tables import UtcDateTime, metadata

TicketState = Literal["queued", "delivered", "closed"]
STATES: tuple[TicketState, ...] = ("queued", "delivered", "closed")
TRIES = 20
"""References that are drawn before giving up; one in two million is taken, for each ticket there is."""

ticket = sa.Table(
    "ticket",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("reference", sa.String(9), nullable=False, unique=True),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("office", sa.String(40), nullable=False),
    sa.Column("language", sa.String(2), nullable=False),
    sa.Column("call", sa.String(120), nullable=False),
    sa.Column("state", sa.String(10), nullable=False, index=True),
    sa.Column("created_at", UtcDateTime, nullable=False),
    sa.Column("due", sa.Date),
    sa.Column("closed_at", UtcDateTime),
    sa.Column("withdrawn_at", UtcDateTime),
    sa.Column("note", sa.Text),
    sa.Column("packet", sa.Text),
    sa.Column("conversation", sa.String(255), index=True),
)
"""``conversation`` is the engine's id of the conversation, by which a deletion finds what to withdraw."""


class UnknownTicketError(LookupError):
    """There is no ticket under this reference."""


class ClosedTicketError(ValueError):
    """The ticket is closed: nothing can be done to it any more."""


@dataclass(frozen=True)
class Ticket:
    """One ticket; moments are aware UTC.

    ``due``: the day by which the office answers; ``packet``: None where it was withdrawn.
    """

    reference: str
    kind: str
    office: str
    language: str
    call: str
    state: str
    created_at: datetime
    due: date | None
    closed_at: datetime | None
    withdrawn_at: datetime | None
    note: str | None
    packet: Packet | None

    def as_json(self) -> dict[str, Any]:
        """As plain data, moments in ISO 8601."""
        told: dict[str, Any] = {**vars(self), "packet": self.packet.as_json() if self.packet else None}
        return {name: value.isoformat() if isinstance(value, date) else value for name, value in told.items()}


class Tickets:
    """The tickets of one database."""

    def __init__(self, engine: sa.engine.Engine) -> None:
        self._engine = engine

    def add(self, packet: Packet, office: str, conversation: str, now: datetime, due: date | None = None) -> Ticket:
        """Keep a packet that the person agreed to hand over, queued under a new reference."""
        row = {
            "kind": packet.kind,
            "office": office,
            "language": packet.language,
            "call": packet.call,
            "state": "queued",
            "created_at": now,
            "due": due,
            "packet": json.dumps(packet.as_json(), ensure_ascii=False),
            "conversation": conversation,
        }
        for _ in range(TRIES):
            reference = new_reference(secrets.choice)
            try:
                with self._engine.begin() as connection:
                    connection.execute(ticket.insert().values(reference=reference, **row))
            except IntegrityError:
                continue
            return self.find(reference)
        raise RuntimeError(f"no free reference was found in {TRIES} tries: too many tickets, or a fault of the table")

    def find(self, reference: str) -> Ticket:
        """The ticket under a reference, however it was written.

        Raises WrongReferenceError for what is no reference, UnknownTicketError where there is none.
        """
        wanted = read_reference(reference)
        with self._engine.connect() as connection:
            row = connection.execute(sa.select(ticket).where(ticket.c.reference == wanted)).first()
        if row is None:
            raise UnknownTicketError(f"there is no ticket {wanted}; `dario tickets list` shows those there are")
        return _ticket(row)

    def list(self, language: str | None = None, kind: str | None = None, state: str | None = None) -> list[Ticket]:
        """The tickets with these properties, the oldest first; None leaves one open."""
        query = sa.select(ticket).order_by(ticket.c.created_at, ticket.c.id)
        for column, wanted in ((ticket.c.language, language), (ticket.c.kind, kind), (ticket.c.state, state)):
            if wanted is not None:
                query = query.where(column == wanted)
        with self._engine.connect() as connection:
            return [_ticket(row) for row in connection.execute(query)]

    def deliver(self, reference: str) -> Ticket:
        """Note that the office has it.  Raises as :meth:`close` does."""
        return self._change(reference, {"state": "delivered"})

    def close(self, reference: str, now: datetime, note: str | None = None) -> Ticket:
        """Close a ticket, with a note of the staff.

        Raises ClosedTicketError where it is closed already, and as :meth:`find` does.
        """
        return self._change(reference, {"state": "closed", "closed_at": now, "note": note})

    def withdraw(self, conversation: str, now: datetime) -> int:
        """Empty what a conversation handed over (it is being deleted); how many tickets that were."""
        with self._engine.begin() as connection:
            return withdraw(connection, conversation, now)

    def _change(self, reference: str, values: dict[str, Any]) -> Ticket:
        before = self.find(reference)
        changes = ticket.update().where(ticket.c.reference == before.reference, ticket.c.state != "closed")
        with self._engine.begin() as connection:
            if connection.execute(changes.values(values)).rowcount == 0:
                raise ClosedTicketError(f"the ticket {before.reference} is closed already")
        return self.find(before.reference)


def withdraw(connection: sa.engine.Connection, conversation: str, now: datetime) -> int:
    """As :meth:`Tickets.withdraw`, within a transaction; reference and state stay."""
    # The note goes too: it may say who was called back, and people are told that reference and state stay.
    emptied = {"packet": None, "conversation": None, "note": None, "withdrawn_at": now}
    return int(
        connection.execute(ticket.update().where(ticket.c.conversation == conversation).values(emptied)).rowcount
    )


def _ticket(row: Any) -> Ticket:
    fields = {name: value for name, value in row._mapping.items() if name not in ("id", "conversation")}
    packet = Packet.from_json(json.loads(row.packet)) if row.packet is not None else None
    return Ticket(**{**fields, "packet": packet})
