"""Says sorry for an answer that did not help, and offers what may have been meant, or a person."""

from dataclasses import replace
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Events, active_call, asked_before, confidence_of, language_of, say_response
from assistant.answers.fallback import A_PERSON_FROM
from assistant.answers.model import Answer
from assistant.answers.next_topics import PERSON, buttons, nearest
from assistant.context import topic_of_intent
from assistant.handoff.transcript import unhelpful
from assistant.wiring import wiring


class Complaint(Action):
    """One line of apology; the question before stays the one that follow-ups go on from."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_complaint"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Say it, with the topics nearest to the last question."""
        topic = topic_of_intent(tracker.latest_message["intent"]["name"])
        language, before, topics = language_of(tracker), asked_before(tracker), wiring().store.topics()
        offered = ["capabilities"]
        if before is not None:
            offered = nearest(topics, before.topic, before.others, active_call(tracker))
        answer = Answer("", topic, "smalltalk", language, confidence=confidence_of(tracker))
        offered = [PERSON, *offered] if unhelpful(_intents(tracker)) >= A_PERSON_FROM else [*offered, PERSON]
        answer = replace(answer, buttons=buttons(topics, offered, language))
        say_response(dispatcher, f"utter_{topic}" if before else f"utter_{topic}_of_nothing", answer)
        return [SlotSet("failures", (tracker.get_slot("failures") or 0) + 1)]


def _intents(tracker: Tracker) -> list[str]:
    """What the person's messages asked, in order, the last one last."""
    said = [event for event in tracker.events if event.get("event") == "user"]
    return [((event.get("parse_data") or {}).get("intent") or {}).get("name") or "" for event in said]
