"""The documents tell the figures that they are given, and nothing is left to fill in."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.machine import Machine
from evaluation import models_report, report
from evaluation.alone import Alone
from evaluation.conversations import Conversed
from evaluation.curve import SEEDS, SHARES, Point
from evaluation.figures import Heard, Rejection, Understood
from evaluation.trained import Compound, Places, Trained

BOTH = ("it", "en", "all")


def heard(language: str, topic: str, *answered: str) -> Heard:
    return Heard(f"a | {topic}", language, topic, Understood(answered, (), answered[0] if answered else None, 0.95))


TRAINED = Trained(
    heard=[
        heard("it", "budget", "budget"),
        heard("it", "budget", "deadline"),
        heard("en", "budget", "budget"),
        heard("en", "deadline"),
    ],
    rejection={name: Rejection(10, 80.0, 15.0) for name in BOTH},
    not_rejected=[("a joke", "greet")],
    compound={name: Compound(20, 85.0, 10, 90.0, 80.0) for name in BOTH},
    places={name: Places(30, 96.7, 93.3) for name in BOTH},
    incomplete=[("budget and deadline", "budget + deadline", "budget")],
    misread=["Paris"],
    like_an_example=frozenset({"a | deadline"}),
)
POINTS = [
    Point(seed, share, int(1000 * share), {"it": 90 * share, "en": 80 * share}, {"it": 70 * share, "en": 60 * share})
    for seed in SEEDS
    for share in SHARES
]
RESULTS = report.Results(
    date="2026-11-23",
    command="make evaluate",
    minutes=12.4,
    trained=TRAINED,
    conversed=Conversed(100, 98.0, 400, 99.5, [("a conversation", "hello")]),
    curve=POINTS,
    best={"right_it": 60.0},
)


def test_the_document_tells_the_figures() -> None:
    text = report.written(RESULTS)
    assert "| first-time right, Italian | 50.0 | 60.0 |" in text
    assert "| Italian | 2 | 50.0 | 0.0 | 0.0 | 50.0 | 0.0 |" in text
    assert "| both, unlike any example | 3 | 66.7 |" in text
    assert "| both | 10 | 80.0 | 15.0 | 95.0 |" in text
    assert "| both | 20 | 85.0 | 10 | 90.0 | 80.0 |" in text
    assert "| turns | 400 | 99.5 |" in text
    assert "| 50% | 500 | 45.0 (45.0–45.0) | 40.0 (40.0–40.0) | 35.0 (35.0–35.0) | 30.0 (30.0–30.0) |" in text
    assert "brought +45.0 points in Italian and +40.0 in English" in text
    assert "Of the 4 questions with a confidence of at least 0.9, 50.0 % were" in text


def test_a_bar_in_a_question_does_not_break_the_table() -> None:
    assert "| budget | deadline | 1 | a / budget |" in report.written(RESULTS)


def test_the_weakest_topic_comes_first() -> None:
    rows = re.findall(r"^\| (budget|deadline) \| \d+ \| \d+ \| \d+ \| \d+", report.written(RESULTS), re.MULTILINE)
    assert rows == ["deadline", "budget"]


def test_a_run_without_a_curve_says_so() -> None:
    text = report.written(replace(RESULTS, curve=[]))
    assert report.NO_CURVE in text
    assert report.TRIAL in text


def test_nothing_is_left_to_fill_in(tmp_path: Path) -> None:
    report.write(RESULTS, tmp_path)
    assert "$" not in (tmp_path / "evaluation.md").read_text(encoding="utf-8")
    data = json.loads((tmp_path / "evaluation.json").read_text(encoding="utf-8"))
    assert data["recorded"]["compound_complete"] == 85.0
    assert data["outcomes"]["all"]["right"] == 50.0
    assert data["topics"]["budget"]["it"]["wrong"] == 50.0
    assert len(data["curve"]) == len(SEEDS) * len(SHARES)
    assert [one["outcome"] for one in data["not_right"]] == ["wrong", "not understood"]


@pytest.fixture
def compared() -> models_report.Results:
    one = models_report.Compared(
        name="words",
        note="plain",
        blind={"it": 90.0, "en": 91.0},
        held_out={"it": 80.0, "en": 81.0},
        alone=Alone(load_seconds=1.5, memory_mib=120.0, p50_ms=2.25),
        training_seconds=33.0,
    )
    machine = Machine("a processor", 2, 4.0, "Linux", "3.10", "3.6", "2.12")
    return models_report.Results("2026-11-23", "make compare-models", 20.0, machine, 18000, 4500, 1488, [one])


def test_the_comparison_has_a_row_a_model(compared: models_report.Results, tmp_path: Path) -> None:
    models_report.write(compared, tmp_path)
    text = (tmp_path / "models.md").read_text(encoding="utf-8")
    assert "| words | 90.0 | 91.0 | 80.0 | 81.0 | 2.25 | 120 | 1.50 | 33.0 |" in text
    assert "* **words**: plain." in text
    assert "$" not in text
    assert json.loads((tmp_path / "models.json").read_text(encoding="utf-8"))["compared"][0]["name"] == "words"
