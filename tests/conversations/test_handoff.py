"""What a handoff keeps: nothing without consent, with it what was shown, and nothing after the deletion."""

from collections.abc import Callable

import pytest
import sqlalchemy as sa

from assistant.handoff.packet import lines
from assistant.handoff.tickets import ticket
from assistant.wiring import Wiring
from tests.conversations.conftest import Talk

SAID = "Il modulo si chiude da solo mentre scrivo"
STEPS = [SAID, "nella pagina zebrata", "ieri alle dieci", "errore quarantadue"]


def send(word: str) -> str:
    """What a button of the handoff sends."""
    return f'/human_agent{{"handoff": "{word}"}}'


def kept_words(parts: Wiring) -> str:
    """Everything that the table of tickets holds."""
    with parts.database.connect() as connection:
        return str(connection.execute(sa.select(ticket)).all())


def handed_over(talk: Talk) -> str:
    """Lead a handoff to its end; the reference."""
    for text in (*STEPS, send("send")):
        talk.say(text)
    return str(talk.custom("handoff")["ticket"])


@pytest.mark.parametrize(
    "ending", [[], ["annulla"], [send("cancel")], ["no"], [send("refuse")], ["boh"], ["forse", "no"], [send("change")]]
)
def test_nothing_is_kept_without_consent(ending: list[str], talk: Callable[..., Talk], parts: Wiring) -> None:
    begun, before = talk({"language": "it"}), len(parts.tickets.list())
    for text in (*STEPS, *ending):
        begun.say(text)
    assert len(parts.tickets.list()) == before
    assert "zebrata" not in kept_words(parts)


def test_nothing_is_kept_where_the_button_comes_too_early(talk: Callable[..., Talk], parts: Wiring) -> None:
    begun, before = talk({"language": "it"}), len(parts.tickets.list())
    for text in (send("send"), STEPS[0], send("send"), STEPS[1], send("send")):
        begun.say(text)
        assert begun.custom("handoff")["ticket"] is None
    assert len(parts.tickets.list()) == before


def test_what_is_kept_is_what_was_shown(talk: Callable[..., Talk], parts: Wiring) -> None:
    begun = talk({"language": "it"})
    begun.say("Qual è la scadenza?")
    for text in STEPS:
        begun.say(text)
    shown = begun.text
    begun.say(send("send"))
    kept = parts.tickets.find(begun.custom("handoff")["ticket"])
    assert kept.packet is not None and (kept.kind, kept.office, kept.language) == ("technical", "it_helpdesk", "it")
    assert "\n".join(lines(kept.packet)) in shown
    assert "\n".join(lines(kept.packet)) in begun.text, "the text to copy is the same"
    assert kept.packet.given == dict(zip(("what", "where", "when", "message"), STEPS, strict=True))


def test_the_packet_holds_more_than_the_turns_that_are_kept_in_mind(talk: Callable[..., Talk], parts: Wiring) -> None:
    begun = talk({"language": "en"})
    topics = ["budget", "deadline", "duration", "countries", "regions", "documents", "results", "programme"]
    topics += ["grant_amount", "cofinancing", "objectives", "authority", "call_code", "subcontracting"]
    for topic in topics:
        begun.say(f"/ask_{topic}")
    reference = handed_over(begun)
    packet = parts.tickets.find(reference).packet
    assert packet is not None and [one.intent for one in packet.asked] == [f"ask_{topic}" for topic in topics]
    assert all(one.answers[0].citations for one in packet.asked if one.answers[0].status == "answered")


def test_what_is_said_after_the_packet_was_shown_is_not_kept(talk: Callable[..., Talk], parts: Wiring) -> None:
    begun = talk({"language": "it"})
    for text in (*STEPS, "/ask_budget", send("send")):
        begun.say(text)
    packet = parts.tickets.find(begun.custom("handoff")["ticket"]).packet
    assert packet is not None and packet.asked == ()


def test_personal_data_reach_no_ticket(talk: Callable[..., Talk], parts: Wiring) -> None:
    begun = talk({"language": "it"})
    begun.say("Vorrei parlare con una persona")
    begun.say("Mi chiamo Ugo Foscolo, ugo@sepolcri.example, 333 9876543: il rimborso delle trasferte alpine")
    begun.say("salta")
    begun.say(send("send"))
    assert begun.custom("handoff")["state"] == "queued"
    words = kept_words(parts)
    assert "trasferte alpine" in words
    assert not any(private in words for private in ("Foscolo", "sepolcri", "9876543"))


@pytest.mark.parametrize("delete", ["Cancella questa conversazione", "/delete_data"])
def test_deleting_the_conversation_withdraws_what_was_handed_over(
    delete: str, talk: Callable[..., Talk], parts: Wiring
) -> None:
    begun, other = talk({"language": "it"}), talk({"language": "it"})
    mine, others = handed_over(begun), handed_over(other)
    begun.say(delete)
    assert "ritirata" in begun.text
    withdrawn = parts.tickets.find(mine)
    assert (withdrawn.state, withdrawn.packet) == ("queued", None) and withdrawn.withdrawn_at is not None
    assert parts.tickets.find(others).packet is not None
    other.say(delete)


def test_a_conversation_without_a_ticket_is_deleted_without_a_word_on_it(talk: Callable[..., Talk]) -> None:
    begun = talk({"language": "it"})
    begun.say("Qual è la scadenza?")
    begun.say("Cancella questa conversazione")
    assert "ritirata" not in begun.text


def test_a_person_and_a_question_in_one_message(talk: Callable[..., Talk]) -> None:
    begun = talk({"language": "en"})
    begun.say("I want to talk to a person. And what is the total budget of the call?")
    assert [answer["topic"] for answer in begun.answers] == ["human_agent", "budget", "human_agent"]
    assert "**Question 1 of 2.**" in begun.text and begun.custom("handoff")["state"] == "consent"
