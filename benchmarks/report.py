"""Writes docs/performance.md and performance.json from what was measured; every figure is put in by code."""

import json
import statistics
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from string import Template

from benchmarks.bots import DARIO_NAME, STARTER_NAME
from benchmarks.comparison import Measured
from benchmarks.content import CODE
from benchmarks.figures import spread, table, written
from benchmarks.growth import Lengthened, Sized
from benchmarks.interview import BOUND, Interviewed
from benchmarks.machine import Machine
from benchmarks.messages import DARIO, INTERVIEW
from benchmarks.plan import FULL, Plan
from benchmarks.portal import BOUND as PORTAL_BOUND
from benchmarks.portal import WholeWay

TEMPLATE = Path(__file__).with_name("template.md")
TRIAL = "It was a short trial: its figures are rough. "
SIZES = ("load (s)", "database (MiB)", "start (s)", "p50 (ms)", "p95 (ms)", "memory (MiB)")


@dataclass(frozen=True)
class Results:
    """Everything that a run found; ``training_seconds`` by bot."""

    date: str
    command: str
    minutes: float
    plan: Plan
    machine: Machine
    training_seconds: dict[str, float]
    compared: list[Measured]
    by_calls: list[Sized]
    by_turns: list[Lengthened]
    interview: Interviewed
    portal: WholeWay


@dataclass(frozen=True)
class Row:
    """A row of the comparison: what it takes of a round, and the target that Dario's ratio has, if any."""

    title: str
    value: Callable[[Measured], float]
    at_least: float | None = None
    at_most: float | None = None

    def target(self) -> str:
        """Give the target in words."""
        if self.at_least is not None:
            return f"at least {self.at_least:g}"
        return f"at most {self.at_most:g}" if self.at_most is not None else ""

    def met(self, ratio: float) -> bool | None:
        """Tell whether the ratio meets the target; None if there is no target."""
        if self.at_least is not None:
            return ratio >= self.at_least
        return ratio <= self.at_most if self.at_most is not None else None


def rows(plan: Plan) -> list[Row]:
    """List the rows of the comparison with their targets."""
    return [
        Row("one client, p50 (ms)", lambda one: one.p50_ms, at_most=0.35),
        Row("one client, p95 (ms)", lambda one: one.p95_ms),
        Row(f"{plan.clients} clients (messages/s)", lambda one: one.per_second, at_least=3),
        Row("memory (MiB)", lambda one: one.memory_mib, at_most=0.6),
        Row("start to first answer (s)", lambda one: one.start_seconds, at_most=0.6),
    ]


def write(results: Results, folder: Path) -> None:
    """Write ``performance.md`` and ``performance.json`` into ``folder``."""
    data = {**asdict(results), "ratios": [asdict(ratio) for ratio in ratios(results)]}
    text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    (folder / "performance.json").write_text(text, encoding="utf-8")
    filled = Template(TEMPLATE.read_text(encoding="utf-8")).substitute(_figures(results))
    (folder / "performance.md").write_text(filled, encoding="utf-8")


@dataclass(frozen=True)
class Ratio:
    """Dario's median over the starter's, with its target and whether it is met (None: there is no target)."""

    title: str
    ratio: float
    target: str
    met: bool | None


def ratios(results: Results) -> list[Ratio]:
    """Compute the ratio of every row of the comparison."""
    found = []
    for row in rows(results.plan):
        starter, dario = (_values(results, name, row) for name in (STARTER_NAME, DARIO_NAME))
        ratio = statistics.median(dario) / statistics.median(starter)
        found.append(Ratio(row.title, ratio, row.target(), row.met(ratio)))
    return found


def _values(results: Results, bot: str, row: Row) -> list[float]:
    return [row.value(one) for one in results.compared if one.bot == bot]


def _figures(results: Results) -> dict[str, object]:
    """Fill in what the template's placeholders stand for."""
    plan = asdict(results.plan)
    return {
        **plan,
        "command": results.command,
        "date": results.date,
        "minutes": written(results.minutes),
        "trial": "" if results.plan == FULL else TRIAL,
        "machine": table(["", ""], list(results.machine.described().items())),
        "cores": results.machine.cores,
        "compared": _compared(results),
        "calls": _calls(results.by_calls),
        "turns": _turns(results),
        "interview": _interview(results.interview),
        "portal": _portal(results.portal),
        "load": _load(results.portal),
        "interview_turns": len(INTERVIEW[0].messages),
        "turns_long": results.plan.late[1],
        "conversation_turns": len(DARIO[0].messages),
        "code": CODE,
    }


def _compared(results: Results) -> str:
    lines = []
    for row, ratio in zip(rows(results.plan), ratios(results), strict=True):
        cells = [spread(_values(results, bot, row)) for bot in (STARTER_NAME, DARIO_NAME)]
        verdict = {True: "met", False: "**not met**", None: ""}[ratio.met]
        lines.append([row.title, *cells, written(ratio.ratio), ratio.target, verdict])
    starter, dario = (results.training_seconds[bot] for bot in (STARTER_NAME, DARIO_NAME))
    lines.append(["training (s)", written(starter), written(dario), written(dario / starter), "", ""])
    errors = [_errors(results, bot) for bot in (STARTER_NAME, DARIO_NAME)]
    lines.append(["errors, of all messages", *errors, "", "", ""])
    return table(["", STARTER_NAME, DARIO_NAME, "ratio", "target", ""], lines)


def _errors(results: Results, bot: str) -> str:
    found = [one for one in results.compared if one.bot == bot]
    return f"{sum(one.errors for one in found)} of {sum(one.sent for one in found):,}"


def _calls(sizes: list[Sized]) -> str:
    lines = [[f"{one.calls:,}", *map(written, _sizes(one)), str(one.errors)] for one in sizes]
    first, last = sizes[0], sizes[-1]
    grown = [after / before for before, after in zip(_sizes(first), _sizes(last), strict=True)]
    lines.append([f"ratio, {last.calls:,} to {first.calls:,}", *map(written, grown), ""])
    return table(["calls", *SIZES, "errors"], lines)


def _sizes(one: Sized) -> tuple[float, ...]:
    """Give the figures in the order of ``SIZES``."""
    return (one.load_seconds, one.database_mib, one.start_seconds, one.p50_ms, one.p95_ms, one.memory_mib)


def _turns(results: Results) -> str:
    early, late = (f"turns {first}–{last} (ms)" for first, last in (results.plan.early, results.plan.late))
    lines = []
    for one in results.by_turns:
        figures = map(written, (one.early_ms, one.late_ms, one.late_ms / one.early_ms))
        lines.append([one.bot, *figures, f"{one.errors} of {one.sent:,}"])
    return table(["", early, late, "ratio", "errors"], lines)


def _interview(one: Interviewed) -> str:
    figures = [*map(written, (one.plain_ms, one.turn_ms, one.ratio)), f"at most {BOUND:g}"]
    cells = [DARIO_NAME, *figures, "met" if one.met else "**not met**", f"{one.errors} of {one.sent:,}"]
    return table(
        ["", "plain answer, p50 (ms)", "turn of the interview, p50 (ms)", "ratio", "target", "", "errors"], [cells]
    )


def _portal(one: WholeWay) -> str:
    figures = [*map(written, (one.engine_ms, one.portal_ms, one.added_ms)), f"at most {PORTAL_BOUND:g}"]
    cells = [*figures, "met" if one.met else "**not met**", f"{one.alone_errors} of {one.alone_sent:,}"]
    header = ["engine alone, p50 (ms)", "through the portal, p50 (ms)", "added (ms)", "target", "", "errors"]
    return table(["", *header], [["one client", *cells]])


def _load(one: WholeWay) -> str:
    figures = map(written, (one.load_per_second, one.load_p50_ms, one.load_p95_ms, one.portal_mib, one.engine_mib))
    header = ["messages/s", "p50 (ms)", "p95 (ms)", "portal (MiB)", "engine (MiB)", "errors"]
    return table(["", *header], [["steady load", *figures, f"{one.load_errors} of {one.load_sent:,}"]])
