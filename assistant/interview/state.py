"""What an interview knows at one moment, as plain data: kept in a slot, paused and brought back as JSON."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from typing import Any, Literal

from assistant.eligibility.check import ROME, EligibilityCheck
from assistant.eligibility.consortium import Member, Places
from assistant.eligibility.model import CallConditions
from assistant.eligibility.result import Result, evaluate
from assistant.eligibility.texts import Text

VERSION = 1
MOST_STEPS_BACK = 8
"""Answers that can be taken back one after the other."""

Status = Literal["offered", "asking", "finished", "cancelled", "paused"]
Spot = tuple[int, str]
"""A member (from 0) and a field."""


@dataclass(frozen=True)
class Around:
    """What an interview is held against: the call's conditions, the places there are, and the day in Rome."""

    call: CallConditions
    places: Places
    today: date
    _results: dict[tuple[tuple[Member, ...], bool], Result] = field(default_factory=dict, compare=False, repr=False)

    def result(self, members: Iterable[Member], *, more: bool = False) -> Result:
        """The comparison of the members, with ``more`` perhaps to come; one turn looks at the same few repeatedly."""
        known = tuple(members), more
        if known not in self._results:
            self._results[known] = evaluate(self.call, known[0], self.places, self.today, more=more)
        return self._results[known]


def around(check: EligibilityCheck, call: str, now: datetime) -> Around:
    """What an interview on a call is held against at ``now`` (aware).  Raises LookupError for no such call."""
    return Around(check.conditions(call, now), check.places(), now.astimezone(ROME).date())


@dataclass(frozen=True)
class Place:
    """One reading of a name: its country and, where it tells one, its NUTS-2 region."""

    country: str
    region: str | None = None


@dataclass(frozen=True)
class Clarification:
    """What an answer left open.

    ``place``: which of the ``options`` the name ``written`` is, for ``member``.  ``which``: to which members ``value``
    of ``field`` belongs (``count`` of them; ``other`` is the value of the rest).  ``leaves``: who is a member no more.
    """

    kind: Literal["place", "which", "leaves"]
    field: str = ""
    member: int | None = None
    written: str = ""
    options: tuple[Place, ...] = ()
    value: Any = None
    other: Any = None
    count: int | None = None


@dataclass(frozen=True)
class State:
    """One interview.  ``asked``: the questions so far, the one being asked last; ``skipped``: left open on purpose."""

    call: str
    status: Status = "asking"
    members: tuple[Member, ...] = ()
    counted: bool = False
    """Whether the number of members is known; until then ``members`` are those named so far."""
    open_number: bool = False
    """Whether the number of members was left open on purpose."""
    skipped: tuple[Spot, ...] = ()
    asked: tuple[str, ...] = ()
    again: str | None = None
    """A question asked again, because its answer is to be changed."""
    focus: int | None = None
    """The one member whom the question is about; None: all whose answer is missing."""
    unclear: tuple[Clarification, ...] = ()
    misses: int = 0
    digressions: int = 0
    before: tuple[dict[str, Any], ...] = ()
    """Earlier states, the last one last."""
    kept: int | None = None
    """The number under which this interview was paused before."""

    @property
    def running(self) -> bool:
        """Whether a question is waiting for its answer."""
        return self.status == "asking"

    def as_json(self) -> dict[str, Any]:
        """As plain data."""
        return {"v": VERSION, **asdict(self)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "State":
        """From plain data.  Raises ValueError for another version, TypeError or KeyError for no state."""
        if data.get("v") != VERSION:
            raise ValueError(f"this interview was kept in version {data.get('v')!r}; this Dario reads {VERSION}")
        fields = {name: value for name, value in data.items() if name != "v"}
        fields["members"] = tuple(Member(**each) for each in fields["members"])
        fields["skipped"] = tuple((each[0], each[1]) for each in fields["skipped"])
        fields["asked"] = tuple(fields["asked"])
        fields["unclear"] = tuple(_clarification(each) for each in fields["unclear"])
        fields["before"] = tuple(fields["before"])
        return cls(**fields)

    def remembering(self, earlier: "State") -> "State":
        """The state, from which one step back leads to ``earlier``."""
        step = json.loads(json.dumps({**earlier.as_json(), "before": []}))
        return replace(self, before=(*earlier.before, step)[-MOST_STEPS_BACK:])

    def answers(self) -> dict[str, Any]:
        """What is known so far, in the form of the check's input."""
        return {
            "members": [{name: value for name, value in vars(each).items() if name != "name"} for each in self.members]
        }

    def with_member(self, number: int, **values: Any) -> "State":
        """The state with values of one member; what was skipped there and is known now is skipped no more."""
        changed = replace(self.members[number], **values)
        members = (*self.members[:number], changed, *self.members[number + 1 :])
        skipped = tuple(spot for spot in self.skipped if spot[0] != number or spot[1] not in values)
        return replace(self, members=members, skipped=skipped)

    def without_members(self, numbers: Iterable[int]) -> "State":
        """The state without some members."""
        gone = set(numbers)
        stay = [number for number in range(len(self.members)) if number not in gone]
        moved = {old: new for new, old in enumerate(stay)}
        return replace(
            self,
            members=tuple(self.members[number] for number in stay),
            skipped=tuple((moved[number], field) for number, field in self.skipped if number in moved),
            focus=None,
        )


def _clarification(data: Mapping[str, Any]) -> Clarification:
    value = Place(**data["value"]) if isinstance(data["value"], dict) else data["value"]
    return Clarification(**{**data, "options": tuple(Place(**each) for each in data["options"]), "value": value})


def place_name(place: Place, places: Places) -> Text:
    """The name of a place: its region's, else its country's."""
    if place.region is not None and (region := places.region(place.region)) is not None:
        return region.name
    return places.countries[place.country].name


def label(state: State, number: int, places: Places) -> Text:
    """How a member is called: "member 2 (Catalonia)", or "member 2" while its place is not known."""
    member = state.members[number]
    counted = Text(f"membro {number + 1}", f"member {number + 1}")
    where = member_place(member, places)
    return counted if where is None else Text(f"{counted.it} ({where.it})", f"{counted.en} ({where.en})")


def member_place(member: Member, places: Places) -> Text | None:
    """Where a member is established, by name; a name as written (an area of several regions) comes first."""
    if member.name:
        return Text(member.name, member.name)
    return place_name(Place(member.country, member.region), places) if member.country is not None else None
