"""The calls are listed with their status of today, those open first, and never as if there were no others."""

from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from assistant.answers.calls import SHOWN, list_calls
from assistant.answers.model import Answer, Question
from assistant.database import open_database
from knowledge.load import load
from knowledge.read import Content
from knowledge.schema import Call
from knowledge.store import KnowledgeStore
from knowledge.values import DateTimeValue
from tests.conftest import BEFORE_DEADLINE, CALL, ROME, TODAY
from tests.unit.answers.conftest import EXCELLENCE, INTERNATIONAL, LANGUAGES, RECOVERY


def listed(store: KnowledgeStore, language: str, now: datetime) -> Answer:
    """The list of calls."""
    return list_calls(Question("list_calls", language, now, confidence=0.7), store)


def codes(answer: Answer) -> list[str]:
    """The codes of the calls listed, in order."""
    return [line.split("(")[1].split(")")[0] for line in answer.text.split("\n") if line.startswith("- ")]


def closing(moment: datetime) -> DateTimeValue:
    """A closing time as calls state it."""
    return DateTimeValue(type="datetime", at=moment.replace(tzinfo=None), zone="Europe/Rome")


def with_calls(content: Content, folder: Path, changes: dict[str, dict[str, Any]]) -> KnowledgeStore:
    """A knowledge base that has copies of a call too, each with its changes."""
    file = content.calls[CALL]
    facts = {topic: fact for topic, fact in file.facts.items() if topic != "deadline"}
    facts["deadline"] = facts["objectives"]
    copies = {
        code: file.copy(update={"call": file.call.copy(update={"code": code, **fields}), "facts": facts})
        for code, fields in changes.items()
    }
    database = open_database(f"sqlite:///{folder}/calls.db")
    load(Content(**{**vars(content), "calls": {**content.calls, **copies}}), database)
    store = KnowledgeStore(database)
    store.refresh()
    return store


@pytest.mark.parametrize(
    ("now", "order"),
    [
        (TODAY, [RECOVERY, EXCELLENCE, INTERNATIONAL]),
        (BEFORE_DEADLINE, [RECOVERY, EXCELLENCE, INTERNATIONAL]),
        (datetime(2020, 11, 1, tzinfo=ROME), [RECOVERY, INTERNATIONAL, EXCELLENCE]),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_open_calls_come_first_then_those_to_come_then_the_latest_closed(
    language: str, now: datetime, order: list[str], store: KnowledgeStore
) -> None:
    assert codes(listed(store, language, now)) == order


def test_each_call_has_its_status_and_the_day_of_the_knowledge(store: KnowledgeStore) -> None:
    lines = listed(store, "it", BEFORE_DEADLINE).text.split("\n")
    assert "15 gennaio 2021" in lines[0]
    assert "aperto fino al 2 febbraio 2021" in lines[2]
    assert "chiuso dal 2 dicembre 2020; informazioni aggiornate al 22 novembre 2026" in lines[3]
    english = listed(store, "en", TODAY).text
    assert "(RLA12020034211): closed since 2 February 2021; information as of 22 November 2026" in english


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_says_that_there_may_be_others_and_where_they_are(language: str, store: KnowledgeStore) -> None:
    first, *_, last = listed(store, language, TODAY).text.split("\n")
    assert ("there may be others" if language == "en" else "ce ne possono essere altri") in first
    assert last == store.phrase("where_open", language)


def test_the_list_states_the_status_of_each_call_with_its_sources(store: KnowledgeStore) -> None:
    answer = listed(store, "it", TODAY)
    assert (answer.topic, answer.status, answer.call, answer.confidence) == ("list_calls", "answered", None, 0.7)
    assert set(answer.facts) == {f"{code}/status" for code in (EXCELLENCE, INTERNATIONAL, RECOVERY)}
    for name in answer.facts:
        fact = store.fact(*name.split("/"))
        assert fact is not None
        assert set(fact.citations) <= set(answer.citations) != set()
    assert len(set(answer.citations)) == len(answer.citations)


def test_no_more_calls_are_listed_than_a_person_reads(content: Content, tmp_path: Path) -> None:
    days = [TODAY + timedelta(days=number) for number in range(SHOWN + 3)]
    changes = {f"NEW{number:02}": {"closes": closing(day)} for number, day in enumerate(days)}
    answer = listed(with_calls(content, tmp_path, changes), "it", TODAY)
    assert len(codes(answer)) == SHOWN == len(answer.facts)
    assert set(codes(answer)) <= set(changes)


@pytest.mark.parametrize(
    ("fields", "italian", "english"),
    [
        ({"closes": None}, "le date non sono note", "its dates are not known"),
        (
            {"opens": date(2027, 1, 7), "closes": None},
            "non ancora aperto, apre il 7 gennaio 2027",
            "not open yet, opens on 7 January 2027",
        ),
        (
            {"opens": date(2027, 1, 7), "closes": closing(datetime(2027, 3, 4, 12))},
            "non ancora aperto, apre il 7 gennaio 2027",
            "not open yet, opens on 7 January 2027",
        ),
    ],
)
def test_a_call_with_few_dates_is_listed_with_what_is_known(
    fields: dict[str, Any], italian: str, english: str, content: Content, tmp_path: Path
) -> None:
    store = with_calls(content, tmp_path, {"NEW1": fields})
    for language, said in (("it", italian), ("en", english)):
        [line] = [line for line in listed(store, language, TODAY).text.split("\n") if "(NEW1)" in line]
        assert said in line
        assert not any(gap in line for gap in ("  ", " ;", " ,", "{", "None")), line


@pytest.mark.parametrize(
    ("opens", "closes", "now", "status"),
    [
        (None, None, TODAY, "unknown"),
        (date(2026, 11, 22), None, TODAY, "unknown"),
        (date(2026, 11, 23), None, TODAY, "forthcoming"),
        (date(2026, 11, 23), None, datetime(2026, 11, 22, 23, 0, tzinfo=timezone.utc), "unknown"),
        (None, TODAY, TODAY, "closed"),
        (None, TODAY, TODAY - timedelta(seconds=1), "open"),
        (date(2026, 11, 1), TODAY, TODAY - timedelta(days=30), "forthcoming"),
    ],
)
def test_the_status_of_a_call_follows_from_its_dates(
    opens: date | None, closes: datetime | None, now: datetime, status: str, content: Content
) -> None:
    fields = {"opens": opens, "closes": closing(closes) if closes else None}
    call: Call = content.calls[CALL].call.copy(update=fields)
    assert call.status(now) == status
