"""The tables of the knowledge base (SQLAlchemy Core, the same on SQLite and PostgreSQL).

Everything known is a ``record``: kind, key and its JSON, with the time since when and until when it was said.
A correction ends the old version and adds a new one; nothing is ever overwritten.
"""

from datetime import datetime, timezone
from typing import Any

import sqlalchemy as sa

metadata = sa.MetaData()


class UtcDateTime(sa.types.TypeDecorator):  # type: ignore[type-arg]
    """A moment, stored without zone in UTC (SQLite keeps none) and given back aware."""

    impl = sa.DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:  # noqa: ARG002
        """To naive UTC; a naive moment is a programming error."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone cannot be stored")
        return value.astimezone(timezone.utc).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:  # noqa: ARG002
        """To aware UTC."""
        return None if value is None else value.replace(tzinfo=timezone.utc)


load = sa.Table(
    "knowledge_load",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("at", UtcDateTime, nullable=False),
    sa.Column("changed", sa.Integer, nullable=False),
)

record = sa.Table(
    "knowledge_record",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("key", sa.String(120), nullable=False),
    sa.Column("data", sa.Text, nullable=False),
    sa.Column("since", UtcDateTime, nullable=False),
    sa.Column("until", UtcDateTime),
    sa.Index("knowledge_record_key", "kind", "key", "since"),
    # One version of a record is current: two loads at once cannot both add one.
    sa.Index(
        "knowledge_record_current",
        "kind",
        "key",
        unique=True,
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    ),
)

passage = sa.Table(
    "knowledge_passage",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("subject", sa.String(120), nullable=False),
    sa.Column("language", sa.String(2), nullable=False),
    sa.Column("words", sa.Text, nullable=False),
    sa.Column("data", sa.Text, nullable=False),
    sa.Index("knowledge_passage_subject", "subject", "language"),
)
"""What is searched now: made anew with each load, without a history (:mod:`knowledge.search`)."""

PASSAGE_INDEX = "knowledge_passage_words"
"""The full-text index of the passages' words: an FTS5 table on SQLite, a GIN index on PostgreSQL."""
