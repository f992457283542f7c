"""One turn of a handoff: reads slots, lets assistant/handoff work, says what comes out, keeps the ticket on consent."""

import asyncio
from dataclasses import replace
from datetime import datetime, time
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Events, active_call, asked_now, language_of, now
from actions.handoff_wording import BUTTON, Stand, buttons_of, question_of, read
from actions.interview_turn import Turn
from actions.parts import answered_beside, say_parts
from assistant.answers.contact import contact
from assistant.answers.formats import write, write_date
from assistant.answers.model import Answer, Button
from assistant.context import question
from assistant.handoff.conduct import Step, begin, take
from assistant.handoff.packet import Packet, lines, make_packet
from assistant.handoff.state import CONSENT, OFFICE, TOPIC, Kind, State
from assistant.handoff.texts import say as text_of
from assistant.handoff.tickets import Ticket
from assistant.handoff.transcript import COMPLAINTS, exchanges, last_open
from assistant.handoff.words import COMPLAINT
from assistant.handoff.working_days import ROME, working_days_after
from assistant.interview.page import summary_text
from assistant.interview.step import Step as InterviewStep
from assistant.interview.texts import Text
from assistant.message_parts import parts_of
from assistant.wiring import wiring


class HandoffTurn:
    """One message of a handoff, and what it comes to."""

    def __init__(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
        self.dispatcher, self.tracker = dispatcher, tracker
        self.language = language_of(tracker)
        self.state = State.from_json(tracker.get_slot("handoff"))
        self.message = read(tracker)
        self.now = now()

    async def answer(self) -> Events:
        """Go on with the handoff that runs, or start one; the slots afterwards."""
        if self.state is not None:
            return await self.done(self.state, take(self.state, self.message))
        if self.message.pressed not in ("", "start"):
            again = (Button(self.text("button", "again"), BUTTON.format(word="start")),)
            self.utter([self.text("said", "gone")], Stand("question", "closed"), again)
            return []
        return await self.start()

    async def start(self) -> Events:
        """Say how the office is reached, and put the first question beside it."""
        told, _ = await self._read()
        step = begin(self._kind(), self.message.text, last_open(exchanges(told)))
        state = _state_of(step)
        office = contact(self._asking(state.kind), wiring().store, active_call(self.tracker))
        others = answered_beside(parts_of(self.tracker.latest_message)[1:])
        if others:
            self._say(office, Stand(state.kind, "consent"))
            events = say_parts(self.dispatcher, self.tracker, others)
            return [*events, *await self.ask(state, [self.text("begin", state.kind, **self._office(state.kind))])]
        said = [office.text, self.text("begin", state.kind, **self._office(state.kind)), *self._heard(step)]
        text = "\n".join([*said, question_of(state, self.language)])
        self._say(replace(office, text=text, buttons=self._buttons(state)), Stand(state.kind, "consent"))
        return [SlotSet("handoff", state.as_json())]

    async def done(self, before: State, step: Step) -> Events:
        """Say what a message did to the handoff that runs."""
        if step.did == "sent":
            return await self.send(before)
        if step.did == "left":
            return self.leave(before)
        if step.state is None:
            said = self.text("said", step.did, **self._office(before.kind))
            return self.finish([said], Stand(before.kind, "closed"))
        events: Events = []
        if step.did == "digression":
            first, *others = parts_of(self.tracker.latest_message)
            events = say_parts(self.dispatcher, self.tracker, [first, *answered_beside(others)])
        return [*events, *await self.ask(step.state, self._heard(step))]

    async def ask(self, state: State, said: list[str]) -> Events:
        """Put the next question, or show the packet and ask for consent."""
        if state.step == CONSENT:
            packet, shown = await self.packet(state)
            state = replace(state, shown=shown)
            office = self._office(state.kind)
            said = [*said, self.text("ask", "shown", **office), *lines(packet), self.text("ask", CONSENT, **office)]
            self.utter(said, Stand(state.kind, "consent", packet), self._buttons(state))
        else:
            self.utter([*said, question_of(state, self.language)], Stand(state.kind, "consent"), self._buttons(state))
        return [SlotSet("handoff", state.as_json())]

    async def send(self, state: State) -> Events:
        """Keep the packet as it was shown, and say under which reference and what happens next."""
        packet, _ = await self.packet(state, state.shown)
        within = wiring().store.office(state.to).answers_within
        due = working_days_after(self.now, within.least) if within and within.unit == "working_day" else None
        tickets = wiring().tickets
        kept = await asyncio.to_thread(tickets.add, packet, state.to, self.tracker.sender_id, self.now, due)
        return self.finish(self._kept(state, kept, packet), Stand(state.kind, "queued", packet, kept))

    async def packet(self, state: State, through: int | None = None) -> tuple[Packet, int]:
        """The packet of the conversation up to a turn, and that turn's number."""
        turns, last = await self._read(through)
        code = active_call(self.tracker)
        call = wiring().store.call(code)
        title = call.short_title.in_language(self.language) if call else code
        return make_packet(state, self.language, (code, title), exchanges(turns), self._interview()), last

    def leave(self, before: State) -> Events:
        """The address was enough: thanks are answered, and the handoff is over."""
        topic = self.message.topic or "thanks"
        answer = Answer("", topic, "smalltalk", self.language)
        custom = {"answer": answer.contract(), "handoff": Stand(before.kind, "closed").contract()}
        self.dispatcher.utter_message(response=f"utter_{topic}", json_message=custom)
        return [SlotSet("handoff", None), *self._back_to_interview()]

    def finish(self, said: list[str], stand: Stand) -> Events:
        """Say the last of it; an interview that was running goes on."""
        self.utter(said, stand)
        return [SlotSet("handoff", None), *self._back_to_interview()]

    def utter(self, said: list[str], stand: Stand, buttons: tuple[Button, ...] = ()) -> None:
        """Say a text of the handoff with its contract."""
        call = active_call(self.tracker)
        answer = Answer("\n".join(said), TOPIC[stand.kind], "handoff", self.language, call, buttons=buttons)
        self._say(answer, stand)

    def text(self, group: str, name: str, **values: str) -> str:
        """A sentence of the handoff in the conversation's language."""
        return text_of(group, name, self.language, **values)

    def _kind(self) -> Kind:
        if self.message.topic == "technical_problem":
            return "technical"
        said = [event for event in self.tracker.events if event.get("event") == "user"]
        before = ((said[-2].get("parse_data") or {}).get("intent") or {}).get("name") if len(said) > 1 else None
        return "complaint" if before in COMPLAINTS or COMPLAINT.search(self.message.text) else "question"

    def _asking(self, kind: Kind) -> Any:
        return question(replace(asked_now(self.tracker), topic=TOPIC[kind]), self.language, self.now)

    def _heard(self, step: Step) -> list[str]:
        """What is said of the message before the next question."""
        state = _state_of(step)
        if step.did == "switched":
            said = [self.text("said", f"switched_{state.kind}", **self._office(state.kind))]
            return [*said, *self._noted(state)] if state.given else said
        if step.did == "noted":
            return [*self._noted(state), *([self.text("said", "covered")] if step.note else [])]
        return [self.text("said", step.did)] if step.did in ("skipped", "missed", "choose") else []

    def _noted(self, state: State) -> list[str]:
        """That an answer was noted; the first words of all are repeated, since nobody asked for them."""
        if list(state.given) == ["what"] and self.state is None:
            return [self.text("said", "noted_first", text=state.given["what"])]
        return [self.text("said", "noted")]

    def _kept(self, state: State, kept: Ticket, packet: Packet) -> list[str]:
        office, given = wiring().store.office(state.to), self._office(state.kind)
        if state.kind == "technical":
            said = self.text("done", "technical", reference=kept.reference, url=office.url or "", **given)
            return [said, self.text("packet", "reference", reference=kept.reference), *lines(packet)]
        if kept.due is None or office.answers_within is None:
            return [self.text("done", "desk_undated", reference=kept.reference, **given)]
        day = write_date(datetime.combine(kept.due, time(12), ROME), str(ROME), self.language)
        within = write(office.answers_within, self.language)
        return [self.text("done", "desk", reference=kept.reference, day=day, within=within, **given)]

    def _office(self, kind: Kind) -> dict[str, str]:
        office = wiring().store.office(OFFICE[kind])
        return {"office": office.name.in_language(self.language), "reach": office.reach.in_language(self.language)}

    def _buttons(self, state: State) -> tuple[Button, ...]:
        return tuple(Button(title, BUTTON.format(word=word)) for word, title in buttons_of(state, self.language))

    def _say(self, answer: Answer, stand: Stand) -> None:
        """Say an answer; what a packet quotes comes with its facts and citations."""
        contract = answer.contract()
        if stand.packet is not None:
            contract |= {"facts": list(stand.packet.facts), "citations": stand.packet.citations}
        self.dispatcher.utter_message(
            text=answer.text,
            buttons=[{"title": button.title, "payload": button.payload} for button in answer.buttons],
            json_message={"answer": contract, "handoff": stand.contract()},
        )

    async def _read(self, through: int | None = None) -> tuple[list[list[dict[str, Any]]], int]:
        return await asyncio.to_thread(wiring().conversation_turns.read, self.tracker.sender_id, through)

    def _interview(self) -> list[str]:
        """What the check of the conditions knows, as lines; none where there was none."""
        turn = Turn(self.dispatcher, self.tracker)
        state = turn.state
        if state is None or state.status not in ("asking", "finished"):
            return []
        return summary_text(state, turn.around(state.call)).in_language(self.language).split("\n")

    def _back_to_interview(self) -> Events:
        turn = Turn(self.dispatcher, self.tracker)
        if turn.state is None or not turn.state.running:
            return []
        said = Text(text_of("said", "go_on", "it"), text_of("said", "go_on", "en"))
        return turn.ask(InterviewStep("said", turn.state, said), turn.around(turn.state.call))


def _state_of(step: Step) -> State:
    if step.state is None:
        raise ValueError(f"a handoff that was {step.did} has no state")
    return step.state
