"""Says the last answer again, in the language that is spoken now, in simpler words if they are asked for."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import (
    Events,
    asked_before,
    confidence_of,
    language_of,
    say_again,
    say_response,
    with_next_topics,
    words_of,
)
from assistant.answers.model import Answer
from assistant.language.simpler import asks_simpler


class Repeat(Action):
    """Answers the last question anew; asks for one where there was none."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_repeat"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Say it again."""
        before = asked_before(tracker)
        if before is not None:
            return say_again(dispatcher, tracker, before, simpler=asks_simpler(words_of(tracker)))
        answer = Answer("", "repeat", "smalltalk", language_of(tracker), confidence=confidence_of(tracker))
        say_response(dispatcher, "utter_nothing_to_repeat", with_next_topics(tracker, answer))
        return []
