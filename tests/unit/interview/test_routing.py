"""Which messages are the interview's."""

import pytest

from assistant.interview.routing import belongs

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
