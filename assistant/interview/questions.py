"""Which question comes next, derived from the call's conditions and what they still ask."""

from dataclasses import replace

from assistant.eligibility.model import Condition
from assistant.interview.state import Around, Clarification, State

MEMBERS = "members"
"""The question how many members there are."""
FIELDS = ("country", "kind", "legal_personality", "platform_registration", "region")


def needed(around: Around) -> list[str]:
    """Every question that the call's conditions may need, in the order in which they decide most."""
    conditions = around.call.conditions
    fields = [field for field in FIELDS if any(field in condition.fields for condition in conditions)]
    weight = {field: sum(field in condition.fields for condition in conditions) for field in fields}
    order = {field: _first(conditions, field) for field in fields}
    return [MEMBERS, *sorted(fields, key=lambda field: (field == "region", -weight[field], order[field]))]


def _first(conditions: tuple[Condition, ...], field: str) -> int:
    return min(number for number, condition in enumerate(conditions) if field in condition.fields)


def open_questions(state: State, around: Around) -> dict[str, list[int]]:
    """The questions that could still decide something, what decides most first, with the members they are about."""
    if not (state.counted or state.open_number):
        return {MEMBERS: []}
    spots: dict[str, set[int]] = {}
    weight: dict[str, set[str]] = {}
    for criterion in around.result(state.members).criteria:
        for number, field in criterion.asks:
            if (number, field) not in state.skipped:
                spots.setdefault(field, set()).add(number)
                weight.setdefault(field, set()).add(criterion.id)
    rank = {field: number for number, field in enumerate(needed(around))}
    order = sorted(spots, key=lambda field: (-len(weight[field]), rank[field]))
    return {field: sorted(spots[field]) for field in order}


def may_follow(state: State, around: Around) -> set[str]:
    """The questions that may still come: the open ones, and those that an answer to them may open."""
    if not (state.counted or state.open_number):
        return set(needed(around))
    found = set(open_questions(state, around))
    for criterion in around.result(state.members).criteria:
        if any(field == "country" and (number, field) not in state.skipped for number, field in criterion.asks):
            found |= {field for field in criterion.condition.fields if field == "region"}
    return found


def current(state: State, around: Around) -> str | None:
    """The question to be asked now, None where nothing is left to ask."""
    waiting = pending(state, around)
    if waiting is not None:
        return {"leaves": MEMBERS, "place": "place"}.get(waiting.kind, waiting.field)
    return state.again or next(iter(open_questions(state, around)), None)


def pending(state: State, around: Around) -> Clarification | None:
    """What the last answer left open and still matters."""
    for one in state.unclear:
        if one.kind != "place" or one.field == "country":
            return one
        open_regions = [each for each in around.result(state.members).criteria if (one.member, "region") in each.asks]
        if open_regions:
            return one
    return None


def asked_about(state: State, around: Around) -> list[int]:
    """The members that the question now is about."""
    if state.focus is not None:
        return [state.focus]
    if state.again is not None:
        return list(range(len(state.members)))
    return next(iter(open_questions(state, around).values()), [])


def with_question(state: State, around: Around) -> State:
    """The state with the next question noted; what no longer matters of what was unclear is dropped."""
    waiting = pending(state, around)
    if waiting is None and state.unclear:
        state = replace(state, unclear=())
    question = current(state, around)
    asked_anew = state.again is not None and state.again in state.asked
    if waiting is None and question is not None and state.asked[-1:] != (question,) and not asked_anew:
        state = replace(state, asked=(*state.asked, question))
    return state


def numbered(state: State, question: str, around: Around) -> tuple[int, int]:
    """The number of the question, and how many there are at most: those asked, and those that may still come."""
    asked = max(len(state.asked), 1)
    now = state.asked[-1] if state.asked else question
    number = state.asked.index(question) + 1 if state.again == question and question in state.asked else asked
    return number, asked + len(may_follow(state, around) - {now})


def condition_of(question: str, around: Around) -> list[Condition]:
    """The conditions that a question is asked for."""
    if question == "place":
        question = "region"
    conditions = around.call.conditions
    if question == MEMBERS:
        return [condition for condition in conditions if not condition.fields]
    own = [condition for condition in conditions if condition.fields in ({question}, {question, "country"})]
    own = own if question != "country" else [condition for condition in conditions if condition.fields == {"country"}]
    return own or [condition for condition in conditions if question in condition.fields]
