"""Sends a person to the office that helps: Europe Direct for questions, the IT helpdesk for technical problems."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Events
from actions.parts import answered_beside, say_parts
from assistant.message_parts import parts_of


class HandOver(Action):
    """Gives the office's address."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_hand_over"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Say whom to turn to."""
        first, *others = parts_of(tracker.latest_message)
        return say_parts(dispatcher, tracker, [first, *answered_beside(others)])
