"""Answers what a message asks, one thing after another: shared by the actions that a message may begin with."""

from dataclasses import replace

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import (
    Events,
    about_us,
    active_call,
    asked_before,
    language_of,
    noted,
    now,
    remember,
    say,
    say_response,
    with_next_topics,
)
from assistant.answers.contact import OFFICES, contact
from assistant.answers.model import Answer
from assistant.context import Asked, asked_in, calls_named, lacks_who_asks, question
from assistant.message_parts import Parsed
from assistant.wiring import wiring

SAID_BESIDE = {"capabilities", "bot_identity", "privacy"}
"""Conversational topics that are answered beside another question; thanks and greetings are not."""


def answer_to(asked: Asked, words: str, language: str) -> Answer:
    """The answer to what is asked in these words, or the question back."""
    answerer = wiring().answerer
    asking = question(asked, language, now(), words)
    if asked.topic in OFFICES:
        return contact(asking, wiring().store, asked.call or wiring().settings.default_call)
    calls = calls_named(asked.mentions)
    if len(calls) > 1 and wiring().store.topic(asked.topic).needs_call:
        return answerer.which_call(asking, calls)
    if asked.asks_back:
        return answerer.who_asks(asking)
    return answerer.answer(asking)


def say_parts(dispatcher: CollectingDispatcher, tracker: Tracker, parts: list[Parsed]) -> Events:
    """Answer each part in its order; what can be asked next goes with the last answer."""
    before, answers = asked_before(tracker), []
    for part in parts:
        asked = asked_in(part, active_call(tracker), before, about_us(tracker))
        if _is_small_talk(asked.topic):
            answers.append(Answer("", asked.topic, "smalltalk", language_of(tracker), confidence=asked.confidence))
        else:
            words = "" if part["text"].startswith("/") else part["text"]
            asked = before = replace(asked, asks_back=lacks_who_asks(words, asked))
            answers.append(answer_to(asked, words, language_of(tracker)))
    for number, answer in enumerate(answers, start=1):
        complete = with_next_topics(tracker, *answers) if number == len(answers) else answer
        if _is_small_talk(answer.topic):
            say_response(dispatcher, f"utter_{answer.topic}", complete)
        else:
            say(dispatcher, complete)
    return [*([remember(before)] if before is not None else []), *noted(tracker, *answers)]


def answered_beside(parts: list[Parsed]) -> list[Parsed]:
    """The parts that are answered beside another one: questions, and not thanks or a wish to delete everything."""
    topics = {topic.intent(topic_id): (topic_id, topic) for topic_id, topic in wiring().store.topics().items()}

    def fits(part: Parsed) -> bool:
        topic_id, topic = topics[part["intent"]["name"]]
        return not topic.conversational or topic_id in (SAID_BESIDE | set(OFFICES))

    return [part for part in parts if fits(part)]


def _is_small_talk(topic: str) -> bool:
    return topic in SAID_BESIDE
