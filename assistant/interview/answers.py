"""What an answer changes in what is known: how many members there are, where they are, what each of them is."""

from dataclasses import replace

from assistant.interview.clauses import clauses_of
from assistant.interview.counting import with_count
from assistant.interview.message import Message
from assistant.interview.naming import named_in
from assistant.interview.seats import Said, members_at, with_places
from assistant.interview.state import Around, State
from assistant.interview.traits import with_values
from assistant.interview.words.members import REMOVES


def understood(state: State, message: Message, around: Around, field: str | None) -> State:
    """The state after an answer to the question ``field`` (None: to none); the same state if it says nothing."""
    clauses = clauses_of(message, around.places, len(state.members), field)
    said = Said(message, clauses, named_in(message.text, clauses), field, around)
    if state.again == "country" and len(said.fresh) == len(said.named) == len(state.members):
        bare = tuple(replace(member, country=None, region=None, name=None) for member in state.members)
        state = replace(state, members=bare)
    if REMOVES.search(message.text) and (gone := _meant(state, said)):
        return replace(state.without_members(gone), counted=not state.open_number)
    placed, where = with_places(with_count(state, said), said)
    return with_values(placed, said, where)


def _meant(state: State, said: Said) -> list[int]:
    """The members that an answer speaks of, by number or place."""
    found = {ref for clause in said.clauses for ref in clause.refs}
    for one in said.named:
        found |= set(members_at(state, one.place)[:1])
    return sorted(found)
