"""The text of a saved page of Bandi Online: its lines (of plain text or HTML), its sheet's sentences, its dates."""

import re
from datetime import datetime

from bs4 import BeautifulSoup, Comment

from knowledge.schema import Page

TITLE, STATE, INTRODUCTION, SHEET = "Titolo", "Stato", "Introduzione", "Scheda informativa"
CODE, PUBLISHED, OPENS, CLOSES = "Codice", "Pubblicato il", "Domande dal", "Scade il"
DATED = (PUBLISHED, OPENS, CLOSES)
BODY, FUNDS = "Ente responsabile", "Fonti di finanziamento"

_MONTHS = "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"
MONTHS = _MONTHS.split()

_HTML = re.compile(r"<(?:!doctype|html|body|main|div|section|p|h1)\b", re.IGNORECASE)
_BLOCKS = re.compile("^(?:address|article|br|d[dlt]|div|footer|h[1-6]|header|li|main|[ou]l|p|section|table|t[dhr])$")
_UNSEEN = ["script", "style", "noscript", "template", "nav", "head", "svg"]
_BULLET = re.compile(r"^[•·▪*\-–]\s+")
_ENDS = re.compile(
    r"""(?<=[.!?])(?<![\s(]\d\.)\s+(?=[A-ZÀÈÉÌÒÙ"“«])   # a sentence ends; the "1." of a numbered part does not end one
    | \s+(?=\d{1,2}\.\s[A-ZÀÈÉÌÒÙ])                     # 1. Attività
    | \s+(?=[A-Z]\)\s)                                  # A) sviluppo
    | \s+(?=E['’]{1,2}\s)                               # E' previsto, typed for È
    """,
    re.VERBOSE,
)
_MOMENT = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?:\s*,?\s*(?:alle\s+)?ore\s*(\d{1,2})[:.](\d{2}))?")


def lines_of(text: str) -> list[str]:
    """The lines that a reader of the page sees, without markup, bullets and blank ones."""
    seen = _seen(text) if _HTML.search(text) else text
    lines = (" ".join(line.split()) for line in seen.splitlines())
    return [_BULLET.sub("", line) for line in lines if line]


def sentences_of(line: str) -> list[str]:
    """A line of the sheet cut at sentences and numbered parts; joined with spaces it is the line again."""
    return [part for part in _ENDS.split(line) if part]


def stated(page: Page, section: str) -> str | None:
    """What a section of the page says, None where the page has no such section or leaves it blank."""
    return " ".join(passage.text for passage in page.passages if passage.section == section) or None


def moment_of(text: str | None) -> datetime | None:
    """The date and hour written in a field, without zone; midnight where no hour stands, None without a date."""
    found = _MOMENT.search(text or "")
    if found is None:
        return None
    day, month, year, hour, minute = (int(figure or 0) for figure in found.groups())
    try:
        return datetime(year, month, day, hour, minute)
    except ValueError:
        return None


def _seen(html: str) -> str:
    soup = BeautifulSoup(html, "html.parser")
    for unseen in soup.find_all(_UNSEEN):
        unseen.decompose()
    for comment in soup.find_all(string=lambda string: isinstance(string, Comment)):
        comment.extract()
    for text in soup.find_all(string=True):
        text.replace_with(re.sub(r"\s+", " ", text))
    for block in soup.find_all(_BLOCKS):
        block.insert_before("\n")
        block.insert_after("\n")
    return soup.get_text()
