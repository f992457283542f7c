"""``dario tickets``: what people handed over to an office, for those who answer it."""

import json
from datetime import date, datetime, timezone

import click

from assistant.handoff.packet import lines
from assistant.handoff.state import QUESTIONS
from assistant.handoff.tickets import STATES, Ticket
from assistant.handoff.working_days import ROME
from assistant.wiring import wiring

COLUMNS = ("reference", "state", "kind", "language", "call", "created", "due")


@click.group()
def tickets() -> None:
    """What people handed over to an office."""


@tickets.command("list")
@click.option("--language", type=click.Choice(["it", "en"]), help="Only those in this language.")
@click.option("--kind", type=click.Choice(list(QUESTIONS)), help="Only those of this kind.")
@click.option("--state", type=click.Choice(STATES), help="Only those in this state.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
def list_tickets(language: str | None, kind: str | None, state: str | None, as_json: bool) -> None:
    """List tickets, the oldest first."""
    found = wiring().tickets.list(language, kind, state)
    if as_json:
        click.echo(_json([ticket.as_json() for ticket in found]))
    elif found:
        click.echo("\n".join(_table(found)))
    else:
        click.echo("no tickets")


@tickets.command()
@click.argument("reference", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")
def show(reference: tuple[str, ...], as_json: bool) -> None:
    """Show the ticket with this REFERENCE, however it is written: d-7k3m-2p, D7K3M2P."""
    found = wiring().tickets.find(" ".join(reference))
    click.echo(_json(found.as_json()) if as_json else "\n".join(_told(found)))


@tickets.command()
@click.argument("reference", nargs=-1, required=True)
@click.option("--note", help="What was done, for those who look later.")
def close(reference: tuple[str, ...], note: str | None) -> None:
    """Close the ticket with this REFERENCE."""
    closed = wiring().tickets.close(" ".join(reference), datetime.now(timezone.utc), note)
    click.echo(f"closed: {closed.reference}")


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)


def _table(found: list[Ticket]) -> list[str]:
    rows = [COLUMNS, *((_row(ticket)) for ticket in found)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(COLUMNS))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]


def _row(ticket: Ticket) -> tuple[str, ...]:
    state = f"{ticket.state} (withdrawn)" if ticket.withdrawn_at else ticket.state
    return (
        ticket.reference,
        state,
        ticket.kind,
        ticket.language,
        ticket.call,
        _moment(ticket.created_at),
        _day(ticket.due),
    )


def _told(ticket: Ticket) -> list[str]:
    told = [f"{ticket.reference}: {ticket.state}, for {ticket.office}, {_moment(ticket.created_at)} (Rome)"]
    told += [f"to be answered by {_day(ticket.due)}"] if ticket.due and ticket.state != "closed" else []
    told += [f"closed {_moment(ticket.closed_at)} (Rome)"] if ticket.closed_at else []
    told += [f"note: {ticket.note}"] if ticket.note else []
    if ticket.packet is None:
        return [*told, f"withdrawn {_moment(ticket.withdrawn_at)} (Rome): the person deleted the conversation"]
    return [*told, "", *lines(ticket.packet)]


def _moment(moment: datetime | None) -> str:
    return moment.astimezone(ROME).strftime("%Y-%m-%d %H:%M") if moment else "-"


def _day(day: date | None) -> str:
    return day.isoformat() if day else "-"
