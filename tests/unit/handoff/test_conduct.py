"""The handoff as a state machine: every question can be skipped, changed, left; nothing is sent without consent."""

import json
import re

import pytest

from actions.handoff_wording import buttons_of, question_of
from assistant.handoff.conduct import LONGEST_ANSWER, Message, Step, begin, take
from assistant.handoff.state import CHANGE, CONSENT, QUESTIONS, Kind, State, quotes, runs
from assistant.handoff.texts import texts
from assistant.handoff.words import LABELS

KINDS: list[Kind] = ["question", "complaint", "technical"]


def state_of(step: Step) -> State:
    assert step.state is not None, step
    return step.state


def at_consent(kind: Kind) -> State:
    state = state_of(begin(kind))
    for _ in QUESTIONS[kind]:
        state = state_of(take(state, Message("una risposta")))
    assert state.step == CONSENT
    return state


@pytest.mark.parametrize("kind", KINDS)
def test_every_question_is_asked_once_and_can_be_skipped(kind: Kind) -> None:
    state, asked = state_of(begin(kind)), []
    while state.step != CONSENT:
        asked.append(state.step)
        step = take(state, Message(pressed="skip"))
        assert step.did == "skipped"
        state = state_of(step)
    assert tuple(asked) == QUESTIONS[kind]
    assert state.given == dict.fromkeys(QUESTIONS[kind], "")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "words", ["annulla", "basta così", "lascia perdere", "no grazie", "cancel", "never mind", "ho risolto"]
)
def test_it_can_be_cancelled_at_every_step(kind: Kind, words: str) -> None:
    state = state_of(begin(kind))
    for _ in range(len(QUESTIONS[kind]) + 1):
        assert take(state, Message(words)) == Step("cancelled", None)
        assert take(state, Message(pressed="cancel")) == Step("cancelled", None)
        state = state_of(take(state, Message("qualcosa di detto")))


@pytest.mark.parametrize(
    "words",
    ["sì", "Sì, invia", "ok", "va bene", "acconsento", "yes", "yes please", "send it", "go ahead", "Invia pure"],
)
def test_consent_in_words(words: str) -> None:
    assert take(at_consent("question"), Message(words)).did == "sent"


@pytest.mark.parametrize(
    "words", ["no", "non inviare", "non acconsento", "don't send it", "No, non inviare", "I don't agree"]
)
def test_consent_refused_in_words(words: str) -> None:
    assert take(at_consent("question"), Message(words)) == Step("refused", None)


@pytest.mark.parametrize(
    "words",
    [
        "boh",
        "forse sì ma non adesso",
        "che cosa inviate?",
        "si può avere una copia",
        "yes but not the second answer",
        "???",
        "no, va bene",
        "No, ok.",
        "no, si",
        "No, fine.",
        "fine",
        "ok?",
        "la invia?",
    ],
)
def test_what_is_no_clear_consent_sends_nothing(words: str) -> None:
    step = take(at_consent("technical"), Message(words))
    assert step.did not in ("sent", "refused") and step.state is not None


@pytest.mark.parametrize("step", ["what", "where", "when", "message"])
def test_the_button_to_send_does_nothing_before_consent_is_asked(step: str) -> None:
    assert take(State("technical", step), Message(pressed="send")).did == "choose"
    assert take(State("technical", step), Message("sì, invia")).did != "sent"


@pytest.mark.parametrize("kind", KINDS)
def test_an_answer_is_changed_and_the_packet_comes_back(kind: Kind) -> None:
    state = state_of(take(at_consent(kind), Message(pressed="change")))
    assert state.step == CHANGE
    assert state_of(take(state, Message(pressed="back"))).step == CONSENT
    for question in QUESTIONS[kind]:
        asked = state_of(take(state, Message(pressed=question)))
        assert asked.step == question and asked.changing
        changed = state_of(take(asked, Message("un'altra risposta")))
        assert changed.step == CONSENT and changed.given[question] == "un'altra risposta"


@pytest.mark.parametrize(
    ("words", "question"),
    [
        ("cambia il messaggio", "message"),
        ("change the page", "where"),
        ("quando è sbagliato", "when"),
        ("correggi il problema", "what"),
    ],
)
def test_a_change_in_words(words: str, question: str) -> None:
    state = state_of(take(at_consent("technical"), Message(words)))
    assert (state.step, state.changing) == (question, True)


def test_a_change_of_nothing_named_is_asked_back() -> None:
    assert state_of(take(at_consent("technical"), Message("vorrei modificare"))).step == CHANGE


@pytest.mark.parametrize(
    ("told", "first"),
    [
        ("il portale non mi fa caricare il file", "where"),
        ("the site crashes when I press submit", "where"),
        ("ho un problema tecnico", "what"),
        ("il sito non funziona", "what"),
        ("I have a technical problem", "what"),
        ("", "what"),
    ],
)
def test_what_was_told_at_the_start_is_not_asked_again(told: str, first: str) -> None:
    state = state_of(begin("technical", told))
    assert state.step == first
    assert state.given == ({"what": told} if first == "where" else {})


def test_the_last_open_question_is_offered_and_can_be_taken() -> None:
    state = state_of(begin("question", "vorrei parlare con una persona", "si può fare in due?"))
    assert state.offered == "si può fare in due?"
    for message in (Message(pressed="use"), Message("sì")):
        assert state_of(take(state, message)).given == {"question": "si può fare in due?"}
    assert state_of(take(state, Message("un'altra domanda del tutto"))).given == {
        "question": "un'altra domanda del tutto"
    }


def test_a_long_first_message_is_offered_itself() -> None:
    told = "voglio parlare con qualcuno perché il nostro consorzio ha cambiato statuto dopo la firma"
    assert state_of(begin("question", told, "altro?")).offered == told


@pytest.mark.parametrize("kind", KINDS)
def test_a_question_in_between_changes_no_answer(kind: Kind) -> None:
    state = state_of(begin(kind))
    asking = Message("Qual è la scadenza?", topic="deadline", answerable=True)
    for _ in range(len(QUESTIONS[kind]) + 1):
        step = take(state, asking)
        assert step.did == "digression" and state_of(step).step == state.step and state_of(step).given == state.given
        state = state_of(take(state_of(step), Message("una risposta")))


def test_a_question_that_was_answered_can_be_passed_on_all_the_same() -> None:
    state = state_of(take(state_of(begin("question")), Message("Qual è la scadenza?", "", "deadline", answerable=True)))
    assert "Qual è la scadenza?" in question_of(state, "it") and ("use", "Passare questa domanda") in buttons_of(
        state, "it"
    )
    assert state_of(take(state, Message(pressed="use"))).given == {"question": "Qual è la scadenza?"}


@pytest.mark.parametrize(
    "words", ["Quando ho premuto invia", "dove si caricano gli allegati", "nella pagina della scadenza"]
)
def test_an_answer_with_a_topic_is_no_question(words: str) -> None:
    step = take(State("technical", "when", {"what": "x"}), Message(words, topic="documents", answerable=True))
    assert step.did == "noted"


@pytest.mark.parametrize("words", ["???", "!", "...", "—"])
def test_what_says_nothing_is_no_answer(words: str) -> None:
    assert take(state_of(begin("technical")), Message(words)).did == "missed"


def test_the_other_office_is_told_when_it_is_its_matter() -> None:
    technical = take(state_of(begin("question")), Message("il portale non carica il file", topic="technical_problem"))
    assert technical.did == "switched" and state_of(technical).kind == "technical"
    person = take(state_of(begin("technical")), Message("voglio una persona", topic="human_agent"))
    assert person.did == "switched" and state_of(person).kind == "question"


def test_thanks_end_it_only_before_anything_was_answered() -> None:
    thanks = Message("grazie mille", topic="thanks")
    state = state_of(begin("technical"))
    assert take(state, thanks) == Step("left", None)
    assert take(state_of(take(state, Message("si blocca tutto"))), thanks).did == "asked"


def test_an_answer_is_covered_and_cut() -> None:
    step = take(state_of(begin("question")), Message("scrivetemi a me@example.org " + "x" * 3000))
    answer = state_of(step).given["question"]
    assert step.note and "[e-mail]" in answer and len(answer) == LONGEST_ANSWER


@pytest.mark.parametrize("kind", KINDS)
def test_a_state_comes_back_from_its_json(kind: Kind) -> None:
    state = at_consent(kind)
    assert State.from_json(json.loads(json.dumps(state.as_json()))) == state
    assert runs(state.as_json()) and not runs(None) and not runs({"v": 0, "step": "what"})


def test_only_the_message_on_the_screen_is_quoted() -> None:
    assert quotes(State("technical", "message").as_json())
    assert not quotes(State("technical", "where").as_json()) and not quotes(None)


def test_every_text_is_there_in_both_languages_with_the_same_placeholders() -> None:
    for group, names in texts().items():
        for name, said in names.items():
            assert set(said) == {"it", "en"}, f"{group}.{name}"
            placeholders = [sorted(re.findall(r"\{(\w+)\}", said[language])) for language in ("it", "en")]
            assert placeholders[0] == placeholders[1], f"{group}.{name}"
    asked = {question for questions in QUESTIONS.values() for question in questions}
    assert asked <= set(texts()["ask"]) and asked == set(texts()["label"]) == set(LABELS)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["it", "en"])
def test_every_step_has_words_and_buttons(kind: Kind, language: str) -> None:
    for step in (*QUESTIONS[kind], CHANGE):
        assert question_of(State(kind, step), language)
    for step in (*QUESTIONS[kind], CONSENT, CHANGE):
        assert all(title for _, title in buttons_of(State(kind, step), language))
