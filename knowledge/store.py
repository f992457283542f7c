"""The one way to read what Dario knows.

Reads are answered from memory while the knowledge version (the number of the last load) stays the same; the version
is asked of the database each time :meth:`KnowledgeStore.refresh` is called, once a message.  A load made by another
process is therefore live with the next message, without a restart.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

import sqlalchemy as sa

from knowledge import tables
from knowledge.places import Area, Country, OrdinaryWords, Region
from knowledge.schema import Call, Office, Page, Term, Topic
from knowledge.stored import Kind, StoredConditions, StoredFact
from knowledge.values import Record, Text

R = TypeVar("R", bound=Record)


class UnknownRecordError(LookupError):
    """There is no such record; the message names its kind and key."""


class EmptyKnowledgeError(LookupError):
    """Nothing was loaded yet; the message says how to load."""


@dataclass(frozen=True)
class FactVersion:
    """A fact as it was said from ``since`` until ``until`` (aware, UTC; None: still said)."""

    fact: StoredFact
    since: datetime
    until: datetime | None


class KnowledgeStore:
    """Reads records by kind and key through one engine."""

    def __init__(self, engine: sa.engine.Engine) -> None:
        self._engine = engine
        self._version = 0
        self._records: dict[tuple[str, str], Record] = {}
        self._keys: dict[str, list[str]] = {}

    def refresh(self) -> int:
        """The knowledge version now; forgets what is in memory if it has changed.

        Raises :class:`EmptyKnowledgeError` when nothing was ever loaded, and SQLAlchemy's errors as they are.
        """
        with self._engine.connect() as connection:
            version = connection.execute(sa.select(sa.func.max(tables.load.c.id))).scalar()
        if version is None:
            raise EmptyKnowledgeError("the knowledge base is empty: run `dario knowledge load`")
        if version != self._version:
            self._records, self._keys, self._version = {}, {}, int(version)
        return self._version

    def _find(self, shape: type[R], kind: str, key: str) -> R | None:
        record = self._records.get((kind, key))
        if record is None and "\0" in key:
            return None  # no key has it, and PostgreSQL refuses to be asked for it
        if record is None:
            columns = tables.record.c
            query = sa.select(columns.data).where(columns.kind == kind, columns.key == key, columns.until.is_(None))
            with self._engine.connect() as connection:
                data = connection.execute(query).scalar()
            if data is None:
                return None
            record = self._records[kind, key] = shape.parse_raw(data)
        return record if isinstance(record, shape) else None

    def _get(self, shape: type[R], kind: str, key: str) -> R:
        record = self._find(shape, kind, key)
        if record is None:
            raise UnknownRecordError(f"there is no {kind} {key!r} in the knowledge base")
        return record

    def _all(self, shape: type[R], kind: str) -> Iterator[R]:
        if kind not in self._keys:
            columns = tables.record.c
            query = sa.select(columns.key, columns.data).where(columns.kind == kind, columns.until.is_(None))
            with self._engine.connect() as connection:
                rows = connection.execute(query.order_by(columns.key)).all()
            self._records.update({(kind, row.key): shape.parse_raw(row.data) for row in rows})
            self._keys[kind] = [row.key for row in rows]
        return (self._get(shape, kind, key) for key in self._keys[kind])

    def topic(self, topic: str) -> Topic:
        """The topic of the closed list."""
        return self._get(Topic, "topic", topic)

    def topics(self) -> dict[str, Topic]:
        """All topics by id."""
        list(self._all(Topic, "topic"))
        return {key: self._get(Topic, "topic", key) for key in self._keys["topic"]}

    def phrase(self, name: str, language: str) -> str:
        """A frame of the answers in ``it`` or ``en``, with its placeholders."""
        return self._get(Text, "phrase", name).in_language(language)

    def call(self, code: str) -> Call | None:
        """The call with this code, or None."""
        return self._find(Call, "call", code)

    def calls(self) -> list[Call]:
        """All calls, by code."""
        return list(self._all(Call, "call"))

    def fact(self, subject: str, topic: str) -> StoredFact | None:
        """The fact said now about a topic of a call (or of ``general`` or ``glossary``), or None."""
        return self._find(StoredFact, "fact", f"{subject}/{topic}")

    def eligibility(self, code: str) -> StoredConditions | None:
        """The published conditions of a call, or None if none are known well enough to be compared with answers."""
        return self._find(StoredConditions, "eligibility", code)

    def country(self, code: str) -> Country | None:
        """The country with this ISO 3166 alpha-2 code, or None."""
        return self._find(Country, "country", code)

    def countries(self) -> list[Country]:
        """All countries, by code."""
        return list(self._all(Country, "country"))

    def region(self, code: str) -> Region | None:
        """The NUTS-2 (2010) region with this code, or None."""
        return self._find(Region, "region", code)

    def regions(self) -> list[Region]:
        """All regions, by code."""
        return list(self._all(Region, "region"))

    def areas(self) -> list[Area]:
        """All wider areas and ambiguous place names."""
        return list(self._all(Area, "area"))

    def ordinary_words(self) -> OrdinaryWords:
        """What keeps ordinary words from being taken for places."""
        return self._get(OrdinaryWords, "words", "ordinary")

    def kinds(self) -> list[Kind]:
        """The kinds of organisation with their names."""
        return list(self._all(Kind, "kind"))

    def term(self, term_id: str) -> Term | None:
        """The glossary term with this id, or None."""
        return self._find(Term, "term", term_id)

    def terms(self) -> list[Term]:
        """The whole glossary, by id."""
        return list(self._all(Term, "term"))

    def office(self, office_id: str) -> Office:
        """An office where to ask."""
        return self._get(Office, "office", office_id)

    def page(self, code: str) -> Page | None:
        """The imported page of a call, or None."""
        return self._find(Page, "page", code)

    def fact_versions(self, fact_id: str) -> list[FactVersion]:
        """Every version of a fact, the oldest first; empty if there never was such a fact."""
        columns = tables.record.c
        query = sa.select(tables.record).where(columns.kind == "fact", columns.key == fact_id)
        with self._engine.connect() as connection:
            rows = connection.execute(query.order_by(columns.since, columns.id)).all()
        return [FactVersion(StoredFact.parse_raw(row.data), row.since, row.until) for row in rows]

    def fact_at(self, fact_id: str, moment: datetime) -> FactVersion | None:
        """The version of a fact that was said at ``moment`` (aware), or None."""
        said = (v for v in self.fact_versions(fact_id) if v.since <= moment and (v.until is None or moment < v.until))
        return next(said, None)
