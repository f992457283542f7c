"""Saved pages for the tests: the one of the seed, as text and as HTML, and small ones made to measure."""

from datetime import date
from pathlib import Path

from knowledge.page_import import read_page
from knowledge.schema import Page

PAGES = Path(__file__).parents[2] / "data" / "pages"
CODE = "RLA12020034211"
URL = "https://www.bandi.regione.lombardia.it/servizi/servizio/bandi/dettaglio/{code}"
SAVED = date(2020, 11, 9)
TEXT = (PAGES / f"{CODE}.txt").read_text(encoding="utf-8")
HTML = (PAGES / f"{CODE}.html").read_text(encoding="utf-8")
SMALL = """Bando di prova
Codice: RLO12021000001
Pubblicato il: 01/03/2021 , ore 10:00
Domande dal: 15/03/2021 , ore 10:00
Scade il: {closes}
{introduction}
Ente responsabile
Regione Lombardia
Fonti di finanziamento
Risorse regionali
Scheda informativa
{sheet}
"""


def small(closes: str = "30/04/2021 , ore 12:00", introduction: str = "Un bando.", sheet: str = "Un testo.") -> Page:
    """A page with these words."""
    return read_page(SMALL.format(closes=closes, introduction=introduction, sheet=sheet), SAVED, URL)
