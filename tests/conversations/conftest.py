"""Talks to the assistant as its REST channel does, without a network."""

import asyncio
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

from assistant.wiring import Wiring

Messages = list[dict[str, Any]]
Say = Callable[..., Messages]


@pytest.fixture(scope="session")
def agent(parts: Wiring) -> Agent:
    """The engine with the trained model, over the tests' own database."""
    from assistant.engine import configure_logging, load_agent

    configure_logging("WARNING")
    return load_agent(settings=parts.settings)


class Talk:
    """One conversation: says texts or buttons, keeps the last reply."""

    def __init__(self, agent: Agent, loop: asyncio.AbstractEventLoop, metadata: dict[str, Any] | None = None) -> None:
        self._agent, self._loop, self._metadata = agent, loop, metadata or {}
        self.sender = uuid.uuid4().hex
        self.reply: Messages = []

    def say(self, text: str) -> Messages:
        """The messages in answer to ``text``, read as the channel reads it."""
        from assistant.rest_channel import readable

        output = CollectingOutputChannel()
        message = UserMessage(readable(text), output, self.sender, input_channel="rest", metadata=self._metadata)
        self._loop.run_until_complete(self._agent.handle_message(message))
        self.reply = output.messages
        return self.reply

    @property
    def answers(self) -> list[dict[str, Any]]:
        """The contracts of the reply's answers."""
        return [message["custom"]["answer"] for message in self.reply if "answer" in message.get("custom", {})]

    def custom(self, part: str) -> dict[str, Any]:
        """One part of the reply's ``custom`` (the last that has it), empty where there is none."""
        parts = [message["custom"][part] for message in self.reply if part in message.get("custom", {})]
        return parts[-1] if parts else {}

    @property
    def text(self) -> str:
        """All that was said."""
        return "\n".join(message["text"] for message in self.reply if message.get("text"))

    @property
    def buttons(self) -> list[dict[str, str]]:
        """All buttons of the reply."""
        return [button for message in self.reply for button in message.get("buttons", [])]


@pytest.fixture
def talk(agent: Agent, loop: asyncio.AbstractEventLoop) -> Callable[..., Talk]:
    """Begins a conversation, with the metadata of the page if given."""
    return lambda metadata=None: Talk(agent, loop, metadata)
