"""Says what can be said of a message that was not understood: the nearest topics, or where to ask."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import (
    Events,
    active_call,
    asked_before,
    confidence_of,
    language_of,
    now,
    say,
    say_again,
    words_of,
)
from assistant.answers.fallback import near, not_understood
from assistant.answers.model import Answer, Question
from assistant.answers.passages import passages_found
from assistant.language.simpler import asks_simpler
from assistant.wiring import wiring

SHORT = 6
"""Words of a message that may be nothing but the wish for simpler words."""


class Fallback(Action):
    """Offers up to three topics or the way to a person, a person first from the second failure in a row."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_fallback"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Say the offer, and wait: without the last event Rasa would fall back again and again."""
        words, before = words_of(tracker), asked_before(tracker)
        if before is not None and len(words.split()) <= SHORT and asks_simpler(words):
            return [*say_again(dispatcher, tracker, before, simpler=True), FollowupAction("action_listen")]
        ranking = [(one["name"], one["confidence"]) for one in tracker.latest_message.get("intent_ranking", [])]
        failures = (tracker.get_slot("failures") or 0) + 1
        hopeless = tracker.latest_message.get("band") == "passages" or not near(wiring().store, ranking)
        found = self._passages(tracker, words) if hopeless else None
        say(dispatcher, not_understood(wiring().store, ranking, language_of(tracker), failures, found))
        return [SlotSet("failures", failures), FollowupAction("action_listen")]

    @staticmethod
    def _passages(tracker: Tracker, words: str) -> Answer | None:
        """What the call's texts say in these words, or None."""
        asking = Question("fallback", language_of(tracker), now(), active_call(tracker), (), confidence_of(tracker))
        return passages_found(wiring().store, wiring().passages, words, asking)
