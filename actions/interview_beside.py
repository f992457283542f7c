"""What is said beside the interview's own questions: other questions, a single firm, a call without conditions."""

from dataclasses import replace
from typing import Any

from actions.base import Events, active_call, asked_now, confidence_of, say, say_response, words_of
from actions.interview_turn import TOPIC, Turn, no_button, start_button
from assistant.answers.contact import OFFICES, contact
from assistant.answers.model import Answer, Mention, distinct
from assistant.context import Asked, question
from assistant.interview.state import Around, State
from assistant.interview.texts import say as text_of
from assistant.wiring import wiring


def digress(turn: Turn) -> None:
    """Answer another question, with its source."""
    asked = asked_now(turn.tracker)
    if turn.message.topic == "glossary":
        asked = replace(asked, topic="glossary")
    topic, confidence = asked.topic, confidence_of(turn.tracker)
    shown = wiring().store.topics().get(topic)
    if topic in OFFICES:
        asking = question(asked, turn.language, turn.now)
        say(turn.dispatcher, contact(asking, wiring().store, active_call(turn.tracker)))
    elif shown is None or shown.conversational:
        status: Any = "out_of_scope" if topic == "out_of_scope" else "smalltalk"
        answer = Answer("", topic, status, turn.language, confidence=confidence)
        say_response(turn.dispatcher, f"utter_{topic}", answer)
    else:
        words_said = words_of(turn.tracker)
        say(turn.dispatcher, wiring().answerer.answer(question(asked, turn.language, turn.now, words_said)))


def single_firm(turn: Turn, call: str) -> Events:
    """Say at once what a single firm can and cannot do, with the sources, and offer the interview all the same."""
    firm = (Mention("organisation_kind", "company"),)
    answerer = wiring().answerer
    told = [
        answerer.answer(question(Asked(topic, call, firm), turn.language, turn.now))
        for topic in ("beneficiaries", "clusterxchange_participants")
    ]
    told = [answer for answer in told if answer.status in ("answered", "partly")]
    offer = text_of("begin", "offer").in_language(turn.language)
    answer = Answer(
        "\n".join([*(each.text for each in told), offer]),
        TOPIC,
        "answered" if told else "interview",
        turn.language,
        call,
        tuple(fact for each in told for fact in each.facts),
        distinct(citation for each in told for citation in each.citations),
    )
    turn.say(answer.text, (start_button(), no_button()), {"answer": answer.contract()})
    return turn.keep(State(call, "offered"))


def no_conditions(turn: Turn, call: str, held: Around) -> Events:
    """Say that this call has no conditions to compare with; what is published about it is told."""
    told = wiring().answerer.answer(question(Asked(TOPIC, call), turn.language, turn.now))
    head = text_of("begin", "none", title=held.call.title).in_language(turn.language)
    lines = dict.fromkeys([head, *told.text.split("\n")])
    answer = replace(told, text="\n".join(lines), confidence=confidence_of(turn.tracker))
    say(turn.dispatcher, answer)
    return turn.keep(None)
