"""The trained model understands people no worse than the best that is recorded (evaluation/best.json)."""

import asyncio

import pytest
from rasa.core.agent import Agent

from assistant.wiring import Wiring
from evaluation import best, trained
from evaluation.engine import Listener
from evaluation.trained import Trained
from knowledge.values import LANGUAGES


@pytest.fixture(scope="session")
def found(agent: Agent, parts: Wiring, loop: asyncio.AbstractEventLoop) -> Trained:
    """What the trained model understands of the blind questions."""
    return trained.measure(Listener(agent, parts.store, loop))


@pytest.mark.parametrize("figure", best.TITLES)
def test_no_figure_falls_behind_the_best(figure: str, found: Trained) -> None:
    assert best.behind(figure, found.recorded()[figure], best.read()) is None


def test_the_languages_are_close_together(found: Trained) -> None:
    assert best.apart({language: found.tally(language).right for language in LANGUAGES}) is None
