"""The best figures are raised, never lowered, and a figure that falls behind is told."""

from pathlib import Path

import pytest

from evaluation import best

FIGURES = {
    "right_it": 96.0,
    "right_en": 95.0,
    "wrong_it": 2.0,
    "wrong_en": 3.0,
    "foreign_rejected": 97.0,
    "compound_complete": 90.0,
    "places_right": 95.0,
}


def test_the_best_is_raised_and_never_lowered() -> None:
    found = best.raised(FIGURES, {**FIGURES, "right_it": 97.0, "right_en": 90.0, "wrong_it": 1.0, "wrong_en": 4.0})
    assert found == {**FIGURES, "right_it": 97.0, "wrong_it": 1.0}


def test_the_first_figures_are_the_best() -> None:
    assert best.raised({}, FIGURES) == FIGURES


def test_the_best_is_kept_in_a_file(tmp_path: Path) -> None:
    best.write(FIGURES, tmp_path / "best.json")
    assert best.read(tmp_path / "best.json") == FIGURES
    assert best.read(tmp_path / "none.json") == {}


def test_a_point_behind_is_allowed() -> None:
    assert best.behind("right_it", 95.0, FIGURES) is None
    assert best.behind("wrong_en", 4.0, FIGURES) is None


@pytest.mark.parametrize(("figure", "value"), [("right_it", 94.9), ("wrong_en", 4.1), ("places_right", 80.0)])
def test_more_than_a_point_behind_is_told_with_the_figure(figure: str, value: float) -> None:
    told = best.behind(figure, value, FIGURES)
    assert told is not None
    assert told.startswith(f"{best.TITLES[figure]}: {value:.1f} %, but {FIGURES[figure]:.1f} % is the best")
    assert "make evaluate" in told


def test_languages_may_be_three_points_apart() -> None:
    assert best.apart({"it": 95.0, "en": 98.0}) is None
    assert "it 94.9 %, en 98.0 %" in str(best.apart({"it": 94.9, "en": 98.0}))


def test_all_faults_are_told() -> None:
    assert best.faults(FIGURES, FIGURES) == []
    assert best.faults(FIGURES, {}) == []
    assert len(best.faults({**FIGURES, "right_it": 90.0, "wrong_it": 8.0}, FIGURES)) == 3


def test_a_title_stands_for_every_recorded_figure() -> None:
    assert set(best.TITLES) == set(FIGURES) == set(best.read())
