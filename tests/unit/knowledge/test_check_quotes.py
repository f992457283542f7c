"""A quote stands on the imported page to the letter, where there is a page."""

from collections.abc import Callable
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.unit.knowledge.conftest import EXCELLENCE, INTERNATIONAL, ContentFolder, told, write_yaml

PLACE = "facts.deadline.sources.1.quote"


@pytest.fixture
def imported(folder: ContentFolder) -> ContentFolder:
    """The content with a page of the call on which every quote stands, broken over lines as pages are."""
    facts = YAML(typ="safe").load(folder.path / EXCELLENCE)["facts"].values()
    quotes = [source["quote"] for fact in facts for source in fact.get("sources", []) if "quote" in source]
    page: dict[str, Any] = {
        "code": "RLA12020034211",
        "url": "https://www.bandi.regione.lombardia.it",
        "retrieved": "2020-11-09",
        "passages": [{"section": "Scheda", "text": quote.replace(" ", "\n ", 2)} for quote in quotes],
    }
    (folder.path / "pages").mkdir(exist_ok=True)
    write_yaml(folder.path / "pages" / "RLA12020034211.yml", page)
    return folder


def test_quotes_that_stand_on_the_page_are_no_fault(imported: ContentFolder) -> None:
    assert imported.faults() == []


@pytest.mark.parametrize(
    "alter",
    [
        lambda quote: quote.replace("2021", "2022"),
        lambda quote: quote.lower(),
        lambda quote: f"{quote}, ore 17",
        lambda quote: quote.replace("2", "due"),
    ],
)
def test_a_quote_that_is_not_to_the_letter_is_found(alter: Callable[[str], str], imported: ContentFolder) -> None:
    imported.change(EXCELLENCE, PLACE, alter)
    assert told(imported.faults(), EXCELLENCE, PLACE, "does not stand on the imported page")


def test_a_quote_may_be_spaced_otherwise_than_the_page(imported: ContentFolder) -> None:
    imported.change(EXCELLENCE, PLACE, lambda quote: f" {quote.replace(' ', '   ')}\n")
    assert imported.faults() == []


def test_quotes_of_a_call_without_a_page_cannot_be_checked(imported: ContentFolder) -> None:
    imported.change(INTERNATIONAL, "facts.deadline.sources.0.quote", "Anything at all")
    assert imported.faults() == []
