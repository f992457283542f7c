"""The conversation as it stands in a packet, read from stored events."""

from typing import Any

import pytest

from assistant.handoff.transcript import LONGEST, exchanges, last_open, shortened, unhelpful

CITATION = {
    "source": "portal",
    "title": "Bandi Online",
    "section": "Scade il",
    "url": "https://x",
    "retrieved": "2020-11-09",
}


def person(text: str, intent: str) -> dict[str, Any]:
    return {"event": "user", "text": text, "parse_data": {"intent": {"name": intent}}}


def dario(text: str, status: str, topic: str = "deadline", buttons: tuple[tuple[str, str], ...] = ()) -> dict[str, Any]:
    answer = {"status": status, "topic": topic, "facts": ["C/deadline"], "citations": [CITATION]}
    shown = [{"title": title, "payload": payload} for title, payload in buttons]
    return {"event": "bot", "text": text, "data": {"buttons": shown, "custom": {"answer": answer}}}


def test_question_and_answer_with_its_source() -> None:
    [one] = exchanges([[person("Scadenza?", "ask_deadline"), dario("Il **2 febbraio**.", "answered")]])
    assert (one.question, one.answers[0].text, one.answers[0].sources) == (
        "Scadenza?",
        "Il 2 febbraio.",
        "Bandi Online, Scade il",
    )
    assert one.answers[0].facts == ("C/deadline",) and not one.open


def test_a_button_is_told_by_its_title() -> None:
    turns = [
        [person("???", "nlu_fallback"), dario("Forse?", "clarify", "fallback", (("La scadenza", "/ask_deadline"),))],
        [person("/ask_deadline", "ask_deadline"), dario("Il 2.", "answered")],
        [person("/ask_budget", "ask_budget"), dario("6.", "answered")],
    ]
    assert [one.question for one in exchanges(turns)] == ["La scadenza", "budget"]


@pytest.mark.parametrize("status", ["interview", "handoff", "smalltalk"])
def test_interviews_handoffs_and_small_talk_are_left_out(status: str) -> None:
    assert exchanges([[person("siamo in tre", "ask_consortium"), dario("Preso nota.", status)]]) == []


def test_text_split_from_its_contract_is_one_answer() -> None:
    split = {"event": "bot", "text": "Prima parte.", "data": {}}
    [one] = exchanges([[person("a?", "ask_deadline"), split, dario("Seconda.", "answered")]])
    assert one.answers[0].text == "Prima parte. Seconda."


def test_a_complaint_marks_the_answer_before_it() -> None:
    turns = [
        [person("Quanto?", "ask_budget"), dario("6", "answered")],
        [person("non serve", "feedback_negative"), dario("Mi dispiace", "smalltalk")],
    ]
    [one] = exchanges(turns)
    assert not one.helped and one.open and last_open([one]) == "Quanto?"


def test_the_last_open_question_is_in_the_persons_own_words() -> None:
    turns = [
        [person("e il timbro?", "nlu_fallback"), dario("Non capito", "clarify")],
        [person("Quanto?", "ask_budget"), dario("6", "answered")],
        [person("/ask_subcontracting", "ask_subcontracting"), dario("Non detto", "not_stated")],
    ]
    assert last_open(exchanges(turns)) == "e il timbro?"
    assert last_open([]) == ""


def test_what_people_wrote_is_covered_and_what_dario_said_is_not() -> None:
    [one] = exchanges([[person("sono a@b.it, scade?", "ask_deadline"), dario("Chiedere a x@y.eu", "answered")]])
    assert one.question == "sono [e-mail], scade?" and one.answers[0].text == "Chiedere a x@y.eu"


def test_a_long_answer_is_cut_between_words() -> None:
    cut = shortened("parola " * 100)
    assert len(cut) <= LONGEST and cut.endswith("parola …")


@pytest.mark.parametrize(
    ("intents", "count"),
    [
        ([], 0),
        (["ask_budget"], 0),
        (["ask_budget", "feedback_negative"], 1),
        (["nlu_fallback", "nlu_fallback"], 2),
        (["nlu_fallback", "feedback_negative"], 2),
        (["ask_budget", "feedback_negative", "ask_deadline", "feedback_negative"], 2),
        (["feedback_negative", "ask_deadline", "ask_budget", "insult"], 1),
        (["nlu_fallback", "ask_deadline"], 0),
        (["nlu_fallback", "ask_deadline", "feedback_negative"], 1),
    ],
)
def test_answers_in_a_row_that_did_not_help(intents: list[str], count: int) -> None:
    assert unhelpful(intents) == count
