"""Reading notes each fault of a file with file and field, and goes on."""

import pytest

from knowledge.read import Content, Fault, read_content
from tests.unit.knowledge.conftest import DELETED, EUROCLUSTERS, EXCELLENCE, ContentFolder, Edit, shown, told


def test_the_real_content_is_read_without_a_fault(content: Content) -> None:
    assert content.faults == []
    assert set(content.calls) >= {"RLA12020034211", "COS-CLUSINT-2020-3-01", "SMP-COSME-2021-CLUSTER-01"}
    assert len(content.regions) == 273
    assert {country.code for country in content.countries} >= {"IT", "SI", "XK", "GB"}
    assert {term.id for term in content.terms} >= {"cluster", "consortium", "clusterxchange"}


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        (Fault("topics.yml", "deadline.next", "is wrong"), "topics.yml: deadline.next: is wrong"),
        (Fault("topics.yml", "", "is missing"), "topics.yml: is missing"),
    ],
)
def test_a_fault_is_one_line_with_its_place(line: Fault, shown: str) -> None:
    assert str(line) == shown


@pytest.mark.parametrize(
    ("edit", "place", "message"),
    [
        ((EXCELLENCE, "facts.deadline.text.en", DELETED), "facts.deadline.text.en", "required"),
        ((EXCELLENCE, "facts.deadline.text.it", ""), "facts.deadline.text.it", "at least 1"),
        ((EXCELLENCE, "facts.deadline.weather", "fine"), "facts.deadline.weather", "not permitted"),
        ((EXCELLENCE, "call.colour", "blue"), "call.colour", "not permitted"),
        ((EXCELLENCE, "call.code", "lower case"), "call.code", "regex"),
        ((EXCELLENCE, "call.page", "ftp://example.org"), "call.page", "regex"),
        ((EXCELLENCE, "call.opens", "soon"), "call.opens", "date"),
        ((EXCELLENCE, "call.closes.zone", "Europe/Milan"), "call.closes.zone", "unknown time zone"),
        ((EXCELLENCE, "call.closes.at", "2 February"), "call.closes.at", "datetime"),
        ((EXCELLENCE, "call.closes.at", "2021-02-02T16:00:00Z"), "call.closes.at", ""),
        ((EXCELLENCE, "call.opens", 2020), "call.opens", ""),
        ((EXCELLENCE, "facts.start_date.values.earliest.on", 2022), "facts.start_date.values.earliest", ""),
        ((EXCELLENCE, "call.known_on", DELETED), "call.known_on", "required"),
        ((EXCELLENCE, "sources", []), "sources", "at least 1"),
        ((EXCELLENCE, "sources.0.url", "www.example.org"), "sources.0.url", "regex"),
        ((EXCELLENCE, "sources.0.id", "Not An Id"), "sources.0.id", "regex"),
        ((EXCELLENCE, "facts.budget.values.budget.type", "gold"), "facts.budget.values.budget", "match"),
        (
            (EXCELLENCE, "facts.budget.values.budget.amount", -1),
            "facts.budget.values.budget.MoneyValue.amount",
            "greater",
        ),
        (
            (EXCELLENCE, "facts.duration.values.duration.most", 20),
            "facts.duration.values.duration.DurationValue.most",
            "great",
        ),
        (
            (EXCELLENCE, "facts.cofinancing.values.rate.number", 175),
            "facts.cofinancing.values.rate.PercentValue",
            "100",
        ),
        (
            (EXCELLENCE, "facts.start_date.values.started.month", "2022-13"),
            "facts.start_date.values.started.MonthVal",
            "regex",
        ),
        (
            (EXCELLENCE, "facts.status.variants.0.when", {"moon": ["full"]}),
            "facts.status.variants.0.when.__key__",
            "permitted",
        ),
        ((EXCELLENCE, "facts.status.variants.0.when", {}), "facts.status.variants.0.when", ""),
        (("topics.yml", "topics.deadline.label.en", DELETED), "deadline.label.en", "required"),
        (("topics.yml", "topics.deadline.needs_call", "perhaps"), "deadline.needs_call", "boolean"),
        (("topics.yml", "topics", ["deadline"]), "", "must be a mapping"),
        (("phrases.yml", "ask.it", DELETED), "ask.it", "required"),
        (("offices.yml", "offices.0.reach", DELETED), "offices.0.reach", "required"),
        (("offices.yml", "offices", {"eccp": 1}), "offices", "must be a list"),
        (("general.yml", "facts.europe_direct.text.it", DELETED), "facts.europe_direct.text.it", "required"),
        (("general.yml", "sources", DELETED), "sources", "must be a list"),
        (("glossary.yml", "terms.0.id", "Two Words"), "terms.0.id", "regex"),
        (("glossary.yml", "terms.0.fact", DELETED), "terms.0.fact", "required"),
        (("kinds.yml", "company", "impresa"), "company", ""),
        (("kinds.yml", "company", None), "company", ""),
    ],
    ids=shown,
)
def test_a_fault_of_a_field_is_noted_with_file_and_field(
    edit: Edit, place: str, message: str, folder: ContentFolder
) -> None:
    folder.change(*edit)
    faults = [fault for fault in folder.read().faults if fault.file == edit[0] and fault.field.startswith(place)]
    assert [fault for fault in faults if message in fault.message], folder.read().faults


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("topics.yml", "topics: [deadline\n", "not readable YAML"),
        ("phrases.yml", "ask: {it: a, en: b}\nask: {it: c, en: d}\n", "not readable YAML"),
        ("offices.yml", "- just\n- a list\n", "must be a mapping at the top level"),
        ("general.yml", "", "must be a mapping at the top level"),
        ("glossary.yml", b"terms: \xff\xfe\n", "not readable YAML"),
        (EUROCLUSTERS, "call: {code: ]\n", "not readable YAML"),
        (EUROCLUSTERS, "call: {code: X}\nfacts:\n\tdeadline: 1\n", "not readable YAML"),
        ("pages/RLA12020034211.yml", "passages: }\n", "not readable YAML"),
        ("places/countries.csv", b"code,name_it\nIT,Citt\xe0\n", ""),
        ("places/guarded.csv", b"name,why\nCitt\xe0,reason\n", ""),
    ],
)
def test_an_unreadable_file_is_a_fault_and_not_a_crash(
    file: str, text: str | bytes, message: str, folder: ContentFolder
) -> None:
    folder.write(file, text)
    assert told(folder.read().faults, file, "", message), folder.read().faults


@pytest.mark.parametrize(
    "file",
    ["topics.yml", "kinds.yml", "glossary.yml", "places/countries.csv", "places/regions.csv", "places/near_words.csv"],
)
def test_a_missing_file_is_a_fault(file: str, folder: ContentFolder) -> None:
    (folder.path / file).unlink()
    assert told(folder.read().faults, file, "", "the file is missing")


@pytest.mark.parametrize(
    ("file", "column"),
    [
        ("places/countries.csv", "name_en"),
        ("places/countries.csv", "status"),
        ("places/regions.csv", "category"),
        ("places/regions.csv", "newer_codes"),
        ("places/areas.csv", "regions"),
        ("places/ambiguous.csv", "readings"),
        ("places/cities_elsewhere.csv", "cities"),
        ("places/region_demonyms.csv", "demonyms_en"),
        ("places/guarded.csv", "why"),
        ("places/near_words.csv", "words"),
    ],
)
def test_a_missing_column_is_a_fault_that_names_it(file: str, column: str, folder: ContentFolder) -> None:
    folder.change_rows(file, lambda rows: [row.pop(column) for row in rows] and None)
    assert [fault for fault in folder.read().faults if fault.file == file and repr(column) in fault.message]


@pytest.mark.parametrize(
    ("file", "column", "value", "place"),
    [
        ("places/countries.csv", "code", "Italy", "line 2.code"),
        ("places/countries.csv", "name_it", "", "line 2.name.it"),
        ("places/regions.csv", "category", "poor", "line 2.category"),
        ("places/regions.csv", "code", "BE1", "line 2.code"),
        ("places/areas.csv", "regions", "", "line 2.readings"),
    ],
)
def test_a_fault_of_a_row_is_noted_with_its_line(
    file: str, column: str, value: str, place: str, folder: ContentFolder
) -> None:
    folder.change_rows(file, lambda rows: rows[0].update({column: value}))
    assert told(folder.read().faults, file, place, "")


def test_a_faulty_record_is_left_out_and_the_others_are_read(folder: ContentFolder, content: Content) -> None:
    folder.change(EXCELLENCE, "call.page", "nowhere")
    folder.change("offices.yml", "offices.0.name", DELETED)
    read = folder.read()
    assert set(read.calls) == set(content.calls) - {"RLA12020034211"}
    assert len(read.offices) == len(content.offices) - 1
    assert read.terms == content.terms


def test_an_empty_folder_gives_a_fault_for_each_file_and_no_crash(folder: ContentFolder) -> None:
    (folder.path / "empty").mkdir()
    missing = {fault.file for fault in read_content(folder.path / "empty").faults if "missing" in fault.message}
    assert missing >= {"topics.yml", "phrases.yml", "kinds.yml", "offices.yml", "general.yml", "glossary.yml"}
