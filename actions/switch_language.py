"""Confirms the language asked for; a message in a third language is answered in both."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Events, confidence_of, language_of, say_response
from assistant.answers.model import Answer
from assistant.language.conversation import SPOKEN


class SwitchLanguage(Action):
    """The language itself was chosen by read_context; this says so."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_switch_language"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Say which language is spoken from here on."""
        foreign = tracker.latest_message.get("language") not in (None, "it", "en")
        page = (tracker.latest_message.get("metadata") or {}).get("language")
        language = page if foreign and page in SPOKEN else language_of(tracker)
        answer = Answer("", "language_switch", "smalltalk", language, confidence=confidence_of(tracker))
        say_response(dispatcher, "utter_third_language" if foreign else "utter_language_switch", answer)
        return []
