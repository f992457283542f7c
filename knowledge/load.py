"""Loads checked content into the database: one transaction, idempotent, keeping what was said before."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timezone

import sqlalchemy as sa

from knowledge import search, tables
from knowledge.check import NOT_A_FACT, check
from knowledge.read import Content, Fault
from knowledge.schema import CallFile, Fact, Source, SourceRef
from knowledge.stored import Citation, Kind, StoredConditions, StoredFact
from knowledge.values import Record


class FaultyContentError(ValueError):
    """The content has faults; nothing was loaded.  ``faults`` lists them all."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


@dataclass(frozen=True)
class Loaded:
    """What a load changed: how many records were added, changed and ended, of how many."""

    added: int
    changed: int
    ended: int
    total: int


def load(content: Content, engine: sa.engine.Engine, now: datetime | None = None) -> Loaded:
    """Make ``content`` what Dario says from ``now`` (aware; default: this moment).

    Records that are the same stay as they are; a changed one ends and its new version begins.  Raises
    :class:`FaultyContentError` before anything is touched if the content has faults.
    """
    faults = check(content)
    if faults:
        raise FaultyContentError(faults)
    wanted = {
        (kind, key): record.json(exclude_defaults=True, sort_keys=True) for kind, key, record in _records(content)
    }
    with engine.begin() as connection:
        _keep_others_out(connection)
        moment = now or datetime.now(timezone.utc)
        rows = connection.execute(sa.select(tables.record).where(tables.record.c.until.is_(None)))
        current = {(row.kind, row.key): (row.id, row.data) for row in rows}
        ended = [current[key][0] for key in current if key not in wanted]
        changed = [key for key in wanted if key in current and current[key][1] != wanted[key]]
        added = [key for key in wanted if key not in current]
        _end(connection, ended + [current[key][0] for key in changed], moment)
        _begin(connection, {key: wanted[key] for key in changed + added}, moment)
        if ended or changed or added:
            total = len(ended) + len(changed) + len(added)
            connection.execute(tables.load.insert().values(at=moment, changed=total))
        # Always: how words are stemmed may have changed, though the content has not.
        search.rebuild(connection, content, list(_facts(content)))
    return Loaded(len(added), len(changed), len(ended), len(wanted))


def _keep_others_out(connection: sa.engine.Connection) -> None:
    """Let another load wait until this one is done: both would end and begin the same versions."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.exec_driver_sql(f"LOCK TABLE {tables.record.name} IN SHARE ROW EXCLUSIVE MODE")


def _end(connection: sa.engine.Connection, ids: list[int], moment: datetime) -> None:
    if ids:
        statement = tables.record.update().where(tables.record.c.id == sa.bindparam("record_id"))
        connection.execute(statement.values(until=moment), [{"record_id": record_id} for record_id in ids])


def _begin(connection: sa.engine.Connection, records: dict[tuple[str, str], str], moment: datetime) -> None:
    rows = [{"kind": kind, "key": key, "data": data, "since": moment} for (kind, key), data in records.items()]
    if rows:
        connection.execute(tables.record.insert(), rows)


def _records(content: Content) -> Iterator[tuple[str, str, Record]]:
    """Every record of the content with its kind and key."""
    yield from (("topic", key, topic) for key, topic in content.topics.items())
    yield from (("phrase", key, phrase) for key, phrase in content.phrases.items())
    yield from (("kind", key, Kind(id=key, names=names)) for key, names in content.kinds.items())
    yield from (("office", office.id, office) for office in content.offices)
    yield from (("country", country.code, country) for country in content.countries)
    yield from (("region", region.code, region) for region in content.regions)
    yield from (("area", f"{number:03}", area) for number, area in enumerate(content.areas))
    yield "words", "ordinary", content.ordinary_words
    yield from (("term", term.id, term) for term in content.terms)
    yield from (("page", code, page) for code, page in content.pages.items())
    yield from (("call", code, file.call) for code, file in content.calls.items())
    yield from (("fact", fact.id, fact) for fact in _facts(content))
    yield from (
        ("eligibility", code, _conditions(code, file, quotes=code in content.pages))
        for code, file in content.calls.items()
        if file.eligibility
    )


def _facts(content: Content) -> Iterator[StoredFact]:
    general = content.sources.get("general", [])
    for topic, fact in content.general.items():
        yield _stored("general", topic, fact, general, quotes=False)
    for term in content.terms:
        yield _stored("glossary", term.id, term.fact, content.sources.get("glossary", []), quotes=False)
    for code, file in content.calls.items():
        for topic in (key for key, topic in content.topics.items() if topic.needs_call):
            fact_of_topic = file.facts.get(topic) or file.elsewhere
            if fact_of_topic is not None and topic not in NOT_A_FACT:
                yield _stored(code, topic, fact_of_topic, file.sources, quotes=code in content.pages)


def _stored(subject: str, topic: str, fact: Fact, sources: list[Source], *, quotes: bool) -> StoredFact:
    """The fact with its citations; a page's words are quoted only where the page was imported."""
    citations = _cited(fact.sources, sources, quotes=quotes)
    return StoredFact(id=f"{subject}/{topic}", subject=subject, topic=topic, fact=fact, citations=citations)


def _conditions(code: str, file: CallFile, *, quotes: bool) -> StoredConditions:
    citations = {condition.id: _cited(condition.sources, file.sources, quotes=quotes) for condition in file.eligibility}
    return StoredConditions(call=code, conditions=file.eligibility, citations=citations)


def _cited(references: list[SourceRef], sources: list[Source], *, quotes: bool) -> list[Citation]:
    known = {source.id: source for source in sources}
    return [
        Citation(
            source=reference.source,
            title=known[reference.source].title,
            url=known[reference.source].url,
            section=reference.section,
            retrieved=known[reference.source].retrieved,
            quote=reference.quote if quotes else None,
        )
        for reference in references
    ]
