"""How an interview goes: what is asked next, what it is told, what it says, how it ends."""

import json
from collections.abc import Callable

import pytest

from assistant.interview.interview import begin, resumed, take
from assistant.interview.message import Message
from assistant.interview.outcome import result_buttons, result_of, result_text
from assistant.interview.page import as_json, page, summary_text
from assistant.interview.questions import current, needed
from assistant.interview.state import Around, State
from assistant.interview.step import Step
from assistant.interview.wishes import command_of
from assistant.interview.wording import ask
from tests.unit.interview.conftest import Read, fields

Talk = Callable[..., Step]
THREE = "siamo tre cluster: Lombardia, Catalogna e Sofia"


def test_it_begins_with_what_it_is(held: Around) -> None:
    step = begin(Message(), held)
    for said, words in ((step.said.it, ("Non è una decisione", "chiuso", "esercizio", "al massimo 6", "basta")),):
        assert all(word in said for word in words)
    assert "6 questions at most" in step.said.en and "exercise" in step.said.en
    prompt = ask(step.state, held)
    assert (prompt.question, prompt.number, prompt.at_most) == ("members", 1, 6)


def test_what_decides_most_is_asked_first(held: Around) -> None:
    assert needed(held) == ["members", "country", "kind", "legal_personality", "platform_registration", "region"]


def test_what_the_first_message_says_is_taken(held: Around, read: Read) -> None:
    step = begin(read("Possiamo partecipare? Siamo tre cluster: Lombardia, Catalogna e Sofia, tutti iscritti"), held)
    prompt = ask(step.state, held)
    assert (prompt.question, prompt.number, prompt.at_most) == ("legal_personality", 1, 1)


@pytest.mark.parametrize(
    ("turns", "question", "number", "at_most"),
    [
        ((), "members", 1, 6),
        (("tre",), "country", 2, 6),
        (("tre", "Italia, Francia e Bulgaria"), "kind", 3, 5),
        (("tre", "Italia, Francia e Danimarca"), "kind", 3, 6),
        ((THREE,), "legal_personality", 2, 3),
        ((THREE, "sì"), "platform_registration", 3, 3),
        (("tre", "Limburg, Puglia e Grecia"), "place", 2, 5),
        ((THREE, "cambia la seconda risposta"), "legal_personality", 2, 3),
        ((THREE, "cambia il numero di membri"), "members", 1, 4),
    ],
)
def test_the_question_and_its_number(
    talk: Talk, held: Around, *, turns: tuple[str, ...], question: str, number: int, at_most: int
) -> None:
    prompt = ask(talk(*turns).state, held)
    assert (prompt.question, prompt.number) == (question, number)
    assert number <= prompt.at_most <= at_most


def test_the_region_is_asked_only_where_it_decides(talk: Talk, held: Around) -> None:
    everything = "tutti cluster, tutti con personalità giuridica, tutti iscritti alla piattaforma"
    assert talk("tre: Italia, Francia e Bulgaria", everything).kind == "finished"
    step = talk("tre: Italia, Francia e Danimarca", everything)
    assert current(step.state, held) == "region"
    prompt = ask(step.state, held)
    assert "Basilicata" not in prompt.text.it and prompt.text.it.startswith("**Domanda")
    assert talk("tre: Italia, Francia e Danimarca", everything, "Puglia").kind == "finished"


@pytest.mark.parametrize(
    ("said", "command"),
    [
        ("basta", "stop"),
        ("stop", "stop"),
        ("lasciamo perdere", "stop"),
        ("annulla", "stop"),
        ("I don't want to continue", "stop"),
        ("pausa", "pause"),
        ("continuo domani", "pause"),
        ("let's pause", "pause"),
        ("save", "pause"),
        ("indietro", "back"),
        ("go back", "back"),
        ("torna indietro", "back"),
        ("ricomincia da capo", "restart"),
        ("start again, please", "restart"),
        ("perché me lo chiedi?", "why"),
        ("why do you ask?", "why"),
        ("a che serve?", "why"),
        ("non ho capito la domanda", "help"),
        ("what does that mean?", "help"),
        ("salta", "skip"),
        ("next question", "skip"),
        ("ripeti la domanda", "repeat"),
        ("where were we?", "repeat"),
        ("menu", "menu"),
        ("riepilogo", "summary"),
        ("show me the summary", "summary"),
        ("siamo tre cluster", None),
        ("no", None),
        ("perché la Svizzera non può partecipare?", None),
        ("indietro non si torna, siamo in tre", None),
        ("qual è la scadenza?", None),
    ],
)
def test_what_it_is_told_to_do(said: str, command: str | None) -> None:
    assert command_of(said) == command


def test_why_is_the_reason_of_the_condition(talk: Talk) -> None:
    assert "dotate di personalità giuridica" in talk(THREE, "perché?").said.it
    assert "at least 3" in talk("/why").said.en


def test_help_tells_what_counts_and_where_to_check(talk: Talk) -> None:
    said = talk(THREE, "non capisco la domanda").said.it
    assert "tutti tranne il partner sloveno" in said and "statuto" in said


def test_back_and_start_again(talk: Talk, held: Around) -> None:
    step = talk("tre", "Italia, Francia e Grecia", "indietro")
    assert (current(step.state, held), fields(step, "country")) == ("country", [None] * 3)
    assert current(talk("tre", "indietro").state, held) == "members"
    assert "non si può" in talk("indietro").said.it
    again = talk(THREE, "ricomincia")
    assert (again.state.members, again.state.asked) == ((), ("members",))


def test_stop_keeps_nothing(talk: Talk) -> None:
    step = talk(THREE, "basta")
    assert (step.kind, step.state.members, step.state.before) == ("stopped", (), ())


def test_not_understood_is_helped_in_three_steps(talk: Talk) -> None:
    assert "non è stata capita" in talk(THREE, "gnagna").said.it
    assert "pulsante" in talk(THREE, "gnagna", "blu").said.it
    third = talk(THREE, "gnagna", "blu", "zac")
    assert "saltare" in third.said.it and "/human_agent" in [button.payload for button in third.buttons]
    assert talk(THREE, "gnagna", "blu", "sì").state.misses == 0


def test_other_questions_are_counted(talk: Talk, read: Read) -> None:
    other = read("qual è la scadenza?", "deadline")
    assert talk(other).digression and not talk(other).buttons
    third = talk(other, other, other)
    assert third.digression and "sempre benvenute" in third.said.it
    assert {"skip", "stop"} == {button.payload.split('"')[3] for button in third.buttons}
    assert talk(other, other, "tre").state.digressions == 0


def test_an_answer_and_a_question_at_once(talk: Talk, read: Read) -> None:
    step = talk(read("Siamo in tre. Qual è la scadenza?", "deadline"))
    assert (len(step.state.members), step.digression) == (3, True)


def test_a_question_about_a_place_is_no_answer(talk: Talk, read: Read) -> None:
    step = talk("tre", read("La Svizzera può partecipare?", "countries"))
    assert step.digression and fields(step, "country") == [None] * 3


def test_a_correction_tells_its_effect(talk: Talk) -> None:
    step = talk("siamo tre cluster: Italia, Italia e Bulgaria", "no aspetta, il secondo è in Spagna")
    assert "da 2 a 3, condizione ora soddisfatta" in step.said.it
    assert "from 2 to 3, condition now met" in step.said.en
    assert "Le condizioni restano come prima" in talk(THREE, "in realtà il secondo è a Madrid").said.it


def test_the_same_place_twice_is_fine(talk: Talk) -> None:
    assert fields(talk("tre: Italia, Italia e Italia"), "country") == ["IT"] * 3


@pytest.mark.parametrize(
    "turns", [(), ("tre",), (THREE, "sì"), ("Limburg e Puglia",), (THREE, "in realtà il partner è sloveno")]
)
def test_a_state_survives_as_json(talk: Talk, turns: tuple[str, ...]) -> None:
    state = talk(*turns).state
    assert State.from_json(json.loads(json.dumps(state.as_json()))) == state


def test_a_state_of_another_version_is_refused(talk: Talk) -> None:
    with pytest.raises(ValueError, match="version 7"):
        State.from_json({**talk().state.as_json(), "v": 7})


def test_a_resumed_interview_asks_where_it_was(talk: Talk, held: Around) -> None:
    step = resumed(State.from_json({**talk(THREE).state.as_json(), "status": "paused"}), held)
    assert (
        current(step.state, held) == "legal_personality" and "Lombardia" in step.said.it and "Lombardy" in step.said.en
    )


def test_an_unknown_number_leaves_its_condition_open(talk: Talk, held: Around) -> None:
    step = talk("non lo so")
    assert (current(step.state, held), step.state.open_number) == ("country", True)
    assert "numero dei membri resta aperto" in step.said.it and "number of members stays open" in step.said.en
    step = talk("I don't know", "Italia e Spagna", "tutti cluster", "sì", "sì")
    result = result_of(step.state, held)
    outcomes = {one.id: one.outcome for one in result.criteria}
    assert (outcomes["min_members"], outcomes["min_countries"], result.verdict) == (
        "unknown",
        "unknown",
        "undetermined",
    )
    assert outcomes["applicant_kind"] == "met" and fields(step, "country") == ["IT", "ES"]
    text = result_text(step.state, held)
    assert "numero dei membri è ancora aperto" in text.it and "so far 2" in text.en
    assert "finora 2" in summary_text(step.state, held).it


def test_an_unknown_number_rules_out_what_nobody_more_can_mend(talk: Talk, held: Around) -> None:
    step = talk("non lo so", "Svizzera", "tutti cluster", "sì", "sì")
    assert result_of(step.state, held).criterion("participating_countries").outcome == "not_met"


@pytest.mark.parametrize(
    ("turns", "size"),
    [
        (("non lo so", "siamo in quattro"), 4),
        (("non lo so", "Italia e Spagna", "no aspetta, i membri sono cinque"), 5),
        (("boh", "Italia", "due cluster e un'università"), 3),
        (("boh", "cambia il numero di membri", "tre"), 3),
        (("boh", "/members.3"), 3),
    ],
)
def test_a_number_told_later_closes_it(talk: Talk, turns: tuple[str, ...], size: int) -> None:
    state = talk(*turns).state
    assert (len(state.members), state.counted, state.open_number) == (size, True, False)


def test_a_number_may_become_open_again(talk: Talk, held: Around) -> None:
    step = talk("quattro", "Italia e Spagna", "cambia il numero di membri", "non lo so")
    assert (fields(step, "country"), step.state.counted) == (["IT", "ES"], False)
    assert current(step.state, held) == "kind"
    told = talk("non lo so", "Italia e Spagna", "siamo in tre")
    assert "condizione ora soddisfatta" in told.said.it


# the result


def test_the_result_says_not_met_then_open_then_met(talk: Talk, held: Around) -> None:
    step = talk("due cluster: Napoli e Milano", "sì", "non lo so")
    text = result_text(step.state, held)
    assert text.it.index("**Non soddisfatte**") < text.it.index("**Ancora aperte**") < text.it.index("**Soddisfatte**")
    for words in (
        "Membri da aggiungere: 1",
        "Quanto è sicuro",
        "Che cosa basterebbe",
        "Fonte:",
        "Decide solo l'agenzia",
    ):
        assert words in text.it
    assert "Campania (member 1)" in text.en and "Campania (membro 1)" in text.it
    assert "eligible" not in text.en.replace("not_eligible", "") and "ammissibil" not in text.it
    assert [button.payload for button in result_buttons()][-1] == "/human_agent"


def test_the_page_stands_alone_and_escapes(talk: Talk, held: Around) -> None:
    step = talk(THREE, "sì", "sì")
    html = page(step.state, held, "it")
    assert html.startswith("<!doctype html>") and '<html lang="it">' in html and '<th scope="col">' in html
    assert "<script" not in html and "https://" in html and "Lombardia" in html
    assert "Lombardy" in page(step.state, held, "en")
    assert "Nessun membro" in page(State(held.call.call), held, "it")


def test_the_json_is_that_of_the_check(talk: Talk, held: Around) -> None:
    state = talk(THREE, "sì", "sì").state
    saved = json.loads(as_json(state, held))
    assert saved["eligibility"]["verdict"] == "eligible"
    assert saved["answers"]["members"][0]["region"] == "ITC4"
    outcomes = [criterion["outcome"] for criterion in saved["eligibility"]["criteria"]]
    assert outcomes == [criterion.outcome for criterion in held.result(state.members).criteria]
    assert json.loads(as_json(State(held.call.call), held))["eligibility"] is None


def test_the_summary_says_what_is_known(talk: Talk, held: Around) -> None:
    said = summary_text(talk(THREE).state, held)
    assert "Personalità giuridica: **aperta**" in said.it and "Legal personality: **open**" in said.en
    assert "Ancora nessuna risposta" in summary_text(State(held.call.call), held).it


def test_each_language_calls_members_by_its_own_names(talk: Talk, held: Around) -> None:
    result = result_of(talk("siamo tre cluster: Lombardia, Svizzera e Sofia").state, held)
    reason = result.criterion("participating_countries").reason
    assert "Svizzera (membro 2)" in reason.it and "Switzerland (member 2)" in reason.en


@pytest.mark.parametrize("pressed", ["place.0", "member.9", "kind.dragon", "members.x", "members.0", "nothing", "kind"])
def test_a_button_of_another_question_changes_nothing(held: Around, pressed: str) -> None:
    state = begin(Message(), held).state
    assert take(state, Message(pressed=pressed), held).state.members == ()
