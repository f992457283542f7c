"""Leads the interview on eligibility: reads slots, lets assistant/interview work, says what comes out, keeps it."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Events, active_call, asked_now, confidence_of, language_of, now, say, say_response, words_of
from assistant.answers.contact import OFFICES, contact
from assistant.answers.model import Answer, Mention, distinct
from assistant.context import Asked, question, topic_of_intent
from assistant.interview import words
from assistant.interview.codes import KEPT_FOR, code_in
from assistant.interview.interview import Step, begin, changeable, resumed, take
from assistant.interview.message import Mention as Named
from assistant.interview.message import Message
from assistant.interview.outcome import citations_of, result_buttons, result_of, result_text
from assistant.interview.page import summary_text
from assistant.interview.questions import current
from assistant.interview.routing import corrects_result
from assistant.interview.state import VERSION, Around, State, around
from assistant.interview.texts import Text, joined, written
from assistant.interview.texts import say as text_of
from assistant.interview.wishes import asks_meaning, command_of
from assistant.interview.wording import Button, ask, press
from assistant.wiring import wiring

TOPIC = "check_eligibility"
TRIES = 5
"""Wrong codes that one conversation may give before it has to wait."""
WAIT = timedelta(minutes=15)


class LeadInterview(Action):
    """One message of an interview in, what is said and the next question out."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_interview"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Say the next question, or the result."""
        return await _Turn(dispatcher, tracker).answer()


class _Turn:
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

    async def answer(self) -> Events:
        """Say what the message calls for; the slot as it stands afterwards."""
        code = code_in(words_of(self.tracker))
        if code is not None:
            return await self.resume(code)
        state = self.state
        if state is not None and state.running:
            return await self.done(take(state, self.message, self.around(state.call)))
        if state is not None and state.status == "finished" and (wish := self._after_result(state)) is not None:
            return await self.done(wish)
        if state is not None and state.status == "offered" and words.NO.search(self.message.text):
            return self.plain(text_of("said", "declined").in_language(self.language), None)
        return await self.start(offered=state is not None and state.status == "offered")

    def _after_result(self, state: State) -> Step | None:
        """What a message after the result does to it; None if it begins anew."""
        pressed, told = self.message.pressed, self.message.text
        if pressed in ("start", "restart") or command_of(told) == "restart":
            return None
        if pressed or self.message.change or corrects_result(told):
            return take(replace(state, status="asking"), self.message, self.around(state.call))
        return None

    async def start(self, *, offered: bool) -> Events:
        """Begin; a single firm is first told what it can do, and a call without conditions is said to have none."""
        call = active_call(self.tracker)
        held = self.around(call)
        if self.message.pressed not in ("", "start", "restart") or self.message.change:
            return self.plain(text_of("said", "gone").in_language(self.language), None, (_start_button(),))
        if not held.call.conditions:
            return self.no_conditions(call, held)
        if not offered and not self.message.pressed and words.SINGLE_FIRM.search(self.message.text):
            return self.single_firm(call)
        first = self.message if not offered and not self.message.pressed else Message()
        return await self.done(begin(first, held))

    # what is said

    async def done(self, step: Step) -> Events:
        """Say what a step came to."""
        held = self.around(step.state.call)
        if step.digression:
            self.digress()
        if step.state.running and current(step.state, held) is None:
            return self.after_result(step, held)
        if step.kind == "stopped":
            return await self.stop(step)
        if step.kind == "pause":
            return await self.pause(step.state, held)
        return self.shown(step, held)

    def shown(self, step: Step, held: Around) -> Events:
        """Say what needs nothing but saying."""
        if step.kind == "finished":
            return self.finish(step, held)
        if step.kind == "summary":
            return self.summary(step.state, held)
        if step.only:
            return self.plain(step.said.in_language(self.language), step.state, step.buttons, held)
        return self.ask(step, held)

    def after_result(self, step: Step, held: Around) -> Events:
        """Go on after a result that stands as it was."""
        state = replace(step.state, status="finished")
        if step.kind == "summary":
            return self.summary(state, held)
        said = step.said if step.only else text_of("said", "which_answer")
        buttons = step.buttons if step.only else changeable(state, held)
        return self.plain(said.in_language(self.language), state, buttons)

    def ask(self, step: Step, held: Around) -> Events:
        """Say the next question."""
        prompt = ask(step.state, held)
        lines = joined([step.said, prompt.text], "\n").in_language(self.language)
        buttons = (*step.buttons, *(button for button in prompt.buttons if button not in step.buttons))
        contract = {
            "v": 1,
            "state": "asking",
            "question": prompt.question,
            "number": prompt.number,
            "at_most": prompt.at_most,
            "answers": step.state.answers(),
        }
        self.utter(lines, step.state.call, buttons, {"interview": contract})
        return self.keep(step.state)

    def finish(self, step: Step, held: Around) -> Events:
        """Say the result."""
        result = result_of(step.state, held)
        lines = joined([step.said, result_text(step.state, held)], "\n").in_language(self.language)
        custom = {"interview": self.closing(step.state, "finished"), "eligibility": result.contract()}
        self.utter(lines, step.state.call, result_buttons(), custom, citations_of(result))
        return self.keep(step.state)

    def summary(self, state: State, held: Around) -> Events:
        """Say everything known, and the comparison so far, as a text to print."""
        lines = summary_text(state, held).in_language(self.language)
        buttons = result_buttons() if state.status == "finished" or not state.running else ()
        return self.plain(lines, state, buttons or (_repeat_button(),), held)

    async def stop(self, step: Step) -> Events:
        """Close the interview; nothing of it is kept, also not under a code."""
        if step.state.kept is not None:
            await asyncio.to_thread(wiring().paused_interviews.forget, step.state.kept)
        text = step.said.in_language(self.language)
        custom = {"interview": {"v": 1, "state": "cancelled", "answers": {"members": []}}}
        self.utter(text, step.state.call, (_start_button(),), custom)
        return self.keep(None)

    async def pause(self, state: State, held: Around) -> Events:
        """Keep the interview under a code, and say the code."""
        paused = wiring().paused_interviews
        kept = {**replace(state, kept=None, before=()).as_json(), "rules": held.call.version}
        code, lapses = await asyncio.to_thread(paused.pause, kept, self.now, state.kept)
        day = written(lapses.date())
        self.utter(
            text_of("said", "paused", code=code, day=day).in_language(self.language),
            state.call,
            (),
            {"interview": self.closing(state, "paused")},
        )
        return self.keep(None)

    async def resume(self, code: str) -> Events:
        """Bring a paused interview back; wrong codes are counted."""
        until = self.slot.get("wait_until")
        if until is not None and self.now < datetime.fromisoformat(until):
            return self.blocked(datetime.fromisoformat(until))
        found = await asyncio.to_thread(wiring().paused_interviews.find, code, self.now)
        if found is None:
            return self.wrong_code(0 if until is not None else self.slot.get("wrong_codes", 0))
        data = dict(found.state)
        rules = data.pop("rules", None)
        state = replace(State.from_json(data), kept=found.number)
        held = self.around(state.call)
        step = resumed(state, held)
        if rules != held.call.version:
            step = replace(step, said=joined([step.said, text_of("said", "resumed_old")]))
        self.slot.pop("wrong_codes", None)
        return await self.done(step)

    def wrong_code(self, before: int) -> Events:
        """Say that a code is wrong, and how many tries are left; too many of them have to wait."""
        wrong = before + 1
        self.slot.pop("wait_until", None)
        self.slot["wrong_codes"] = wrong
        if wrong >= TRIES:
            until = self.now + WAIT
            self.slot["wait_until"] = until.isoformat()
            return self.blocked(until)
        return self.beside(text_of("said", "wrong_code", days=KEPT_FOR.days, left=TRIES - wrong), (_start_button(),))

    def blocked(self, until: datetime) -> Events:
        """Say that codes have to wait, and who helps meanwhile."""
        minutes = max(1, -int((self.now - until).total_seconds() // 60))
        return self.beside(text_of("said", "too_many_codes", minutes=minutes), (_person_button(), _start_button()))

    def digress(self) -> None:
        """Answer another question, with its source."""
        asked = asked_now(self.tracker)
        if self.message.topic == "glossary":
            asked = replace(asked, topic="glossary")
        topic, confidence = asked.topic, confidence_of(self.tracker)
        shown = wiring().store.topics().get(topic)
        if topic in OFFICES:
            asking = question(asked, self.language, self.now)
            say(self.dispatcher, contact(asking, wiring().store, active_call(self.tracker)))
        elif shown is None or shown.conversational:
            status: Any = "out_of_scope" if topic == "out_of_scope" else "smalltalk"
            answer = Answer("", topic, status, self.language, confidence=confidence)
            say_response(self.dispatcher, f"utter_{topic}", answer)
        else:
            words_said = words_of(self.tracker)
            say(self.dispatcher, wiring().answerer.answer(question(asked, self.language, self.now, words_said)))

    def single_firm(self, call: str) -> Events:
        """Say at once what a single firm can and cannot do, with the sources, and offer the interview all the same."""
        firm = (Mention("organisation_kind", "company"),)
        answerer = wiring().answerer
        told = [
            answerer.answer(question(Asked(topic, call, firm), self.language, self.now))
            for topic in ("beneficiaries", "clusterxchange_participants")
        ]
        told = [answer for answer in told if answer.status in ("answered", "partly")]
        offer = text_of("begin", "offer").in_language(self.language)
        answer = Answer(
            "\n".join([*(each.text for each in told), offer]),
            TOPIC,
            "answered" if told else "interview",
            self.language,
            call,
            tuple(fact for each in told for fact in each.facts),
            distinct(citation for each in told for citation in each.citations),
        )
        self.say(answer.text, (_start_button(), _no_button()), {"answer": answer.contract()})
        return self.keep(State(call, "offered"))

    def no_conditions(self, call: str, held: Around) -> Events:
        """Say that this call has no conditions to compare with; what is published about it is told."""
        told = wiring().answerer.answer(question(Asked(TOPIC, call), self.language, self.now))
        head = text_of("begin", "none", title=held.call.title).in_language(self.language)
        lines = dict.fromkeys([head, *told.text.split("\n")])
        answer = replace(told, text="\n".join(lines), confidence=confidence_of(self.tracker))
        say(self.dispatcher, answer)
        return self.keep(None)

    # how it is said

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
            prompt = ask(state, held)
            custom["interview"] = {
                "v": 1,
                "state": "asking",
                "question": prompt.question,
                "number": prompt.number,
                "at_most": prompt.at_most,
                "answers": state.answers(),
            }
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


def _start_button() -> Button:
    return Button(text_of("button", "start"), press("start"))


def _no_button() -> Button:
    return Button(text_of("button", "no"), press("no"))


def _repeat_button() -> Button:
    return Button(text_of("button", "repeat"), press("repeat"))


def _person_button() -> Button:
    return Button(text_of("button", "person"), "/human_agent")


def read(tracker: Tracker) -> Message:
    """The message as the interview reads it."""
    parsed = tracker.latest_message
    entities = parsed.get("entities", [])
    sent = {one["entity"]: str(one["value"]) for one in entities if one["entity"] in ("interview", "answer_to_change")}
    named = tuple(
        Named(one["entity"], str(one["value"]), one.get("start", 0), one.get("end", 0))
        for one in entities
        if one["entity"] not in ("interview", "answer_to_change")
    )
    intent = (parsed.get("intent") or {}).get("name") or "nlu_fallback"
    topic = None if intent == "nlu_fallback" else topic_of_intent(intent)
    message = Message(words_of(tracker), named, topic)
    topic = "glossary" if asks_meaning(message) else topic
    return replace(message, topic=topic, pressed=sent.get("interview", ""), change=sent.get("answer_to_change", ""))
