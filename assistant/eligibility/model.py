"""A call with its published conditions, as they are handed to the engine."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from assistant.eligibility.rules import Rule
from assistant.eligibility.texts import Text


@dataclass(frozen=True)
class Citation:
    """Where a condition is published, as the contract of an answer shows it."""

    source: str
    title: str
    url: str
    section: str
    retrieved: date
    quote: str | None = None

    def contract(self) -> dict[str, Any]:
        """The citation as plain data."""
        return {**vars(self), "retrieved": self.retrieved.isoformat()}


@dataclass(frozen=True)
class Condition:
    """A published condition: its rule, what is asked and why, and what is said of each outcome.

    ``reasons`` and ``remedies`` are by outcome (``met``, ``not_met``, ``unknown``) and have placeholders.
    """

    id: str
    rule: Rule
    name: Text
    question: Text
    why: Text
    help: Text
    where: Text
    reasons: Mapping[str, Text]
    remedies: Mapping[str, Text]
    citations: tuple[Citation, ...] = ()

    @property
    def fields(self) -> frozenset[str]:
        """The fields of a member on which the condition depends; none where only the number of members counts."""
        return self.rule.fields


@dataclass(frozen=True)
class CallConditions:
    """A call, its status at the moment in question, and its published conditions (none: none are known)."""

    call: str
    title: Text
    status: str
    conditions: tuple[Condition, ...] = ()
    version: str = "none"
    """A digest of the conditions: the same as long as they say the same."""
