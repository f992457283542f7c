"""Answers a question on a topic from the knowledge base."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Events, asked_before, asked_now, language_of, now, remember, say, with_next_topics
from assistant.context import calls_named, question
from assistant.wiring import wiring


class AnswerQuestion(Action):
    """One question in, one answer out; asks which call is meant where a name may mean several."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_answer"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Say the answer and remember what was asked."""
        asked, before = asked_now(tracker), asked_before(tracker)
        answerer = wiring().answerer
        asking = question(asked, language_of(tracker), now())
        calls = calls_named(asked.mentions)
        if len(calls) > 1 and wiring().store.topic(asked.topic).needs_call:
            say(dispatcher, answerer.which_call(asking, calls))
        else:
            say(dispatcher, with_next_topics(answerer.answer(asking), but=before.topic if before else None))
        return [remember(asked)]
