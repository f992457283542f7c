"""Sends a person to the office that helps, and hands over what was said where it is wanted."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Events
from actions.handoff_turn import HandoffTurn


class HandOver(Action):
    """Europe Direct for questions and complaints, the IT helpdesk for technical problems (docs/handoff.md)."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_hand_over"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Say whom to turn to and put the first question, or go on with the handoff that runs."""
        return await HandoffTurn(dispatcher, tracker).answer()
