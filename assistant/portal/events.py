"""What happened in a conversation after a number: as a list, or as a stream that goes on (server-sent events)."""

import asyncio
import json

from aiohttp import web

from assistant.portal.bodies import NUMBER, query_number
from assistant.portal.dialogue import Dialogue
from assistant.portal.hub import Event, Line
from assistant.portal.keys import METRICS
from assistant.portal.messages import Conversation, NoConversationError

HEARTBEAT = web.AppKey("heartbeat", float)
"""Seconds of silence after which a comment says that the line is alive."""


async def listen(request: web.Request, dialogue: Dialogue, conversation: Conversation) -> web.StreamResponse:
    """The messages after a number; then, for who accepts a stream, whatever happens."""
    after = query_number(request, "after")
    if "text/event-stream" not in request.headers.get("Accept", ""):
        messages = await dialogue.messages(conversation, after)
        return web.json_response({"messages": [message.contract() for message in messages]})
    told = request.headers.get("Last-Event-ID", "")
    return await _stream(request, dialogue, conversation, max(after, int(told) if NUMBER.fullmatch(told) else 0))


async def _stream(
    request: web.Request, dialogue: Dialogue, conversation: Conversation, after: int
) -> web.StreamResponse:
    """Everything after a number, then everything new, until the tab, the conversation or the portal ends."""
    metrics = request.app[METRICS]
    # The line is taken before the list is read: what happens in between is heard, and told once by its number.
    line = dialogue.hub.listen(conversation.id)
    metrics.listening.set(dialogue.hub.listening)
    try:
        missed = await dialogue.messages(conversation, after)
        if not missed and not await dialogue.last(conversation):
            raise NoConversationError("it was deleted before the line was taken: nobody would tell the tab")
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "X-Accel-Buffering": "no"})
        await response.prepare(request)
        await response.write(b": connected\n\n")
        for message in missed:
            await response.write(written(Event("message", message.contract(), message.number)))
        last = missed[-1].number if missed else after
        await _follow(response, line, last, request.app[HEARTBEAT])
    except ConnectionResetError:
        pass  # the tab was closed; nobody is left to be told
    finally:
        dialogue.hub.leave(conversation.id, line)
        metrics.listening.set(dialogue.hub.listening)
    return response


async def _follow(response: web.StreamResponse, line: Line, last: int, heartbeat: float) -> None:
    while True:
        try:
            event = await asyncio.wait_for(line.events.get(), heartbeat)
        except asyncio.TimeoutError:
            await response.write(b": still here\n\n")
            continue
        if event is None:
            return
        if event.number is not None and event.number <= last:
            continue
        last = event.number or last
        await response.write(written(event))
        if event.name == "deleted":
            return


def written(event: Event) -> bytes:
    """An event as it goes over the line."""
    head = f"id: {event.number}\n" if event.number is not None else ""
    return f"{head}event: {event.name}\ndata: {json.dumps(event.data, ensure_ascii=False)}\n\n".encode()
