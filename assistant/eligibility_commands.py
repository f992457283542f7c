"""``dario eligibility``: compares a consortium with a call's published conditions, and shows these."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timezone
from typing import BinaryIO

import click

from assistant.answers.formats import write_date
from assistant.eligibility.check import ROME
from assistant.eligibility.explain import explanation
from assistant.eligibility.reading import FaultyMembersError, read_json
from assistant.eligibility.result import Criterion, Result
from assistant.eligibility.rules import Outcome
from assistant.eligibility.texts import text
from assistant.wiring import wiring

ORDER: tuple[Outcome, ...] = ("not_met", "unknown", "met")
"""The order in which conditions are told: what stands in the way first."""


@click.command()
@click.argument("file", type=click.File("rb"), default="-")
@click.option("--call", help="Code of the call; default: DARIO_DEFAULT_CALL.")
@click.option("--json", "as_json", is_flag=True, help="Print the result, or the faults, as JSON.")
@click.option("--language", type=click.Choice(["it", "en"]), default="it", show_default=True, help="Language of texts.")
@click.option("--explain", is_flag=True, help="Read nothing; show the conditions as a table and a Mermaid diagram.")
def eligibility(file: BinaryIO, call: str | None, as_json: bool, language: str, explain: bool) -> None:
    """Compare the consortium in FILE (JSON; - is standard input) with the published conditions of a call.

    The JSON is {"members": [{"kind": ..., "country": ..., "region": ...}]}.  Exit code 2 if it has faults; every one
    is told.
    """
    check, now = wiring().eligibility, datetime.now(timezone.utc)
    code = call or wiring().settings.default_call
    if explain:
        click.echo(explanation(check.conditions(code, now), language))
        return
    try:
        result = check.check(code, read_json(file.read()), now)
    except FaultyMembersError as error:
        told = [fault.in_language(language) for fault in error.faults]
        click.echo(_json(error.contract()) if as_json else "\n".join(told), err=True)
        raise SystemExit(2) from error
    click.echo(_json(result.contract()) if as_json else "\n".join(_told(result, language)))


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)


def _told(result: Result, language: str) -> Iterator[str]:
    """The result for people: what is not met first, then what is open, then what is met."""
    day = write_date(datetime.combine(result.evaluated_on, datetime.min.time(), ROME), str(ROME), language)
    yield f"{result.call.title.in_language(language)} ({result.call.call}), {day}"
    verdict = result.verdict if result.criteria else "none"
    yield text("verdict", verdict).in_language(language)
    counted = Counter(criterion.outcome for criterion in result.criteria)
    if result.criteria:
        yield ", ".join(f"{text('outcome', name).in_language(language)}: {counted[name]}" for name in ORDER)
    for outcome in ORDER:
        for criterion in result.criteria:
            if criterion.outcome == outcome:
                yield from _criterion(criterion, language)
    yield ""
    yield result.disclaimer.in_language(language)


def _criterion(criterion: Criterion, language: str) -> Iterator[str]:
    outcome = text("outcome", criterion.outcome).in_language(language)
    yield ""
    yield f"[{outcome}] {criterion.condition.name.in_language(language)}"
    yield f"  {criterion.reason.in_language(language)}"
    if criterion.remedy:
        yield f"  {text('label', 'remedy').in_language(language)}: {criterion.remedy.in_language(language)}"
    cited = "; ".join(f"{citation.title}, {citation.section}" for citation in criterion.citations)
    yield f"  {text('label', 'source').in_language(language)}: {cited}"
