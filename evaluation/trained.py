"""Measures the trained model on the blind questions, as the engine reads them."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from evaluation import blind, figures
from evaluation.blind import Question
from evaluation.engine import Listener
from evaluation.examples import texts_of
from evaluation.figures import Heard, Rejection, Tally, percent
from evaluation.likeness import LIKE_A_TEST, likest
from knowledge.values import LANGUAGES


@dataclass(frozen=True)
class Compound:
    """Shares in percent: of messages that ask several things, of those that only look so, and how many there were."""

    several: int
    complete: float
    one: int
    whole: float
    whole_right: float


@dataclass(frozen=True)
class Places:
    """Shares in percent of messages whose places were read right, and read with every code expected."""

    count: int
    right: float
    every_code: float


@dataclass(frozen=True)
class Trained:
    """Everything found of the trained model; by language ``it`` and ``en``, and ``all``."""

    heard: list[Heard]
    rejection: dict[str, Rejection]
    not_rejected: list[tuple[str, str]]
    compound: dict[str, Compound]
    places: dict[str, Places]
    incomplete: list[tuple[str, str, str]]
    misread: list[str]
    like_an_example: frozenset[str]
    """Questions that an example is nearly the same as: they are not quite blind."""

    def of(self, language: str) -> list[Heard]:
        """The questions of a language, or of ``all``."""
        return [one for one in self.heard if language in (one.language, "all")]

    def tally(self, language: str) -> Tally:
        """The outcomes of a language, or of ``all``."""
        return figures.tally(self.of(language))

    def unlike(self, language: str) -> Tally:
        """The outcomes of the questions of a language, or of ``all``, that no example is like."""
        return figures.tally([one for one in self.of(language) if one.text not in self.like_an_example])

    def macro_f1(self, language: str) -> float:
        """Macro-F1 of what was answered."""
        return figures.macro_f1((one.topic, one.given) for one in self.of(language))

    def recorded(self) -> dict[str, float]:
        """The figures whose best is kept (evaluation/best.json), in percent."""
        right = {f"right_{language}": self.tally(language).right for language in LANGUAGES}
        wrong = {f"wrong_{language}": self.tally(language).wrong for language in LANGUAGES}
        return {
            **right,
            **wrong,
            "foreign_rejected": self.rejection["all"].rejected,
            "compound_complete": self.compound["all"].complete,
            "places_right": self.places["all"].right,
        }

    def as_data(self) -> dict[str, Any]:
        """All of it, for JSON."""
        every = (*LANGUAGES, "all")
        topics = sorted({one.topic for one in self.heard})
        by_topic = {topic: [one for one in self.heard if one.topic == topic] for topic in topics}
        return {
            "recorded": self.recorded(),
            "outcomes": {name: {**asdict(self.tally(name)), "macro_f1": self.macro_f1(name)} for name in every},
            "unlike_any_example": {name: asdict(self.unlike(name)) for name in every},
            "like_an_example": sorted(self.like_an_example),
            "topics": {
                topic: {
                    name: asdict(figures.tally([one for one in heard if one.language == name])) for name in LANGUAGES
                }
                for topic, heard in by_topic.items()
            },
            "confusions": [asdict(one) for one in figures.confusions(self.heard)],
            "calibration": asdict(figures.calibration(self.heard)),
            "rejection": {name: {**asdict(one), "rejected": one.rejected} for name, one in self.rejection.items()},
            "compound": {name: asdict(one) for name, one in self.compound.items()},
            "places": {name: asdict(one) for name, one in self.places.items()},
            "not_right": [
                {"text": one.text, "topic": one.topic, "outcome": one.outcome, "given": one.given}
                for one in self.heard
                if one.outcome != "right"
            ],
            "not_rejected": self.not_rejected,
            "incomplete": self.incomplete,
            "misread": self.misread,
        }


def measure(listener: Listener) -> Trained:
    """Ask everything."""
    heard = [Heard(one.text, one.language, one.topic, listener.understand(one.text)) for one in blind.questions()]
    foreign = [(one, listener.understand(one.text)) for one in blind.foreign()]
    several = [(one, listener.understand(one.text).answered) for one in blind.compound()]
    single = [(one, listener.understand(one.text).answered) for one in blind.single()]
    places = [(one, listener.places(one.text)) for one in blind.mentions()]
    names = (*LANGUAGES, "all")
    return Trained(
        heard=heard,
        rejection={
            name: figures.rejection([found for one, found in foreign if name in (one.language, "all")])
            for name in names
        },
        not_rejected=[
            (one.text, " + ".join(found.answered))
            for one, found in foreign
            if found.answered and set(found.answered) != {figures.FOREIGN}
        ],
        compound={name: _compound(name, several, single) for name in names},
        places={name: _places([pair for pair in places if name in (pair[0].language, "all")]) for name in names},
        incomplete=[
            (one.text, " + ".join(one.topics), " + ".join(found)) for one, found in several if found != one.topics
        ],
        like_an_example=_like_an_example(),
        misread=[one.text for one, found in places if not figures.among(found, one.places)],
    )


Answered = Sequence[tuple[Question, tuple[str, ...]]]


def _compound(language: str, several: Answered, single: Answered) -> Compound:
    many, one = ([pair for pair in pairs if language in (pair[0].language, "all")] for pairs in (several, single))
    return Compound(
        several=len(many),
        complete=percent(sum(found == question.topics for question, found in many), len(many)),
        one=len(one),
        whole=percent(sum(len(found) <= 1 for _, found in one), len(one)),
        whole_right=percent(sum(found == question.topics for question, found in one), len(one)),
    )


def _places(pairs: Sequence[tuple[blind.Mention, dict[str, frozenset[str]]]]) -> Places:
    right = sum(figures.among(found, one.places) for one, found in pairs)
    every = sum(found == one.places for one, found in pairs)
    return Places(len(pairs), percent(right, len(pairs)), percent(every, len(pairs)))


def _like_an_example() -> frozenset[str]:
    found: set[str] = set()
    for language in LANGUAGES:
        examples = [text for texts in texts_of(language).values() for text in texts]
        asked = [one.text for one in blind.questions() if one.language == language]
        found |= {text for text, _ in likest(asked, examples, LIKE_A_TEST)}
    return frozenset(found)
