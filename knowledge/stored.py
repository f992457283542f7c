"""How records look once loaded: facts with their citations resolved, so that an old version needs nothing else."""

from datetime import date
from typing import Optional

from knowledge.schema import EligibilityCondition, Fact
from knowledge.values import Record


class Citation(Record):
    """Where a fact stands, as the contract of an answer shows it."""

    source: str
    title: str
    url: str
    section: str
    retrieved: date
    quote: Optional[str] = None


class StoredFact(Record):
    """A fact with its id (``subject/topic``) and its citations."""

    id: str
    subject: str
    topic: str
    fact: Fact
    citations: list[Citation]


class StoredConditions(Record):
    """The published conditions of a call, and the citations of each by its id."""

    call: str
    conditions: list[EligibilityCondition]
    citations: dict[str, list[Citation]]


class Kind(Record):
    """A kind of organisation and the words people use for it (content/kinds.yml)."""

    id: str
    names: list[str]
