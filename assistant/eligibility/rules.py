"""What must hold of all members together; :func:`rule_of` builds a rule from the data of a condition."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Union

from assistant.eligibility.consortium import Member, Places
from assistant.eligibility.member_tests import COMBINE, Known, Test, all_of, any_of, member_test_of, not_of

Outcome = Literal["met", "not_met", "unknown"]


@dataclass(frozen=True)
class Finding:
    """Whether a rule holds, and the members (from 0) that decide it or leave it open.

    ``asks`` names the answers that could still decide it, as member and field.  ``found`` of ``at_least``: what a
    counting rule counted for certain.
    """

    holds: Known
    members: tuple[int, ...]
    asks: tuple[tuple[int, str], ...] = ()
    found: int | None = None
    at_least: int | None = None

    @property
    def outcome(self) -> Outcome:
        """``met``, ``not_met`` or ``unknown``."""
        return "unknown" if self.holds is None else "met" if self.holds else "not_met"


@dataclass(frozen=True)
class Members:
    """A test holds of every member (``word``: ``every_member``) or of some (``some_member``)."""

    word: str
    test: Test

    def judge(self, members: Sequence[Member], places: Places) -> Finding:
        """Whether it holds of the members."""
        values = [self.test.holds(member, places) for member in members]
        holds = all_of(values) if self.word == "every_member" else any_of(values)
        deciding = tuple(number for number, value in enumerate(values) if value is holds)
        return Finding(holds, deciding, _asks(self.test, deciding, members, places) if holds is None else ())

    @property
    def fields(self) -> frozenset[str]:
        """The fields it looks at."""
        return self.test.fields


@dataclass(frozen=True)
class Counted:
    """At least so many members pass a test or, with ``field``, at least so many different answers in that field."""

    at_least: int
    where: Test | None = None
    field: str | None = None

    def judge(self, members: Sequence[Member], places: Places) -> Finding:
        """Whether there are enough; an answer not known yet may be a new one."""
        passes = [True if self.where is None else self.where.holds(member, places) for member in members]
        answers = list(range(len(members))) if self.field is None else [getattr(each, self.field) for each in members]
        sure = [number for number, value in enumerate(passes) if value and answers[number] is not None]
        settled = set(sure)
        may_be = [number for number, value in enumerate(passes) if value is not False and number not in settled]
        certain = {answers[number] for number in sure}
        named = {answers[number] for number in may_be if answers[number] is not None}
        most = len(certain | named) + sum(answers[number] is None for number in may_be)
        if len(certain) >= self.at_least:
            return Finding(True, tuple(sure), (), len(certain), self.at_least)
        if most < self.at_least:
            return Finding(False, tuple(range(len(members))), (), len(certain), self.at_least)
        asks = {(number, self.field) for number in may_be if self.field is not None and answers[number] is None}
        asks |= set(_asks(self.where, may_be, members, places)) if self.where is not None else set()
        return Finding(None, tuple(may_be), tuple(sorted(asks)), len(certain), self.at_least)

    @property
    def fields(self) -> frozenset[str]:
        """The fields it looks at."""
        own = frozenset() if self.field is None else frozenset({self.field})
        return own if self.where is None else own | self.where.fields


@dataclass(frozen=True)
class CombinedRule:
    """All, any or none of several rules."""

    word: str
    rules: "tuple[Rule, ...]"

    def judge(self, members: Sequence[Member], places: Places) -> Finding:
        """Whether it holds; the members are those of the rules that decide it."""
        findings = [rule.judge(members, places) for rule in self.rules]
        holds = COMBINE[self.word](finding.holds for finding in findings)
        wanted = not_of(holds) if self.word == "not" else holds
        deciding = [finding for finding in findings if finding.holds is wanted]
        numbers = {number for finding in deciding for number in finding.members}
        return Finding(holds, tuple(sorted(numbers)), tuple(sorted({ask for f in deciding for ask in f.asks})))

    @property
    def fields(self) -> frozenset[str]:
        """The fields it looks at."""
        return frozenset().union(*(rule.fields for rule in self.rules))


Rule = Union[Members, Counted, CombinedRule]


def _asks(test: Test, numbers: Iterable[int], members: Sequence[Member], places: Places) -> tuple[tuple[int, str], ...]:
    return tuple((number, name) for number in numbers for name in sorted(test.asks(members[number], places)))


def rule_of(data: Mapping[str, Any]) -> Rule:
    """The rule that the data say; its words are those of a call's file.  Raises ValueError for others."""
    for word in COMBINE:
        if word in data:
            inner = data[word] if word != "not" else [data[word]]
            return CombinedRule(word, tuple(map(rule_of, inner)))
    for word in ("every_member", "some_member"):
        if word in data:
            return Members(word, member_test_of(data[word]))
    for word in ("count", "distinct"):
        if word in data:
            counted = data[word]
            where = member_test_of(counted["where"]) if "where" in counted else None
            return Counted(counted["at_least"], where, counted.get("field"))
    raise ValueError(f"no rule of the vocabulary: {dict(data)}")
