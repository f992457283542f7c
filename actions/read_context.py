"""Reads what a message says about the conversation itself, before anything is answered: language, call, who asks."""

import re
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Events, about_us, asked_before
from assistant.context import calls_named, mentions_in, mentions_to_slot, who_asks
from assistant.handoff.state import quotes
from assistant.handoff.transcript import COMPLAINTS
from assistant.language.conversation import LanguageState, choose, requested_language
from assistant.wiring import wiring

PRESSED = re.compile(r'/language_switch\{"language": ?"([a-z]{2})"\}')
"""What the page's switch of language sends."""


class ReadContext(Action):
    """Sets the slots that every other action reads; Rasa runs it with each message as a custom slot mapping."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_read_context"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Set language and call, who asks, and that a message was understood."""
        message = tracker.latest_message
        metadata = message.get("metadata") or {}
        wiring().store.refresh()
        return [
            *self._language(tracker, message, metadata),
            *self._call(tracker, message, metadata),
            *self._people(tracker, message),
        ]

    @staticmethod
    def _language(tracker: Tracker, message: dict[str, Any], metadata: dict[str, Any]) -> Events:
        before = LanguageState.from_slot(tracker.get_slot("language_state"))
        requested = None
        if (message.get("intent") or {}).get("name") == "language_switch":
            requested = _pressed_language(message) or requested_language(message.get("text") or "")
        # A message copied from the screen is in the machine's language, not in the person's.
        detected = None if quotes(tracker.get_slot("handoff")) else message.get("language")
        state = choose(detected, before, metadata.get("language"), requested)
        if state == before and tracker.get_slot("language"):
            return []
        return [SlotSet("language", state.language), SlotSet("language_state", state.as_slot())]

    @staticmethod
    def _call(tracker: Tracker, message: dict[str, Any], metadata: dict[str, Any]) -> Events:
        store = wiring().store
        events: Events = []
        page = metadata.get("call")
        if page and page != tracker.get_slot("page_call") and store.call(page) is not None:
            events.append(SlotSet("page_call", page))
        named = [code for code in calls_named(mentions_in(message)) if store.call(code) is not None]
        if len(named) == 1 and named[0] != tracker.get_slot("call"):
            events.append(SlotSet("call", named[0]))
        return events

    @staticmethod
    def _people(tracker: Tracker, message: dict[str, Any]) -> Events:
        """Who asks, as they said last, and how often in a row they were not understood."""
        events: Events = []
        before = about_us(tracker)
        asked = asked_before(tracker)
        asked_back = asked is not None and asked.asks_back
        known = who_asks(str(message.get("text") or ""), mentions_in(message), before, asked_back=asked_back)
        if known != before:
            events.append(SlotSet("about_us", mentions_to_slot(known)))
        understood = (message.get("intent") or {}).get("name") not in ("nlu_fallback", *COMPLAINTS)
        if understood and tracker.get_slot("failures"):
            events.append(SlotSet("failures", 0))
        return events


def _pressed_language(message: dict[str, Any]) -> str | None:
    """The language that the page's switch asks for; the channel lets only those through that are spoken."""
    pressed = PRESSED.fullmatch(message.get("text") or "")
    return pressed.group(1) if pressed else None
