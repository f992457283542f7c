"""What is computed from examples that a model has not seen: its temperature and the thresholds of its three bands.

Examples are held out in blocks as they stand in the files, a writer's beside each other and both languages of a pair
together, so that the wording held out is another person's.
"""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import minimize_scalar

BLOCKS = 3
"""The examples of each topic are held out a third at a time."""

LANGUAGES = 2
"""Each topic's examples stand in one file a language, line by line the same."""

OFFERED = 3
"""Topics offered where Dario asks back."""

WRONG, OFFER = -0.5, 0.5
"""What people gain by a message: 1 from a right answer, half of it where the right topic is offered, less than nothing
from an answer to something else.  The threshold of answering is where the held-out messages gain most."""

WORTH_OFFERING = 0.5
"""Below the threshold of offering, three offers hold the right topic less often than this."""


@dataclass(frozen=True)
class Calibration:
    """Temperature, thresholds, and what they give on the held-out examples (shares of all of them)."""

    temperature: float
    answer: float
    offer: float
    right: float
    offered: float
    wrong: float
    examples: int


def softmax(scores: Any) -> Any:
    """Probabilities of rows of scores."""
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def calibrate(matrix: Any, labels: Any, classifier: Callable[[], Any]) -> Calibration:
    """Temperature and thresholds for a classifier of these examples."""
    scores, truth = _held_out_scores(matrix, labels, classifier)
    temperature = _temperature(scores, truth)
    return _thresholds(softmax(scores / temperature), truth, temperature)


def blocks_of(labels: Any) -> Any:
    """For each example the block in which it is held out; a pair's two languages fall in the same one."""
    block = np.zeros(len(labels), dtype=np.int64)
    for label in np.unique(labels):
        where = np.flatnonzero(labels == label)
        lines = max(1, -(-len(where) // LANGUAGES))
        block[where] = (np.arange(len(where)) % lines) * BLOCKS // lines
    return block


def _held_out_scores(matrix: Any, labels: Any, classifier: Callable[[], Any]) -> tuple[Any, Any]:
    """Scores of every example by a model that has not seen it, and the column of its topic."""
    block, names = blocks_of(labels), np.unique(labels)
    scores = np.full((len(labels), len(names)), -10.0)

    def hold_out(number: int) -> None:
        held = block == number
        trained = classifier().fit(matrix[~held], labels[~held])
        columns = np.searchsorted(names, trained.classes_)
        scores[np.ix_(held, columns)] = trained.decision_function(matrix[held])

    # scikit-learn's linear models let go of Python's lock while they train.
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(hold_out, range(BLOCKS)))
    return scores, np.searchsorted(names, labels)


def _temperature(scores: Any, truth: Any) -> float:
    """The temperature under which the held-out topics are likeliest."""

    def loss(temperature: float) -> float:
        likelihood = softmax(scores / temperature)[np.arange(len(truth)), truth]
        return float(-np.log(likelihood + 1e-12).mean())

    return float(minimize_scalar(loss, bounds=(0.01, 2.0), method="bounded").x)


def _thresholds(probabilities: Any, truth: Any, temperature: float) -> Calibration:
    """The thresholds that serve the held-out examples best."""
    best = probabilities.max(axis=1)
    right = probabilities.argmax(axis=1) == truth
    among = (np.argsort(-probabilities, axis=1)[:, :OFFERED] == truth[:, None]).any(axis=1)

    def gain(threshold: float) -> float:
        answered = best >= threshold
        return float(np.where(answered, np.where(right, 1.0, WRONG), OFFER * among).mean())

    steps = np.arange(0.05, 0.96, 0.01)
    answer = float(max(steps, key=gain))
    hopeless = [
        step for step in steps if step < answer and (best < step).any() and among[best < step].mean() < WORTH_OFFERING
    ]
    offer = float(max(hopeless, default=0.0))
    return Calibration(
        temperature=temperature,
        answer=round(answer, 2),
        offer=round(offer, 2),
        right=float((right & (best >= answer)).mean()),
        offered=float((among & (best < answer)).mean()),
        wrong=float((~right & (best >= answer)).mean()),
        examples=len(truth),
    )
