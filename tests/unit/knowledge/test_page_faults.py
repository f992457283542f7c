"""The faults of a page itself, told with their section and the literal words."""

import pytest

from knowledge.page_import import find_faults, read_page
from knowledge.read import Content
from knowledge.schema import CallFile, Page
from tests.unit.knowledge.pages import CODE, HTML, SAVED, TEXT, URL, small


def known(content: Content) -> CallFile:
    return content.calls[CODE]


@pytest.fixture(scope="module", params=[TEXT, HTML], ids=["text", "html"])
def page(request: pytest.FixtureRequest) -> Page:
    return read_page(request.param, SAVED, URL)


@pytest.mark.parametrize(
    ("section", "words"),
    [
        ("Introduzione", "dell''EASME"),
        ("Scheda informativa", "n24"),
        ("Ente responsabile", "blank"),
        ("Fonti di finanziamento", "blank"),
        ("Pubblicato il", "00:00"),
        ("Domande dal", "00:00"),
        ("Scade il", "placeholder"),
        ("Scade il", "02/02/2021, 17:00, time of Europe/Brussels"),
        ("Scheda informativa", "paese meno sviluppato o in transizione"),
    ],
)
def test_faults_name_the_section_and_the_literal_words(page: Page, content: Content, section: str, words: str) -> None:
    assert any(section in fault and words in fault for fault in find_faults(page, known(content)))


@pytest.mark.parametrize("words", ["dll''EASME", "ella Commissione", 'Excellence"(partenariato', "cluster -to-cluster"])
def test_slips_of_typing_in_the_sheet_are_found(words: str) -> None:
    assert any(f"«{words}»" in fault for fault in read_page(TEXT, SAVED, URL).faults)


def test_a_correct_page_has_no_faults() -> None:
    assert small(sheet="L'ente finanzia 24 mesi. Regioni in transizione, B2B (C2C): ella va bene.").faults == []


def test_an_hour_that_nothing_contradicts_is_no_fault(content: Content) -> None:
    page = read_page(TEXT.replace("02/02/2021 , ore 00:00", "02/02/2021 , ore 17:00"), SAVED, URL)
    assert not any("Scade il" in fault for fault in find_faults(page, known(content)))


def test_a_deadline_that_contradicts_itself_is_found() -> None:
    page = small(introduction="Scadenza: 1 maggio 2021")
    assert [fault for fault in page.faults if "Scadenza: 1 maggio 2021" in fault and "30/04/2021" in fault]
