"""Loading is idempotent, keeps what was said before, and happens whole or not at all, on each backend."""

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
import sqlalchemy as sa

from knowledge import tables
from knowledge.check import check
from knowledge.load import FaultyContentError, Loaded, load
from knowledge.read import Content
from knowledge.store import KnowledgeStore
from tests.unit.knowledge.conftest import DELETED, EXCELLENCE, ContentFolder

FIRST = datetime(2026, 11, 1, 9, 0, tzinfo=timezone.utc)
SECOND = datetime(2026, 11, 10, 9, 30, 15, tzinfo=timezone.utc)
THIRD = datetime(2026, 11, 20, 18, 0, tzinfo=timezone.utc)
BUDGET = "RLA12020034211/budget"


def rows(database: sa.engine.Engine) -> list[tuple[Any, ...]]:
    """Everything in the tables of the knowledge base."""
    with database.connect() as connection:
        records = connection.execute(sa.select(tables.record).order_by(tables.record.c.id)).all()
        loads = connection.execute(sa.select(tables.load).order_by(tables.load.c.id)).all()
    return [tuple(row) for row in [*records, *loads]]


def amounts(store: KnowledgeStore) -> list[int]:
    """The budget of the call in each version of the fact."""
    versions = [version.fact.fact.values["budget"] for version in store.fact_versions(BUDGET)]
    return [value.amount for value in versions if value.type == "money"]


@pytest.fixture
def corrected(folder: ContentFolder) -> Content:
    """The content with another budget."""
    folder.change(EXCELLENCE, "facts.budget.values.budget.amount", 6_500_000)
    return folder.read()


@pytest.fixture
def shortened(folder: ContentFolder) -> Content:
    """The content without its first term."""
    folder.change("glossary.yml", "terms.0", DELETED)
    return folder.read()


def test_the_first_load_adds_every_record(database: sa.engine.Engine, content: Content) -> None:
    loaded = load(content, database, FIRST)
    assert loaded == Loaded(added=loaded.total, changed=0, ended=0, total=loaded.total)
    assert loaded.total > 800
    assert len(rows(database)) == loaded.total + 1


def test_loading_the_same_again_changes_nothing(database: sa.engine.Engine, content: Content) -> None:
    first = load(content, database, FIRST)
    before = rows(database)
    assert load(content, database, SECOND) == Loaded(0, 0, 0, first.total)
    assert rows(database) == before


def test_a_changed_figure_ends_the_old_version(
    database: sa.engine.Engine, content: Content, corrected: Content
) -> None:
    total = load(content, database, FIRST).total
    assert load(corrected, database, SECOND) == Loaded(0, 1, 0, total)
    old, new = KnowledgeStore(database).fact_versions(BUDGET)
    assert (old.since, old.until, new.since, new.until) == (FIRST, SECOND, SECOND, None)
    assert amounts(KnowledgeStore(database)) == [6_000_000, 6_500_000]
    assert len(rows(database)) == total + 1 + 2


def test_a_correction_taken_back_begins_a_third_version(
    database: sa.engine.Engine, content: Content, corrected: Content
) -> None:
    for one, moment in ((content, FIRST), (corrected, SECOND), (content, THIRD)):
        load(one, database, moment)
    assert amounts(KnowledgeStore(database)) == [6_000_000, 6_500_000, 6_000_000]


def test_a_record_taken_away_ends_and_can_come_back(
    database: sa.engine.Engine, content: Content, shortened: Content
) -> None:
    term = content.terms[0].id
    total = load(content, database, FIRST).total
    assert load(shortened, database, SECOND) == Loaded(0, 0, 2, total - 2)
    store = KnowledgeStore(database)
    assert store.term(term) is None
    assert store.fact("glossary", term) is None
    assert [version.until for version in store.fact_versions(f"glossary/{term}")] == [SECOND]
    assert load(content, database, THIRD) == Loaded(2, 0, 0, total)
    assert [(version.since, version.until) for version in store.fact_versions(f"glossary/{term}")] == [
        (FIRST, SECOND),
        (THIRD, None),
    ]


def test_faulty_content_loads_nothing(database: sa.engine.Engine, content: Content, folder: ContentFolder) -> None:
    load(content, database, FIRST)
    before = rows(database)
    folder.change(EXCELLENCE, "facts.budget.values.budget.amount", 1)
    folder.change(EXCELLENCE, "facts.deadline", DELETED)
    faulty = folder.read()
    with pytest.raises(FaultyContentError) as raised:
        load(faulty, database, SECOND)
    assert raised.value.faults == check(faulty) != []
    assert "facts.deadline: is missing" in str(raised.value)
    assert rows(database) == before


def fail_on_sqlite(connection: sa.engine.Connection) -> None:
    """Make the last statement of a load fail."""
    statement = (
        "CREATE TRIGGER fails BEFORE INSERT ON knowledge_load BEGIN SELECT RAISE(ABORT, 'the disk is full'); END"
    )
    connection.execute(sa.text(statement))


def fail_on_postgresql(connection: sa.engine.Connection) -> None:
    """As on SQLite."""
    body = "BEGIN RAISE EXCEPTION 'the disk is full'; END"
    connection.execute(sa.text(f"CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$"))
    trigger = "CREATE TRIGGER fails BEFORE INSERT ON knowledge_load FOR EACH ROW EXECUTE FUNCTION fail()"
    connection.execute(sa.text(trigger))


FAILURES: dict[str, Callable[[sa.engine.Connection], None]] = {
    "sqlite": fail_on_sqlite,
    "postgresql": fail_on_postgresql,
}


def test_an_error_in_the_middle_leaves_everything_as_it_was(
    database: sa.engine.Engine, content: Content, corrected: Content
) -> None:
    load(content, database, FIRST)
    before = rows(database)
    with database.begin() as connection:
        FAILURES[database.dialect.name](connection)
    with pytest.raises(sa.exc.DBAPIError, match="the disk is full"):
        load(corrected, database, SECOND)
    assert rows(database) == before
    assert KnowledgeStore(database).refresh() == 1


def test_a_first_load_that_fails_leaves_nothing(database: sa.engine.Engine, content: Content) -> None:
    with database.begin() as connection:
        FAILURES[database.dialect.name](connection)
    with pytest.raises(sa.exc.DBAPIError, match="the disk is full"):
        load(content, database, FIRST)
    assert rows(database) == []


def test_a_moment_without_a_zone_is_refused(database: sa.engine.Engine, content: Content) -> None:
    with pytest.raises(sa.exc.StatementError, match="without a time zone"):
        load(content, database, datetime(2026, 11, 1, 9, 0))
    assert rows(database) == []


def test_without_a_moment_it_is_now(database: sa.engine.Engine, content: Content) -> None:
    before = datetime.now(timezone.utc)
    load(content, database)
    [version] = KnowledgeStore(database).fact_versions(BUDGET)
    assert before <= version.since <= datetime.now(timezone.utc) + timedelta(seconds=1)


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (FIRST - timedelta(microseconds=1), None),
        (FIRST, 6_000_000),
        (SECOND - timedelta(microseconds=1), 6_000_000),
        (SECOND, 6_500_000),
        (THIRD, 6_500_000),
        (SECOND.astimezone(timezone(timedelta(hours=9))), 6_500_000),
    ],
)
def test_fact_at_gives_what_was_said_on_that_day(
    moment: datetime, said: int | None, database: sa.engine.Engine, content: Content, corrected: Content
) -> None:
    load(content, database, FIRST)
    load(corrected, database, SECOND)
    version = KnowledgeStore(database).fact_at(BUDGET, moment)
    assert (version and version.fact.fact.values["budget"].dict()["amount"]) == said
