"""The interview over the real content, with messages read by the real gazetteer."""

from collections.abc import Callable
from typing import Any

import pytest

from assistant.eligibility.check import EligibilityCheck
from assistant.eligibility_content import EligibilityContent
from assistant.interview.interview import begin, take
from assistant.interview.message import Mention, Message
from assistant.interview.state import Around, State, around
from assistant.interview.step import Step
from knowledge.gazetteer import Gazetteer, gazetteer_of
from knowledge.store import KnowledgeStore
from tests.conftest import CALL, TODAY

Read = Callable[..., Message]


@pytest.fixture(scope="session")
def gazetteer(store: KnowledgeStore) -> Gazetteer:
    """The names of the real content."""
    return gazetteer_of(store)


@pytest.fixture(scope="session")
def check(store: KnowledgeStore) -> EligibilityCheck:
    """The check over the real content."""
    return EligibilityContent(store).check()


@pytest.fixture(scope="session")
def held(check: EligibilityCheck) -> Around:
    """The call with conditions, as of the tests' day."""
    return around(check, CALL, TODAY)


@pytest.fixture(scope="session")
def read(gazetteer: Gazetteer) -> Read:
    """Reads a text as the pipeline does; a text that begins with a slash is a button of the interview."""

    def reading(text: str, topic: str | None = None) -> Message:
        if text.startswith("/"):
            return Message(pressed=text[1:])
        found = gazetteer.find(text)
        return Message(text, tuple(Mention(one.entity, one.value, one.start, one.end) for one in found), topic)

    return reading


@pytest.fixture(scope="session")
def talk(held: Around, read: Read) -> Callable[..., Step]:
    """Begins an interview and says the turns; the last step."""

    def talking(*turns: str | Message) -> Step:
        step = begin(Message(), held)
        for turn in turns:
            state: State = step.state
            if state.status == "finished":
                state = State.from_json({**state.as_json(), "status": "asking"})
            step = take(state, turn if isinstance(turn, Message) else read(turn), held)
        return step

    return talking


def fields(step: Step, *names: str) -> list[Any]:
    """One field, or several as tuples, of each member."""
    if len(names) == 1:
        return [getattr(member, names[0]) for member in step.state.members]
    return [tuple(getattr(member, name) for name in names) for member in step.state.members]
