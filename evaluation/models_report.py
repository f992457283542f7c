"""Writes docs/models.md and models.json from what was compared; every figure is put in by code."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from string import Template

from benchmarks.figures import table, written
from benchmarks.machine import Machine
from evaluation.alone import TIMED, Alone
from evaluation.report import NAMES, share
from knowledge.values import LANGUAGES

TEMPLATE = Path(__file__).with_name("models_template.md")


@dataclass(frozen=True)
class Compared:
    """What was found of one kind of model; accuracies in percent by language."""

    name: str
    note: str
    blind: dict[str, float]
    held_out: dict[str, float]
    alone: Alone
    training_seconds: float


@dataclass(frozen=True)
class Results:
    """Everything that a comparison found: pairs trained on and held out, blind questions, models."""

    date: str
    command: str
    minutes: float
    machine: Machine
    pairs: int
    held_out: int
    blind: int
    compared: list[Compared]


def write(results: Results, folder: Path) -> None:
    """Write ``models.md`` and ``models.json`` into ``folder``."""
    text = json.dumps(asdict(results), ensure_ascii=False, indent=2) + "\n"
    (folder / "models.json").write_text(text, encoding="utf-8")
    (folder / "models.md").write_text(document(results), encoding="utf-8")


def document(results: Results) -> str:
    """The document."""
    return Template(TEMPLATE.read_text(encoding="utf-8")).substitute(
        command=results.command,
        date=results.date,
        minutes=f"{results.minutes:.0f}",
        machine=", ".join(f"{name} {value}" for name, value in results.machine.described().items()),
        pairs=f"{results.pairs:,}",
        held_out=f"{results.held_out:,}",
        blind=f"{results.blind:,}",
        timed=TIMED,
        models=_models(results.compared),
        notes="\n".join(f"* **{one.name}**: {one.note}." for one in results.compared if one.note),
    )


def _models(compared: list[Compared]) -> str:
    header = ["model"]
    header += [f"{kind}, {NAMES[one]} (%)" for kind in ("blind", "held out") for one in LANGUAGES]
    header += ["p50 (ms)", "memory (MiB)", "load (s)", "training (s)"]
    rows = []
    for one in compared:
        accuracies = [found[language] for found in (one.blind, one.held_out) for language in LANGUAGES]
        costs = (one.alone.p50_ms, one.alone.memory_mib, one.alone.load_seconds, one.training_seconds)
        rows.append([one.name, *map(share, accuracies), *map(written, costs)])
    return table(header, rows)
