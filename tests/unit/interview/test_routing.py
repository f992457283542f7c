"""Which messages are the interview's."""

import pytest

from assistant.interview.routing import begins, belongs
from tests.unit.interview.conftest import Read

ASKING, FINISHED, OFFERED = ({"state": {"status": status}} for status in ("asking", "finished", "offered"))


@pytest.mark.parametrize("said", ["tre", "qual è la scadenza?", "/ask_budget", "boh"])
def test_all_messages_while_it_runs(said: str) -> None:
    assert belongs(ASKING, said)


@pytest.mark.parametrize("slot", [None, {}, {"wrong_codes": 2}, {"state": {"status": "cancelled"}}])
def test_none_while_there_is_none(slot: dict[str, object] | None) -> None:
    assert not belongs(slot, "tre") and not belongs(slot, "qual è la scadenza?")
    assert belongs(slot, "riprendi BADOKEMUFO")


@pytest.mark.parametrize(
    ("said", "its"),
    [
        ("in realtà il partner è sloveno", True),
        ("actually the second member is a university", True),
        ("cambia la seconda risposta", True),
        ("riepilogo", True),
        ("the third partner drops out", True),
        ("qual è la scadenza?", False),
        ("grazie", False),
        ("cambia qualcosa se il partner è svizzero?", False),
        ("/check_eligibility", False),
    ],
)
def test_after_the_result_only_corrections(said: str, its: bool) -> None:
    assert belongs(FINISHED, said) is its


@pytest.mark.parametrize(
    ("said", "its"), [("sì", True), ("no grazie", True), ("yes please", True), ("il budget?", False)]
)
def test_an_offer_waits_for_yes_or_no(said: str, its: bool) -> None:
    assert belongs(OFFERED, said) is its


@pytest.mark.parametrize(
    "said",
    [
        "We are three clusters from Lombardy, Catalonia and Sofia, are we eligible?",
        "Siamo tre cluster: Lombardia, Catalogna e Sofia, possiamo partecipare?",
        "siamo tre cluster: Lombardia, Catalogna e Sofia, tutti iscritti",
        "we are three clusters: Lombardy, Catalonia and Sofia, all registered",
        "tre cluster: Lombardia, Catalogna e Sofia",
        "our consortium has three members: Italy, France and Malta",
        "abbiamo un partenariato con Italia, Francia e Grecia",
        "Siamo un'università, un comune e un cluster di Napoli, Atene e Lione: siamo ammissibili?",
        "do we qualify? We are five clusters, Italy, Spain, Malta, Serbia and Turkey",
        "vorremmo capire se abbiamo i requisiti: siamo quattro reti di Puglia, Baviera, Slovenia e Norvegia",
    ],
)
def test_a_partnership_told_begins_the_interview(said: str, read: Read) -> None:
    assert begins(said, read(said).mentions, {"consortium"})
    assert begins(said, read(said).mentions, set())


@pytest.mark.parametrize(
    "said",
    [
        "siamo tre cluster di due paesi, basta?",
        "we are two Italian clusters, is that enough?",
        "siamo un cluster di Napoli",
        "siamo tre cluster italiani",
        "Italia, Francia e Grecia possono partecipare?",
        "can a cluster from Lombardy apply with one from Sofia?",
        "Siamo tre cluster da Italia, Spagna e Bulgaria. Entro quando dobbiamo presentare?",
        "Siamo tre cluster da Italia, Spagna e Bulgaria e vorremmo sapere quanti soldi ci sono",
        "siamo due cluster di Puglia e Baviera, cerchiamo un partner",
        "how many members from Italy and France does a consortium need?",
        '/check_eligibility{"interview": "start"}',
    ],
)
def test_what_asks_something_else_begins_none(said: str, read: Read) -> None:
    assert not begins(said, read(said).mentions, {"consortium"})


def test_a_sure_question_on_something_else_is_left_to_its_topic(read: Read) -> None:
    said = "Siamo tre cluster: Lombardia, Catalogna e Sofia, possiamo presentare la domanda in italiano?"
    assert not begins(said, read(said).mentions, {"proposal_format"})
