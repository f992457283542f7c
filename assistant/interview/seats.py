"""Where an answer says that members are established, and whose place each one is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.eligibility.consortium import Member
from assistant.interview.clauses import Clause
from assistant.interview.message import Message
from assistant.interview.naming import Named
from assistant.interview.places import NamedPlace, choices, within
from assistant.interview.state import Around, Clarification, Place, State
from assistant.interview.words.speech import CORRECTS

WHOSE = -1
"""The member of a place of which it is not plain whose it is."""


@dataclass(frozen=True)
class Said:
    """An answer taken apart: its message and clauses, its places, and the question it answers."""

    message: Message
    clauses: Sequence[Clause]
    named: Sequence[Named]
    field: str | None
    around: Around

    @property
    def fresh(self) -> list[Named]:
        """The places that are new."""
        return [one for one in self.named if not one.old]

    @property
    def corrects(self) -> bool:
        """Whether it takes something back."""
        return CORRECTS.search(self.message.text) is not None


def _matches(member: Member, place: NamedPlace) -> bool:
    """Whether a member is established where the name says."""
    return any(
        member.country == one.country and (one.region is None or member.region == one.region) for one in place.readings
    )


def members_at(state: State, place: NamedPlace) -> list[int]:
    """The members that are established where a name says."""
    return [number for number, member in enumerate(state.members) if _matches(member, place)]


def times(clause: Clause, number: int | None, places: int) -> int:
    """How many members a named place counts for: "due dalla Grecia"."""
    if clause.count is None or clause.count < 2 or (clause.count == number and places > 1):
        return 1
    return clause.count


def with_places(state: State, said: Said) -> tuple[State, dict[int, list[int]]]:
    """The state with the places of an answer, and the members that each place (by its start) turned out to be."""
    where: dict[int, list[int]] = {}
    leaving: int | None = None
    for one in said.named:
        if one.old:
            where[one.place.start] = members_at(state, one.place)[:1]
            leaving = next(iter(where[one.place.start]), leaving)
    for position, one in enumerate(said.fresh):
        clause, here = said.clauses[one.clause], members_at(state, one.place)
        followed = said.fresh[position + 1 : position + 2]
        followed = [next_one for next_one in followed if next_one.clause == one.clause and not _blank(state)]
        if here and said.field != "region" and (clause.says or clause.excepted or clause.only or followed):
            where[one.place.start] = here
            leaving = here[0] if followed else leaving
            continue
        for _ in range(times(clause, len(state.members) if state.counted else None, len(said.fresh))):
            target = leaving if leaving is not None else _target(state, said, clause, one.place)
            leaving = None
            if target is None and (here or not state.members):
                break
            state, target = _settled(state, target, one.place, said.around)
            if target is not None:
                where.setdefault(one.place.start, []).append(target)
    return state, where


def _blank(state: State) -> list[int]:
    return [
        number for number, member in enumerate(state.members) if member.country is None and not _waiting(state, number)
    ]


def _waiting(state: State, number: int) -> bool:
    return any(one.kind == "place" and one.member == number for one in state.unclear)


def _target(state: State, said: Said, clause: Clause, place: NamedPlace) -> int | None:
    """The member to whom a place belongs; ``len(members)`` for a new one, None if it says nothing new."""
    if len(clause.refs) == 1:
        return clause.refs[0]
    if state.focus is not None and len(said.fresh) == 1 and not said.corrects:
        return state.focus
    if clause.own and (not state.members or state.members[0].country is None):
        return 0
    refined, blank = _refined(state, place), _blank(state)
    if refined is not None and (said.field == "region" or not blank):
        return refined
    if blank or not state.counted:
        return blank[0] if blank else len(state.members)
    return None if members_at(state, place) else _just_said(state)


def _refined(state: State, place: NamedPlace) -> int | None:
    """The first member of whom the country is known and this may be the region."""
    countries = {one.country for one in place.readings if one.region is not None}
    found = [n for n, member in enumerate(state.members) if member.region is None and member.country in countries]
    return found[0] if found else None


def _just_said(state: State) -> int:
    """The one member whose place the answer before told, who is then the one corrected."""
    if len(state.members) == 1:
        return 0
    if not state.before:
        return WHOSE
    earlier = State.from_json(state.before[-1]).members
    pairs = list(zip(earlier, state.members, strict=False))
    told = [number for number, (old, new) in enumerate(pairs) if (old.country, old.region) != (new.country, new.region)]
    return told[0] if len(told) == 1 and len(earlier) == len(state.members) else WHOSE


def _settled(state: State, target: int | None, place: NamedPlace, around: Around) -> tuple[State, int | None]:
    """The state with a place at ``target``; :data:`WHOSE`: it is asked."""
    if target is None:
        return state, None
    if target == WHOSE:
        one = choices(place.readings, around.places)[0][0]
        asked = Clarification("which", "place", value=one, written=place.written, count=1)
        return replace(state, unclear=(*state.unclear, asked)), None
    if target >= len(state.members):
        state = replace(state, members=(*state.members, Member()))
        target = len(state.members) - 1
    return at_place(state, target, place.readings, place.written, around), target


def at_place(state: State, number: int, readings: Sequence[Place], written: str, around: Around) -> State:
    """The state with a member at a place; a name that may be several is left open."""
    known = state.members[number].country
    if known is not None and len({one.country for one in readings}) > 1:
        readings = within(readings, known)
    groups = choices(readings, around.places)
    state = replace(state, unclear=tuple(one for one in state.unclear if one.kind != "place" or one.member != number))
    if len(groups) == 1:
        one = groups[0][0]
        name = _capital(written) if len(groups[0]) > 1 else None
        return state.with_member(number, country=one.country, region=one.region, name=name)
    countries = {one.country for one in readings}
    country = countries.pop() if len(countries) == 1 else None
    state = state.with_member(number, country=country, region=None, name=None)
    open_choice = Clarification("place", "region" if country else "country", number, _capital(written), tuple(readings))
    return replace(state, unclear=(*state.unclear, open_choice))


def _capital(written: str) -> str:
    return written[:1].upper() + written[1:]
