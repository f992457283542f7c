"""Reading saved pages of Bandi Online: passages in order and to the letter; what is no such page is refused."""

import pytest

from knowledge.page_import import NotAPageError, read_page
from knowledge.read import Content
from knowledge.schema import Page
from tests.unit.knowledge.pages import CODE, HTML, SAVED, TEXT, URL


@pytest.fixture(scope="module", params=[TEXT, HTML], ids=["text", "html"])
def page(request: pytest.FixtureRequest) -> Page:
    return read_page(request.param, SAVED, URL)


def test_the_page_carries_its_code_address_and_day(page: Page) -> None:
    assert (page.code, page.url, page.retrieved) == (CODE, URL.format(code=CODE), SAVED)


def test_sections_stand_in_the_order_of_the_page_and_the_repeated_header_once(page: Page) -> None:
    sections = [passage.section for passage in page.passages]
    assert list(dict.fromkeys(sections)) == [
        "Stato",
        "Titolo",
        "Codice",
        "Pubblicato il",
        "Domande dal",
        "Scade il",
        "Introduzione",
        "Europe Direct Lombardia 2014-2020",
        "Scheda informativa",
    ]
    assert all(sections.count(section) == 1 for section in sections if section != "Scheda informativa")


def test_a_field_keeps_its_whole_line(page: Page) -> None:
    assert "Scade il: 02/02/2021 , ore 00:00" in [passage.text for passage in page.passages]


def test_neither_buttons_nor_the_widget_nor_scripts_are_text_of_the_page(page: Page) -> None:
    read = " ".join(passage.text for passage in page.passages)
    assert not any(word in read for word in ("Leggi di più", "assistente digitale", "RLA00000000000", "01/01/1999"))


def test_every_passage_stands_on_the_page_to_the_letter() -> None:
    literal = " ".join(TEXT.split())
    assert all(passage.text in literal for passage in read_page(TEXT, SAVED, URL).passages)


def test_the_sheet_is_complete_and_cut_at_sentences_and_numbered_parts() -> None:
    sheet = [
        passage.text for passage in read_page(TEXT, SAVED, URL).passages if passage.section == "Scheda informativa"
    ]
    original = TEXT.split("Scheda informativa", 1)[1].split("Dario,", 1)[0].replace("•", " ")
    assert " ".join(sheet) == " ".join(original.split())
    assert "1. Attività di capacity building per cluster di eccellenza" in sheet
    assert "E'' previsto il finanziamento di circa 12 progetti." in sheet
    assert "La dotazione di bilancio è pari a 6 milioni di euro." in sheet


def test_every_quote_of_the_known_call_file_stands_on_the_imported_page(content: Content) -> None:
    read = " ".join(passage.text for passage in read_page(TEXT, SAVED, URL).passages)
    facts = content.calls[CODE].facts.values()
    quotes = [reference.quote for fact in facts for reference in fact.sources if reference.source == "portal"]
    assert [quote for quote in quotes if quote and quote not in read] == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n ",
        "\x89PNG\r\n\x1a\n\x00\x00\ufffd\ufffd" * 50,
        "<html><body><h1>Il meteo di oggi</h1><p>Sole.</p></body></html>",
        "Codice: RLA12020034211",
        "Titolo\nCodice: 12\nScade il: 01/01/2021\nTesto",
        "<div>" * 50_000,
        "<!--" * 50_000,
        "a" * 2_000_000,
        TEXT.replace(f"Codice: {CODE}", "Codice: RLA12020034212", 1),
    ],
    ids=["empty", "blank", "binary", "other page", "code alone", "other code", "deep", "comments", "huge", "two calls"],
)
def test_what_is_no_page_is_refused_with_what_to_do(text: str) -> None:
    with pytest.raises(NotAPageError, match="open the call on Bandi Online, save its page"):
        read_page(text, SAVED, URL)


def test_a_refusal_says_what_was_looked_for() -> None:
    with pytest.raises(NotAPageError, match=r"Codice: RLA.*Scade il: .*not found: Codice, Titolo"):
        read_page("Una pagina qualsiasi", SAVED, URL)
