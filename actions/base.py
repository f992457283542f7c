"""What the actions share: the conversation's memory read from slots, and an answer said in Rasa's form."""

from dataclasses import replace
from datetime import datetime, timezone
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from assistant.answers.model import Answer, Button
from assistant.context import Asked, asked_in
from assistant.wiring import wiring

Events = list[dict[str, Any]]


def now() -> datetime:
    """The present moment, aware; the answers turn it into today in Rome."""
    return datetime.now(timezone.utc)


def language_of(tracker: Tracker) -> str:
    """The language of the reply: ``it`` or ``en``."""
    return "en" if tracker.get_slot("language") == "en" else "it"


def active_call(tracker: Tracker) -> str:
    """The call in question: the one named last, else that of the page, else the default."""
    return tracker.get_slot("call") or tracker.get_slot("page_call") or wiring().settings.default_call


def asked_before(tracker: Tracker) -> Asked | None:
    """What was asked before this message."""
    return Asked.from_slot(tracker.get_slot("question"))


def asked_now(tracker: Tracker) -> Asked:
    """What this message asks."""
    return asked_in(tracker.latest_message, active_call(tracker), asked_before(tracker))


def confidence_of(tracker: Tracker) -> float | None:
    """The calibrated probability of the message's topic."""
    return (tracker.latest_message.get("intent") or {}).get("confidence")


def remember(asked: Asked) -> dict[str, Any]:
    """Keep what was asked, for "say it again" and for follow-ups."""
    event: dict[str, Any] = SlotSet("question", asked.as_slot())
    return event


def say(dispatcher: CollectingDispatcher, answer: Answer) -> None:
    """Say an answer: its text with buttons, and its contract."""
    dispatcher.utter_message(
        text=answer.text,
        buttons=[{"title": button.title, "payload": button.payload} for button in answer.buttons],
        json_message={"answer": answer.contract()},
    )


def say_response(dispatcher: CollectingDispatcher, name: str, answer: Answer) -> None:
    """Say a sentence of data/responses in the conversation's language, with the contract of ``answer``."""
    dispatcher.utter_message(
        response=name,
        buttons=[{"title": button.title, "payload": button.payload} for button in answer.buttons],
        json_message={"answer": answer.contract()},
    )


def with_next_topics(answer: Answer, but: str | None = None) -> Answer:
    """The answer with buttons for up to three topics that make sense next; its own buttons stay as they are."""
    if answer.buttons:
        return answer
    topics = wiring().store.topics()
    following = [topic for topic in topics[answer.topic].next if topic != but]
    buttons = tuple(
        Button(topics[topic].label.in_language(answer.language), f"/{topics[topic].intent(topic)}")
        for topic in following[:3]
    )
    return replace(answer, buttons=buttons)
