"""Sends a person to the office that helps: Europe Direct for questions, the IT helpdesk for technical problems."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Events, active_call, asked_now, language_of, now, say, with_next_topics
from assistant.answers.contact import contact
from assistant.context import question
from assistant.wiring import wiring


class HandOver(Action):
    """Gives the office's address."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_hand_over"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Say whom to turn to."""
        asking = question(asked_now(tracker), language_of(tracker), now())
        say(dispatcher, with_next_topics(contact(asking, wiring().store, active_call(tracker))))
        return []
