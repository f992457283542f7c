"""Two processes that load at the same moment: one version of each record is current, and of one content."""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime, timezone
from typing import Any

import pytest
import sqlalchemy as sa

from assistant.database import open_database
from knowledge import tables
from knowledge.load import Loaded, load
from knowledge.read import Content
from knowledge.store import KnowledgeStore
from tests.unit.knowledge.conftest import DELETED, EXCELLENCE, ContentFolder

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=timezone.utc)
PATIENCE = 3
"""Seconds for which a load waits for the other; longer only where the other is kept out, as it may be."""


def meet_after_reading(engine: sa.engine.Engine, barrier: threading.Barrier) -> None:
    """Let each load go on only once both have read what is current: the worst moment."""

    def wait(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if statement.startswith("SELECT knowledge_record"):
            with suppress(threading.BrokenBarrierError):
                barrier.wait(PATIENCE)

    sa.event.listen(engine, "after_cursor_execute", wait)


def load_at_once(url: str, contents: list[Content]) -> list[Loaded | sa.exc.DBAPIError]:
    """Load each content through an engine of its own at the same moment; what came of each."""
    barrier = threading.Barrier(len(contents))
    engines = [open_database(url) for _ in contents]
    for engine in engines:
        meet_after_reading(engine, barrier)

    def attempt(engine: sa.engine.Engine, content: Content) -> Loaded | sa.exc.DBAPIError:
        try:
            return load(content, engine)
        except sa.exc.DBAPIError as error:
            return error
        finally:
            engine.dispose()

    with ThreadPoolExecutor(len(contents)) as pool:
        return list(pool.map(attempt, engines, contents))


def current(database: sa.engine.Engine) -> dict[tuple[str, str], list[str]]:
    """The data of what is current, by kind and key."""
    found: dict[tuple[str, str], list[str]] = {}
    with database.connect() as connection:
        for row in connection.execute(sa.select(tables.record).where(tables.record.c.until.is_(None))):
            found.setdefault((row.kind, row.key), []).append(row.data)
    return found


def rows_of_loads(database: sa.engine.Engine) -> list[Any]:
    """The loads that changed something, in order."""
    with database.connect() as connection:
        return list(connection.execute(sa.select(tables.load).order_by(tables.load.c.id)))


def alone(content: Content, tmp_url: str) -> dict[tuple[str, str], list[str]]:
    """What is current when a content is loaded by itself."""
    database = open_database(tmp_url)
    load(content, database, NOW)
    return current(database)


@pytest.fixture
def changed(folder: ContentFolder) -> Content:
    """The content with another budget and one term fewer."""
    folder.change(EXCELLENCE, "facts.budget.values.budget.amount", 6_500_000)
    folder.change("glossary.yml", "terms.0", DELETED)
    return folder.read()


def test_two_loads_at_once_never_leave_two_current_versions(
    database: sa.engine.Engine, database_url: str, content: Content, changed: Content
) -> None:
    outcomes = load_at_once(database_url, [content, changed])
    assert any(isinstance(outcome, Loaded) for outcome in outcomes)
    assert {len(versions) for versions in current(database).values()} == {1}
    assert KnowledgeStore(database).refresh() >= 1


def test_of_two_loads_at_once_the_whole_of_one_is_current(
    database: sa.engine.Engine, database_url: str, content: Content, folder: ContentFolder
) -> None:
    load(content, database, NOW)
    contents = []
    for number in (1, 2):
        folder.change("glossary.yml", "terms.0.id", f"term_of_the_{number}")
        contents.append(folder.read())
    load_at_once(database_url, contents)
    wholes = [alone(one, f"sqlite:///{folder.path}/{number}.db") for number, one in enumerate(contents)]
    assert current(database) in wholes


def test_two_replicas_that_start_at_once_with_the_same_content_both_start(
    database: sa.engine.Engine, database_url: str, content: Content
) -> None:
    outcomes = load_at_once(database_url, [content, content])
    assert [outcome for outcome in outcomes if not isinstance(outcome, Loaded)] == []
    assert {len(versions) for versions in current(database).values()} == {1}


def test_of_two_loads_at_once_none_rewrites_when_a_version_ended(
    database: sa.engine.Engine, database_url: str, content: Content, folder: ContentFolder
) -> None:
    load(content, database, datetime(2026, 11, 1, tzinfo=timezone.utc))
    gone = f"glossary/{content.terms[0].id}"
    folder.change("glossary.yml", "terms.0", DELETED)
    shortened = folder.read()
    load_at_once(database_url, [shortened, shortened])
    loads = [row.at for row in rows_of_loads(database)]
    [version] = KnowledgeStore(database).fact_versions(gone)
    assert version.until == loads[1]
    assert len(loads) == 2
