"""What must hold of one member, in three values (Kleene): True, False, and None for what cannot be told yet.

:func:`member_test_of` builds a test from the data of a condition.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Union

from assistant.eligibility.consortium import Member, Places

Known = bool | None


def all_of(values: Iterable[Known]) -> Known:
    """False if one is false, else open if one is open, else true."""
    kept = list(values)
    return False if False in kept else None if None in kept else True


def any_of(values: Iterable[Known]) -> Known:
    """True if one is true, else open if one is open, else false."""
    kept = list(values)
    return True if True in kept else None if None in kept else False


def not_of(value: Known) -> Known:
    """The contrary; open stays open."""
    return None if value is None else not value


@dataclass(frozen=True)
class InList:
    """The field's answer is one of the words."""

    field: str
    words: tuple[str | bool, ...]

    def holds(self, member: Member, places: Places) -> Known:  # noqa: ARG002
        """Whether it holds of a member."""
        answer = getattr(member, self.field)
        return None if answer is None else answer in self.words

    def asks(self, member: Member, places: Places) -> set[str]:
        """The fields whose answer would tell."""
        return {self.field} if self.holds(member, places) is None else set()

    @property
    def fields(self) -> frozenset[str]:
        """The fields it looks at."""
        return frozenset({self.field})


@dataclass(frozen=True)
class CountryIn:
    """The country's status is one of the categories."""

    categories: tuple[str, ...]
    fields = frozenset({"country"})

    def holds(self, member: Member, places: Places) -> Known:
        """Whether it holds of a member."""
        return None if member.country is None else places.status(member.country) in self.categories

    def asks(self, member: Member, places: Places) -> set[str]:  # noqa: ARG002
        """The fields whose answer would tell."""
        return {"country"} if member.country is None else set()


@dataclass(frozen=True)
class RegionIn:
    """The region's category is one of the categories.

    Without a region the country tells, if its regions are all inside or all outside.  A country without classified
    regions is outside, unless its status is one of ``open_in``: there nothing tells.
    """

    categories: tuple[str, ...]
    open_in: tuple[str, ...] = ()
    fields = frozenset({"country", "region"})

    def holds(self, member: Member, places: Places) -> Known:
        """Whether it holds of a member."""
        if member.region is not None:
            return places.category(member.region) in self.categories
        if member.country is None:
            return None
        classes = places.classes.get(member.country)
        if classes is None:
            return None if places.status(member.country) in self.open_in else False
        inside = classes & set(self.categories)
        return True if inside == classes else None if inside else False

    def asks(self, member: Member, places: Places) -> set[str]:
        """The fields whose answer would tell; none in a country where nothing tells."""
        if self.holds(member, places) is not None:
            return set()
        if member.country is None:
            return {"country"}
        return {"region"} if member.country in places.classes else set()


@dataclass(frozen=True)
class Combined:
    """All, any or none of several tests (``word``: ``all``, ``any`` or ``not``)."""

    word: str
    tests: "tuple[Test, ...]"

    def holds(self, member: Member, places: Places) -> Known:
        """Whether it holds of a member."""
        return COMBINE[self.word](test.holds(member, places) for test in self.tests)

    def asks(self, member: Member, places: Places) -> set[str]:
        """The fields whose answer would tell, those of the tests that are open."""
        open_ = self.holds(member, places) is None
        return {name for test in self.tests for name in test.asks(member, places)} if open_ else set()

    @property
    def fields(self) -> frozenset[str]:
        """The fields it looks at."""
        return frozenset().union(*(test.fields for test in self.tests))


Test = Union[InList, CountryIn, RegionIn, Combined]

COMBINE: Mapping[str, Callable[[Iterable[Known]], Known]] = {
    "all": all_of,
    "any": any_of,
    "not": lambda values: not_of(any_of(values)),
}


def member_test_of(data: Mapping[str, Any]) -> Test:
    """The test that the data say; its words are those of a call's file.  Raises ValueError for others."""
    for word in COMBINE:
        if word in data:
            inner = data[word] if word != "not" else [data[word]]
            return Combined(word, tuple(map(member_test_of, inner)))
    if "in_list" in data:
        return InList(data["field"], tuple(data["in_list"]))
    if "in_category" in data and data["field"] == "country":
        return CountryIn(tuple(data["in_category"]))
    if "in_category" in data and data["field"] == "region":
        return RegionIn(tuple(data["in_category"]), tuple(data.get("open_in", ())))
    raise ValueError(f"no test of the vocabulary: {dict(data)}")
