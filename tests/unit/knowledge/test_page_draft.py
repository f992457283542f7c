"""The draft of a call file made from a page: what the page states, and nothing else."""

from datetime import date

import pytest

from knowledge.check import check
from knowledge.page_import import draft_call, read_page
from knowledge.read import read_content
from knowledge.schema import CallFile, Page
from tests.unit.knowledge.pages import CODE, HTML, SAVED, TEXT, URL, small


@pytest.fixture(scope="module", params=[TEXT, HTML], ids=["text", "html"])
def page(request: pytest.FixtureRequest) -> Page:
    return read_page(request.param, SAVED, URL)


def test_the_draft_states_what_the_page_states(page: Page) -> None:
    draft = CallFile.parse_obj(draft_call(page))
    values = {topic: {name: value.dict() for name, value in fact.values.items()} for topic, fact in draft.facts.items()}
    assert draft.call.eu_reference == "COS-CLUSTER-2020-3-03"
    assert draft.call.title.it == "COSME - European Cluster Excellence Programme, call 2020"
    assert draft.call.published == draft.call.opens == date(2020, 11, 9)
    assert draft.call.closes is not None and draft.call.closes.zone == "Europe/Rome"
    assert values["budget"]["budget"]["amount"] == 6_000_000
    assert values["projects_funded"]["projects"]["number"] == 12
    assert values["duration"]["duration"] == {"type": "duration", "least": 20, "most": 24, "unit": "month"}
    assert values["start_date"]["earliest"]["on"] == date(2022, 2, 1)
    assert values["consortium"]["members"]["number"] == 3
    assert {"selection_procedure", "state_aid", "call_code", "opening_date"} <= set(values)


def test_an_hour_that_is_a_placeholder_is_left_unsaid(page: Page) -> None:
    deadline = CallFile.parse_obj(draft_call(page)).facts["deadline"]
    assert deadline.status == "partly"


def test_the_draft_has_no_fault_for_the_check(page: Page) -> None:
    content = read_content()
    content.calls[CODE] = CallFile.parse_obj(draft_call(page))
    content.pages[CODE] = page
    assert [str(fault) for fault in check(content) if CODE in fault.file] == []


def test_what_the_page_does_not_say_is_drafted_as_unsaid() -> None:
    draft = CallFile.parse_obj(draft_call(small()))
    assert set(draft.facts) == {"opening_date", "deadline", "call_code"}
    assert draft.elsewhere is not None and draft.elsewhere.status == "not_stated"
    assert draft.facts["deadline"].status == "answered"


@pytest.mark.parametrize(
    ("sheet", "topic", "value"),
    [
        ("La dotazione finanziaria è di 1,5 milioni di euro.", "budget", {"amount": 1_500_000}),
        ("Stanziamento: 500.000,00 euro", "budget", {"amount": 500_000}),
        ("Contributo massimo: € 20.000 a progetto.", "grant_amount", {"amount": 20_000}),
        ("Il progetto ha durata di 18 mesi.", "duration", {"least": 18, "most": None, "unit": "month"}),
        ("Durata tra 1 e 2 anni.", "duration", {"least": 1, "most": 2, "unit": "year"}),
        ("Saranno finanziati 5 progetti.", "projects_funded", {"number": 5}),
        ("Non potrà iniziare prima del 15 marzo 2022.", "start_date", {"on": date(2022, 3, 15)}),
    ],
)
def test_simple_patterns_find_facts_in_the_sheet(sheet: str, topic: str, value: dict[str, object]) -> None:
    (found,) = CallFile.parse_obj(draft_call(small(sheet=sheet))).facts[topic].values.values()
    assert value.items() <= found.dict().items()


def test_a_day_that_the_calendar_has_not_is_no_fact() -> None:
    draft = CallFile.parse_obj(draft_call(small("31/02/2021", sheet="Non potrà iniziare prima del 31 febbraio 2022.")))
    assert draft.call.closes is None
    assert not {"deadline", "start_date"} & set(draft.facts)
