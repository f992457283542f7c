"""Says the last answer again, in the language that is spoken now."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import (
    Events,
    asked_before,
    confidence_of,
    language_of,
    now,
    say,
    say_response,
    with_next_topics,
)
from assistant.answers.model import Answer
from assistant.context import question
from assistant.wiring import wiring


class Repeat(Action):
    """Answers the last question anew; asks for one where there was none."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_repeat"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Say it again."""
        before = asked_before(tracker)
        if before is None:
            answer = Answer("", "repeat", "smalltalk", language_of(tracker), confidence=confidence_of(tracker))
            say_response(dispatcher, "utter_nothing_to_repeat", answer)
        else:
            say(
                dispatcher,
                with_next_topics(wiring().answerer.answer(question(before, language_of(tracker), now()))),
            )
        return []
