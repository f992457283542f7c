"""Settles what an answer left open: which place, which member, who leaves."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.interview.clauses import clauses_of
from assistant.interview.counting import with_number
from assistant.interview.message import Message
from assistant.interview.places import choices, named_places, within
from assistant.interview.seats import at_place, members_at
from assistant.interview.state import Around, Clarification, Place, State
from assistant.interview.words.members import ORDINALS
from assistant.interview.words.traits import A_COUNTRY


def clarified(state: State, one: Clarification, message: Message, around: Around) -> State | None:
    """The state once what was left open is told in words; None if this does not tell."""
    rest = replace(state, unclear=tuple(other for other in state.unclear if other != one))
    if one.kind == "place" and one.member is not None:
        for named in named_places(message.text, message.mentions, around.places):
            countries = {each.country for each in named.readings} & {each.country for each in one.options}
            if len(countries) == 1:
                readings = within(one.options, countries.pop())
                exact = tuple(each for each in readings if each in named.readings) or readings
                return at_place(rest, one.member, exact, one.written, around)
        groups = choices(one.options, around.places)
        whole = {each.country for each in one.options if each.region is None}
        in_whole = [group for group in groups if group[0].country in whole]
        if len(in_whole) == 1 and A_COUNTRY.search(message.text):
            return at_place(rest, one.member, in_whole[0], one.written, around)
        for number, pattern in enumerate(ORDINALS[: len(groups)]):
            if pattern.search(message.text):
                return at_place(rest, one.member, groups[number], one.written, around)
        return None
    clauses = clauses_of(message, around.places, len(state.members), None)
    whom = {ref for clause in clauses for ref in clause.refs}
    for clause in clauses:
        for place in clause.named:
            whom |= set(members_at(state, place))
        if clause.everyone:
            whom |= set(range(len(state.members)))
    return _picked(rest, one, sorted(whom), around) if whom else None


def _picked(state: State, one: Clarification, whom: Sequence[int], around: Around) -> State:
    """The state once it is known to whom something applies; ``state`` no longer holds ``one``."""
    if one.kind == "leaves":
        left = (one.count or 1) - len(whom)
        state = state.without_members(whom)
        more = (replace(one, count=left),) if left > 0 else ()
        return replace(state, unclear=(*state.unclear, *more))
    if one.field == "place":
        place = one.value
        return at_place(state, whom[0], [place], one.written, around) if isinstance(place, Place) else state
    for number in whom:
        state = state.with_member(number, **{one.field: one.value})
    if one.other is not None and one.count == len(whom):
        for number, member in enumerate(state.members):
            if number not in whom and getattr(member, one.field) is None:
                state = state.with_member(number, **{one.field: one.other})
    if one.count is not None and one.count > len(whom):
        state = replace(state, unclear=(*state.unclear, replace(one, count=one.count - len(whom))))
    return state


def chosen(state: State, one: Clarification, name: str, word: str, around: Around) -> State:
    """The state once a button told it.  Raises ValueError or IndexError for a button of another question."""
    if name == "place" and one.kind == "place" and one.member is not None:
        return at_place(state, one.member, choices(one.options, around.places)[int(word)], one.written, around)
    if name != "member" or one.kind == "place":
        raise ValueError("this button answers another question")
    if word == "new":
        number = len(state.members)
        return at_place(with_number(state, number + 1), number, [one.value], one.written, around)
    whom = list(range(len(state.members))) if word == "all" else [int(word)]
    if not all(number < len(state.members) for number in whom):
        raise IndexError("there is no such member")
    return _picked(state, one, whom, around)
