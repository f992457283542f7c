"""Thresholds and temperature from held-out examples."""

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from assistant.nlu.held_out import BLOCKS, blocks_of, calibrate, softmax


def test_a_pair_of_languages_is_held_out_together() -> None:
    labels = np.array(["a"] * 12 + ["b"] * 6)
    block = blocks_of(labels)
    assert list(block[:6]) == list(block[6:12]) == [0, 0, 1, 1, 2, 2]
    assert list(block[12:15]) == list(block[15:]) == [0, 1, 2]
    assert set(block) == set(range(BLOCKS))


def test_softmax_gives_probabilities() -> None:
    assert softmax(np.array([[0.0, 0.0], [1000.0, 0.0]])) == pytest.approx(np.array([[0.5, 0.5], [1.0, 0.0]]))


@pytest.fixture(scope="module")
def easy() -> tuple[np.ndarray, np.ndarray]:
    """Three topics a point each, well apart."""
    rng = np.random.default_rng(1)
    labels = np.repeat(["a", "b", "c"], 60)
    centres = {"a": (4.0, 0.0), "b": (0.0, 4.0), "c": (-4.0, -4.0)}
    return np.array([centres[label] for label in labels]) + rng.normal(size=(180, 2)), labels


def test_what_is_easy_is_answered(easy: tuple[np.ndarray, np.ndarray]) -> None:
    found = calibrate(*easy, LogisticRegression)
    assert found.right > 0.95 and found.wrong < 0.05
    assert found.temperature > 0 and found.offer <= found.answer < 0.7
    assert found.examples == 180


def test_what_cannot_be_told_apart_is_asked_back() -> None:
    rng = np.random.default_rng(2)
    labels = np.array([f"topic {number}" for number in rng.integers(0, 8, size=400)])
    found = calibrate(rng.normal(size=(400, 3)), labels, LogisticRegression)
    assert found.wrong < 0.2
    assert found.answer > 0.1
    assert found.right + found.offered + found.wrong <= 1.0
