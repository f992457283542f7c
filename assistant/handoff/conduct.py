"""Leads a handoff: a message and a state in, the next state and what is to be said out.  Knows no Rasa and no clock."""

from dataclasses import dataclass, replace
from typing import Literal

from assistant.handoff.masking import covered, has_covered
from assistant.handoff.state import CHANGE, CONSENT, QUESTIONS, Kind, State
from assistant.handoff.words import ASKS, CANCEL, COURTESY, LABELS, NO, SKIP, YES, says_something, telling
from assistant.handoff.words import CHANGE as WANTS_CHANGE
from assistant.language.conversation import requested_language

LONGEST_ANSWER = 1000
"""Characters of one answer."""
ENOUGH_TOLD = 2
"""Telling words of a first message from which it need not be asked again what happened."""
A_WHOLE_QUESTION = 5
"""Telling words of a first message from which it is offered as the question itself."""

Did = Literal[
    "asked", "noted", "skipped", "missed", "choose", "digression", "switched", "sent", "refused", "cancelled", "left"
]


@dataclass(frozen=True)
class Message:
    """One message: its words or what a button sent; ``topic`` by the classifier, None where that is not sure."""

    text: str = ""
    pressed: str = ""
    topic: str | None = None
    answerable: bool = False
    """Whether its topic is one that Dario answers from the sources."""


@dataclass(frozen=True)
class Step:
    """What a message did.  ``state`` is None where the handoff is over; ``note``: that something was covered."""

    did: Did
    state: State | None
    note: bool = False


def begin(kind: Kind, told: str = "", last_open: str = "") -> Step:
    """A new handoff; ``told``: the words that began it, ``last_open``: the last question that was not settled."""
    state = State(kind, QUESTIONS[kind][0])
    if kind == "technical" and telling(told) >= ENOUGH_TOLD:
        return _noted(state, told)
    if kind != "technical":
        offered = told if telling(told) >= A_WHOLE_QUESTION else last_open
        return Step("asked", replace(state, offered=covered(offered)[:LONGEST_ANSWER]))
    return Step("asked", state)


def take(state: State, message: Message) -> Step:
    """What a message does to a running handoff."""
    if message.pressed:
        return _pressed(state, message.pressed)
    if not message.text:
        # A button of another topic, pressed in between.
        return _switched(state, message) or Step("digression" if message.answerable else "asked", state)
    if CANCEL.match(message.text):
        return Step("cancelled", None)
    if state.step == CONSENT:
        return _at_consent(state, message)
    if state.step == CHANGE:
        return _at_change(state, message)
    return _at_question(state, message)


def _pressed(state: State, word: str) -> Step:
    if word == "cancel":
        return Step("cancelled", None)
    if state.step == CONSENT:
        return _pressed_at_consent(state, word)
    if state.step == CHANGE and (word == "back" or word in state.questions):
        step = CONSENT if word == "back" else word
        return Step("asked", replace(state, step=step, changing=step != CONSENT))
    if state.step in state.questions and word == "skip":
        return Step("skipped", state.answered(""))
    if word == "use" and state.offered and _is_first(state):
        return _noted(state, state.offered)
    return Step("choose", state)


def _pressed_at_consent(state: State, word: str) -> Step:
    if word == "send":
        return Step("sent", state)
    if word == "refuse":
        return Step("refused", None)
    return Step("asked", replace(state, step=CHANGE)) if word == "change" else Step("choose", state)


def _is_first(state: State) -> bool:
    return state.step == state.questions[0]


def _at_consent(state: State, message: Message) -> Step:
    text = message.text
    if _is_question(message):
        return Step("digression", state)
    # Who asks "ok?" or "la invia?" has not agreed yet.
    if YES.match(text) and "?" not in text:
        return Step("sent", state)
    if NO.match(text):
        return Step("refused", None)
    if WANTS_CHANGE.search(text):
        return _change(state, text)
    return Step("choose", state)


def _at_change(state: State, message: Message) -> Step:
    if _is_question(message):
        return Step("digression", state)
    if NO.match(message.text):
        return Step("asked", replace(state, step=CONSENT))
    return _change(state, message.text)


def _change(state: State, text: str) -> Step:
    named = [question for question in state.questions if LABELS[question].search(text)]
    if len(named) == 1:
        return Step("asked", replace(state, step=named[0], changing=True))
    return Step("asked" if state.step == CONSENT else "choose", replace(state, step=CHANGE))


def _at_question(state: State, message: Message) -> Step:
    if SKIP.match(message.text):
        return Step("skipped", state.answered(""))
    if _is_first(state) and state.offered and YES.match(message.text):
        return _noted(state, state.offered)
    return _courtesy(state, message) or _switched(state, message) or _words(state, message)


def _courtesy(state: State, message: Message) -> Step | None:
    """Thanks, a greeting, the wish to hear it again: nothing that answers."""
    if message.topic in ("thanks", "goodbye") and _is_first(state) and not state.given:
        return Step("left", None)
    if message.topic == "language_switch":
        return Step("asked", state) if requested_language(message.text) else None
    courteous = COURTESY.get(message.topic or "")
    idle = courteous is not None and courteous.search(message.text) and telling(message.text) <= ENOUGH_TOLD
    return Step("asked", state) if idle else None


def _words(state: State, message: Message) -> Step:
    if _is_question(message):
        takes_questions = _is_first(state) and state.kind != "technical"
        offered = covered(message.text)[:LONGEST_ANSWER]
        after = replace(state, offered=offered, asked_and_answered=True) if takes_questions else state
        return Step("digression", after)
    return _noted(state, message.text) if says_something(message.text) else Step("missed", state)


def _switched(state: State, message: Message) -> Step | None:
    """Another office's matter: a technical problem told to Europe Direct, or a person wanted instead of the form."""
    if not _is_first(state):
        return None
    if state.kind == "technical" and message.topic == "human_agent":
        return replace(begin("question", message.text), did="switched")
    if state.kind != "technical" and message.topic == "technical_problem":
        return replace(begin("technical", message.text), did="switched")
    if message.topic == "human_agent" and telling(message.text) < ENOUGH_TOLD:
        return Step("asked", state)
    return None


def _is_question(message: Message) -> bool:
    return message.answerable and ASKS.search(message.text) is not None


def _noted(state: State, text: str) -> Step:
    answer = covered(text)[:LONGEST_ANSWER]
    return Step("noted", state.answered(answer), note=has_covered(answer))
