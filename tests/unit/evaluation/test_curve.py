"""Pairs are drawn within each topic, and accuracy is told by language."""

from assistant.nlu.features import Reading
from evaluation.curve import Spread, both_languages, by_language, sample, spread
from evaluation.examples import Asked, Pair


def asked(topic: str, language: str, number: int) -> Asked:
    return Asked(f"{topic} {number}", language, topic, Reading((topic,), (topic,)))


def pair(topic: str, number: int) -> Pair:
    return Pair(topic, number % 5, asked(topic, "it", number), asked(topic, "en", number))


PAIRS = [pair("budget", number) for number in range(100)] + [pair("deadline", number) for number in range(10)]


def test_a_sample_takes_the_share_of_each_topic() -> None:
    topics = [one.topic for one in sample(PAIRS, 0.5, seed=1)]
    assert (topics.count("budget"), topics.count("deadline")) == (50, 5)


def test_a_sample_takes_at_least_two_pairs_of_a_topic() -> None:
    assert [one.topic for one in sample(PAIRS, 0.05, seed=1)].count("deadline") == 2


def test_a_sample_depends_on_the_seed_alone() -> None:
    assert sample(PAIRS, 0.25, seed=1) == sample(PAIRS, 0.25, seed=1) != sample(PAIRS, 0.25, seed=2)


def test_all_of_it_is_all_of_it_in_order() -> None:
    assert sample(PAIRS, 1.0, seed=3) == PAIRS


def test_both_languages_of_a_pair_are_taken() -> None:
    examples = both_languages(sample(PAIRS, 0.1, seed=1))
    italian, english = ([one.text for one in examples if one.language == language] for language in ("it", "en"))
    assert italian == english != []


def test_accuracy_is_told_by_language() -> None:
    told = [asked("budget", "it", 1), asked("budget", "it", 2), asked("budget", "en", 1)]
    assert by_language(told, ["budget", "deadline", "budget"]) == {"it": 50.0, "en": 100.0}


def test_a_spread_has_mean_least_and_most() -> None:
    assert spread([1.0, 2.0, 6.0]) == Spread(3.0, 1.0, 6.0)
