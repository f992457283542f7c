"""Confirms the language asked for; a message in a third language is answered in both.

"In plain English, please" names a language and asks for simpler words: the last answer is said again in them.
"""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Events, asked_before, confidence_of, language_of, say_again, say_response, words_of
from assistant.answers.model import Answer
from assistant.language.conversation import SPOKEN
from assistant.language.simpler import asks_simpler


class SwitchLanguage(Action):
    """The language itself was chosen by read_context; this says so."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_switch_language"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Say which language is spoken from here on."""
        foreign = tracker.latest_message.get("language") not in (None, "it", "en")
        before = asked_before(tracker)
        if not foreign and before is not None and asks_simpler(words_of(tracker)):
            return say_again(dispatcher, tracker, before, simpler=True)
        page = (tracker.latest_message.get("metadata") or {}).get("language")
        language = page if foreign and page in SPOKEN else language_of(tracker)
        answer = Answer("", "language_switch", "smalltalk", language, confidence=confidence_of(tracker))
        say_response(dispatcher, "utter_third_language" if foreign else "utter_language_switch", answer)
        return []
