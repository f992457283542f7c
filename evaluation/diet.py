"""Rasa's DIETClassifier with the featurizers of Rasa's default configuration, as one of the models compared."""

import asyncio
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from assistant.engine import configure_logging
from benchmarks.servers import plain_environment, timed
from evaluation.curve import both_languages, sample
from evaluation.examples import Asked, Pair

SHARE, EPOCHS, SEED = 0.10, 20, 1
"""All the pairs would take DIET hours on two cores."""

PIPELINE = [
    {"name": "WhitespaceTokenizer"},
    {"name": "RegexFeaturizer"},
    {"name": "LexicalSyntacticFeaturizer"},
    {"name": "CountVectorsFeaturizer"},
    {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
    {"name": "DIETClassifier", "epochs": EPOCHS, "constrain_similarities": True},
]
"""``rasa init``'s, without what finds entities, synonyms and answers, with fewer epochs."""


class Diet:
    """DIET, trained by ``rasa train nlu`` in a process of its own."""

    name = "Rasa's DIET"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._agent: Any = None
        self.note = f"on {SHARE:.0%} of the pairs, {EPOCHS} epochs; its latency includes its own tokens and features"

    def __getstate__(self) -> dict[str, Any]:
        """Without the loaded model: whoever reads this loads it."""
        return {"_folder": self._folder, "_agent": None, "note": self.note}

    def train(self, pairs: Sequence[Pair]) -> None:
        """Write the examples for Rasa and train on them.  Raises BenchmarkError if Rasa cannot."""
        by_topic: dict[str, list[str]] = defaultdict(list)
        for one in both_languages(sample(pairs, SHARE, SEED)):
            by_topic[one.topic].append(one.text)
        nlu = [
            {"intent": topic, "examples": "".join(f"- {_plain(text)}\n" for text in texts)}
            for topic, texts in by_topic.items()
        ]
        self._write("nlu.yml", {"version": "3.1", "nlu": nlu})
        self._write(
            "config.yml", {"recipe": "default.v1", "assistant_id": "diet", "language": "it", "pipeline": PIPELINE}
        )
        command = ("-m", "rasa", "train", "nlu", "--nlu", "nlu.yml", "--config", "config.yml", "--out", "models")
        environment = plain_environment(RASA_CACHE_DIRECTORY=str(self._folder / "cache"))
        timed((sys.executable, *command), self._folder, environment, self._folder / "train.log")

    def topics(self, asked: Sequence[Asked]) -> list[str]:
        """The likeliest topic of each text."""
        return [self._topic(one.text) for one in asked]

    def _topic(self, text: str) -> str:
        if self._agent is None:
            from rasa.core.agent import Agent

            configure_logging("WARNING")
            self._agent = Agent.load(max((self._folder / "models").glob("*.tar.gz")))
        parsed = asyncio.run(self._agent.parse_message(_plain(text)))
        return str(parsed["intent"]["name"])

    def _write(self, name: str, data: dict[str, Any]) -> None:
        with (self._folder / name).open("w", encoding="utf-8") as stream:
            YAML(typ="safe").dump(data, stream)


def _plain(text: str) -> str:
    """Without the signs by which Rasa would read an entity or a payload."""
    return text.translate(str.maketrans("[]{}", "()()")).lstrip("/")
