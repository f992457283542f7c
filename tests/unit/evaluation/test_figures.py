"""Outcomes, F1, calibration and rejections are counted right."""

import pytest

from evaluation import figures
from evaluation.figures import Heard, Understood


def heard(topic: str, *answered: str, offered: tuple[str, ...] = (), confidence: float = 0.5) -> Heard:
    likeliest = answered[0] if answered else offered[0] if offered else None
    return Heard(f"about {topic}", "en", topic, Understood(answered, offered, likeliest, confidence))


@pytest.mark.parametrize(
    ("one", "outcome"),
    [
        (heard("budget", "budget"), "right"),
        (heard("budget", "deadline"), "wrong"),
        (heard("budget", "budget", "deadline"), "wrong"),
        (heard("budget", offered=("deadline", "budget")), "clarified"),
        (heard("budget", offered=("deadline",)), "not understood"),
        (heard("budget"), "not understood"),
    ],
)
def test_how_a_question_ends(one: Heard, outcome: str) -> None:
    assert one.outcome == outcome


def test_a_tally_gives_shares_in_percent() -> None:
    found = figures.tally([heard("a", "a"), heard("a", "b"), heard("a", offered=("a",)), heard("a")])
    assert found == figures.Tally(4, 25.0, 25.0, 25.0, 25.0, 0.0)


def test_a_right_answer_with_another_besides_is_wrong_and_told() -> None:
    found = figures.tally([heard("a", "a", "b"), heard("a", "b")])
    assert (found.right, found.wrong, found.too_much) == (0.0, 100.0, 50.0)


def test_of_nothing_every_share_is_nought() -> None:
    assert figures.tally([]) == figures.Tally(0, 0, 0, 0, 0, 0)
    assert figures.macro_f1([]) == 0
    assert figures.calibration([]).error == 0
    assert figures.rejection([]).rejected == 0


def test_macro_f1_counts_rare_topics_like_common_ones() -> None:
    # a: precision 2/2, recall 2/3, F1 0.8; b: precision 1/2, recall 1/1, F1 2/3
    pairs = [("a", "a"), ("a", "a"), ("a", "b"), ("b", "b")]
    assert figures.macro_f1(pairs) == pytest.approx(100 * (0.8 + 2 / 3) / 2)


def test_what_was_not_answered_lowers_recall_alone() -> None:
    assert figures.macro_f1([("a", "a"), ("a", "")]) == pytest.approx(100 * 2 / 3)


def test_confusions_come_commonest_first_with_an_example() -> None:
    found = figures.confusions([heard("a", "b"), heard("c", "d"), heard("c", "d"), heard("a", "a"), heard("a")])
    assert found == [figures.Confusion("c", "d", 2, "about c"), figures.Confusion("a", "b", 1, "about a")]
    assert len(figures.confusions([heard("a", "b"), heard("c", "d")], most=1)) == 1


def test_calibration_weighs_the_distance_in_each_bin() -> None:
    sure = [heard("a", "a", confidence=0.95) for _ in range(3)] + [heard("a", "b", confidence=1.0)]
    unsure = [heard("a", "b", confidence=0.25)]
    found = figures.calibration([*sure, *unsure])
    assert [one.count for one in found.bins] == [0, 0, 1, 0, 0, 0, 0, 0, 0, 4]
    assert found.bins[9].confidence == pytest.approx(96.25)
    assert (found.bins[9].right, found.bins[2].right) == (75.0, 0.0)
    assert found.error == pytest.approx((4 * 21.25 + 25) / 5)
    assert (found.sure, found.sure_right) == (4, 75.0)


def test_confidence_is_that_of_the_likeliest_topic_though_it_was_not_answered() -> None:
    found = figures.calibration([heard("a", offered=("a",), confidence=0.4)])
    assert found.bins[4].right == 100.0


def test_a_foreign_message_is_rejected_if_told_so_or_not_understood() -> None:
    understood = [Understood(("out_of_scope",)), Understood(()), Understood(("budget",)), Understood(("deadline",))]
    found = figures.rejection(understood)
    assert (found.count, found.told_so, found.not_understood, found.rejected) == (4, 25.0, 25.0, 50.0)


@pytest.mark.parametrize(
    ("found", "right"),
    [
        ({"region": {"DE21"}}, True),
        ({"region": {"DE21", "DE22"}}, True),
        ({"region": {"DE21", "ITC4"}}, False),
        ({"country": {"DE"}}, False),
        ({"region": {"DE21"}, "country": {"DE"}}, False),
        ({}, False),
    ],
)
def test_places_are_right_if_among_the_expected(found: dict[str, set[str]], right: bool) -> None:
    read = {kind: frozenset(codes) for kind, codes in found.items()}
    assert figures.among(read, {"region": frozenset({"DE21", "DE22"})}) is right


def test_no_place_is_right_where_none_is_named() -> None:
    assert figures.among({}, {})
    assert not figures.among({"country": frozenset({"TR"})}, {})
