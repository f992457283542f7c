"""The blind questions of tests/nlu: written by people who had seen neither the examples nor the code."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ruamel.yaml import YAML

from assistant.settings import ROOT
from knowledge.values import LANGUAGES

FOLDER = ROOT / "tests" / "nlu"


@dataclass(frozen=True)
class Question:
    """A text with its language and the topics that it asks, in order; none where it is not Dario's business."""

    text: str
    language: str
    topics: tuple[str, ...]

    @property
    def topic(self) -> str:
        """The one topic it asks."""
        return self.topics[0]


@dataclass(frozen=True)
class Mention:
    """A text that names one place or none, with the codes to be read in it by kind (``country``, ``region``)."""

    text: str
    language: str
    places: dict[str, frozenset[str]]


def questions() -> list[Question]:
    """The questions that ask one topic each, Italian first."""
    return [
        Question(text, language, (topic,))
        for language in LANGUAGES
        for topic, texts in _read(f"questions_{language}").items()
        for text in texts
    ]


def foreign() -> list[Question]:
    """What is not Dario's business."""
    return [Question(text, language, ()) for language, texts in _read("foreign").items() for text in texts]


def compound() -> list[Question]:
    """Messages that ask several things."""
    return list(_several("compound"))


def single() -> list[Question]:
    """Messages that look as if they asked several things and ask one."""
    return list(_several("single"))


def mentions() -> list[Mention]:
    """Texts that name a place, or a word that looks like one."""
    return [
        Mention(one["text"], one["language"], {place["entity"]: frozenset(place["values"]) for place in one["places"]})
        for one in _read("places")
    ]


def _several(part: str) -> Iterator[Question]:
    for one in _read("compound")[part]:
        yield Question(one["text"], one["language"], tuple(one["topics"]))


@lru_cache
def _read(name: str) -> Any:
    return YAML(typ="safe").load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
