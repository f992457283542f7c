"""The question that is asked and the answer that is given (the contract of an answer, version 1)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from knowledge.stored import Citation

VERSION = 1

Status = Literal[
    "answered",
    "partly",
    "not_stated",
    "clarify",
    "passages",
    "out_of_scope",
    "declined",
    "handoff",
    "interview",
    "smalltalk",
    "error",
]


@dataclass(frozen=True)
class Mention:
    """A place, term, call or kind of organisation that the question names; equal ``span``: readings of one name."""

    entity: str
    value: str
    span: tuple[int, int] = (0, 0)


@dataclass(frozen=True)
class Question:
    """One thing asked: topic, call in question, language of the answer, what is named, and the moment (aware)."""

    topic: str
    language: str
    now: datetime
    call: str | None = None
    mentions: tuple[Mention, ...] = ()
    confidence: float | None = None
    text: str = ""
    """The words of the question, for the figures that they take for granted; empty for a button."""
    simpler: bool = False
    """Whether fewer and plainer words are asked for."""

    def values(self, entity: str) -> list[str]:
        """What is named of one kind, in order, each once."""
        return list(dict.fromkeys(mention.value for mention in self.mentions if mention.entity == entity))


@dataclass(frozen=True)
class Button:
    """A next step: its words and the payload it sends."""

    title: str
    payload: str


@dataclass(frozen=True)
class Answer:
    """What is said, and the facts and citations that stand behind it."""

    text: str
    topic: str
    status: Status
    language: str
    call: str | None = None
    facts: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    confidence: float | None = None
    buttons: tuple[Button, ...] = field(default=())

    def contract(self) -> dict[str, Any]:
        """The value of ``custom.answer``."""
        return {
            "v": VERSION,
            "topic": self.topic,
            "status": self.status,
            "call": self.call,
            "language": self.language,
            "facts": list(self.facts),
            "citations": [_plain(citation) for citation in self.citations],
            "confidence": None if self.confidence is None else round(self.confidence, 4),
        }


def _plain(citation: Citation) -> dict[str, Any]:
    return {**citation.dict(), "retrieved": citation.retrieved.isoformat()}


def distinct(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """The citations in order, each once."""
    return tuple(dict.fromkeys(citations))
