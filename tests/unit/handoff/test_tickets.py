"""Tickets on both databases: kept, found, closed, withdrawn; and the packet comes back as it was shown."""

from datetime import date, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from assistant.handoff import tickets as module
from assistant.handoff.packet import Packet, lines, make_packet
from assistant.handoff.reference import WrongReferenceError, new_reference
from assistant.handoff.state import State
from assistant.handoff.tickets import ClosedTicketError, Tickets, UnknownTicketError, ticket
from assistant.handoff.transcript import Exchange, Told
from assistant.turns import delete_turns
from tests.conftest import CALL, TODAY

CITATION = {
    "source": "portal",
    "title": "Bandi Online",
    "section": "Scade il",
    "url": "https://x",
    "retrieved": "2020-11-09",
}
ASKED = Exchange("Scadenza?", (Told("answered", "Il 2 febbraio.", (f"{CALL}/deadline",), (CITATION,)),), "ask_deadline")


def packet(kind: Any = "technical", language: str = "it") -> Packet:
    state = State(kind, "consent", {"what": "si blocca, a@b.it", "question": "quanto?"})
    return make_packet(state, language, (CALL, "Cluster"), [ASKED], ["- Paesi: **soddisfatta**."])


@pytest.fixture
def kept(database: sa.engine.Engine) -> Tickets:
    """Tickets on each backend."""
    return Tickets(database)


def test_a_ticket_is_found_by_its_reference_however_it_is_written(kept: Tickets) -> None:
    made = kept.add(packet(), "it_helpdesk", "c1", TODAY, date(2026, 11, 26))
    assert (made.state, made.office, made.due, made.created_at) == ("queued", "it_helpdesk", date(2026, 11, 26), TODAY)
    for written in (made.reference, made.reference.lower(), made.reference.replace("-", "")[1:]):
        assert kept.find(written) == made


def test_the_packet_comes_back_as_it_was_shown(kept: Tickets) -> None:
    shown = packet()
    found = kept.add(shown, "it_helpdesk", "c1", TODAY).packet
    assert found == shown and lines(found) == lines(shown)
    assert found.facts == (f"{CALL}/deadline",) and found.citations == [CITATION]


@pytest.mark.parametrize("language", ["it", "en"])
def test_a_packet_as_text_has_no_empty_line_and_nothing_personal(language: str) -> None:
    told = lines(packet(language=language))
    assert all(line.strip() for line in told)
    text = "\n".join(told)
    assert "[e-mail]" in text and "a@b.it" not in text
    assert "Bandi Online, Scade il" in text and "Paesi: **soddisfatta**" in text


def test_tickets_by_language_kind_and_state(kept: Tickets) -> None:
    first = kept.add(packet("technical", "it"), "it_helpdesk", "c1", TODAY)
    second = kept.add(packet("question", "en"), "europe_direct", "c2", TODAY + timedelta(hours=1))
    third = kept.add(packet("question", "it"), "europe_direct", "c3", TODAY + timedelta(hours=2))
    kept.deliver(third.reference)
    kept.close(second.reference, TODAY)

    def listed(**wanted: str) -> list[str]:
        return [one.reference for one in kept.list(**wanted)]

    assert listed() == [first.reference, second.reference, third.reference]
    assert listed(language="it") == [first.reference, third.reference]
    assert listed(kind="question") == [second.reference, third.reference]
    assert listed(state="queued") == [first.reference]
    assert listed(state="delivered", language="it", kind="question") == [third.reference]
    assert listed(state="closed", language="it") == []


def test_a_ticket_is_closed_once_with_its_note(kept: Tickets) -> None:
    made = kept.add(packet(), "it_helpdesk", "c1", TODAY)
    closed = kept.close(made.reference, TODAY + timedelta(days=1), "richiamato")
    assert (closed.state, closed.note, closed.closed_at) == ("closed", "richiamato", TODAY + timedelta(days=1))
    for again in (lambda: kept.close(made.reference, TODAY), lambda: kept.deliver(made.reference)):
        with pytest.raises(ClosedTicketError, match="closed already"):
            again()


def test_what_is_not_there_is_told(kept: Tickets) -> None:
    with pytest.raises(UnknownTicketError, match="D-7K3M-2P"):
        kept.find("d7k3m2p")
    with pytest.raises(WrongReferenceError):
        kept.find("D-7K3M-2R")


def test_deleting_the_conversation_withdraws_its_tickets_alone(kept: Tickets, database: sa.engine.Engine) -> None:
    mine, others = kept.add(packet(), "it_helpdesk", "c1", TODAY), kept.add(packet(), "it_helpdesk", "c2", TODAY)
    closed = kept.add(packet(), "it_helpdesk", "c1", TODAY)
    kept.close(closed.reference, TODAY, "richiamata Anna Bianchi")
    with database.begin() as connection:
        delete_turns(connection, "c1")
    withdrawn = kept.find(mine.reference)
    assert (withdrawn.packet, withdrawn.state) == (None, "queued") and withdrawn.withdrawn_at is not None
    left = kept.find(closed.reference)
    assert (left.packet, left.note, left.state) == (None, None, "closed"), "reference and state stay"
    assert kept.find(others.reference) == others
    with database.connect() as connection:
        rows = connection.execute(sa.select(ticket).where(ticket.c.reference == mine.reference)).all()
    assert "si blocca" not in str(rows) and "c1" not in str(rows)


def test_withdrawing_again_does_nothing(kept: Tickets) -> None:
    kept.add(packet(), "it_helpdesk", "c1", TODAY)
    assert [kept.withdraw("c1", TODAY), kept.withdraw("c1", TODAY), kept.withdraw("nobody", TODAY)] == [1, 0, 0]


def test_a_reference_that_is_taken_is_drawn_anew(kept: Tickets, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = iter(["D-7K3M-2P", "D-7K3M-2P", new_reference(lambda letters: letters[0])])
    monkeypatch.setattr(module, "new_reference", lambda _choose: next(drawn))
    first, second = (kept.add(packet(), "it_helpdesk", "c1", TODAY) for _ in range(2))
    assert first.reference == "D-7K3M-2P" != second.reference


def test_no_reference_left_is_told(kept: Tickets, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "new_reference", lambda _choose: "D-7K3M-2P")
    kept.add(packet(), "it_helpdesk", "c1", TODAY)
    with pytest.raises(RuntimeError, match="no free reference"):
        kept.add(packet(), "it_helpdesk", "c1", TODAY)
