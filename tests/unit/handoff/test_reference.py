"""References of tickets: found however they are written, and a slip is found too."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.handoff.reference import ALPHABET, WrongReferenceError, new_reference, read_reference

SEEDS = st.integers(0, 2**32)


def reference(seed: int) -> str:
    return new_reference(random.Random(seed).choice)


@given(SEEDS)
def test_a_reference_is_found_however_it_is_written(seed: int) -> None:
    made = reference(seed)
    for written in (made, made.lower(), made.replace("-", ""), made[2:], made.replace("-", " "), f" {made}. "):
        assert read_reference(written) == made


@given(SEEDS, st.integers(0, 5), st.sampled_from(ALPHABET))
def test_every_wrong_character_is_found(seed: int, place: int, other: str) -> None:
    letters = list(reference(seed).replace("-", "")[1:])
    if letters[place] == other:
        return
    letters[place] = other
    with pytest.raises(WrongReferenceError, match="a character is wrong"):
        read_reference("D" + "".join(letters))


@given(SEEDS, st.integers(0, 5), st.integers(0, 5))
def test_every_two_that_changed_places_are_found(seed: int, one: int, two: int) -> None:
    letters = list(reference(seed).replace("-", "")[1:])
    if letters[one] == letters[two]:
        return
    letters[one], letters[two] = letters[two], letters[one]
    with pytest.raises(WrongReferenceError):
        read_reference("D" + "".join(letters))


@given(SEEDS, st.integers(2, 8))
def test_a_missing_character_is_found(seed: int, place: int) -> None:
    made = reference(seed)
    if made[place] == "-":
        return
    with pytest.raises(WrongReferenceError, match="six characters"):
        read_reference(made[:place] + made[place + 1 :])


def test_no_character_looks_like_another() -> None:
    assert len(set(ALPHABET)) == 19
    for pair in ("0O", "1I", "1L", "2Z", "5S", "6G", "8B", "UV", "MN", "0Q"):
        assert not set(pair) <= set(ALPHABET)
    assert not set("AEIOU") & set(ALPHABET)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("D-7K3M", "six characters"),
        ("", "six characters"),
        ("D-7K3M-2PP2", "six characters"),
        ("D-7O3M-2P", "none has the character O"),
        ("D-7K3M-2R", "a character is wrong"),
    ],
)
def test_what_is_no_reference_is_told_why(written: str, told: str) -> None:
    with pytest.raises(WrongReferenceError, match=told):
        read_reference(written)


def test_the_example_of_the_documents_is_one() -> None:
    assert read_reference("d-7k3m-2p") == "D-7K3M-2P"
