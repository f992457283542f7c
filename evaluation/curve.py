"""The learning curve: what more examples bring, on the blind questions and on writers held out."""

import logging
import random
import statistics
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.nlu.linear_model import Encoder, LinearTopicModel
from evaluation.examples import Asked, Pair
from evaluation.figures import percent
from knowledge.values import LANGUAGES

logger = logging.getLogger(__name__)

SHARES = (0.05, 0.10, 0.25, 0.50, 1.0)
SEEDS = (1, 2, 3)
"""Each seed draws other pairs, trains with another order of steps, and holds out another fifth of each topic."""


@dataclass(frozen=True)
class Point:
    """Accuracy in percent of a model trained on so many pairs, by language."""

    seed: int
    share: float
    pairs: int
    blind: dict[str, float]
    held_out: dict[str, float]


@dataclass(frozen=True)
class Spread:
    """Mean, least and most of a figure over the seeds."""

    mean: float
    least: float
    most: float


def curve(pairs: Sequence[Pair], questions: Sequence[Asked], encoder: Encoder) -> list[Point]:
    """All points; a model's held-out examples are of a fifth that none of its examples come from."""
    return [_point(pairs, questions, encoder, seed, share) for seed in SEEDS for share in SHARES]


def _point(pairs: Sequence[Pair], questions: Sequence[Asked], encoder: Encoder, seed: int, share: float) -> Point:
    held = [pair for pair in pairs if pair.block == seed]
    chosen = sample([pair for pair in pairs if pair.block != seed], share, seed)
    examples = both_languages(chosen)
    model = LinearTopicModel.train(
        [one.reading for one in examples],
        [one.topic for one in examples],
        seed=seed,
        encoder=encoder,
        calibrated=False,
    )
    point = Point(seed, share, len(chosen), accuracy(model, questions), accuracy(model, both_languages(held)))
    logger.info("seed %d, %d pairs: %s blind, %s held out", seed, len(chosen), point.blind, point.held_out)
    return point


def sample(pairs: Sequence[Pair], share: float, seed: int) -> list[Pair]:
    """So large a share of each topic's pairs, at least two, drawn by the seed; in the order in which they stood."""
    by_topic: dict[str, list[int]] = defaultdict(list)
    for index, pair in enumerate(pairs):
        by_topic[pair.topic].append(index)
    chance = random.Random(seed)
    drawn = [chance.sample(ones, min(len(ones), max(2, round(share * len(ones))))) for ones in by_topic.values()]
    return [pairs[index] for index in sorted(index for ones in drawn for index in ones)]


def both_languages(pairs: Sequence[Pair]) -> list[Asked]:
    """The Italian examples, then the English ones."""
    return [pair.italian for pair in pairs] + [pair.english for pair in pairs]


def accuracy(model: LinearTopicModel, asked: Sequence[Asked]) -> dict[str, float]:
    """How often the likeliest topic is the right one, in percent, by language."""
    rankings = model.predict_all([one.reading for one in asked])
    return by_language(asked, [ranking[0][0] for ranking in rankings])


def by_language(asked: Sequence[Asked], topics: Sequence[str]) -> dict[str, float]:
    """How often the topic given is the right one, in percent, by language."""
    right: dict[str, list[bool]] = {language: [] for language in LANGUAGES}
    for one, topic in zip(asked, topics, strict=True):
        right[one.language].append(one.topic == topic)
    return {language: percent(sum(ones), len(ones)) for language, ones in right.items()}


def spread(values: Sequence[float]) -> Spread:
    """Mean, least and most."""
    return Spread(statistics.fmean(values), min(values), max(values))
