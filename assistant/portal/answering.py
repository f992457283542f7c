"""Has the engine answer, keeps what it says, and tells all tabs; a conversation's lock is held meanwhile."""

import asyncio
import time
from dataclasses import replace

from assistant.answers.model import Answer
from assistant.interview.codes import without_codes
from assistant.portal.conversations import Accepted, Conversations, Said
from assistant.portal.engine_client import EngineClient, Reply
from assistant.portal.hub import Event, Hub
from assistant.portal.markup import html_of
from assistant.portal.messages import Conversation, EngineDownError, Message
from assistant.portal.metrics import Metrics
from assistant.portal.texts import text as text_of
from assistant.wiring import Wiring

DELETED = "delete_data"
"""The topic of the answer after which the engine deletes a conversation."""

SWITCHED = "language_switch"
"""The topic of the answer after which the conversation is in the answer's language."""


class Answering:
    """The engine's side of the dialogue."""

    def __init__(self, wiring: Wiring, engine: EngineClient, metrics: Metrics, kept: Conversations, hub: Hub) -> None:
        self._wiring, self._engine, self._metrics = wiring, engine, metrics
        self._kept, self._hub = kept, hub

    async def answer(self, owner: Conversation, accepted: Accepted, said: str) -> list[Message]:
        """Have the engine answer a message of a person; that message and its answers."""
        self._hub.tell(owner.id, Event("typing", {"answers": accepted.number}))
        try:
            reply = await self._ask(owner, said)
        except EngineDownError as error:
            return await self._not_answered(owner, accepted, error)
        told = await self._keep(owner, accepted.messages[0], reply)
        asked, answers = told[0], told[1:]
        if not accepted.fresh or asked.language != owner.language:
            self._hub.changed(owner.id, asked)
        self._hub.said(owner.id, answers)
        if DELETED in reply.topics:
            await self.erase(owner)
        elif SWITCHED in reply.topics:
            # Also where it seems to be so already: ``owner`` may be as it was before the message that came first.
            await asyncio.to_thread(self._kept.set_language, owner.id, answers[0].language)
        return [asked, *accepted.messages[1:], *answers]

    async def _not_answered(self, owner: Conversation, accepted: Accepted, error: EngineDownError) -> list[Message]:
        """Say honestly that Dario is not available; once, however often the message is sent again."""
        self._metrics.failures.labels(error.why).inc()
        if not accepted.fresh and len(accepted.messages) > 1:
            return accepted.messages
        said = [await asyncio.to_thread(self._unavailable, owner)]
        told = await asyncio.to_thread(self._kept.answer, owner, accepted.messages[0], said, state="unanswered")
        self._hub.changed(owner.id, told[0])
        self._hub.said(owner.id, told[1:])
        return told

    async def have_said(
        self, owner: Conversation, payload: str, *, switches: bool = False, honest: bool = True
    ) -> list[Message]:
        """Dario's answer to what nobody wrote: the greeting, a switch of language, a pause.

        ``honest``: an engine that does not answer is told as an answer of Dario's instead of raising EngineDownError.
        """
        try:
            reply = await self._ask(owner, payload)
        except EngineDownError as error:
            self._metrics.failures.labels(error.why).inc()
            if not honest:
                raise
            said = [await asyncio.to_thread(self._unavailable, owner)]
            told = await asyncio.to_thread(self._kept.answer, owner, None, said)
        else:
            if switches:
                await asyncio.to_thread(self._kept.set_language, owner.id, owner.language)
            told = await self._keep(owner, None, reply)
        self._hub.said(owner.id, told)
        return told

    async def _ask(self, owner: Conversation, said: str) -> Reply:
        begun = time.perf_counter()
        reply = await self._engine.say(owner, said)
        self._metrics.engine.observe(time.perf_counter() - begun)
        self._metrics.answered(reply.said)
        return reply

    async def _keep(self, owner: Conversation, person: Message | None, reply: Reply) -> list[Message]:
        """Keep an answer without the code it may tell; given back is the answer as it was told."""
        kept = [replace(one, text=without_codes(one.text)) if _tells_code(one) else one for one in reply.said]
        told = await asyncio.to_thread(self._kept.answer, owner, person, kept)
        asked = [] if person is None else told[:1]
        answers = [
            replace(message, text=one.text, html=html_of(one.text)) if _tells_code(one) else message
            for message, one in zip(told[len(asked) :], reply.said, strict=True)
        ]
        return [*asked, *answers]

    def _unavailable(self, owner: Conversation) -> Said:
        """The word that Dario is not available, and who helps meanwhile."""
        self._wiring.store.refresh()
        office = self._wiring.store.office("europe_direct")
        name, reach = office.name.in_language(owner.language), office.reach.in_language(owner.language)
        text = text_of("dialogue", "down", owner.language, office=name, reach=reach)
        answer = Answer(text, "fallback", "error", owner.language, owner.call)
        return Said(text, owner.language, custom={"answer": answer.contract()})

    async def erase(self, owner: Conversation) -> None:
        """Delete everything of a conversation, and tell all its tabs."""
        await asyncio.to_thread(self._kept.delete, owner.id)
        self._hub.tell(owner.id, Event("deleted", {}))


def _tells_code(said: Said) -> bool:
    return (said.custom.get("interview") or {}).get("state") == "paused"
