"""A call that has closed is said to be closed first, and not a second before."""

from datetime import datetime, timedelta, timezone

import pytest

from knowledge.read import read_content
from tests.conftest import BEFORE_DEADLINE, ROME, TODAY
from tests.unit.answers.conftest import EXCELLENCE, INTERNATIONAL, LANGUAGES, RECOVERY, Ask

CONTENT = read_content()
DATED = [topic for topic, about in CONTENT.topics.items() if about.dated]
UNDATED = [topic for topic, about in CONTENT.topics.items() if about.needs_call and not about.dated]
APPLYING = [topic for topic, about in CONTENT.topics.items() if about.applying]
DEADLINE = datetime(2021, 2, 2, 16, 0, tzinfo=timezone.utc)
"""17:00 in Brussels, on a day of winter."""

CLOSED = {
    (EXCELLENCE, "it"): "Il bando «European Cluster Excellence Programme 2020» è **chiuso** dal 2 febbraio 2021.",
    (
        EXCELLENCE,
        "en",
    ): "The call “European Cluster Excellence Programme 2020” has been **closed** since 2 February 2021.",
    (INTERNATIONAL, "it"): "Il bando «Clusters Go International 2020» è **chiuso** dal 2 dicembre 2020.",
    (INTERNATIONAL, "en"): "The call “Clusters Go International 2020” has been **closed** since 2 December 2020.",
    (RECOVERY, "it"): "Il bando «Euroclusters 2021» è **chiuso** dal 30 novembre 2021.",
    (RECOVERY, "en"): "The call “Euroclusters 2021” has been **closed** since 30 November 2021.",
}


@pytest.mark.parametrize("topic", DATED)
@pytest.mark.parametrize(("call", "language"), CLOSED)
def test_a_closed_call_is_said_to_be_closed_first(call: str, language: str, topic: str, ask: Ask) -> None:
    first, *rest = ask(topic, language, call=call).text.split("\n")
    assert first == CLOSED[call, language]
    assert rest != []


@pytest.mark.parametrize("topic", UNDATED)
@pytest.mark.parametrize("language", LANGUAGES)
def test_other_topics_of_a_closed_call_begin_with_their_answer(language: str, topic: str, ask: Ask) -> None:
    assert not ask(topic, language).text.startswith(CLOSED[EXCELLENCE, language])


@pytest.mark.parametrize("topic", DATED)
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_open_call_is_not_said_to_be_closed(language: str, topic: str, ask: Ask) -> None:
    text = ask(topic, language, now=BEFORE_DEADLINE).text
    assert "**chiuso**" not in text
    assert "**closed**" not in text


@pytest.mark.parametrize(
    ("now", "closed"),
    [
        (DEADLINE - timedelta(seconds=1), False),
        (DEADLINE, True),
        (datetime(2021, 2, 2, 16, 59, 59, tzinfo=ROME), False),
        (datetime(2021, 2, 2, 17, 0, tzinfo=ROME), True),
        (datetime(2021, 2, 3, 1, 0, tzinfo=timezone(timedelta(hours=9))), True),
        (datetime(2021, 2, 3, 0, 59, tzinfo=timezone(timedelta(hours=9))), False),
    ],
)
def test_the_deadline_is_a_moment_in_brussels(now: datetime, closed: bool, ask: Ask) -> None:
    assert ask("deadline", "it", now=now).text.startswith(CLOSED[EXCELLENCE, "it"]) == closed


@pytest.mark.parametrize(
    ("now", "italian", "english"),
    [
        (datetime(2020, 11, 8, 23, 59, tzinfo=ROME), "**non è ancora aperto**", "**not open yet**"),
        (datetime(2020, 11, 9, 0, 0, tzinfo=ROME), "Il bando è **aperto**", "The call is **open**"),
        (datetime(2020, 11, 8, 23, 0, tzinfo=timezone.utc), "Il bando è **aperto**", "The call is **open**"),
        (BEFORE_DEADLINE, "Il bando è **aperto**", "The call is **open**"),
        (DEADLINE, "Il bando è **chiuso**", "The call is **closed**"),
        (TODAY, "oggi, 22 novembre 2026", "as of 22 November 2026"),
    ],
)
def test_the_status_is_that_of_the_day_in_rome(now: datetime, italian: str, english: str, ask: Ask) -> None:
    assert italian in ask("status", "it", now=now).text
    assert english in ask("status", "en", now=now).text


def test_today_is_the_day_in_rome_and_not_in_greenwich(ask: Ask) -> None:
    now = datetime(2026, 11, 22, 23, 30, tzinfo=timezone.utc)
    assert "23 novembre 2026" in ask("status", "it", now=now).text


@pytest.mark.parametrize("topic", APPLYING)
@pytest.mark.parametrize("language", LANGUAGES)
def test_who_wants_to_apply_to_a_closed_call_is_shown_what_followed(language: str, topic: str, ask: Ask) -> None:
    last = ask(topic, language).text.split("\n")[-1]
    assert "**Euroclusters 2021**" in last
    assert "https://www.bandi.regione.lombardia.it" in last
    assert "**Euroclusters 2021**" not in ask(topic, language, now=BEFORE_DEADLINE).text.split("\n")[-1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_nothing_followed_open_calls_are_pointed_to(language: str, ask: Ask) -> None:
    last = ask("deadline", language, call=RECOVERY).text.split("\n")[-1]
    assert "https://www.bandi.regione.lombardia.it" in last
    assert "**" not in last
