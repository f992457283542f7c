"""The conversation about the conversation: greetings, thanks, what Dario is, what it cannot do."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Events, confidence_of, language_of, noted, say_response, with_next_topics
from actions.parts import answered_beside, say_parts
from assistant.answers.model import Answer, Status
from assistant.context import topic_of_intent
from assistant.message_parts import parts_of


class Converse(Action):
    """Says the sentence of data/responses that is named after the topic."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_converse"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Say it."""
        topic = topic_of_intent(tracker.latest_message["intent"]["name"])
        status: Status = "out_of_scope" if topic == "out_of_scope" else "smalltalk"
        answer = Answer("", topic, status, language_of(tracker), confidence=confidence_of(tracker))
        others = answered_beside(parts_of(tracker.latest_message)[1:])
        say_response(dispatcher, f"utter_{topic}", answer if others else with_next_topics(tracker, answer))
        return say_parts(dispatcher, tracker, others) if others else noted(tracker, answer)
