"""What a button of the interview does."""

from dataclasses import replace
from typing import Any

from assistant.eligibility.consortium import KINDS, REGISTRATIONS
from assistant.interview.clarifying import chosen
from assistant.interview.commands import told
from assistant.interview.counting import MOST_MEMBERS, with_number
from assistant.interview.message import Message
from assistant.interview.questions import MEMBERS, asked_about, current, needed, pending
from assistant.interview.state import Around, Clarification, State
from assistant.interview.step import Step, accepted, on, same
from assistant.interview.words.commands import COMMANDS

VALUES: dict[str, dict[str, Any]] = {
    "kind": {kind: kind for kind in KINDS},
    "legal_personality": {"yes": True, "no": False},
    "platform_registration": {word: word for word in REGISTRATIONS},
}
"""What buttons send, by field."""


def pressed(state: State, message: Message, around: Around) -> Step:
    """What a button did; one of another question changes nothing."""
    name, _, word = message.pressed.partition(".")
    if name in {*COMMANDS, "change"} and not word:
        return told(state, name, around)
    try:
        after = _button(state, name, word, around)
    except (ValueError, IndexError):
        return Step("said", state)
    return accepted(state, after, around) if not same(after, state) else on(Step("said", after), around)


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
    value = _value(name, word)
    if not state.members or name not in needed(around):
        raise ValueError("the members are not known yet")
    about = asked_about(state, around) if current(state, around) == name else list(range(len(state.members)))
    if value in (False, "none") and len(about) > 1:
        return replace(state, unclear=(Clarification("which", name, value=value),))
    for number in about:
        state = state.with_member(number, **{name: value})
    return state


def _value(name: str, word: str) -> Any:
    """The value that a button's last word stands for.  Raises ValueError for a word that no button has."""
    if word not in VALUES.get(name, {}):
        raise ValueError(f"no button of the interview sends {name}.{word}")
    return VALUES[name][word]
