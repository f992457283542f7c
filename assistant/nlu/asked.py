"""How sure it is that a topic is asked in a message of several pieces: its signs, weighed by logistic regression.

The weights were learned from the messages of data/parts, written for it; they stand in ``asked.json``, which
``python -m evaluation.asked`` writes.
"""

import json
import math
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from assistant.nlu.cutting import Segment
from assistant.nlu.signs import Ranking, Signs, signs_of

WEIGHTS = Path(__file__).with_name("asked.json")


@dataclass(frozen=True)
class Asked:
    """A topic that may be asked, the segment that speaks most for it, how sure it is, and whether that only tells."""

    topic: str
    segment: int
    sure: float
    told: bool = False


def weigh(segments: list[Segment], rankings: list[Ranking]) -> list[Asked]:
    """Each topic that leads in a segment, with how sure it is that it is asked; the first segment is the whole."""
    weights = _weights()
    return [
        Asked(topic, segment, probability(weights, signs), bool(signs.told))
        for topic, (segment, signs) in signs_of(segments, rankings).items()
    ]


@lru_cache(maxsize=1)
def _weights() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return found


def probability(weights: dict[str, Any], signs: Signs) -> float:
    """How sure it is by these weights that a topic with these signs is asked."""
    pairs = zip(weights["signs"].values(), signs.row(), strict=True)
    score: float = weights["bias"] + sum(weight * value for weight, value in pairs)
    return 1 / (1 + math.exp(-score))
