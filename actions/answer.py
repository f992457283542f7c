"""Answers what a message asks from the knowledge base: one question, or several in their order."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Events
from actions.parts import answered_beside, say_parts
from assistant.message_parts import parts_of


class AnswerQuestion(Action):
    """One message in, an answer out for each thing asked; asks back where it is open which call or who is meant."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_answer"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Say the answers and remember what was asked."""
        first, *others = parts_of(tracker.latest_message)
        return say_parts(dispatcher, tracker, [first, *answered_beside(others)])
