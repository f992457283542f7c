"""Serves the portal, alone or with the engine as a child process, until it is told to stop."""

import asyncio
import logging
import signal
from collections.abc import Callable

from aiohttp import web

from assistant.portal.app import make_app
from assistant.portal.engine_process import EngineProcess
from assistant.settings import Settings
from assistant.wiring import wiring

LINGERING = 5.0
"""Seconds that a message in flight gets when the portal stops."""


def serve_alone(settings: Settings, ready: Callable[[], None]) -> None:
    """Serve the portal; the engine runs elsewhere.  ``ready()`` is called once the portal listens."""

    async def run() -> None:
        stop = _told_to_stop()
        runner = await _listening(settings)
        ready()
        await stop.wait()
        await runner.cleanup()

    asyncio.run(run())


def serve_both(settings: Settings, ready: Callable[[], None]) -> int:
    """Serve the portal and the engine; ``ready()`` is called once both can be used.  Gives the exit code.

    An engine that ends before it ever listened ends all of it, with its exit code; later it is started again.
    """
    return asyncio.run(_both(settings, ready))


async def _both(settings: Settings, ready: Callable[[], None]) -> int:
    stop = _told_to_stop()
    # The portal opens the database first: both bring its tables up to date, and one must do it before the other.
    runner = await _listening(settings)
    engine = EngineProcess(settings.engine_url)
    keeping = asyncio.create_task(engine.keep(ready))
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait({keeping, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    await runner.cleanup()
    await engine.stop()
    return await keeping


async def _listening(settings: Settings) -> web.AppRunner:
    """The portal, listening on its address.  Raises OSError if that is taken."""
    # What is not even HTTP is answered with 400; that is the sender's fault and worth no traceback.
    logging.getLogger("aiohttp.server").setLevel(logging.CRITICAL)
    runner = web.AppRunner(make_app(wiring()), access_log=None, shutdown_timeout=LINGERING)
    await runner.setup()
    await web.TCPSite(runner, settings.portal_host, settings.portal_port).start()
    return runner


def _told_to_stop() -> asyncio.Event:
    """An event that Ctrl-C and the signal TERM set."""
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    return stop
