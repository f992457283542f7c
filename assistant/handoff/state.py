"""What a handoff knows at one moment, as plain data: kept in a slot of the conversation, and gone with it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Literal

VERSION = 1

Office = Literal["europe_direct", "it_helpdesk"]
Kind = Literal["question", "complaint", "technical"]

QUESTIONS: dict[Kind, tuple[str, ...]] = {
    "question": ("question", "about"),
    "complaint": ("complaint", "about"),
    "technical": ("what", "where", "when", "message"),
}
"""What is asked, one by one, by kind; each can be skipped."""

OFFICE: dict[Kind, Office] = {"question": "europe_direct", "complaint": "europe_direct", "technical": "it_helpdesk"}
TOPIC: dict[Kind, str] = {"question": "human_agent", "complaint": "human_agent", "technical": "technical_problem"}
"""The topic of the messages of a handoff, by kind."""

CONSENT, CHANGE = "consent", "change"
"""The steps after the questions: the packet is shown and waits, and it is asked which answer is to be changed."""


@dataclass(frozen=True)
class State:
    """One handoff.  ``given``: the answers by question, empty where it was skipped; ``step``: what is asked now."""

    kind: Kind
    step: str
    given: dict[str, str] = field(default_factory=dict)
    offered: str = ""
    """Words of the person that can be taken as the answer to the first question."""
    asked_and_answered: bool = False
    """Whether ``offered`` was just answered by Dario itself: it is asked whether that was enough."""
    changing: bool = False
    """Whether one answer is being changed, after which the packet is shown again."""
    shown: int = 0
    """The number of the conversation's turn up to which the packet was shown: nothing later is sent."""

    @property
    def to(self) -> Office:
        """The office that gets it."""
        return OFFICE[self.kind]

    @property
    def questions(self) -> tuple[str, ...]:
        """What is asked."""
        return QUESTIONS[self.kind]

    @property
    def number(self) -> int:
        """The number of the question that is asked now, from 1; 0 after the questions."""
        return self.questions.index(self.step) + 1 if self.step in self.questions else 0

    def as_json(self) -> dict[str, Any]:
        """As plain data."""
        return {"v": VERSION, **asdict(self)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any] | None) -> "State | None":
        """From plain data; None where there is none, or one of another version."""
        if not data or data.get("v") != VERSION:
            return None
        return cls(**{name: value for name, value in data.items() if name != "v"})

    def answered(self, text: str) -> "State":
        """The state with the answer to the question asked (empty: skipped), and the next step."""
        given = {**self.given, self.step: text}
        left = [question for question in self.questions if question not in given]
        step = CONSENT if self.changing or not left else left[0]
        return replace(self, given=given, step=step, changing=False, asked_and_answered=False)


def quotes(slot: Mapping[str, Any] | None) -> bool:
    """Whether the person is asked for a message of the screen, whose language is not theirs."""
    return bool(slot) and (slot or {}).get("step") == "message"


def runs(slot: Mapping[str, Any] | None) -> bool:
    """Whether a handoff waits for something."""
    return State.from_json(slot) is not None
