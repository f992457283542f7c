"""How many members an answer tells, and how the state changes with their number."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.eligibility.consortium import Member
from assistant.interview.clauses import Clause
from assistant.interview.seats import Said, times
from assistant.interview.state import Clarification, State
from assistant.interview.words.counts import (
    ALONE,
    BEFORE_COUNT,
    COUNTED,
    NOT_MEMBERS,
    NUMBERS_MEMBER,
    PARTNERS,
    WITH_PARTNERS,
)
from assistant.interview.words.members import ADDS
from assistant.language.numbers import find_numbers

MOST_MEMBERS = 40
_AFTER_COUNT = re.compile(
    r"\s*(?:$|[,.;:!?)]|(?:ora|now|in|adesso|non|not|e|and|con|with|di|from|members?|membri)\b)", re.IGNORECASE
)
_ALL_OF = re.compile(r"\b(?:tutt[ie]\s+e|all)\s*$", re.IGNORECASE)


def with_count(state: State, said: Said) -> State:
    """The state with as many members as an answer tells."""
    number = _told(said)
    if number is None and not state.counted and said.field in ("members", None):
        number = _listed(said)
    if number is None and state.open_number:
        number = _kinds_listed(said, more_than=len(state.members))
    if number is None and ADDS.search(said.message.text) and state.counted:
        number = len(state.members) + max(1, len(said.named))
    return state if number is None or not 0 < number <= MOST_MEMBERS else with_number(state, number)


def _listed(said: Said) -> int | None:
    """The number of members that a list of kinds or places comes to."""
    kinds = [clause.count for clause in said.clauses if clause.kind and clause.count]
    places = said.fresh
    if len(kinds) > 1:
        return sum(kinds)
    if len(places) > 1 and not said.clauses[places[0].clause].own:
        return sum(times(said.clauses[one.clause], None, len(places)) for one in places)
    return 1 if said.field == "members" and ALONE.match(said.message.text) else None


def _kinds_listed(said: Said, more_than: int) -> int | None:
    """The number of members that a list of kinds comes to, if it is more than are known."""
    kinds = [clause.count for clause in said.clauses if clause.kind and clause.count]
    return sum(kinds) if len(kinds) > 1 and sum(kinds) > more_than else None


def _told(said: Said) -> int | None:
    """The number of members that a message gives: "siamo in quattro", "three partners", "us and two partners"."""
    text = said.message.text
    spans = [(mention.start, mention.end) for mention in said.message.mentions if mention.entity != "number"]
    numbers = [
        (value, start, end)
        for value, start, end in find_numbers(text)
        if not any(begin < end and start < stop for begin, stop in spans)
    ]
    for value, start, end in numbers:
        number = _members_in(said, value, text[:start], text[end:])
        if number is not None:
            return number
    several = _several_kinds(said.clauses) or any(clause.named for clause in said.clauses)
    alone = said.field == "members" and len(numbers) == 1 and not several
    if alone and not NOT_MEMBERS.match(text[numbers[0][2] :]):
        return numbers[0][0]
    return None


def _members_in(said: Said, value: int, before: str, after: str) -> int | None:
    """The number of members that one number means by the words around it, None if it counts something else."""
    if NOT_MEMBERS.match(after) or _ALL_OF.search(before) or NUMBERS_MEMBER.search(before):
        return None
    free = said.field in ("members", None)
    if PARTNERS.match(after) and WITH_PARTNERS.search(before) and (free or said.corrects):
        return value + 1
    told = BEFORE_COUNT.search(before) is not None
    if COUNTED.match(after) and (told or (free and not _several_kinds(said.clauses))):
        return value
    says_else = any(clause.says and clause.count == value for clause in said.clauses)
    return value if told and _AFTER_COUNT.match(after) and not says_else else None


def _several_kinds(clauses: Sequence[Clause]) -> bool:
    return sum(1 for clause in clauses if clause.kind and clause.count) > 1


def with_number(state: State, number: int) -> State:
    """The state with so many members; if some must leave and it is not plain who, that is left open."""
    members = state.members + (Member(),) * (number - len(state.members))
    state = replace(state, members=members, counted=True, open_number=False)
    blank = [index for index, member in enumerate(members) if member.country is None and member.kind is None]
    surplus = len(members) - number
    if surplus > 0 and blank:
        state = state.without_members(blank[-surplus:])
        surplus = len(state.members) - number
    if surplus <= 0:
        return state
    return replace(state, unclear=(*state.unclear, Clarification("leaves", count=surplus)))
