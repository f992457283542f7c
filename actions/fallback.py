"""Says what can be said of a message that was not understood: the nearest topics, or where to ask."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Events, language_of, say
from assistant.answers.fallback import nearest_topics
from assistant.wiring import wiring


class Fallback(Action):
    """Offers up to three topics, or the way to a person."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_fallback"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Say the offer, and wait: without the last event Rasa would fall back again and again."""
        ranking = [(one["name"], one["confidence"]) for one in tracker.latest_message.get("intent_ranking", [])]
        say(dispatcher, nearest_topics(wiring().store, ranking, language_of(tracker)))
        return [FollowupAction("action_listen")]
