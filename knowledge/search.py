"""Searches what the content says, for messages that are no topic: the database's full-text index, one rule of rank.

The index is made anew with each load, in its transaction, so that it always belongs to the knowledge version.  It
holds stems (:mod:`knowledge.search_words`) on SQLite (FTS5) and PostgreSQL (tsvector) alike.
"""

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from knowledge import tables
from knowledge.excerpt import excerpt
from knowledge.read import Content
from knowledge.search_pieces import ANYWHERE, Piece, pieces
from knowledge.search_words import stems
from knowledge.stored import StoredFact

LONGEST = 1000
"""Characters of a question; the rest of a longer text is not looked for."""

MOST_WORDS = 40
"""No question has more words that tell."""

COMMON = 0.15
"""A word in more than this share of the pieces ("cluster", "bando") tells nothing."""

RARE = 5
"""A word in at most so many pieces is enough where it is the only one."""

NEEDED = 2
"""So many different words of the question stand in a piece that is found..."""

SHARE = 0.34
"""...and at least this share of them, so that a long message about something else finds nothing."""


@dataclass(frozen=True)
class Hit:
    """A piece that was found, the stems of the question that stand in it, and its rank (higher is better)."""

    piece: Piece
    language: str
    weights: dict[str, float]
    """The stems found, each with its rarity."""

    @property
    def rank(self) -> float:
        """The sum of the rarities of the words found."""
        return sum(self.weights.values())

    def excerpt(self, written: str) -> str:
        """The sentences of the piece's text, ``written`` with its figures, that match best; whole if it is short."""
        return excerpt(written, self.language, self.weights)


def rebuild(connection: sa.engine.Connection, content: Content, facts: list[StoredFact]) -> None:
    """Make the index anew from the content; the caller's transaction decides."""
    rows = [
        {
            "subject": piece.subject,
            "language": language,
            "words": " ".join(stems(piece.searched(language), language)),
            "data": piece.json(exclude_defaults=True),
        }
        for language, piece in pieces(content, facts)
    ]
    connection.execute(tables.passage.delete())
    if rows:
        connection.execute(tables.passage.insert(), rows)
    if connection.dialect.name == "sqlite":
        index = tables.PASSAGE_INDEX
        connection.exec_driver_sql(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")


class PassageSearch:
    """Finds pieces of text through one engine."""

    def __init__(self, engine: sa.engine.Engine) -> None:
        self._engine = engine

    def find(self, text: str, call: str | None, language: str, limit: int = 3) -> list[Hit]:
        """The pieces that say most about ``text``, best first; none where too little of it stands in any.

        Searched is what belongs to ``call`` (its code) or to every call, in ``it`` or ``en``.  Any text may be asked.
        Of a fact's texts the best is given.
        """
        wanted = stems(text[:LONGEST], language)[:MOST_WORDS]
        if not wanted:
            return []
        subjects = [*ANYWHERE, *([call] if call else [])]
        columns = tables.passage.c
        within = [columns.subject.in_(subjects), columns.language == language]
        with self._engine.connect() as connection:
            count = sa.select(sa.func.count()).select_from(tables.passage).where(*within)
            total = int(connection.execute(count).scalar_one())
            found = sa.select(columns.words, columns.data).where(*within, _holds(connection, wanted))
            rows = [(set(row.words.split()), str(row.data)) for row in connection.execute(found.order_by(columns.id))]
        rarity = _rarity(wanted, [words for words, _ in rows], total)
        return list(_best(rows, rarity, language))[:limit]


def _holds(connection: sa.engine.Connection, wanted: list[str]) -> sa.sql.ColumnElement[Any]:
    """That a piece has one of the stems, in the database's own language; stems hold letters and digits alone."""
    if connection.dialect.name == "sqlite":
        query = " OR ".join(f'"{stem}"' for stem in wanted)
        index = tables.PASSAGE_INDEX
        matching = sa.text(f"SELECT rowid FROM {index} WHERE {index} MATCH :wanted").bindparams(wanted=query)
        return tables.passage.c.id.in_(matching.columns(rowid=sa.Integer).subquery("matching").select())
    query = " | ".join(wanted)
    simple = sa.literal_column("'simple'::regconfig")
    vector = sa.func.to_tsvector(simple, tables.passage.c.words)
    return vector.op("@@", is_comparison=True)(sa.func.to_tsquery(simple, query))


def _rarity(wanted: list[str], found: list[set[str]], total: int) -> dict[str, float]:
    """How much each word tells (the inverse document frequency of BM25); words that are common do not count."""
    frequency = Counter(stem for words in found for stem in words.intersection(wanted))
    allowed = max(COMMON * total, RARE)
    return {
        stem: math.log(1 + (total - frequency[stem] + 0.5) / (frequency[stem] + 0.5))
        for stem in wanted
        if frequency[stem] <= allowed
    }


def _best(rows: list[tuple[set[str], str]], rarity: dict[str, float], language: str) -> Iterator[Hit]:
    """The pieces with enough of the words, the rarest words first, of equals the shorter; each fact once."""
    needed = max(NEEDED, math.ceil(SHARE * len(rarity)))
    if len(rarity) == 1:
        needed = 1
    enough = [(words.intersection(rarity), len(words), data) for words, data in rows]
    enough = [one for one in enough if len(one[0]) >= needed]
    seen: set[str] = set()
    for words, _, data in sorted(enough, key=lambda one: (-sum(sorted(map(rarity.__getitem__, one[0]))), one[1])):
        piece = Piece.parse_raw(data)
        name = piece.fact or piece.text
        if name not in seen:
            seen.add(name)
            yield Hit(piece, language, {word: rare for word, rare in rarity.items() if word in words})
