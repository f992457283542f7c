"""The one client of all bots: sends conversations through Rasa's REST channel and times the answers."""

import asyncio
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import cycle
from typing import Any
from uuid import uuid4

import aiohttp

from benchmarks.messages import Conversation

TIMEOUT = aiohttp.ClientTimeout(total=120)


@dataclass
class Tally:
    """What a client saw: the time of each message in ms, failures, and the seconds from first to last."""

    milliseconds: list[float] = field(default_factory=list)
    errors: int = 0
    seconds: float = 0.0

    @property
    def per_second(self) -> float:
        """Messages a second, errors left out."""
        return (len(self.milliseconds) - self.errors) / self.seconds


async def drive(address: str, said: Sequence[Conversation], messages: int, clients: int = 1) -> Tally:
    """Send ``messages`` messages in conversations, ``clients`` at a time, each under a fresh sender."""
    tally = Tally()
    waiting = _planned(said, messages)
    async with aiohttp.ClientSession(timeout=TIMEOUT) as session:

        async def client() -> None:
            for conversation in waiting:
                await converse(session, address, conversation, tally)

        begun = time.perf_counter()
        await asyncio.gather(*(client() for _ in range(clients)))
        tally.seconds = time.perf_counter() - begun
    return tally


async def converse(session: aiohttp.ClientSession, address: str, said: Conversation, tally: Tally) -> None:
    """Say a conversation's messages one after the other, each when the one before is answered."""
    sender = uuid4().hex
    for text in said.messages:
        begun = time.perf_counter()
        answered = await ask(session, address, sender, text, said.call)
        tally.milliseconds.append((time.perf_counter() - begun) * 1000)
        tally.errors += not answered


async def ask(session: aiohttp.ClientSession, address: str, sender: str, text: str, call: str | None) -> bool:
    """Send a message; whether it is answered: with 200 and at least one message that tells of no error."""
    body: dict[str, Any] = {"sender": sender, "message": text}
    if call is not None:
        body["metadata"] = {"call": call}
    try:
        async with session.post(address, json=body) as response:
            data = await response.read()
            return response.status == 200 and _answers(await response.json() if data else [])
    except (aiohttp.ClientError, asyncio.TimeoutError, ValueError):
        return False


def _answers(messages: Any) -> bool:
    """Tell whether the reply holds messages, none of which is Dario's answer of status ``error``."""
    if not isinstance(messages, list) or not messages:
        return False
    answers = [message.get("custom", {}).get("answer", {}) for message in messages]
    return all(answer.get("status") != "error" for answer in answers)


def _planned(conversations: Sequence[Conversation], messages: int) -> Iterator[Conversation]:
    """Repeat the conversations, the last one cut short, until there are enough messages."""
    left = messages
    for conversation in cycle(conversations):
        if left <= 0:
            return
        yield Conversation(conversation.messages[:left], conversation.call)
        left -= len(conversation.messages)
