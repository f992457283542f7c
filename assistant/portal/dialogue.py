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

from assistant.interview.codes import DOTS, code_in, without_codes
from assistant.interview.page import as_json, page
from assistant.interview.state import VERSION, State, around
from assistant.language.cleaning import clean
from assistant.portal.answering import SWITCHED, Answering
from assistant.portal.conversations import Conversations, Written, plain
from assistant.portal.engine_client import EngineClient
from assistant.portal.hub import Hub
from assistant.portal.messages import (
    LONGEST,
    REASONS,
    Conversation,
    EmptyMessageError,
    Message,
    NoConversationError,
    NoInterviewError,
    ShownButton,
    TooLongError,
)
from assistant.portal.metrics import Metrics
from assistant.privacy import mask
from assistant.wiring import Wiring

__all__ = ["LONGEST", "REASONS", "Conversation", "Dialogue", "Message", "ShownButton"]

_ID = re.compile(r"[\w-]{1,43}", re.ASCII)

T = TypeVar("T")


class Dialogue:
    """Conversations between people and the engine; one message of a conversation is in flight at a time."""

    def __init__(self, wiring: Wiring, engine: EngineClient, metrics: Metrics) -> None:
        self._wiring, self._metrics = wiring, metrics
        self._kept = Conversations(wiring.database)
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self.hub = Hub()
        self._answering = Answering(wiring, engine, metrics, self._kept, self.hub)

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
        return made, token, await self._answering.have_said(made, "/greet")

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
            answers = await self._answering.answer(conversation, accepted, said)
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
        await self._locked(conversation, lambda: self._answering.erase(conversation))

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
        return await self._answering.have_said(wanted, payload, switches=True)

    async def _pause(self, conversation: Conversation) -> list[Message]:
        state = await asyncio.to_thread(self._kept.interview, conversation.id)
        if state is None or state.get("status") != "asking":
            raise NoInterviewError("no interview is running")
        return await self._answering.have_said(conversation, '/check_eligibility{"interview": "pause"}', honest=False)


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


def _without_code(written: Written) -> Written:
    """What is kept of a message that brings a paused interview back: not the code."""
    return replace(written, text=DOTS) if code_in(plain(written.text)) is not None else written


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
