"""The arithmetic of the evaluation: outcomes, shares, F1, calibration.  Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

Outcome = Literal["right", "clarified", "not understood", "wrong"]
OUTCOMES: tuple[Outcome, ...] = ("right", "clarified", "not understood", "wrong")
BINS = 10
SURE = 0.9
FOREIGN = "out_of_scope"
"""The topic of what is not Dario's business."""


@dataclass(frozen=True)
class Understood:
    """What the engine understood of a message.

    Attributes:
        answered: topics that would be answered, in order; none where it asks back
        offered: topics that it would offer instead, at most three
        likeliest: the likeliest topic, answered or not; None where there was nothing to read
        confidence: its probability

    """

    answered: tuple[str, ...]
    offered: tuple[str, ...] = ()
    likeliest: str | None = None
    confidence: float = 0.0


@dataclass(frozen=True)
class Heard:
    """A blind question with what was understood of it."""

    text: str
    language: str
    topic: str
    understood: Understood

    @property
    def outcome(self) -> Outcome:
        """How it ended for the person who asked."""
        if not self.understood.answered:
            return "clarified" if self.topic in self.understood.offered else "not understood"
        return "right" if self.understood.answered == (self.topic,) else "wrong"

    @property
    def too_much(self) -> bool:
        """Whether the right topic was answered, and another one besides."""
        return self.topic in self.understood.answered and self.outcome == "wrong"

    @property
    def given(self) -> str:
        """What was answered, in words; empty where nothing was."""
        return " + ".join(self.understood.answered)


@dataclass(frozen=True)
class Tally:
    """Shares of outcomes in percent, of ``count`` questions.

    ``too_much`` is the part of ``wrong`` in which the right topic was answered, and another one besides.
    """

    count: int
    right: float
    clarified: float
    not_understood: float
    wrong: float
    too_much: float


def tally(heard: Sequence[Heard]) -> Tally:
    """The shares of the outcomes."""
    counts = Counter(one.outcome for one in heard)
    right, clarified, silent, wrong = (percent(counts[outcome], len(heard)) for outcome in OUTCOMES)
    too_much = percent(sum(one.too_much for one in heard), len(heard))
    return Tally(len(heard), right, clarified, silent, wrong, too_much)


def percent(count: float, of: int) -> float:
    """A share in percent; 0 of nothing."""
    return 100.0 * count / of if of else 0.0


def macro_f1(pairs: Iterable[tuple[str, str]]) -> float:
    """The mean over all true topics of F1, in percent, from pairs of true and given topic ('' where none was given)."""
    both = list(pairs)
    hits = Counter(true for true, given in both if true == given)
    trues, givens = Counter(true for true, _ in both), Counter(given for _, given in both)
    scores = [2 * hits[topic] / (trues[topic] + givens[topic]) for topic in trues]
    return percent(sum(scores), len(scores))


@dataclass(frozen=True)
class Confusion:
    """A topic that was answered as another, so many times."""

    topic: str
    given: str
    count: int
    example: str


def confusions(heard: Iterable[Heard], most: int = 20) -> list[Confusion]:
    """The commonest wrong answers, the commonest first."""
    wrong = [one for one in heard if one.outcome == "wrong"]
    counts = Counter((one.topic, one.given) for one in wrong)
    examples = {(one.topic, one.given): one.text for one in reversed(wrong)}
    return [Confusion(*pair, count, examples[pair]) for pair, count in counts.most_common(most)]


@dataclass(frozen=True)
class Bin:
    """Questions whose likeliest topic had a confidence from ``low`` up to ``high``; shares in percent."""

    low: float
    high: float
    count: int
    confidence: float
    right: float


@dataclass(frozen=True)
class Calibration:
    """How far confidence can be believed.

    ``error`` is the expected calibration error in points: the mean distance of confidence and share of right ones,
    weighed by the questions of each bin.  ``sure`` questions had a confidence of at least 0.9; ``sure_right`` percent
    of them were right.
    """

    bins: list[Bin]
    error: float
    sure: int
    sure_right: float


def calibration(heard: Iterable[Heard]) -> Calibration:
    """Compares the confidence in the likeliest topic with how often it is the right one."""
    pairs = [(one.understood.confidence, one.understood.likeliest == one.topic) for one in heard]
    bins = [_bin(number, pairs) for number in range(BINS)]
    error = sum(one.count * abs(one.confidence - one.right) for one in bins) / max(1, len(pairs))
    sure = [right for confidence, right in pairs if confidence >= SURE]
    return Calibration(bins, error, len(sure), percent(sum(sure), len(sure)))


def _bin(number: int, pairs: list[tuple[float, bool]]) -> Bin:
    inside = [pair for pair in pairs if min(int(pair[0] * BINS), BINS - 1) == number]
    confidence = percent(sum(pair[0] for pair in inside), len(inside))
    right = percent(sum(pair[1] for pair in inside), len(inside))
    return Bin(number / BINS, (number + 1) / BINS, len(inside), confidence, right)


@dataclass(frozen=True)
class Rejection:
    """Of ``count`` foreign messages, the shares in percent that were told so, or not understood, and their sum."""

    count: int
    told_so: float
    not_understood: float

    @property
    def rejected(self) -> float:
        """Both together."""
        return self.told_so + self.not_understood


def rejection(understood: Sequence[Understood]) -> Rejection:
    """How many foreign messages got no answer about Dario's business."""
    told = sum(set(one.answered) == {FOREIGN} for one in understood)
    silent = sum(not one.answered for one in understood)
    return Rejection(len(understood), percent(told, len(understood)), percent(silent, len(understood)))


def among(found: dict[str, frozenset[str]], expected: dict[str, frozenset[str]]) -> bool:
    """Whether each expected kind of place was read, with no code beside the expected ones."""
    return found.keys() == expected.keys() and all(found[kind] <= expected[kind] for kind in found)
