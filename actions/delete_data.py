"""Deletes the conversation: the tracker store does so once the reply is out."""

import asyncio
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Events, confidence_of, language_of, now, say_response
from assistant.answers.model import Answer
from assistant.handoff.texts import say as text_of
from assistant.wiring import wiring


class DeleteData(Action):
    """Says that the conversation is deleted, and has it deleted."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_delete_data"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Say it and leave the mark that the tracker store looks for."""
        answer = Answer("", "delete_data", "smalltalk", language_of(tracker), confidence=confidence_of(tracker))
        say_response(dispatcher, "utter_delete_data", answer)
        if await asyncio.to_thread(wiring().tickets.withdraw, tracker.sender_id, now()):
            dispatcher.utter_message(text=text_of("said", "withdrawn", language_of(tracker)))
        return [SlotSet("delete_conversation", True)]
