"""Which answers a text corrects, by its words alone."""

import pytest

from assistant.interview.corrections import corrections_in
from tests.unit.interview.conftest import Read


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("no aspetta, i membri sono quattro", {"members": "quattro"}),
        ("wait, there are five members", {"members": "five"}),
        ("anzi siamo in due", {"members": "due"}),
        ("in realtà il partner è sloveno", {"country": "sloveno"}),
        ("actually the partner is Slovenian", {"country": "Slovenian"}),
        ("no, scusa, il secondo è a Madrid", {"country": "Madrid"}),
        ("la Slovenia al posto della Bulgaria", {"country": "Slovenia"}),
        ("in realtà due partner sono greci", {"country": "greci"}),
        ("ho sbagliato, la regione è la Puglia", {"region": "Puglia"}),
        ("anzi, il terzo è un'impresa", {"kind": "impresa"}),
        ("actually the second is a university of Madrid", {"kind": "university"}),
        ("scusa, il primo non è iscritto alla piattaforma", {"platform_registration": "iscritto"}),
        ("I was wrong: the third has no legal personality", {"legal_personality": "legal personality"}),
        ("cambia il numero di membri", {"members": "numero"}),
        ("cambia la prima risposta", {"members": "prima risposta"}),
        ("change the answer on the countries", {"country": "countries"}),
        ("correggo la risposta sulla personalità giuridica", {"legal_personality": "giuridica"}),
        (
            "no aspetta, siamo quattro, e il terzo è un'università, il quarto in Grecia",
            {"members": "quattro", "kind": "università", "country": "Grecia"},
        ),
        ("aggiungi un partner greco", {"members": "aggiungi"}),
        ("the French partner drops out", {"members": "drops"}),
    ],
)
def test_what_is_corrected(said: str, told: dict[str, str], read: Read) -> None:
    found = corrections_in(said, read(said).mentions)
    assert {one.question: said[one.start : one.end] for one in found} == told


@pytest.mark.parametrize(
    "said",
    [
        "cambia la seconda risposta",
        "change my last answer",
        "siamo quattro",
        "il partner è sloveno",
        "qual è la scadenza?",
        "scusa, quanti membri servono?",
        "cambia qualcosa se il partner è svizzero?",
        "sorry, when does it close",
        "no aspetta",
        "",
        '/check_eligibility{"answer_to_change": "kind"}',
    ],
)
def test_what_corrects_nothing_by_itself(said: str, read: Read) -> None:
    assert corrections_in(said, read(said).mentions if said[:1] != "/" else ()) == []
