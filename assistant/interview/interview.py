"""Leads the interview: a message in, the next state and what is said before the next question out."""

from dataclasses import replace

from assistant.eligibility.texts import Text
from assistant.interview.answers import understood
from assistant.interview.buttons import pressed
from assistant.interview.changes import noted, so_far
from assistant.interview.clarifying import clarified
from assistant.interview.commands import asked_again, skipped, told
from assistant.interview.message import Message
from assistant.interview.questions import FIELDS, MEMBERS, condition_of, current, needed, pending
from assistant.interview.state import Around, State
from assistant.interview.step import Step, accepted, on, same
from assistant.interview.texts import NOTHING, joined, say
from assistant.interview.wishes import ASKED_AGAIN, command_of, is_topic, wants_changed, without_questions
from assistant.interview.wording import Button, press
from assistant.interview.words.speech import DOES_NOT_KNOW

DIGRESSIONS = 3
"""Other questions in a row before the interview is brought to mind."""


def introduction(around: Around) -> Text:
    """What the interview is and is not, that the call is closed, how many questions at most, and how to stop."""
    status = say("begin", around.call.status, title=around.call.title)
    return joined([status, say("begin", "what"), say("begin", "how", at_most=len(needed(around)))])


def begin(message: Message, around: Around) -> Step:
    """A new interview; what the first message already says is taken."""
    state = State(around.call.call)
    taken = replace(understood(state, message, around, None), before=())
    said = [introduction(around), noted(state, taken, around)]
    return on(Step("taken", taken, joined(said, "\n")), around)


def take(state: State, message: Message, around: Around) -> Step:
    """What a message does to a running interview."""
    if message.change:
        return asked_again(state, message.change, around)
    if message.pressed:
        return pressed(state, message, around)
    command = command_of(message.text)
    if command is not None:
        return told(state, command, around)
    statement, asks = without_questions(message)
    answered = _answered(state, statement, around) if statement.text.strip() else state
    if not same(answered, state):
        return replace(accepted(state, answered, around), digression=asks and is_topic(message))
    return _no_answer(state, message, asks, around)


def _no_answer(state: State, message: Message, asks: bool, around: Around) -> Step:
    """What a message does that answers nothing: a wish to change, another question, "I don't know", or nonsense."""
    wanted = wants_changed(state, message.text, around)
    if wanted is not None:
        return asked_again(state, wanted, around)
    if message.topic in ASKED_AGAIN:
        return Step("said", state, say("begin", "already") if message.topic == "check_eligibility" else NOTHING)
    unknown = DOES_NOT_KNOW.search(message.text) is not None
    if is_topic(message) and (asks or not unknown):
        return _digressed(state)
    return skipped(state, around) if unknown else _missed(state, around)


def _answered(state: State, message: Message, around: Around) -> State:
    waiting = pending(state, around)
    if waiting is not None:
        cleared = clarified(state, waiting, message, around)
        if cleared is not None:
            return cleared
    question = current(state, around)
    field = question if question in (*FIELDS, MEMBERS) else None
    taken = understood(state, message, around, field)
    if same(taken, state) and field == MEMBERS and DOES_NOT_KNOW.search(message.text):
        return state
    return taken


def _digressed(state: State) -> Step:
    count = state.digressions + 1
    after = replace(state, digressions=count, misses=0)
    if count < DIGRESSIONS:
        return Step("digression", after, digression=True)
    buttons = tuple(Button(say("button", name), press(name)) for name in ("skip", "stop"))
    return Step("digression", after, say("said", "reminder"), buttons, digression=True)


def _missed(state: State, around: Around) -> Step:
    """Not understood: first an example, then buttons, then the offer to skip or of a person."""
    misses = state.misses + 1
    after = replace(state, misses=misses)
    if misses == 1:
        if pending(state, around) is not None:
            return Step("said", after, say("said", "choose"))
        conditions = condition_of(current(state, around) or MEMBERS, around)
        example = conditions[0].help if conditions else say("question", "members_plain")
        return Step("said", after, say("said", "example", help=example))
    if misses == 2:
        return Step("said", after, say("said", "buttons"))
    buttons = (Button(say("button", "skip"), press("skip")), Button(say("button", "person"), "/human_agent"))
    return Step("said", after, say("said", "person"), buttons)


def resumed(state: State, around: Around) -> Step:
    """An interview brought back after a pause: what is known, and the next question."""
    state = replace(state, status="asking", misses=0, digressions=0)
    return on(Step("taken", state, say("said", "resumed", what=so_far(state, around))), around)
