"""The one service behind API and pages: takes what people say, has the engine answer, keeps both, tells all tabs."""

import asyncio
import hashlib
import re
import secrets
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timezone
from typing import TypeVar
from weakref import WeakValueDictionary

from assistant.answers.model import Answer
from assistant.interview.codes import DOTS, code_in, without_codes
from assistant.interview.page import as_json, page
from assistant.interview.state import VERSION, State, around
from assistant.language.cleaning import clean
from assistant.portal.conversations import Accepted, Conversations, Said, Written, plain
from assistant.portal.engine_client import EngineClient, Reply
from assistant.portal.hub import Event, Hub
from assistant.portal.markup import html_of
from assistant.portal.messages import (
    LONGEST,
    REASONS,
    Conversation,
    EmptyMessageError,
    EngineDownError,
    Message,
    NoConversationError,
    NoInterviewError,
    ShownButton,
    TooLongError,
)
from assistant.portal.metrics import Metrics
from assistant.portal.texts import text as text_of
from assistant.privacy import mask
from assistant.wiring import Wiring

__all__ = ["LONGEST", "REASONS", "Conversation", "Dialogue", "Message", "ShownButton"]

DELETED = "delete_data"
"""The topic of the answer after which the engine deletes a conversation."""

SWITCHED = "language_switch"
"""The topic of the answer after which the conversation is in the answer's language."""

_ID = re.compile(r"[\w-]{1,43}", re.ASCII)

T = TypeVar("T")


class Dialogue:
    """Conversations between people and the engine; one message of a conversation is in flight at a time."""

    def __init__(self, wiring: Wiring, engine: EngineClient, metrics: Metrics) -> None:
        self._wiring, self._engine, self._metrics = wiring, engine, metrics
        self._kept = Conversations(wiring.database)
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self.hub = Hub()

    async def begin(self, language: str, call: str | None) -> tuple[Conversation, str, list[Message]]:
        """A new conversation, its token, and Dario's greeting (or the word that Dario is not available).

        ``call`` is the code of the call of the page; LookupError is raised for one that is not known.
        """
        if call is not None and not await self.knows_call(call):
            raise LookupError(f"there is no call {call!r}")
        token = secrets.token_urlsafe(32)
        made = Conversation(secrets.token_urlsafe(24), "en" if language == "en" else "it", call)
        await asyncio.to_thread(self._kept.create, made, _hash(token))
        self._metrics.conversations.inc()
        return made, token, await self._have_said(made, "/greet")

    async def open(self, conversation_id: str, token: str) -> Conversation:
        """The conversation with this id.  Raises NoConversationError if there is none, or the token is not its own."""
        # What cannot be an id is none: no database is asked for a byte that it does not know.
        known = _ID.fullmatch(conversation_id) is not None
        found = await asyncio.to_thread(self._kept.find, conversation_id) if known else None
        if found is None or not secrets.compare_digest(found[1], _hash(token)):
            raise NoConversationError("no such conversation, or not its token")
        return found[0]

    async def send(
        self, conversation: Conversation, client_id: str, *, text: str | None = None, button: str | None = None
    ) -> list[Message]:
        """A message of a person (words, or the id of a button) and Dario's answers.

        The same ``client_id`` says nothing twice.
        Raises TooLongError, EmptyMessageError, NoButtonError or NoConversationError.  An engine that does not answer
        raises nothing: the answer says so, and the message may be sent again.
        """
        written = Written(client_id, readable(text) if text is not None else "", button)
        if text is None and button is None:
            raise EmptyMessageError("neither words nor a button")
        begun = time.perf_counter()
        async with self._lock(conversation):
            accepted = await asyncio.to_thread(self._kept.accept, conversation, _without_code(written))
            if accepted.done:
                return accepted.messages
            if accepted.fresh:
                self.hub.said(conversation.id, accepted.messages)
            if accepted.chosen is not None:
                self.hub.changed(conversation.id, accepted.chosen)
            said = plain(written.text) if accepted.payload == DOTS else accepted.payload
            answers = await self._answer(conversation, accepted, said)
        self._metrics.latency.observe(time.perf_counter() - begun)
        result = "unanswered" if answers[0].retry else "answered"
        self._metrics.messages.labels("text" if button is None else "button", result).inc()
        return answers

    async def messages(self, conversation: Conversation, after: int = 0) -> list[Message]:
        """The messages after a number, in order."""
        return await asyncio.to_thread(self._kept.messages, conversation.id, after)

    async def last(self, conversation: Conversation) -> int:
        """The number of the last message; 0 where there is none."""
        return await asyncio.to_thread(self._kept.last, conversation.id)

    async def switch_language(self, conversation: Conversation, language: str) -> list[Message]:
        """Go on in ``it`` or ``en``; what Dario says to that, once however often it is asked in a row.

        Raises NoConversationError where the conversation was deleted meanwhile.
        """
        wanted = replace(conversation, language="en" if language == "en" else "it")
        return await self._locked(conversation, lambda: self._switch(wanted))

    async def feedback(self, conversation: Conversation, number: int, helpful: bool, reason: str | None) -> None:
        """Keep whether an answer helped, and one of ``REASONS`` why not.  Raises NoMessageError, ValueError."""
        if reason is not None and (helpful or reason not in REASONS):
            raise ValueError(f"a reason is one of {', '.join(REASONS)}, and only where it did not help")
        judged = await asyncio.to_thread(self._kept.judge, conversation.id, number, helpful, reason)
        self._metrics.feedback.labels("yes" if helpful else "no", reason or "").inc()
        self.hub.changed(conversation.id, judged)

    async def pause(self, conversation: Conversation) -> list[Message]:
        """Keep the running interview under a code, which the last message says (:func:`pause_code`).

        Raises NoInterviewError where none runs, EngineDownError where the engine does not answer.
        """
        return await self._locked(conversation, lambda: self._pause(conversation))

    async def interview_page(self, conversation: Conversation, format: str) -> str:
        """The interview and its result: a page to print (``html``), or data (``json``).  Raises NoInterviewError."""
        kept = await asyncio.to_thread(self._kept.interview, conversation.id)
        if kept is None or kept.get("v") != VERSION:
            raise NoInterviewError("no interview is kept in this conversation")
        return await asyncio.to_thread(self._interview_page, State.from_json(kept), format, conversation.language)

    def _interview_page(self, state: State, format: str, language: str) -> str:
        held = around(self._wiring.eligibility, state.call, datetime.now(timezone.utc))
        return as_json(state, held) if format == "json" else page(state, held, language)

    async def delete(self, conversation: Conversation) -> None:
        """Delete everything of a conversation, and tell all its tabs."""
        await self._locked(conversation, lambda: self._erase(conversation))

    async def knows_call(self, code: str) -> bool:
        """Whether there is a call with this code."""
        return await asyncio.to_thread(self._knows_call, code)

    def _knows_call(self, code: str) -> bool:
        self._wiring.store.refresh()
        return self._wiring.store.call(code) is not None

    def _lock(self, conversation: Conversation) -> asyncio.Lock:
        return self._locks.setdefault(conversation.id, asyncio.Lock())

    async def _locked(self, conversation: Conversation, work: Callable[[], Awaitable[T]]) -> T:
        async with self._lock(conversation):
            return await work()

    async def _switch(self, wanted: Conversation) -> list[Message]:
        # Looked at with the lock held: the engine must not hear of a conversation that was deleted while this waited.
        last = await asyncio.to_thread(self._kept.last, wanted.id)
        if not last:
            raise NoConversationError("the conversation was deleted meanwhile")
        [before] = await asyncio.to_thread(self._kept.messages, wanted.id, last - 1)
        told = before.answer or {}
        if (told.get("topic"), told.get("language")) == (SWITCHED, wanted.language):
            return [before]
        payload = f'/language_switch{{"language": "{wanted.language}"}}'
        return await self._have_said(wanted, payload, switches=True)

    async def _pause(self, conversation: Conversation) -> list[Message]:
        state = await asyncio.to_thread(self._kept.interview, conversation.id)
        if state is None or state.get("status") != "asking":
            raise NoInterviewError("no interview is running")
        return await self._have_said(conversation, '/check_eligibility{"interview": "pause"}', honest=False)

    async def _answer(self, owner: Conversation, accepted: Accepted, said: str) -> list[Message]:
        """Have the engine answer a message of a person; that message and its answers."""
        self.hub.tell(owner.id, Event("typing", {"answers": accepted.number}))
        try:
            reply = await self._ask(owner, said)
        except EngineDownError as error:
            return await self._not_answered(owner, accepted, error)
        told = await self._keep(owner, accepted.messages[0], reply)
        asked, answers = told[0], told[1:]
        if not accepted.fresh or asked.language != owner.language:
            self.hub.changed(owner.id, asked)
        self.hub.said(owner.id, answers)
        if DELETED in reply.topics:
            await self._erase(owner)
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
        self.hub.changed(owner.id, told[0])
        self.hub.said(owner.id, told[1:])
        return told

    async def _have_said(
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
        self.hub.said(owner.id, told)
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

    async def _erase(self, owner: Conversation) -> None:
        await asyncio.to_thread(self._kept.delete, owner.id)
        self.hub.tell(owner.id, Event("deleted", {}))


def readable(text: str) -> str:
    """What is kept of a person's words: cleaned, personal data masked.  Raises TooLongError, EmptyMessageError."""
    if len(text) > LONGEST:
        raise TooLongError(len(text))
    cleaned = mask(clean(text))
    # The engine cleans once more: what would then look like another text (a command, after what looked like no tag
    # until it was shortened) is to look so here already.
    while (again := mask(clean(cleaned))) != cleaned:
        cleaned = again
    if not cleaned:
        raise EmptyMessageError("nothing that can be read")
    return cleaned


def pause_code(messages: list[Message]) -> str | None:
    """The code that a pause has just told, as long as it stands there in clear."""
    for message in messages:
        if (message.interview or {}).get("state") == "paused":
            words = message.text.replace("*", " ").split()
            return next((word.strip(".,:;") for word in words if without_codes(word.strip(".,:;")) == DOTS), None)
    return None


def _tells_code(said: Said) -> bool:
    return (said.custom.get("interview") or {}).get("state") == "paused"


def _without_code(written: Written) -> Written:
    """What is kept of a message that brings a paused interview back: not the code."""
    return replace(written, text=DOTS) if code_in(plain(written.text)) is not None else written


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
