"""The conditions of a call as data: a small closed vocabulary, and the texts that go with each condition.

A rule says what must hold of the members; a test says what must hold of one member.  :mod:`assistant.eligibility`
reads the same words and compares them with what a consortium answers.
"""

from collections.abc import Iterator
from typing import Literal, Optional, Union

from pydantic import Field, StrictBool, root_validator

from knowledge.values import Record, Text

MemberField = Literal["kind", "legal_personality", "platform_registration", "country", "region"]
"""What is known of a member (the contract of the eligibility check)."""

CATEGORISED = {"country", "region"}
"""Fields of which a category is known: a country's status (countries.csv), a region's class (regions.csv)."""


class _OneOf(Record):
    """A record of which exactly one key says what it is; the others stay empty."""

    class Config:
        """``not`` is a word of Python, so the field is ``not_`` and the key ``not``."""

        allow_population_by_field_name = True

    @root_validator(skip_on_failure=True)
    def one_word(cls, values: dict[str, object]) -> dict[str, object]:
        """Refuse none and several: each says one thing."""
        words = [name for name in values if name not in BESIDE and values[name] not in (None, [])]
        if len(words) != 1:
            known = ", ".join(name.rstrip("_") for name in values if name not in BESIDE)
            raise ValueError(f"says {len(words)} things; write exactly one of {known}")
        return values


BESIDE = {"field", "open_in"}
"""Keys that go with another one."""


class MemberTest(_OneOf):
    """What must hold of one member: a field in a list or category, or all, any or none of such tests."""

    field: Optional[MemberField] = None
    in_list: Optional[list[Union[StrictBool, str]]] = None
    in_category: Optional[list[str]] = None
    open_in: list[str] = Field(default_factory=list)
    """With a region's category: statuses of countries without such regions in which the test cannot be told."""
    all: "Optional[list[MemberTest]]" = None
    any: "Optional[list[MemberTest]]" = None
    not_: "Optional[MemberTest]" = Field(None, alias="not")

    @root_validator(skip_on_failure=True)
    def field_where_one_belongs(cls, values: dict[str, object]) -> dict[str, object]:
        """A list and a category are of a field; ``open_in`` goes with the category of a region."""
        looks = values["in_list"] is not None or values["in_category"] is not None
        if looks != (values["field"] is not None):
            raise ValueError("`field` goes with in_list or in_category, and they with it")
        if values["in_category"] is not None and values["field"] not in CATEGORISED:
            raise ValueError(f"only {' and '.join(sorted(CATEGORISED))} have categories")
        if values["open_in"] and not (values["in_category"] and values["field"] == "region"):
            raise ValueError("open_in goes with the category of a region")
        return values


class Count(Record):
    """At least so many members, of those for whom ``where`` holds."""

    at_least: int = Field(ge=1)
    where: Optional[MemberTest] = None


class Distinct(Count):
    """At least so many different values of a field, among the members for whom ``where`` holds."""

    field: MemberField


class Rule(_OneOf):
    """What must hold of the members together."""

    every_member: Optional[MemberTest] = None
    some_member: Optional[MemberTest] = None
    count: Optional[Count] = None
    distinct: Optional[Distinct] = None
    all: "Optional[list[Rule]]" = None
    any: "Optional[list[Rule]]" = None
    not_: "Optional[Rule]" = Field(None, alias="not")


MemberTest.update_forward_refs()
Rule.update_forward_refs()


class Remedy(Record):
    """The smallest change that would meet the condition, or would tell whether it is met."""

    not_met: Text
    unknown: Optional[Text] = None


class ConditionTexts(Record):
    """A condition of a call: its rule, and what is said about it before and after it is compared.

    Reasons and remedies may hold ``{members}`` (those that decide it or leave it open) and, where the rule counts,
    ``{at_least}``, ``{found}`` and ``{missing}``; ``unknown`` is missing where a rule can always be told.
    """

    id: str = Field(regex="^[a-z][a-z0-9_]*$")
    name: Text
    question: Text
    why: Text
    help: Text
    """What counts as an answer, with an example."""
    where: Text
    """Where the answer can be checked."""
    rule: Rule
    met: Text
    not_met: Text
    unknown: Optional[Text] = None
    remedy: Remedy
    names: list[str] = Field(default_factory=list)
    """Names that hold digits ("2014-2020") and so may stand in a text without a value."""

    def texts(self) -> Iterator[tuple[str, Text]]:
        """Every text with the field it stands in."""
        for field in ("name", "question", "why", "help", "where", "met", "not_met", "unknown"):
            if getattr(self, field) is not None:
                yield field, getattr(self, field)
        yield "remedy.not_met", self.remedy.not_met
        if self.remedy.unknown is not None:
            yield "remedy.unknown", self.remedy.unknown

    def given(self, field: str) -> set[str]:
        """The placeholders that the engine fills in for a text."""
        if field.split(".", maxsplit=1)[0] not in ("met", "not_met", "unknown", "remedy"):
            return {"at_least"} if self.counts() else set()
        return {"members", "at_least", "found", "missing"} if self.counts() else {"members"}

    def counts(self) -> bool:
        """Whether the rule counts members or values, so that texts may say how many."""
        return self.rule.count is not None or self.rule.distinct is not None


def tests(rule: Rule | MemberTest) -> Iterator[MemberTest]:
    """Every test of one field that a rule is made of."""
    if isinstance(rule, MemberTest):
        if rule.field is not None:
            yield rule
    else:
        counted = [count.where for count in (rule.count, rule.distinct) if count is not None]
        for test in [rule.every_member, rule.some_member, *counted]:
            if test is not None:
                yield from tests(test)
    for inner in [*(rule.all or []), *(rule.any or []), *([rule.not_] if rule.not_ else [])]:
        yield from tests(inner)
