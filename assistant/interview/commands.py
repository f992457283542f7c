"""What the interview does when it is told to: why, help, back, skip, stop, change and the rest."""

from dataclasses import replace

from assistant.eligibility.consortium import Member
from assistant.eligibility.texts import Text
from assistant.interview.questions import MEMBERS, asked_about, condition_of, current, needed, pending
from assistant.interview.state import Around, State
from assistant.interview.step import Step, focused, left_open, on
from assistant.interview.texts import capital, joined, say
from assistant.interview.traits import skipping
from assistant.interview.wording import Button, change, press


def told(state: State, command: str, around: Around) -> Step:
    """What a command of ``COMMANDS``, or "change", did.  Raises KeyError for any other."""
    steps = {
        "why": lambda: Step("said", state, _why(state, around)),
        "help": lambda: Step("said", state, _help(state, around)),
        "repeat": lambda: Step("said", state),
        "skip": lambda: skipped(state, around),
        "back": lambda: _back(state, around),
        "restart": lambda: on(Step("taken", State(state.call, kept=state.kept), say("said", "restarted")), around),
        "stop": lambda: Step(
            "stopped", replace(State(state.call, "cancelled"), kept=state.kept), say("said", "stopped")
        ),
        "pause": lambda: Step("pause", state),
        "menu": lambda: Step("said", state, say("said", "menu"), menu(state), only=True),
        "summary": lambda: Step("summary", state),
        "change": lambda: Step("said", state, say("said", "which_answer"), changeable(state, around), only=True),
    }
    return steps[command]()


def asked_again(state: State, question: str, around: Around) -> Step:
    """An earlier question asked again; all other answers stay."""
    if question == "any" or question not in needed(around) or (question != MEMBERS and not state.members):
        return told(state, "change", around)
    after = replace(state, status="asking", again=question, focus=None, unclear=(), misses=0)
    return on(Step("said", after.remembering(state)), around)


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


def skipped(state: State, around: Around) -> Step:
    """The question stays open, and the next one is asked."""
    waiting = pending(state, around)
    if waiting is not None:
        after = replace(state, unclear=tuple(one for one in state.unclear if one != waiting))
        if waiting.kind == "place" and waiting.member is not None:
            after = skipping(after, waiting.field, [waiting.member])
        elif waiting.kind == "which" and waiting.field != "place":
            after = skipping(after, waiting.field, range(len(after.members)))
        return left_open(state, after, say("said", "skipped"), around)
    question = current(state, around)
    if question == MEMBERS:
        return left_open(state, _uncounted(state), say("said", "members_unknown"), around)
    after = skipping(state, question or "", asked_about(state, around))
    if state.focus is not None:
        after = focused(state, replace(after, focus=None), around)
    return left_open(state, after, say("said", "skipped"), around)


def _uncounted(state: State) -> State:
    """The state in which the number of members is open; of whom nothing is known is no certain member any more."""
    named = state.without_members([number for number, each in enumerate(state.members) if each == Member()])
    return replace(named, members=named.members or (Member(),), counted=False, open_number=True)


def _back(state: State, around: Around) -> Step:
    if not state.before:
        return Step("said", state, say("said", "cannot_back"))
    earlier = State.from_json(state.before[-1])
    earlier = replace(earlier, before=state.before[:-1], kept=state.kept, misses=0, digressions=0, status="asking")
    return on(Step("taken", earlier, say("said", "back")), around)
