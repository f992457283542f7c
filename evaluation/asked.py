"""``python -m evaluation.asked``: learns how sure it is that a topic is asked, and writes assistant/nlu/asked.json.

Logistic regression over the signs of assistant/nlu/asked.py, from the messages of data/parts, none of which is an
example of data/nlu: those that ask several things, and those that ask one.  What it is worth is measured on one
writer's messages with the weights learned from the other's.
"""

import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

import click
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from assistant.nlu import topic_classifier
from assistant.nlu.asked import WEIGHTS, Asked, probability
from assistant.nlu.cutting import Segment, Word, segments
from assistant.nlu.parts import Part, Rank, chosen
from assistant.nlu.signs import Ranking, Signs, signs_of
from assistant.settings import ROOT
from evaluation.engine import Listener, own_listener
from evaluation.figures import percent

logger = logging.getLogger(__name__)
FOLDER = ROOT / "data" / "parts"
KINDS, WRITERS = ("several", "one"), (1, 2)
C = 0.3
"""Regularisation of the logistic regression."""


@dataclass(frozen=True)
class Message:
    """A message with what it asks, how it was cut and read, and the signs of each topic that may be asked."""

    topics: tuple[str, ...]
    cut: list[Segment]
    rankings: list[Ranking]
    signs: dict[str, tuple[int, Signs]]


@click.command()
def main() -> None:
    """Learn the weights and say what they are worth."""
    logging.basicConfig(format="%(asctime)s %(message)s", datefmt="%H:%M:%S", level=logging.INFO)
    with own_listener() as listener:
        several, one = ([read(listener, kind, writer) for writer in WRITERS] for kind in KINDS)
    measured = [_measured(several, one, held) for held in range(len(WRITERS))]
    weights = learn([message for part in (*several, *one) for message in part])
    WEIGHTS.write_text(json.dumps({**weights, "measured": measured}, indent=2) + "\n", encoding="utf-8")
    for held in measured:
        click.echo(json.dumps(held))


@dataclass(frozen=True)
class Line:
    """A line of data/parts: language, topics in the order asked, text."""

    language: str
    topics: tuple[str, ...]
    text: str


def lines(kind: str, writer: int) -> list[Line]:
    """What a writer wrote: messages that ask ``several`` things, or ``one``."""
    text = (FOLDER / f"{kind}_{writer}.tsv").read_text(encoding="utf-8")
    return [Line(language, tuple(topics.split(",")), said) for language, topics, said in _fields(text)]


def _fields(text: str) -> Iterator[list[str]]:
    return (line.split("\t") for line in text.splitlines())


def read(listener: Listener, kind: str, writer: int) -> list[Message]:
    """The messages of one file of data/parts, as the model reads them."""
    found = [_read(listener, line.text, line.topics) for line in lines(kind, writer)]
    logger.info("%s, writer %d: %d messages", kind, writer, len(found))
    return found


def _read(listener: Listener, text: str, topics: tuple[str, ...]) -> Message:
    seen: list[Message] = []

    def remember(text: str, words: list[Word], rank: Rank) -> list[Part]:
        cut = segments(text, words)
        rankings = rank([list(segment.words) for segment in cut])
        seen.append(Message(topics, cut, rankings, signs_of(cut, rankings)))
        return chosen(cut, rankings, [])

    with patch.object(topic_classifier, "find_parts", remember):
        listener.understand(text)
    return seen[0] if seen else Message(topics, [], [], {})


def learn(messages: list[Message]) -> dict[str, Any]:
    """Bias and weights by sign."""
    rows = [signs.row() for message in messages for _, signs in message.signs.values()]
    asked = [topic.removeprefix("ask_") in message.topics for message in messages for topic in message.signs]
    scaler = StandardScaler().fit(np.array(rows))
    model = LogisticRegression(C=C, max_iter=2000).fit(scaler.transform(np.array(rows)), asked)
    weights = model.coef_[0] / scaler.scale_
    names = Signs.__dataclass_fields__
    return {
        "bias": float(model.intercept_[0] - weights @ scaler.mean_),
        "signs": {name: float(weight) for name, weight in zip(names, weights, strict=True)},
    }


def _measured(several: list[list[Message]], one: list[list[Message]], held: int) -> dict[str, Any]:
    rest = [writer for writer in range(len(WRITERS)) if writer != held]
    weights = learn([message for part in (several, one) for writer in rest for message in part[writer]])
    return {
        "writer held out": WRITERS[held],
        "several complete (%)": _right(several[held], weights),
        "one right (%)": _right(one[held], weights),
        "one right when left whole (%)": percent(
            sum(message.topics == (_plain(message.rankings[0][0][0]),) for message in one[held] if message.cut),
            len(one[held]),
        ),
    }


def _right(messages: list[Message], weights: dict[str, Any]) -> float:
    right = 0
    for message in messages:
        asked = [
            Asked(topic, segment, probability(weights, signs), bool(signs.told))
            for topic, (segment, signs) in message.signs.items()
        ]
        parts = chosen(message.cut, message.rankings, asked) if message.cut else []
        right += message.topics == tuple(_plain(part.topic) for part in parts)
    return percent(right, len(messages))


def _plain(intent: str) -> str:
    return intent.removeprefix("ask_")


if __name__ == "__main__":
    main()
