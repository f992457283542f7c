"""The checker finds every fault of the content as a whole, and names file and field."""

from datetime import date
from typing import Any

import pytest

from knowledge.check import check, figures, placeholders
from knowledge.read import Content
from tests.unit.knowledge.conftest import (
    DELETED,
    EUROCLUSTERS,
    EXCELLENCE,
    INTERNATIONAL,
    ContentFolder,
    Edit,
    shown,
    told,
)

TWICE = "is listed twice"


def more(words: str) -> Any:
    """Adds words to a text."""
    return lambda text: f"{text} {words}"


def test_the_real_content_has_no_fault(content: Content) -> None:
    assert check(content) == []


def test_an_edited_copy_that_changes_nothing_has_no_fault(folder: ContentFolder) -> None:
    folder.change(EXCELLENCE, "facts.deadline.text.it", lambda text: text)
    assert folder.faults() == []


@pytest.mark.parametrize(
    ("edit", "field", "message"),
    [
        # what is stated of a call
        ((EXCELLENCE, "facts.deadline", DELETED), "facts.deadline", "is missing"),
        ((EXCELLENCE, "facts.weather", {"ask": "eccp"}), "facts.weather", "is no topic"),
        ((EXCELLENCE, "facts.check_eligibility", {"ask": "eccp"}), "facts.check_eligibility", "is no topic"),
        ((EXCELLENCE, "facts.deadline.sources", []), "facts.deadline.sources", "without a source"),
        ((EXCELLENCE, "facts.deadline.sources", DELETED), "facts.deadline.sources", "without a source"),
        ((EXCELLENCE, "facts.state_aid.text", DELETED), "facts.state_aid", "says nothing"),
        ((EXCELLENCE, "facts.cumulation.ask", DELETED), "facts.cumulation.ask", "needs an office"),
        ((EXCELLENCE, "call.code", "RLA1"), "call.code", "named after"),
        ((INTERNATIONAL, "elsewhere.text", {"it": "Sì.", "en": "Yes."}), "elsewhere", "only be not_stated"),
        ((INTERNATIONAL, "elsewhere.ask", "nobody"), "elsewhere.ask", "no office 'nobody'"),
        ((INTERNATIONAL, "elsewhere.not_stated.en", more("See {it}.")), "elsewhere.not_stated.en", "has no value"),
        # simpler words
        (
            (EXCELLENCE, "facts.duration.simple.it", more("In tutto, e non di più.")),
            "facts.duration.simple.it",
            "longer",
        ),
        ((EXCELLENCE, "facts.duration.simple.en", more("36 months.")), "facts.duration.simple.en", "figure '36"),
        ((EXCELLENCE, "facts.duration.simple.it", more("{nothing}")), "facts.duration.simple.it", "has no value"),
        ((EXCELLENCE, "facts.duration.simple.en", DELETED), "facts.duration.simple.en", "required"),
        ((EXCELLENCE, "facts.documents.simple.it", lambda text: text * 3), "facts.documents.simple.it", "longer"),
        (
            (EXCELLENCE, "facts.status.variants.0.simple.en", lambda text: text * 3),
            "facts.status.variants.0.simple.en",
            "longer",
        ),
        (
            (EXCELLENCE, "facts.status.variants.0.simple.en", "Not open."),
            "facts.status.variants.0.simple",
            "placeholders",
        ),
        # dates
        ((EXCELLENCE, "call.published", date(2020, 11, 10)), "call.opens", "out of order"),
        ((EXCELLENCE, "call.opens", date(2021, 2, 3)), "call.closes", "out of order"),
        ((EXCELLENCE, "call.published", date(2021, 2, 3)), "call.opens", "out of order"),
        ((EXCELLENCE, "call.known_on", date(2020, 11, 8)), "sources.portal", "after known_on"),
        ((EXCELLENCE, "call.closes.at", "2021-02-03T17:00:00"), "facts.deadline", "equals call.closes"),
        ((EXCELLENCE, "facts.deadline.values.deadline.zone", "Europe/London"), "facts.deadline", "equals call.closes"),
        # ids that lead nowhere
        ((EXCELLENCE, "facts.cumulation.ask", "nobody"), "facts.cumulation.ask", "no office 'nobody'"),
        ((EXCELLENCE, "facts.deadline.sources.0.source", "x"), "facts.deadline.sources.0.source", "no source 'x'"),
        ((EXCELLENCE, "call.followed_by", ["NO-CALL"]), "call.followed_by", "no call 'NO-CALL'"),
        (("topics.yml", "topics.deadline.next", ["weather"]), "deadline.next", "no topic 'weather'"),
        (("general.yml", "facts.europe_direct.sources.1.source", "x"), "facts.europe_direct.sources.1.source", "'x'"),
        (("glossary.yml", "terms.0.fact.sources.0.source", "x"), "terms.cluster.sources.0.source", "no source 'x'"),
        # texts
        ((EXCELLENCE, "facts.budget.text.it", more("Sono 12")), "facts.budget.text.it", "the figure '12'"),
        ((EXCELLENCE, "facts.budget.text.en", more("On 2/2")), "facts.budget.text", "differ in their figures"),
        ((EXCELLENCE, "facts.status.variants.2.text.en", more("7")), "facts.status.variants.2.text.en", "figure '7'"),
        ((EXCELLENCE, "facts.deadline.conflict.it", more("09:30")), "facts.deadline.conflict.it", "figure '09:30'"),
        ((EXCELLENCE, "facts.budget.text.it", more("{gold}")), "facts.budget.text.it", "{gold} has no value"),
        ((EXCELLENCE, "facts.budget.text.it", more("{granted}")), "facts.budget.text", "differ in their placeholders"),
        ((EXCELLENCE, "facts.budget.text.en", more("TODO")), "facts.budget.text.en", "left over"),
        ((EXCELLENCE, "facts.budget.text.en", more("lorem ipsum")), "facts.budget.text.en", "left over"),
        ((EXCELLENCE, "facts.budget.text.it", more("{budget")), "facts.budget.text.it", "left over"),
        ((EXCELLENCE, "facts.budget.text.it", more("{ budget }")), "facts.budget.text.it", "left over"),
        ((EXCELLENCE, "facts.budget.text.it", more("\n\nPoi.")), "facts.budget.text.it", "blank line"),
        (("phrases.yml", "closed_first.en", "It is closed."), "closed_first", "differ in their placeholders"),
        (("phrases.yml", "ask.it", more("???")), "ask.it", "left over"),
        (("general.yml", "facts.cohesion_policy.text.en", more("9%")), "facts.cohesion_policy.text.en", "figure '9'"),
        (("general.yml", "facts.cohesion_policy.sources", []), "facts.cohesion_policy.sources", "without a source"),
        (("glossary.yml", "terms.0.fact.sources", []), "terms.cluster.sources", "without a source"),
        # what stands twice
        ((EXCELLENCE, "sources", lambda all_: [*all_, all_[0]]), "sources.portal", TWICE),
        (("glossary.yml", "terms", lambda all_: [*all_, all_[0]]), "cluster", TWICE),
        (("offices.yml", "offices", lambda all_: [*all_, all_[0]]), "europe_direct", TWICE),
        # what would only be noticed when somebody asks
        (("general.yml", "facts.cohesion_policy", DELETED), "facts.cohesion_policy", "is missing"),
        ((EXCELLENCE, "facts.deadline.text.it", lambda t: t.replace("{deadline}", "{deadline:hour}")), "", ""),
        ((EXCELLENCE, "facts.budget.text.it", lambda t: t.replace("{budget}", "{budget:date}")), "", ""),
        ((EXCELLENCE, "facts.budget.text", {"it": "In {country}.", "en": "In {country}."}), "", ""),
        (("general.yml", "facts.cohesion_policy.reading", {"it": "Di {call}.", "en": "Of {call}."}), "", ""),
        ((EXCELLENCE, "facts.status.variants.2.when", {"call_status": ["closd"]}), "", ""),
    ],
    ids=shown,
)
def test_a_fault_is_found_with_file_and_field(edit: Edit, field: str, message: str, folder: ContentFolder) -> None:
    folder.change(*edit)
    faults = folder.faults()
    place = field or ".".join(edit[1].split(".")[:2])
    found = [fault for fault in faults if fault.file == edit[0] and fault.field.startswith(place)]
    assert [fault for fault in found if message in fault.message], faults


@pytest.mark.parametrize(
    ("file", "change", "field", "message"),
    [
        ("countries", lambda rows: rows[0].update(status="neighbour"), "AT", "unknown status 'neighbour'"),
        ("countries", lambda rows: rows.append(rows[0]), "AT", TWICE),
        ("countries", lambda rows: rows.pop(0), "AT11", "no country 'AT'"),
        ("regions", lambda rows: rows.append(rows[0]), "BE10", TWICE),
        ("regions", lambda rows: rows[0].update(country="XX"), "BE10", "no country 'XX'"),
        ("areas", lambda rows: rows[0].update(regions="DE11|ZZ99"), "Baden-Württemberg", "no 'region:ZZ99'"),
        ("ambiguous", lambda rows: rows[0].update(readings="region:ZZ99"), "Limburg", "no 'region:ZZ99'"),
        ("ambiguous", lambda rows: rows[0].update(readings="country:ZZ"), "Limburg", "no 'country:ZZ'"),
        ("ambiguous", lambda rows: rows[0].update(readings="town:BE22"), "Limburg", "town:BE22"),
    ],
)
def test_a_fault_of_the_places_is_found(
    file: str, change: Any, field: str, message: str, folder: ContentFolder
) -> None:
    folder.change_rows(f"places/{file}.csv", change)
    faults = [fault for fault in folder.faults() if fault.file.startswith("places/") and fault.field == field]
    assert [fault for fault in faults if message in fault.message], folder.faults()


def test_every_fault_of_several_is_found_in_one_run(folder: ContentFolder) -> None:
    folder.change(EXCELLENCE, "facts.deadline", DELETED)
    folder.change(EXCELLENCE, "facts.budget.text.it", more("{gold} 12 TODO"))
    folder.change(INTERNATIONAL, "call.followed_by", ["NO-CALL"])
    folder.change(EUROCLUSTERS, "call.page", "nowhere")
    folder.change("offices.yml", "offices", lambda offices: [*offices, offices[0]])
    folder.change_rows("places/regions.csv", lambda rows: rows[0].update(country="XX"))
    faults = folder.faults()
    for file, field, message in [
        (EXCELLENCE, "facts.deadline", "is missing"),
        (EXCELLENCE, "facts.budget.text.it", "{gold} has no value"),
        (EXCELLENCE, "facts.budget.text.it", "the figure '12'"),
        (EXCELLENCE, "facts.budget.text.it", "left over"),
        (INTERNATIONAL, "call.followed_by", "no call 'NO-CALL'"),
        (EUROCLUSTERS, "call.page", "regex"),
        ("offices.yml", "europe_direct", TWICE),
        ("places/regions.csv", "BE10", "no country 'XX'"),
    ]:
        assert told(faults, file, field, message), (file, field, message)


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("Entro il {deadline} o {time:hour}", [], []),
        ("Il 12 di 3,5 alle 17:00", [], ["12", "3,5", "17:00"]),
        ("COSME 2014-2020 e 2014", ["2014", "COSME 2014-2020"], []),
        ("[qui](https://example.org/2020/12) il B2B", ["B2B"], []),
        ("B2B", [], ["2"]),
    ],
)
def test_figures_are_the_digits_that_no_value_and_no_name_explains(
    text: str, names: list[str], expected: list[str]
) -> None:
    assert figures(text, names) == expected


def test_placeholders_are_counted_whatever_their_form() -> None:
    assert placeholders("{a} {a:time} {b}, { c } {}") == {"a": 2, "b": 1}
