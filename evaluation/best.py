"""The best figures recorded so far (best.json), kept in the repository: a later model must not fall behind them."""

import json
from pathlib import Path

from knowledge.values import LANGUAGES

BEST = Path(__file__).with_name("best.json")
TOLERANCE = 1.0
"""Points by which a figure may lie behind the best recorded: a retraining moves a few questions."""

APART = 3.0
"""Points by which the languages may differ in first-time right."""

TITLES = {
    "right_it": "first-time right, Italian",
    "right_en": "first-time right, English",
    "wrong_it": "wrong, Italian",
    "wrong_en": "wrong, English",
    "foreign_rejected": "foreign messages rejected",
    "compound_complete": "compound messages complete",
    "places_right": "places read right",
}
MORE = "`make evaluate` shows every question behind it (docs/evaluation.md, docs/evaluation.json)"


def lower_is_better(figure: str) -> bool:
    """Whether the figure counts faults."""
    return figure.startswith("wrong")


def read(path: Path = BEST) -> dict[str, float]:
    """The best figures in percent; none before the first evaluation."""
    best: dict[str, float] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return best


def raised(best: dict[str, float], figures: dict[str, float]) -> dict[str, float]:
    """The best of both, figure by figure."""
    better = {True: min, False: max}
    return {
        figure: round(better[lower_is_better(figure)](value, best.get(figure, value)), 2)
        for figure, value in figures.items()
    }


def write(best: dict[str, float], path: Path = BEST) -> None:
    """Keep the figures."""
    path.write_text(json.dumps(best, indent=2) + "\n", encoding="utf-8")


def behind(figure: str, value: float, best: dict[str, float]) -> str | None:
    """What is to be said of a figure that lies too far behind the best recorded; None where it does not.

    Raises KeyError if no best is recorded for the figure.
    """
    lag = value - best[figure] if lower_is_better(figure) else best[figure] - value
    if lag <= TOLERANCE:
        return None
    return f"{TITLES[figure]}: {value:.1f} %, but {best[figure]:.1f} % is the best recorded; {MORE}"


def apart(right: dict[str, float]) -> str | None:
    """What is to be said where first-time right differs too much between the languages; None where it does not."""
    if max(right.values()) - min(right.values()) <= APART:
        return None
    shown = ", ".join(f"{language} {value:.1f} %" for language, value in right.items())
    return f"first-time right differs by more than {APART:g} points between the languages: {shown}; {MORE}"


def faults(figures: dict[str, float], best: dict[str, float]) -> list[str]:
    """A sentence on each figure that lies too far behind the best, and on languages that are too far apart."""
    found = [behind(figure, value, best) for figure, value in figures.items() if figure in best]
    found.append(apart({language: figures[f"right_{language}"] for language in LANGUAGES}))
    return [fault for fault in found if fault is not None]
