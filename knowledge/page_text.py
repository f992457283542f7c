"""The text of a saved page of Bandi Online: its lines (of plain text or HTML), its sheet's sentences, its dates."""

import re
from datetime import datetime
from html.parser import HTMLParser

from knowledge.schema import Page

TITLE, STATE, INTRODUCTION, SHEET = "Titolo", "Stato", "Introduzione", "Scheda informativa"
CODE, PUBLISHED, OPENS, CLOSES = "Codice", "Pubblicato il", "Domande dal", "Scade il"
DATED = (PUBLISHED, OPENS, CLOSES)
BODY, FUNDS = "Ente responsabile", "Fonti di finanziamento"

_MONTHS = "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"
MONTHS = _MONTHS.split()

_HTML = re.compile(r"<(?:!doctype|html|body|main|div|section|p|h1)\b", re.IGNORECASE)
_BLOCK = re.compile("^(?:address|article|br|d[dlt]|div|footer|h[1-6]|header|li|main|[ou]l|p|section|table|t[dhr])$")
_UNSEEN = ("script", "style", "noscript", "template", "title", "svg")
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


class _Reader(HTMLParser):
    """Collects the text of HTML as a reader sees it: a line for each block, nothing of scripts and comments."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """Begin a line, or a part that is not seen."""
        self._unseen += tag in _UNSEEN
        self._line(tag)

    def handle_endtag(self, tag: str) -> None:
        """End a line, or a part that is not seen."""
        self._unseen -= tag in _UNSEEN and self._unseen > 0
        self._line(tag)

    def handle_data(self, data: str) -> None:
        """Note text; a line break in the source is a space."""
        if not self._unseen:
            self.seen.append(re.sub(r"\s+", " ", data))

    def _line(self, tag: str) -> None:
        if _BLOCK.match(tag):
            self.seen.append("\n")


def _seen(html: str) -> str:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return "".join(reader.seen)
