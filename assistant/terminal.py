"""Dario in the terminal: the same model, actions and database as behind the REST channel, in this process."""

import asyncio
import uuid
from typing import Any

from assistant.settings import Settings
from assistant.wiring import wiring

Messages = list[dict[str, Any]]


class DidNotAnswerError(RuntimeError):
    """The assistant failed on a message; the message says why."""


class Conversation:
    """One conversation with the assistant; its model is loaded once."""

    def __init__(self, metadata: dict[str, str | None]) -> None:
        from assistant.engine import configure_logging, load_agent

        configure_logging(wiring().settings.log_level)
        self._agent = load_agent()
        self._metadata = {key: value for key, value in metadata.items() if value}
        self._sender = f"terminal-{uuid.uuid4()}"
        self._buttons: list[str] = []

    def say(self, text: str) -> Messages:
        """The assistant's messages in answer to ``text``.  Raises :class:`DidNotAnswerError`."""
        from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

        from assistant.action_endpoint import failures
        from assistant.rest_channel import readable

        output = CollectingOutputChannel()
        collected: list[Exception] = []
        failures.set(collected)
        message = UserMessage(readable(text), output, self._sender, input_channel="rest", metadata=self._metadata)
        asyncio.run(self._agent.handle_message(message))
        if collected or not output.messages:
            raise DidNotAnswerError(f"no answer: {collected[0] if collected else 'the reply was empty'}")
        messages: Messages = output.messages
        self._buttons = [button["payload"] for one in messages for button in one.get("buttons", [])]
        return messages

    def chosen(self, text: str) -> str:
        """The payload of the button with this number, else the text itself."""
        number = int(text) if text.isdecimal() else 0
        return self._buttons[number - 1] if 0 < number <= len(self._buttons) else text


def plain(messages: Messages, conversation: Conversation | None = None) -> str:
    """The messages as they are read in a terminal: texts, sources, buttons as numbers."""
    lines: list[str] = []
    number = 0
    for message in messages:
        if "text" in message:
            lines += ["", message["text"]]
        for citation in message.get("custom", {}).get("answer", {}).get("citations", []):
            lines.append(f"  [{citation['title']}, «{citation['section']}», {citation['retrieved']}] {citation['url']}")
            if citation["quote"]:
                lines.append(f"      “{citation['quote']}”")
    for message in messages:
        for button in message.get("buttons", []):
            number += 1
            lines.append(f"  {number}. {button['title']}")
    return "\n".join(lines).strip("\n") if conversation is None else "\n".join(lines)


class Parser:
    """Parses texts as the contract of ``dario parse`` says."""

    def __init__(self, settings: Settings | None = None) -> None:
        from assistant.engine import configure_logging, load_agent

        configure_logging((settings or wiring().settings).log_level)
        self._agent = load_agent(settings=settings)

    def message(self, text: str) -> dict[str, Any]:
        """One text as Rasa reads it, with intent, parts and entities; no conversation begins, nothing is kept."""
        from assistant.language.cleaning import clean

        parsed: dict[str, Any] = asyncio.run(self._agent.parse_message(clean(text).lstrip("/ ") or "?"))
        return parsed

    def parse(self, text: str) -> dict[str, Any]:
        """Language, topics with their probabilities, and entities of one text."""
        from assistant.context import topic_of_intent

        parsed = self.message(text)
        ranking = [(topic_of_intent(one["name"]), one["confidence"]) for one in parsed.get("intent_ranking", [])]
        return {
            "text": text,
            "language": parsed.get("language"),
            "topics": [
                {
                    "topic": "fallback" if topic == "nlu_fallback" else topic,
                    "confidence": round(confidence, 4),
                }
                for topic, confidence in ranking
            ],
            "entities": [
                {key: entity[key] for key in ("entity", "value", "start", "end")} for entity in parsed["entities"]
            ],
        }
