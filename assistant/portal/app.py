"""Puts the portal together: one aiohttp application with API, pages, widget and figures."""

from collections.abc import AsyncIterator

from aiohttp import web

from assistant.portal import api, health, openapi, pages, widget
from assistant.portal.dialogue import Dialogue
from assistant.portal.engine_client import ANSWERING, EngineClient
from assistant.portal.events import HEARTBEAT
from assistant.portal.keys import DIALOGUE, ENGINE, METRICS, SETTINGS, WIRING
from assistant.portal.limits import LIMITS, Limits
from assistant.portal.metrics import Metrics
from assistant.portal.middleware import BODY, around, finish
from assistant.wiring import Wiring

SILENCE = 15.0
"""Seconds after which a stream says that it is alive: proxies cut lines on which nothing is said for a minute."""


def make_app(wiring: Wiring, *, heartbeat: float = SILENCE) -> web.Application:
    """The portal over the parts of one Dario; its settings are ``wiring.settings``."""
    app = web.Application(middlewares=[around], client_max_size=BODY)
    app[WIRING], app[SETTINGS], app[METRICS] = wiring, wiring.settings, Metrics()
    app[LIMITS] = Limits(wiring.settings, app[METRICS])
    app[HEARTBEAT] = heartbeat
    app.cleanup_ctx.append(_talking)
    app.on_response_prepare.append(finish)
    app.on_shutdown.append(_hang_up)
    for part in (api, openapi, health, widget, pages):
        part.add_routes(app)
    return app


async def _talking(app: web.Application) -> AsyncIterator[None]:
    """The line to the engine, as long as the application runs."""
    app[ENGINE] = EngineClient(app[SETTINGS].engine_url, ANSWERING)
    app[DIALOGUE] = Dialogue(app[WIRING], app[ENGINE], app[METRICS])
    yield
    await app[ENGINE].close()


async def _hang_up(app: web.Application) -> None:
    """End the streams, which else would hold the portal open."""
    app[DIALOGUE].hub.close()
