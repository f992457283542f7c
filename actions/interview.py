"""Leads the interview on eligibility: reads slots, lets assistant/interview work, says what comes out, keeps it."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Events, active_call, words_of
from actions.handoff_turn import HandoffTurn
from actions.interview_beside import digress, no_conditions, single_firm
from actions.interview_turn import Turn, person_button, repeat_button, start_button
from assistant.answers.contact import OFFICES
from assistant.interview.codes import KEPT_FOR, code_in
from assistant.interview.commands import changeable
from assistant.interview.interview import begin, resumed, take
from assistant.interview.message import Message
from assistant.interview.outcome import citations_of, result_buttons, result_of, result_text
from assistant.interview.page import summary_text
from assistant.interview.questions import current
from assistant.interview.routing import corrects_result, tells_partnership
from assistant.interview.state import Around, State
from assistant.interview.step import Step
from assistant.interview.texts import joined, written
from assistant.interview.texts import say as text_of
from assistant.interview.wishes import command_of
from assistant.interview.words.speech import NO
from assistant.interview.words.traits import SINGLE_FIRM
from assistant.wiring import wiring

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
        return await _Lead(dispatcher, tracker).answer()


class _Lead(Turn):
    """One turn, and what it comes to."""

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
        if state is not None and state.status == "offered" and NO.search(self.message.text):
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
            return self.plain(text_of("said", "gone").in_language(self.language), None, (start_button(),))
        if not held.call.conditions:
            return no_conditions(self, call, held)
        if not offered and not self.message.pressed and SINGLE_FIRM.search(self.message.text):
            return single_firm(self, call)
        tells = not offered or tells_partnership(self.message.text, self.message.mentions)
        first = self.message if tells and not self.message.pressed else Message()
        return await self.done(begin(first, held))

    async def done(self, step: Step) -> Events:
        """Say what a step came to."""
        held = self.around(step.state.call)
        goes_on = step.state.running and current(step.state, held) is not None
        if step.digression and goes_on and self.message.topic in OFFICES:
            return [*self.keep(step.state), *await HandoffTurn(self.dispatcher, self.tracker).start()]
        if step.digression:
            digress(self)
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
        return self.plain(lines, state, buttons or (repeat_button(),), held)

    async def stop(self, step: Step) -> Events:
        """Close the interview; nothing of it is kept, also not under a code."""
        if step.state.kept is not None:
            await asyncio.to_thread(wiring().paused_interviews.forget, step.state.kept)
        text = step.said.in_language(self.language)
        custom = {"interview": {"v": 1, "state": "cancelled", "answers": {"members": []}}}
        self.utter(text, step.state.call, (start_button(),), custom)
        return self.keep(None)

    async def pause(self, state: State, held: Around) -> Events:
        """Keep the interview under a code, and say the code."""
        paused = wiring().paused_interviews
        kept = {**replace(state, kept=None, before=()).as_json(), "rules": held.call.version}
        code, lapses, number = await asyncio.to_thread(paused.pause, kept, self.now, state.kept)
        # Who has the conversation deleted has this copy deleted with it (assistant/turns.py).
        self.slot["paused"] = [*self.slot.get("paused", []), number]
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
        return self.beside(text_of("said", "wrong_code", days=KEPT_FOR.days, left=TRIES - wrong), (start_button(),))

    def blocked(self, until: datetime) -> Events:
        """Say that codes have to wait, and who helps meanwhile."""
        minutes = max(1, -int((self.now - until).total_seconds() // 60))
        return self.beside(text_of("said", "too_many_codes", minutes=minutes), (person_button(), start_button()))
