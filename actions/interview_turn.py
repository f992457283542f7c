"""One turn of the interview: what the conversation holds of it, and how something is said and kept."""

from dataclasses import replace
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Events, active_call, language_of, now, words_of
from assistant.answers.model import Answer
from assistant.context import topic_of_intent
from assistant.interview.message import Mention as Named
from assistant.interview.message import Message
from assistant.interview.state import VERSION, Around, State, around
from assistant.interview.step import Step
from assistant.interview.texts import Text, joined
from assistant.interview.texts import say as text_of
from assistant.interview.wishes import asks_meaning
from assistant.interview.wording import Button, Prompt, ask, press
from assistant.wiring import wiring

TOPIC = "check_eligibility"
BY_BUTTON = ("interview", "answer_to_change")


class Turn:
    """One turn: the conversation's memory of its interview, and the ways to say something."""

    def __init__(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
        self.dispatcher, self.tracker = dispatcher, tracker
        self.language = language_of(tracker)
        self.slot: dict[str, Any] = dict(tracker.get_slot("interview") or {})
        # A state that an older Dario kept cannot be read: the interview is gone, and the next message says so.
        kept = self.slot.get("state") or {}
        self.state = State.from_json(kept) if kept.get("v") == VERSION else None
        self.message = read(tracker)
        self.now = now()
        self._held: dict[str, Around] = {}

    def around(self, call: str) -> Around:
        """What an interview on a call is held against now."""
        if call not in self._held:
            self._held[call] = around(wiring().eligibility, call, self.now)
        return self._held[call]

    def ask(self, step: Step, held: Around) -> Events:
        """Say the next question."""
        prompt = ask(step.state, held)
        lines = joined([step.said, prompt.text], "\n").in_language(self.language)
        buttons = (*step.buttons, *(button for button in prompt.buttons if button not in step.buttons))
        self.utter(lines, step.state.call, buttons, {"interview": _asking(prompt, step.state)})
        return self.keep(step.state)

    def beside(self, said: Text, buttons: tuple[Button, ...]) -> Events:
        """Say something about codes; a running interview goes on with its question."""
        if self.state is not None and self.state.running:
            return self.ask(Step("said", self.state, said), self.around(self.state.call))
        return self.plain(said.in_language(self.language), self.state, buttons)

    def plain(
        self, text: str, state: State | None, buttons: tuple[Button, ...] = (), held: Around | None = None
    ) -> Events:
        """Say a text that puts no new question."""
        custom: dict[str, Any] = {}
        if state is not None and state.running and held is not None:
            custom["interview"] = _asking(ask(state, held), state)
        self.utter(text, state.call if state else active_call(self.tracker), buttons, custom)
        return self.keep(state)

    def closing(self, state: State, status: str) -> dict[str, Any]:
        """The interview's part of a message that asks nothing more."""
        asked = len(state.asked)
        return {
            "v": 1,
            "state": status,
            "question": None,
            "number": asked,
            "at_most": asked,
            "answers": state.answers(),
        }

    def utter(
        self,
        text: str,
        call: str,
        buttons: tuple[Button, ...],
        custom: dict[str, Any],
        citations: list[dict[str, Any]] | None = None,
    ) -> None:
        """Say a text of the interview with its contract."""
        answer = Answer(text, TOPIC, "interview", self.language, call).contract()
        if citations:
            answer["citations"] = citations
        self.say(text, buttons, {"answer": answer, **custom})

    def say(self, text: str, buttons: tuple[Button, ...], custom: dict[str, Any]) -> None:
        """Say a text with buttons in the conversation's language."""
        shown = [{"title": one.title.in_language(self.language), "payload": one.payload} for one in buttons]
        self.dispatcher.utter_message(text=text, buttons=shown, json_message=custom)

    def keep(self, state: State | None) -> Events:
        """The slot with this state."""
        kept = {name: value for name, value in self.slot.items() if name != "state"}
        if state is not None:
            kept["state"] = state.as_json()
        return [SlotSet("interview", kept or None)]


def _asking(prompt: Prompt, state: State) -> dict[str, Any]:
    """The interview's part of a message while a question waits for its answer."""
    return {
        "v": 1,
        "state": "asking",
        "question": prompt.question,
        "number": prompt.number,
        "at_most": prompt.at_most,
        "answers": state.answers(),
    }


def start_button() -> Button:
    """The button that begins an interview."""
    return Button(text_of("button", "start"), press("start"))


def no_button() -> Button:
    """The button that declines an interview."""
    return Button(text_of("button", "no"), press("no"))


def repeat_button() -> Button:
    """The button that has the question put again."""
    return Button(text_of("button", "repeat"), press("repeat"))


def person_button() -> Button:
    """The button that asks for a person."""
    return Button(text_of("button", "person"), "/human_agent")


def read(tracker: Tracker) -> Message:
    """The message as the interview reads it."""
    parsed = tracker.latest_message
    entities = parsed.get("entities", [])
    # A text may correct an answer too: what it is to be, the interview reads from its words.
    button = str(parsed.get("text") or "").startswith("/")
    sent = {one["entity"]: str(one["value"]) for one in entities if button and one["entity"] in BY_BUTTON}
    named = tuple(
        Named(one["entity"], str(one["value"]), one.get("start", 0), one.get("end", 0))
        for one in entities
        if one["entity"] not in BY_BUTTON
    )
    intent = (parsed.get("intent") or {}).get("name") or "nlu_fallback"
    topic = None if intent == "nlu_fallback" else topic_of_intent(intent)
    message = Message(words_of(tracker), named, topic)
    topic = "glossary" if asks_meaning(message) else topic
    return replace(message, topic=topic, pressed=sent.get("interview", ""), change=sent.get("answer_to_change", ""))
