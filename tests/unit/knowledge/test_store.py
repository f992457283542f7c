"""The store reads what is said now, sees a load of another process after ``refresh``, and asks no more than it must."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
import sqlalchemy as sa

from assistant.database import open_database
from knowledge.load import load
from knowledge.read import Content
from knowledge.store import EmptyKnowledgeError, KnowledgeStore, UnknownRecordError
from tests.unit.knowledge.conftest import DELETED, EXCELLENCE, ContentFolder

CALL = "RLA12020034211"
FIRST = datetime(2026, 11, 1, 9, 0, tzinfo=timezone.utc)


@contextmanager
def statements(engine: sa.engine.Engine) -> Iterator[list[str]]:
    """The statements that reach the database meanwhile."""
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        seen.append(statement)

    sa.event.listen(engine, "before_cursor_execute", note)
    yield seen
    sa.event.remove(engine, "before_cursor_execute", note)


def budget(store: KnowledgeStore) -> Any:
    """The budget that is said now."""
    fact = store.fact(CALL, "budget")
    assert fact is not None
    return fact.fact.values["budget"].dict()["amount"]


def test_empty_knowledge_is_told_with_what_to_do(database: sa.engine.Engine) -> None:
    with pytest.raises(EmptyKnowledgeError, match="dario knowledge load"):
        KnowledgeStore(database).refresh()


def test_a_second_store_sees_the_load_of_the_first_after_refresh(
    database: sa.engine.Engine, database_url: str, content: Content, folder: ContentFolder
) -> None:
    load(content, database, FIRST)
    other_process = open_database(database_url)
    reader = KnowledgeStore(other_process)
    version = reader.refresh()
    assert (budget(reader), len(reader.calls())) == (6_000_000, len(content.calls))
    folder.change(EXCELLENCE, "facts.budget.values.budget.amount", 6_500_000)
    folder.change(EXCELLENCE, "call.followed_by", [])
    folder.change("topics.yml", "topics.status.next", DELETED)
    (folder.path / "calls" / "SMP-COSME-2021-CLUSTER-01.yml").unlink()
    folder.change("calls/COS-CLUSINT-2020-3-01.yml", "call.followed_by", [])
    load(folder.read(), database)
    assert budget(reader) == 6_000_000, "one message is answered from one version"
    assert reader.refresh() == version + 1
    assert (budget(reader), len(reader.calls())) == (6_500_000, len(content.calls) - 1)
    assert reader.topic("status").next == []
    other_process.dispose()


def test_a_load_that_changes_nothing_is_no_new_version(database: sa.engine.Engine, content: Content) -> None:
    load(content, database, FIRST)
    reader = KnowledgeStore(database)
    before = reader.refresh()
    load(content, database)
    assert reader.refresh() == before


def test_a_message_costs_one_small_query_while_nothing_changes(database: sa.engine.Engine, content: Content) -> None:
    load(content, database, FIRST)
    reader = KnowledgeStore(database)
    reader.refresh()
    for _ in range(2):
        with statements(database) as asked:
            reader.refresh()
            reader.calls()
            budget(reader)
            reader.phrase("ask", "it")
    assert len(asked) == 1
    assert "max(knowledge_load.id)" in asked[0]


def test_everything_that_was_loaded_is_read_as_it_was_written(database: sa.engine.Engine, content: Content) -> None:
    load(content, database, FIRST)
    reader = KnowledgeStore(database)
    reader.refresh()
    assert reader.topics() == content.topics
    assert {call.code: call for call in reader.calls()} == {code: file.call for code, file in content.calls.items()}
    assert {country.code: country for country in reader.countries()} == {c.code: c for c in content.countries}
    assert {region.code: region for region in reader.regions()} == {r.code: r for r in content.regions}
    assert reader.areas() == content.areas
    assert reader.ordinary_words() == content.ordinary_words
    assert {term.id: term for term in reader.terms()} == {term.id: term for term in content.terms}
    assert {kind.id: kind.names for kind in reader.kinds()} == content.kinds
    assert [reader.office(office.id) for office in content.offices] == content.offices
    for code, file in content.calls.items():
        for topic, fact in file.facts.items():
            stored = reader.fact(code, topic)
            assert stored is not None
            assert (stored.id, stored.subject, stored.topic, stored.fact) == (f"{code}/{topic}", code, topic, fact)


def test_a_fact_carries_the_title_and_address_of_its_sources(store: KnowledgeStore, content: Content) -> None:
    for code, file in content.calls.items():
        sources = {source.id: source for source in file.sources}
        for topic, fact in file.facts.items():
            stored = store.fact(code, topic)
            assert stored is not None
            found = [(c.source, c.title, c.url, c.retrieved, c.section) for c in stored.citations]
            wanted = [(sources[ref.source], ref.section) for ref in fact.sources]
            assert found == [(s.id, s.title, s.url, s.retrieved, section) for s, section in wanted]
            quotes = [ref.quote if code in content.pages else None for ref in fact.sources]
            assert [citation.quote for citation in stored.citations] == quotes


def test_a_topic_of_which_nothing_is_known_has_the_fact_that_stands_elsewhere(
    store: KnowledgeStore, content: Content
) -> None:
    file = content.calls["COS-CLUSINT-2020-3-01"]
    silent = [key for key, topic in content.topics.items() if topic.needs_call and key not in file.facts]
    assert "consortium" in silent
    for topic in set(silent) - {"check_eligibility"}:
        fact = store.fact("COS-CLUSINT-2020-3-01", topic)
        assert fact is not None
        assert fact.fact == file.elsewhere


@pytest.mark.parametrize("ask", ["topic", "office"])
def test_what_must_be_there_and_is_not_is_an_error_that_names_it(ask: str, store: KnowledgeStore) -> None:
    with pytest.raises(UnknownRecordError, match=f"no {ask} 'weather'"):
        getattr(store, ask)("weather")


def test_a_phrase_that_is_not_there_is_an_error_that_names_it(store: KnowledgeStore) -> None:
    with pytest.raises(UnknownRecordError, match="no phrase 'weather'"):
        store.phrase("weather", "it")


@pytest.mark.parametrize("ask", ["call", "country", "region", "term", "page"])
def test_what_a_person_may_name_and_is_not_known_is_none(ask: str, store: KnowledgeStore) -> None:
    assert getattr(store, ask)("NOWHERE") is None


def test_facts_that_never_were_have_no_versions(store: KnowledgeStore) -> None:
    assert store.fact(CALL, "weather") is None
    assert store.fact("NO-CALL", "budget") is None
    assert store.fact_versions("NO-CALL/budget") == []
    assert store.fact_at("NO-CALL/budget", FIRST) is None


def test_moments_come_back_aware_and_in_utc(database: sa.engine.Engine, content: Content) -> None:
    load(content, database, FIRST.astimezone(timezone(timedelta(hours=-5))))
    [version] = KnowledgeStore(database).fact_versions(f"{CALL}/budget")
    assert version.since == FIRST
    assert version.since.utcoffset() == timedelta(0)
