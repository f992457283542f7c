"""Writes docs/evaluation.md and evaluation.json from what was measured; every figure is put in by code."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from string import Template

from benchmarks.figures import table
from evaluation import best, figures
from evaluation.conversations import Conversed
from evaluation.curve import SEEDS, SHARES, Point, Spread, spread
from evaluation.trained import Trained
from knowledge.values import LANGUAGES

TEMPLATE = Path(__file__).with_name("template.md")
TRIAL = "The learning curve was left out. "
NO_CURVE = "Not measured in this run; `make evaluate` measures it."
NAMES = {"it": "Italian", "en": "English", "all": "both"}


@dataclass(frozen=True)
class Results:
    """Everything that a run found; ``best`` are the best figures before it, ``curve`` is empty where left out."""

    date: str
    command: str
    minutes: float
    trained: Trained
    conversed: Conversed
    curve: list[Point]
    best: dict[str, float]


def write(results: Results, folder: Path) -> None:
    """Write ``evaluation.md`` and ``evaluation.json`` into ``folder``."""
    text = json.dumps(_data(results), ensure_ascii=False, indent=1) + "\n"
    (folder / "evaluation.json").write_text(text, encoding="utf-8")
    (folder / "evaluation.md").write_text(written(results), encoding="utf-8")


def _data(results: Results) -> dict[str, object]:
    return {
        "date": results.date,
        "command": results.command,
        "minutes": round(results.minutes, 1),
        **results.trained.as_data(),
        "conversations": asdict(results.conversed),
        "curve": [asdict(point) for point in results.curve],
        "best_before": results.best,
    }


def written(results: Results) -> str:
    """The document."""
    trained = results.trained
    return Template(TEMPLATE.read_text(encoding="utf-8")).substitute(
        command=results.command,
        date=results.date,
        minutes=f"{results.minutes:.0f}",
        trial="" if results.curve else TRIAL,
        short=_short(results),
        questions=f"{len(trained.heard):,}",
        topics=len({one.topic for one in trained.heard}),
        outcomes=_outcomes(trained),
        foreign=_foreign(trained),
        compound=_compound(trained),
        places=_places(trained),
        conversed=_conversed(results.conversed),
        calibration=_calibration(trained),
        calibration_short=_calibration_short(trained),
        curve=_curve(results.curve) if results.curve else NO_CURVE,
        by_topic=_by_topic(trained),
        confusions=_confusions(trained),
    )


def share(value: float) -> str:
    """A share in percent, to one decimal."""
    return f"{value:.1f}"


def _short(results: Results) -> str:
    rows = [
        [best.TITLES[figure], share(value), share(results.best[figure]) if figure in results.best else ""]
        for figure, value in results.trained.recorded().items()
    ]
    rows.append(["turns of conversations right", share(results.conversed.turns_right), ""])
    return table(["", "now (%)", "best before (%)"], rows)


def _outcomes(trained: Trained) -> str:
    rows = []
    for name in (*LANGUAGES, "all"):
        one = trained.tally(name)
        cells = (one.right, one.clarified, one.not_understood, one.wrong, one.too_much, trained.macro_f1(name))
        rows.append([NAMES[name], f"{one.count:,}", *map(share, cells)])
    unlike = trained.unlike("all")
    shares = (unlike.right, unlike.clarified, unlike.not_understood, unlike.wrong, unlike.too_much)
    rows.append(["both, unlike any example", f"{unlike.count:,}", *map(share, shares), ""])
    header = ["", "questions", "right (%)", "clarified (%)", "not understood (%)", "wrong (%)"]
    return table([*header, "of it with the right one (%)", "macro-F1 (%)"], rows)


def _foreign(trained: Trained) -> str:
    rows = [
        [NAMES[name], str(one.count), *map(share, (one.told_so, one.not_understood, one.rejected))]
        for name, one in trained.rejection.items()
    ]
    return table(["", "messages", "told so (%)", "not understood (%)", "rejected (%)"], rows)


def _compound(trained: Trained) -> str:
    rows = [
        [NAMES[name], str(one.several), share(one.complete), str(one.one), share(one.whole), share(one.whole_right)]
        for name, one in trained.compound.items()
    ]
    header = ["", "ask several", "complete (%)", "ask one", "left whole (%)", "left whole and right (%)"]
    return table(header, rows)


def _places(trained: Trained) -> str:
    rows = [
        [NAMES[name], str(one.count), share(one.right), share(one.every_code)] for name, one in trained.places.items()
    ]
    return table(["", "messages", "right (%)", "right with every code (%)"], rows)


def _conversed(conversed: Conversed) -> str:
    rows = [
        ["conversations", str(conversed.conversations), share(conversed.conversations_right)],
        ["turns", str(conversed.turns), share(conversed.turns_right)],
    ]
    return table(["", "number", "right (%)"], rows)


def _calibration(trained: Trained) -> str:
    found = figures.calibration(trained.heard)
    rows = [
        [f"{one.low:.1f}–{one.high:.1f}", str(one.count), share(one.confidence), share(one.right)]
        for one in found.bins
        if one.count
    ]
    return table(["confidence", "questions", "mean confidence (%)", "right (%)"], rows)


def _calibration_short(trained: Trained) -> str:
    found = figures.calibration(trained.heard)
    return (
        f"Of the {found.sure:,} questions with a confidence of at least {figures.SURE}, {share(found.sure_right)} % "
        f"were read right. The expected calibration error is {share(found.error)} points."
    )


def _curve(points: Sequence[Point]) -> str:
    header = ["share of the examples", "pairs"]
    header += [f"{kind}, {NAMES[one]} (%)" for kind in ("blind", "held out") for one in LANGUAGES]
    rows = []
    for one in SHARES:
        found = [point for point in points if point.share == one]
        spreads = [spread([point.blind[language] for point in found]) for language in LANGUAGES]
        spreads += [spread([point.held_out[language] for point in found]) for language in LANGUAGES]
        rows.append([f"{one:.0%}", f"{found[0].pairs:,}", *map(_spread, spreads)])
    gains = [_gain(points, kind, language) for kind in ("blind", "held_out") for language in LANGUAGES]
    return (
        f"{table(header, rows)}\n\n"
        f"Each cell is the mean of {len(SEEDS)} seeds, with the least and the most in brackets. The last doubling of "
        f"the examples brought {gains[0]} points in Italian and {gains[1]} in English on the blind questions, "
        f"{gains[2]} and {gains[3]} on writers held out: while a doubling still brings two points, more examples are "
        "the lever."
    )


def _gain(points: Sequence[Point], kind: str, language: str) -> str:
    last, before = (
        spread([getattr(point, kind)[language] for point in points if point.share == one]).mean
        for one in (SHARES[-1], SHARES[-2])
    )
    return f"{last - before:+.1f}"


def _spread(one: Spread) -> str:
    return f"{share(one.mean)} ({share(one.least)}–{share(one.most)})"


def _by_topic(trained: Trained) -> str:
    rows = []
    for topic in sorted({one.topic for one in trained.heard}):
        tallies = [figures.tally([one for one in trained.of(language) if one.topic == topic]) for language in LANGUAGES]
        cells = [cell for one in tallies for cell in (str(one.count), f"{one.right:.0f}", f"{one.wrong:.0f}")]
        rows.append((min(one.right for one in tallies), [topic, *cells]))
    header = ["topic"]
    header += [f"{NAMES[one]}{what}" for one in LANGUAGES for what in ("", ", right", ", wrong")]
    return table(header, [row for _, row in sorted(rows)])


def _confusions(trained: Trained) -> str:
    rows = [
        [one.topic, one.given, str(one.count), one.example.replace("|", "/")]
        for one in figures.confusions(trained.heard)
    ]
    return table(["asked", "answered", "times", "for example"], rows)
