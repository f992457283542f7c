"""What a message did to an interview, and the question that follows."""

from dataclasses import dataclass, replace
from typing import Literal

from assistant.eligibility.texts import Text
from assistant.interview.changes import corrected, effect, noted
from assistant.interview.questions import current, open_questions, with_question
from assistant.interview.state import Around, State
from assistant.interview.texts import NOTHING, joined, say
from assistant.interview.wording import Button

Kind = Literal["taken", "said", "digression", "pause", "stopped", "summary", "finished"]


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


def on(step: Step, around: Around) -> Step:
    """The step with the next question noted, or finished where nothing is left to ask."""
    state = with_question(step.state, around)
    if current(state, around) is None:
        return replace(step, kind="finished", state=replace(state, status="finished", focus=None))
    return replace(step, state=state)


def accepted(state: State, answered: State, around: Around) -> Step:
    """An answer was understood: it is said back, with what it does where it corrects another."""
    answered = replace(answered, again=None, misses=0, digressions=0, focus=None).remembering(state)
    said = [noted(state, answered, around)]
    if corrected(state, answered) and answered.members and not answered.unclear:
        said.append(effect(state, answered, around))
    elif answered.skipped != state.skipped and said == [NOTHING]:
        said.append(say("said", "skipped"))
    return on(Step("taken", focused(state, answered, around), joined(said, "\n")), around)


def left_open(before: State, after: State, said: Text, around: Around) -> Step:
    """The question was put aside: what is said of it, and the next one."""
    focus = after.focus if before.focus is not None and after.focus != before.focus else None
    after = replace(after, again=None, misses=0, digressions=0, focus=focus).remembering(before)
    return on(Step("taken", after, said), around)


def focused(before: State, after: State, around: Around) -> State:
    """Who is asked about next where an answer told some members and left others out."""
    question = current(before, around)
    left = open_questions(after, around).get(question or "", [])
    began = open_questions(before, around).get(question or "", [])
    partly = question == "country" and after.counted and 0 < len(left) < len(after.members)
    return replace(after, focus=left[0]) if left and (partly or 0 < len(left) < len(began)) else after


def same(one: State, other: State) -> bool:
    """Whether two states know the same and leave the same open."""
    names = ("members", "counted", "open_number", "skipped", "unclear")
    return all(getattr(one, name) == getattr(other, name) for name in names)
