"""Talks to the engine (Rasa's REST protocol) with time limits, and tells plainly when it does not answer."""

import asyncio
import json
from dataclasses import dataclass
from typing import Any

import aiohttp

from assistant.portal.conversations import Said
from assistant.portal.messages import Conversation, EngineDownError

CONNECTING, ANSWERING = 2.0, 20.0
"""Seconds that the engine gets to take the line, and to answer: an answer takes 15 ms, a first one some seconds."""

KEPT_OPEN = 3.0
"""Seconds that an idle line is kept: Sanic closes after five, and a line that closes as it is taken is an error."""

LINES = 100
"""Messages that may be with the engine at a time."""


@dataclass(frozen=True)
class Reply:
    """What the engine said."""

    said: tuple[Said, ...]

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics of the answers in it."""
        answers = (one.custom.get("answer") for one in self.said)
        return tuple(str(answer.get("topic")) for answer in answers if answer)


class EngineClient:
    """The one line to the engine; made where an event loop runs, closed at the end."""

    def __init__(self, url: str, answering: float = ANSWERING) -> None:
        self._url = f"{url}/webhooks/rest/webhook"
        self._session = aiohttp.ClientSession(
            timeout=aiohttp.ClientTimeout(total=answering, connect=CONNECTING),
            connector=aiohttp.TCPConnector(limit=LINES, keepalive_timeout=KEPT_OPEN),
            cookie_jar=aiohttp.DummyCookieJar(),
        )

    async def say(self, owner: Conversation, text: str) -> Reply:
        """The engine's answer to a message (words, or what a button sends).  Raises :class:`EngineDownError`."""
        metadata = {"language": owner.language, **({"call": owner.call} if owner.call else {})}
        body = {"sender": owner.id, "message": text, "metadata": metadata}
        try:
            async with self._session.post(self._url, json=body) as response:
                content = await response.read()
                if response.status != 200:
                    raise EngineDownError("failed", f"the engine answered with {response.status}")
                return Reply(tuple(said_in(json.loads(content), owner.language)))
        except asyncio.TimeoutError as error:
            raise EngineDownError("timeout", "the engine took too long") from error
        except aiohttp.ClientError as error:
            raise EngineDownError("unreachable", f"the engine cannot be reached: {error}") from error
        except (ValueError, TypeError, LookupError, AttributeError) as error:
            raise EngineDownError("failed", f"the engine's answer cannot be read: {error}") from error

    async def close(self) -> None:
        """Hang up."""
        await self._session.close()


def said_in(items: list[dict[str, Any]], language: str) -> list[Said]:
    """Rasa's list as messages: a ``custom`` belongs to the texts right before it, which are one text cut in pieces."""
    said: list[Said] = []
    texts: list[str] = []
    buttons: list[dict[str, str]] = []
    for item in items:
        texts += [item["text"]] if item.get("text") else []
        buttons += [{"title": one["title"], "payload": one["payload"]} for one in item.get("buttons") or ()]
        custom = item.get("custom")
        if custom is not None:
            spoken = (custom.get("answer") or {}).get("language") or language
            said.append(Said("\n\n".join(texts), spoken, tuple(buttons), custom))
            texts, buttons = [], []
    if texts:
        said.append(Said("\n\n".join(texts), said[-1].language if said else language, tuple(buttons)))
    if not said:
        raise ValueError("it says nothing")
    return said
