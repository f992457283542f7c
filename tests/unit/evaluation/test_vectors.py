"""Each text is encoded once."""

import pickle
from typing import Any

import numpy as np

from evaluation.vectors import KnownVectors


class Counting:
    """Gives each text the vector of its length, and counts what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: list[str]) -> Any:
        """One row a text."""
        self.asked += texts
        return np.array([[len(text), 1.0] for text in texts], np.float32)


def test_each_text_is_encoded_once() -> None:
    counting = Counting()
    known = KnownVectors(counting)
    first, second = known.encode(["a", "bb", "a"]), known.encode(["bb", "ccc"])
    assert counting.asked == ["a", "bb", "ccc"]
    assert first[:, 0].tolist() == [1.0, 2.0, 1.0]
    assert second[:, 0].tolist() == [2.0, 3.0]


def test_vectors_can_be_told_beforehand() -> None:
    known = KnownVectors(Counting())
    known.put([("a", np.array([7.0, 7.0]))])
    assert known.encode(["a"]).tolist() == [[7.0, 7.0]]


def test_what_is_remembered_is_not_kept_on_disk() -> None:
    known = KnownVectors(Counting())
    known.put([("a", np.array([7.0, 7.0]))])
    assert pickle.loads(pickle.dumps(known)).encode(["a"]).tolist() == [[1.0, 1.0]]
