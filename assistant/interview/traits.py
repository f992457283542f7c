"""What an answer says of each member: its kind, its legal personality, its registration."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from assistant.eligibility.consortium import Member
from assistant.interview.clauses import Clause
from assistant.interview.seats import Said, members_at
from assistant.interview.state import Clarification, State

FIELDS = ("kind", "legal_personality", "platform_registration")
YES: dict[str, Any] = {"legal_personality": True, "platform_registration": "registered"}
NO: dict[str, Any] = {"legal_personality": False, "platform_registration": "none"}
Where = dict[int, list[int]]
"""The members that a place turned out to be, by the place's start in the text."""


@dataclass
class _Told:
    """What the clauses of one answer say of one field, gathered before it is applied."""

    name: str
    everyone: range
    values: dict[int, Any] = field(default_factory=dict)
    rest: list[Any] = field(default_factory=list)
    groups: list[tuple[int, Any]] = field(default_factory=list)
    """Of so many members, whoever they are; 0: of some."""
    unsure: list[int] = field(default_factory=list)

    def all(self, value: Any) -> None:
        """It holds of every member."""
        self.of(self.everyone, value)

    def of(self, numbers: Iterable[int], value: Any) -> None:
        """It holds of some members."""
        self.values |= dict.fromkeys(numbers, value)

    def left(self) -> list[int]:
        """The members of whom nothing was told."""
        return [number for number in self.everyone if number not in self.values]


def with_values(state: State, said: Said, where: Where) -> State:
    """The state with what an answer says of the members; what somebody does not know is left open."""
    if not state.members and any(clause.own and clause.kind for clause in said.clauses):
        state = replace(state, members=(Member(),))
    if not state.members:
        return state
    for name in FIELDS:
        state = _applied(state, _gathered(state, said, where, name))
    unknown = [clause for clause in said.clauses if clause.unknown]
    if unknown and said.field in ("country", "region"):
        named = [number for clause in unknown for number in _whom(state, clause, where)]
        state = skipping(state, said.field, named or _asked(state, said.field))
    return state


def skipping(state: State, name: str, numbers: Iterable[int]) -> State:
    """The state in which an answer about some members is left open on purpose."""
    more = [(number, name) for number in numbers if (number, name) not in state.skipped]
    return replace(state, skipped=(*state.skipped, *more))


def _asked(state: State, name: str) -> list[int]:
    """The members whose answer is missing: the one in question, or all of them."""
    if state.focus is not None:
        return [state.focus]
    return [number for number, member in enumerate(state.members) if getattr(member, name) is None]


def _whom(state: State, clause: Clause, where: Where) -> list[int]:
    found = set(clause.refs)
    for place in clause.named:
        found |= set(where.get(place.start, members_at(state, place)))
    return sorted(number for number in found if number < len(state.members))


def _value(clause: Clause, name: str, asked: bool) -> Any:
    """What a clause says of a field; yes and no only count for what was asked."""
    value = clause.value(name)
    if value is None and asked and clause.yes is not None and name in YES:
        return YES[name] if clause.yes else NO[name]
    return value


def _gathered(state: State, said: Said, where: Where, name: str) -> _Told:
    told = _Told(name, range(len(state.members)))
    asked = name == said.field
    for clause in said.clauses:
        value, whom = _value(clause, name, asked), _whom(state, clause, where)
        if clause.unknown and asked:
            told.unsure += whom or [number for number in _asked(state, name) if number not in told.values]
        elif whom and _sets_apart(told, clause, value, whom, asked):
            continue
        elif value is not None:
            _holds_of(told, state, clause, value, whom)
            if told.groups and told.groups[-1] == (0, value) and asked and state.focus is not None:
                told.groups.pop()
                told.values[state.focus] = value
    if told.rest:
        told.of([number for number in told.left() if number not in told.unsure], told.rest[-1])
    return told


def _sets_apart(told: _Told, clause: Clause, value: Any, whom: list[int], asked: bool) -> bool:
    """Whether the clause sets somebody apart from all others: "all but the second", "only the first"."""
    name = told.name
    if clause.excepted and name in YES and (value is not None or asked):
        positive = YES[name] if value in (None, NO[name]) and clause.yes is not False else value
        told.all(positive)
        told.of(whom, NO[name])
        return True
    if clause.excepted and value is not None:
        told.of([number for number in told.everyone if number not in whom], value)
        return True
    if clause.only and name in YES and (value is not None or asked):
        told.of([number for number in told.everyone if number not in told.values], NO[name])
        told.of(whom, YES[name] if value is None else value)
        return True
    return False


def _holds_of(told: _Told, state: State, clause: Clause, value: Any, whom: list[int]) -> None:
    """Note of whom the value of a clause holds."""
    size = len(told.everyone)
    if clause.count == size > 1 and told.name == "kind":
        told.all(value)
    elif whom:
        told.of(whom, value)
    elif clause.rest:
        told.rest.append(value)
    elif clause.own and not clause.everyone:
        told.of([0], value)
    elif clause.count is not None and clause.count < size and not clause.everyone:
        told.groups.append((clause.count, value))
    elif (state.focus is not None and not clause.everyone) or (
        value in (False, "none") and size > 1 and not clause.everyone
    ):
        told.groups.append((0, value))
    else:
        told.all(value)


def _applied(state: State, told: _Told) -> State:
    state = _each(state, told.name, told.values)
    left = told.left()
    state = skipping(state, told.name, [number for number in told.unsure if number in left])
    return _grouped(state, told, left) if told.groups and left else state


def _each(state: State, name: str, values: dict[int, Any]) -> State:
    for number, value in values.items():
        if number < len(state.members) and getattr(state.members[number], name) != value:
            state = state.with_member(number, **{name: value})
    return state


def _grouped(state: State, told: _Told, left: list[int]) -> State:
    """Of so many members this, of so many that: in order where each is listed by itself, else it is asked who."""
    groups, name = told.groups, told.name
    counts = [count for count, _ in groups]
    same = len({value for _, value in groups}) == 1
    if same and 0 not in counts and sum(counts) >= len(left):
        return _each(state, name, dict.fromkeys(left, groups[0][1]))
    apart = any(state.members[number].country is not None for number in left)
    if 0 not in counts and sum(counts) == len(left) and (not apart or set(counts) == {1}):
        values = [value for count, value in groups for _ in range(count)]
        return _each(state, name, dict(zip(left, values, strict=True)))
    ordered = sorted(_summed(groups), key=lambda group: group[0])
    whole = len(ordered) > 1 and sum(counts) == len(left)
    few = ordered[:-1] if whole else ordered
    asked = [Clarification("which", name, value=value, count=count or None) for count, value in few]
    if whole:
        # Whoever is left once the few are named is one of the many.
        asked[-1] = replace(asked[-1], other=ordered[-1][1])
    if len(state.members) == len(left):
        state = replace(state, members=tuple(replace(member, **{name: None}) for member in state.members))
    return replace(state, unclear=(*(one for one in state.unclear if one.field != name), *asked))


def _summed(groups: Iterable[tuple[int, Any]]) -> list[tuple[int, Any]]:
    """The groups with one entry for each value."""
    sums: dict[Any, int] = {}
    for count, value in groups:
        sums[value] = sums.get(value, 0) + count
    return [(count, value) for value, count in sums.items()]
