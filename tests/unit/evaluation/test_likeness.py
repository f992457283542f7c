"""Texts are alike by their letters."""

import pytest

from evaluation.likeness import alike, likest, plain


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        ("Quanto dura il progetto?", "quanto dura il progetto", True),
        ("perché è chiuso?", "perche e chiuso", True),
        ("who may apply", "when may I apply", False),
        ("durata", "durata del progetto", False),
    ],
)
def test_alike_means_nearly_the_same_letters(first: str, second: str, together: bool) -> None:
    assert bool(list(alike([first, second], 93))) is together
    assert bool(list(likest([first], [second], 93))) is together


def test_a_pair_is_told_once() -> None:
    texts = ["budget?", "deadline", "Budget", "how much is there in all?"]
    assert list(alike(texts, 93)) == [("budget?", "Budget")]


def test_compared_without_case_accents_and_marks() -> None:
    assert plain("  Perché, è CHIUSO?! ") == "perche e chiuso"
