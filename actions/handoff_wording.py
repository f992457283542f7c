"""How a handoff is read and put: the message, the words and buttons of a question, and its part of the contract."""

from dataclasses import dataclass
from typing import Any

from rasa_sdk import Tracker

from actions.base import words_of
from actions.parts import SAID_BESIDE
from assistant.context import topic_of_intent
from assistant.handoff.conduct import Message
from assistant.handoff.packet import Packet
from assistant.handoff.state import CHANGE, CONSENT, OFFICE, Kind, State
from assistant.handoff.texts import say
from assistant.handoff.tickets import Ticket
from assistant.wiring import wiring

BUTTON = '/human_agent{{"handoff": "{word}"}}'
"""What the buttons of a handoff send."""


@dataclass(frozen=True)
class Stand:
    """How a handoff stands in a message: its kind, its state in the contract, and what is shown or kept."""

    kind: Kind
    status: str
    packet: Packet | None = None
    kept: Ticket | None = None

    def contract(self) -> dict[str, Any]:
        """The value of ``custom.handoff``."""
        to = OFFICE[self.kind]
        return {
            "v": 1,
            "to": to,
            "state": self.status,
            "ticket": self.kept.reference if self.kept else None,
            "form_url": wiring().store.office(to).url,
        }


def question_of(state: State, language: str) -> str:
    """The words of the question that is asked now, with its number."""
    if state.step == CHANGE:
        return say("ask", CHANGE, language)
    first = state.step == state.questions[0]
    form = ""
    if first and state.offered and state.kind != "technical":
        form = "_answered" if state.asked_and_answered else "_offered"
    words = say("ask", f"{state.step}{form}", language, offered=state.offered)
    if state.changing:
        return words
    return say("ask", "number", language, number=state.number, count=len(state.questions), question=words)


def buttons_of(state: State, language: str) -> list[tuple[str, str]]:
    """What the buttons send and how they are called."""
    if state.step == CONSENT:
        words = ["send", "change", "refuse"]
    elif state.step == CHANGE:
        answers = [(question, say("label", question, language)) for question in state.questions]
        return [*answers, ("back", say("button", "back", language)), ("cancel", say("button", "cancel", language))]
    else:
        offered = state.offered and state.kind != "technical" and state.step == state.questions[0]
        words = [*(["use"] if offered else []), "skip", "cancel"]
    return [(word, say("button", word, language)) for word in words]


def read(tracker: Tracker) -> Message:
    """The message as the handoff reads it."""
    parsed = tracker.latest_message
    sent = [str(one["value"]) for one in parsed.get("entities", []) if one["entity"] == "handoff"]
    intent = (parsed.get("intent") or {}).get("name") or "nlu_fallback"
    topic = None if intent == "nlu_fallback" else topic_of_intent(intent)
    known = wiring().store.topics().get(topic or "")
    answerable = topic in SAID_BESIDE or (known is not None and not known.conversational)
    return Message(words_of(tracker), sent[0] if sent else "", topic, answerable)
