"""Whether the portal lives, whether a question is really answered, and the figures."""

import asyncio
import secrets
import time

from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError

from assistant.portal.conversations import Conversations
from assistant.portal.engine_client import EngineClient
from assistant.portal.keys import ENGINE, METRICS, WIRING
from assistant.portal.messages import Conversation, EngineDownError
from assistant.wiring import Wiring

QUESTION = "Qual è la scadenza del bando?"
REMEMBERED = 5.0
"""Seconds for which an answer counts, so that nobody can keep the engine busy by asking."""


def add_routes(app: web.Application) -> None:
    """Give the application /healthz, /readyz and /metrics."""
    readiness = Readiness(app[WIRING])

    async def ready(request: web.Request) -> web.Response:
        why = await readiness.missing(request.app[ENGINE])
        return web.json_response({"ready": why is None, "why": why}, status=200 if why is None else 503)

    app.router.add_get("/healthz", alive)
    app.router.add_get("/readyz", ready)
    app.router.add_get("/metrics", figures)


async def alive(_request: web.Request) -> web.Response:
    """The process answers."""
    return web.json_response({"alive": True})


async def figures(request: web.Request) -> web.Response:
    """The figures for Prometheus."""
    written = request.app[METRICS].text()
    return web.Response(body=written, headers={"Content-Type": "text/plain; version=0.0.4; charset=utf-8"})


class Readiness:
    """Asks a real question through the engine, and leaves nothing of it behind."""

    def __init__(self, wiring: Wiring) -> None:
        self._wiring = wiring
        self._asked, self._why = -REMEMBERED, ""
        self._asking = asyncio.Lock()

    async def missing(self, engine: EngineClient) -> str | None:
        """What is missing, or None where a question is answered."""
        # Who comes while it is asked waits for that answer, which counts from its end: it may take long.
        async with self._asking:
            if time.monotonic() - self._asked >= REMEMBERED:
                self._why = await self._ask(engine)
                self._asked = time.monotonic()
            return self._why or None

    async def _ask(self, engine: EngineClient) -> str:
        asker = Conversation(f"readiness-{secrets.token_hex(8)}", "it", None)
        try:
            reply = await engine.say(asker, QUESTION)
            why = "" if "deadline" in reply.topics else "the deadline is not known"
        except EngineDownError as error:
            why = f"engine {error.why}"
        try:
            # Also of a question without answer: the engine may have kept it before it failed.
            await asyncio.to_thread(Conversations(self._wiring.database).delete, asker.id)
        except SQLAlchemyError:
            return "database"
        return why
