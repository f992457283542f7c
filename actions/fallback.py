"""Says what can be said of a message that was not understood: the nearest topics, or where to ask."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Events, asked_before, asked_now, language_of, now, remember, say, with_next_topics
from assistant.answers.fallback import nearest_topics
from assistant.context import mentions_in, only_names, question
from assistant.wiring import wiring


class Fallback(Action):
    """Offers up to three topics; a message that only names something takes its topic from what was asked before."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_fallback"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Say the offer, and wait: without the last event Rasa would fall back again and again."""
        message = tracker.latest_message
        listen: dict[str, Any] = FollowupAction("action_listen")
        if only_names(message.get("text") or "", mentions_in(message)):
            asked, before = asked_now(tracker), asked_before(tracker)
            answer = wiring().answerer.answer(question(asked, language_of(tracker), now()))
            say(dispatcher, with_next_topics(answer, but=before.topic if before else None))
            return [remember(asked), listen]
        ranking = [(one["name"], one["confidence"]) for one in message.get("intent_ranking", [])]
        say(dispatcher, nearest_topics(wiring().store, ranking, language_of(tracker)))
        return [listen]
