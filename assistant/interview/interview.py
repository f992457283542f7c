"""Leads the interview: a message in, the next state and what is said before the next question out."""

from dataclasses import dataclass, replace
from typing import Literal

from assistant.eligibility.consortium import Member
from assistant.eligibility.texts import Text
from assistant.interview import words
from assistant.interview.answers import understood
from assistant.interview.changes import corrected, effect, noted, so_far
from assistant.interview.clarifying import chosen, clarified
from assistant.interview.counting import MOST_MEMBERS, with_number
from assistant.interview.message import Message
from assistant.interview.questions import (
    FIELDS,
    MEMBERS,
    asked_about,
    condition_of,
    current,
    needed,
    open_questions,
    pending,
    with_question,
)
from assistant.interview.state import Around, Clarification, State
from assistant.interview.texts import NOTHING, capital, joined, say
from assistant.interview.traits import skipping, value_of_button
from assistant.interview.wishes import ASKED_AGAIN, command_of, is_topic, wants_changed, without_questions
from assistant.interview.wording import Button, change, press

Kind = Literal["taken", "said", "digression", "pause", "stopped", "summary", "finished"]
DIGRESSIONS = 3
"""Other questions in a row before the interview is brought to mind."""


@dataclass(frozen=True)
class Step:
    """What a message did.  ``said`` stands before the next question; ``buttons`` are offered besides its own.

    ``digression``: the message (also) asks something else, which is answered before the question comes back.
    """

    kind: Kind
    state: State
    said: Text = NOTHING
    buttons: tuple[Button, ...] = ()
    digression: bool = False
    only: bool = False
    """Whether the question is not put again: what was said waits for a choice."""


def introduction(around: Around) -> Text:
    """What the interview is and is not, that the call is closed, how many questions at most, and how to stop."""
    status = say("begin", around.call.status, title=around.call.title)
    return joined([status, say("begin", "what"), say("begin", "how", at_most=len(needed(around)))])


def begin(message: Message, around: Around) -> Step:
    """A new interview; what the first message already says is taken."""
    state = State(around.call.call)
    taken = replace(understood(state, message, around, None), before=())
    said = [introduction(around), noted(state, taken, around)]
    return _on(Step("taken", taken, joined(said, "\n")), around)


def take(state: State, message: Message, around: Around) -> Step:
    """What a message does to a running interview."""
    if message.change:
        return _change(state, message.change, around)
    if message.pressed:
        return _pressed(state, message, around)
    command = command_of(message.text)
    if command is not None:
        return _told(state, command, around)
    statement, asks = without_questions(message)
    answered = _answered(state, statement, around) if statement.text.strip() else state
    if not _same(answered, state):
        return replace(_accepted(state, answered, around), digression=asks and is_topic(message))
    return _no_answer(state, message, asks, around)


def _no_answer(state: State, message: Message, asks: bool, around: Around) -> Step:
    """What a message does that answers nothing: a wish to change, another question, "I don't know", or nonsense."""
    wanted = wants_changed(state, message.text, around)
    if wanted is not None:
        return _change(state, wanted, around)
    if message.topic in ASKED_AGAIN:
        return Step("said", state, say("begin", "already") if message.topic == "check_eligibility" else NOTHING)
    unknown = words.DOES_NOT_KNOW.search(message.text) is not None
    if is_topic(message) and (asks or not unknown):
        return _digressed(state)
    return _skipped(state, around) if unknown else _missed(state, around)


def _same(one: State, other: State) -> bool:
    return (one.members, one.counted, one.skipped, one.unclear) == (
        other.members,
        other.counted,
        other.skipped,
        other.unclear,
    )


# answers


def _answered(state: State, message: Message, around: Around) -> State:
    waiting = pending(state, around)
    if waiting is not None:
        cleared = clarified(state, waiting, message, around)
        if cleared is not None:
            return cleared
    question = current(state, around)
    field = question if question in (*FIELDS, MEMBERS) else None
    taken = understood(state, message, around, field)
    if _same(taken, state) and field == MEMBERS and words.DOES_NOT_KNOW.search(message.text):
        return state
    return taken


def _accepted(state: State, answered: State, around: Around) -> Step:
    """An answer was understood: it is said back, with what it does where it corrects another."""
    answered = replace(answered, again=None, misses=0, digressions=0, focus=None).remembering(state)
    said = [noted(state, answered, around)]
    if corrected(state, answered) and answered.members and not answered.unclear:
        said.append(effect(state, answered, around))
    elif answered.skipped != state.skipped and said == [NOTHING]:
        said.append(say("said", "skipped"))
    return _on(Step("taken", _focused(state, answered, around), joined(said, "\n")), around)


def _focused(before: State, after: State, around: Around) -> State:
    """Who is asked about next where an answer told some members and left others out."""
    question = current(before, around)
    left = open_questions(after, around).get(question or "", [])
    began = open_questions(before, around).get(question or "", [])
    partly = question == "country" and after.counted and 0 < len(left) < len(after.members)
    return replace(after, focus=left[0]) if left and (partly or 0 < len(left) < len(began)) else after


def _on(step: Step, around: Around) -> Step:
    """The step with the next question noted, or finished where nothing is left to ask."""
    state = with_question(step.state, around)
    if current(state, around) is None:
        return replace(step, kind="finished", state=replace(state, status="finished", focus=None))
    return replace(step, state=state)


# what is no answer


def _told(state: State, command: str, around: Around) -> Step:
    steps = {
        "why": lambda: Step("said", state, _why(state, around)),
        "help": lambda: Step("said", state, _help(state, around)),
        "repeat": lambda: Step("said", state),
        "skip": lambda: _skipped(state, around),
        "back": lambda: _back(state, around),
        "restart": lambda: _on(Step("taken", State(state.call, kept=state.kept), say("said", "restarted")), around),
        "stop": lambda: Step(
            "stopped", replace(State(state.call, "cancelled"), kept=state.kept), say("said", "stopped")
        ),
        "pause": lambda: Step("pause", state),
        "menu": lambda: Step("said", state, say("said", "menu"), menu(state), only=True),
        "summary": lambda: Step("summary", state),
        "change": lambda: Step("said", state, say("said", "which_answer"), changeable(state, around), only=True),
    }
    return steps[command]()


def menu(state: State) -> tuple[Button, ...]:
    """Everything that the interview can be told, as buttons."""
    names = ["repeat", *(["back"] if state.before else []), *(["change"] if state.members else [])]
    names += ["summary", "restart", "pause", "stop"]
    return tuple(Button(say("button", name), press(name)) for name in names)


def changeable(state: State, around: Around) -> tuple[Button, ...]:
    """A button for each answer that may be changed."""
    known = [field for field in needed(around) if field == MEMBERS or _answered_once(state, field)]
    return tuple(Button(capital(say("field", field)), change(field)) for field in known)


def _answered_once(state: State, field: str) -> bool:
    skipped = any(spot[1] == field for spot in state.skipped)
    return skipped or any(getattr(member, field) is not None for member in state.members)


def _why(state: State, around: Around) -> Text:
    question = current(state, around) or MEMBERS
    if question == "place":
        return joined([say("said", "why_place"), *(one.why for one in condition_of(question, around))])
    conditions = condition_of(question, around)
    return joined([one.why for one in conditions]) if conditions else say("said", "why_members")


def _help(state: State, around: Around) -> Text:
    conditions = condition_of(current(state, around) or MEMBERS, around)
    if not conditions:
        return say("question", "members_plain")
    return say("said", "help", help=conditions[0].help, where=conditions[0].where)


def _skipped(state: State, around: Around) -> Step:
    """The question stays open, and the next one is asked."""
    waiting = pending(state, around)
    if waiting is not None:
        after = replace(state, unclear=tuple(one for one in state.unclear if one != waiting))
        if waiting.kind == "place" and waiting.member is not None:
            after = skipping(after, waiting.field, [waiting.member])
        elif waiting.kind == "which" and waiting.field != "place":
            after = skipping(after, waiting.field, range(len(after.members)))
        return _left_open(state, after, say("said", "skipped"), around)
    question = current(state, around)
    if question == MEMBERS:
        members = state.members or (Member(),)
        after = replace(state, members=members, counted=True)
        return _left_open(state, after, say("said", "members_unknown", number=len(members)), around)
    after = skipping(state, question or "", asked_about(state, around))
    if state.focus is not None:
        return replace(
            _left_open(state, _focused(state, replace(after, focus=None), around), say("said", "skipped"), around)
        )
    return _left_open(state, after, say("said", "skipped"), around)


def _left_open(before: State, after: State, said: Text, around: Around) -> Step:
    focus = after.focus if before.focus is not None and after.focus != before.focus else None
    after = replace(after, again=None, misses=0, digressions=0, focus=focus).remembering(before)
    return _on(Step("taken", after, said), around)


def _back(state: State, around: Around) -> Step:
    if not state.before:
        return Step("said", state, say("said", "cannot_back"))
    earlier = State.from_json(state.before[-1])
    earlier = replace(earlier, before=state.before[:-1], kept=state.kept, misses=0, digressions=0, status="asking")
    return _on(Step("taken", earlier, say("said", "back")), around)


def _change(state: State, question: str, around: Around) -> Step:
    """An earlier question asked again; all other answers stay."""
    if question == "any" or question not in needed(around) or (question != MEMBERS and not state.members):
        return _told(state, "change", around)
    after = replace(state, status="asking", again=question, focus=None, unclear=(), misses=0)
    return _on(Step("said", after.remembering(state)), around)


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


# buttons


def _pressed(state: State, message: Message, around: Around) -> Step:
    name, _, word = message.pressed.partition(".")
    if name in {*words.COMMANDS, "change"} and not word:
        return _told(state, name, around)
    try:
        after = _button(state, name, word, around)
    except (ValueError, IndexError):
        return Step("said", state)
    return _accepted(state, after, around) if not _same(after, state) else _on(Step("said", after), around)


def _button(state: State, name: str, word: str, around: Around) -> State:
    """The state after an answer by button.  Raises ValueError or IndexError for a button of another question."""
    waiting = pending(state, around)
    if name in ("place", "member"):
        if waiting is None:
            raise ValueError(f"nothing is open that {name}.{word} could answer")
        rest = replace(state, unclear=tuple(one for one in state.unclear if one != waiting))
        return chosen(rest, waiting, name, word, around)
    if name == MEMBERS:
        number = int(word)
        if not 0 < number <= MOST_MEMBERS:
            raise ValueError(f"{number} is no number of members")
        return with_number(state, number)
    value = value_of_button(name, word)
    if not state.members or name not in needed(around):
        raise ValueError("the members are not known yet")
    about = asked_about(state, around) if current(state, around) == name else list(range(len(state.members)))
    if value in (False, "none") and len(about) > 1:
        return replace(state, unclear=(Clarification("which", name, value=value),))
    for number in about:
        state = state.with_member(number, **{name: value})
    return state


def resumed(state: State, around: Around) -> Step:
    """An interview brought back after a pause: what is known, and the next question."""
    state = replace(state, status="asking", misses=0, digressions=0)
    return _on(Step("taken", state, say("said", "resumed", what=so_far(state, around))), around)
