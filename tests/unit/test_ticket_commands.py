"""``dario tickets`` for staff: a table or JSON, by language, kind and state."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from click.testing import CliRunner, Result

from assistant import ticket_commands
from assistant.handoff.packet import Packet
from assistant.handoff.tickets import ClosedTicketError, Ticket, Tickets, UnknownTicketError
from tests.conftest import CALL, TODAY


class Parts:
    """The one part that the commands use."""

    def __init__(self, tickets: Tickets) -> None:
        self.tickets = tickets


@pytest.fixture
def kept(database: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Tickets]:
    """Tickets on each backend, as the commands find them."""
    tickets = Tickets(database)
    monkeypatch.setattr(ticket_commands, "wiring", lambda: Parts(tickets))
    yield tickets


def add(kept: Tickets, language: str = "it", kind: Any = "technical") -> Ticket:
    packet = Packet(kind, language, CALL, "Cluster", {"what": "si blocca"})
    return kept.add(packet, "it_helpdesk", "c1", TODAY, date(2026, 11, 26))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(ticket_commands.tickets, arguments)


def test_the_table(kept: Tickets) -> None:
    one, two = add(kept), add(kept, "en", "question")
    head, *rows = run("list").output.strip().split("\n")
    assert head.split() == ["reference", "state", "kind", "language", "call", "created", "due"]
    assert rows[0].split() == [one.reference, "queued", "technical", "it", CALL, "2026-11-22", "10:00", "2026-11-26"]
    assert rows[1].startswith(two.reference)


@pytest.mark.parametrize("filters", [("--language", "en"), ("--kind", "question"), ("--state", "closed")])
def test_filters_and_json(kept: Tickets, filters: tuple[str, ...]) -> None:
    add(kept)
    wanted = add(kept, "en", "question")
    kept.close(wanted.reference, TODAY)
    [found] = json.loads(run("list", "--json", *filters).output)
    assert (found["reference"], found["state"], found["due"]) == (wanted.reference, "closed", "2026-11-26")
    assert found["created_at"].startswith("2026-11-22T09:00:00")


@pytest.mark.usefixtures("kept")
def test_no_tickets() -> None:
    assert run("list").output == "no tickets\n"
    assert json.loads(run("list", "--json").output) == []


def test_a_ticket_is_shown_however_its_reference_is_written(kept: Tickets) -> None:
    made = add(kept)
    for written in ((made.reference,), (made.reference.lower(),), tuple(made.reference.split("-"))):
        assert "**Che cosa è successo**: si blocca" in run("show", *written).output
    assert json.loads(run("show", made.reference, "--json").output)["packet"]["given"] == {"what": "si blocca"}


def test_a_withdrawn_ticket_says_so(kept: Tickets) -> None:
    made = add(kept)
    kept.withdraw("c1", TODAY)
    assert "the person deleted the conversation" in run("show", made.reference).output
    assert "queued (withdrawn)" in run("list").output


def test_closing_with_a_note(kept: Tickets) -> None:
    made = add(kept)
    assert run("close", made.reference.lower(), "--note", "richiamato").output == f"closed: {made.reference}\n"
    assert "note: richiamato" in run("show", made.reference).output
    assert isinstance(run("close", made.reference).exception, ClosedTicketError)


@pytest.mark.usefixtures("kept")
def test_a_wrong_reference_is_told() -> None:
    assert isinstance(run("show", "D-7K3M-2P").exception, UnknownTicketError)
    assert "a character is wrong" in str(run("show", "D-7K3M-2R").exception)
