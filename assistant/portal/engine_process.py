"""Keeps the engine running as a child process: starts it, sees when it listens, starts it again when it dies."""

import asyncio
import logging
import sys
import time
from collections.abc import Callable

import aiohttp

from assistant.settings import ROOT

logger = logging.getLogger(__name__)

FIRST_WAIT, LONGEST_WAIT = 1.0, 60.0
"""Seconds before a dead engine is started again: doubled each time, from the first to the longest."""

STEADY = 120.0
"""Seconds after which an engine that ran counts as sound, and the wait begins anew."""

STOPPING = 20.0
"""Seconds that the engine gets to stop by itself."""

LOOKING = 0.3


class EngineProcess:
    """The engine of ``dario serve``; its output goes where the portal's goes."""

    def __init__(self, url: str, command: tuple[str, ...] = ()) -> None:
        # Where the parent is killed, the end of its pipe tells the engine to stop: nothing is left running alone.
        self._command = command or (sys.executable, "-m", "assistant", "engine", "--until-input-ends")
        self._url = f"{url}/webhooks/rest/"
        self._process: asyncio.subprocess.Process | None = None
        self._stopped = asyncio.Event()

    async def keep(self, ready: Callable[[], None]) -> int:
        """Keep the engine running until :meth:`stop`; ``ready()`` once it listens for the first time.

        Gives 0, or the exit code of an engine that ended before it ever listened.
        """
        wait, ever = FIRST_WAIT, False
        while not self._stopped.is_set():
            begun = time.monotonic()
            code, listened = await self._run(ready if not ever else _again)
            ever = ever or listened
            if self._stopped.is_set():
                break
            if not ever:
                return code or 1
            wait = FIRST_WAIT if time.monotonic() - begun > STEADY else wait
            logger.error("the engine ended with exit code %s; it is started again in %s s", code, wait)
            await self._pause(wait)
            wait = min(wait * 2, LONGEST_WAIT)
        return 0

    async def stop(self) -> None:
        """Stop the engine, kindly first."""
        self._stopped.set()
        process = self._process
        if process is None or process.returncode is not None:
            return
        process.terminate()
        try:
            await asyncio.wait_for(process.wait(), STOPPING)
        except asyncio.TimeoutError:
            process.kill()
            await process.wait()

    async def _run(self, ready: Callable[[], None]) -> tuple[int, bool]:
        """Run the engine to its end: its exit code, and whether it ever listened."""
        # A session of its own: Ctrl-C reaches the parent alone, which then stops both in order.
        self._process = await asyncio.create_subprocess_exec(
            *self._command, cwd=ROOT, stdin=asyncio.subprocess.PIPE, start_new_session=True
        )
        looking = asyncio.create_task(self._look(ready))
        code = await self._process.wait()
        listened = looking.done() and not looking.cancelled()
        looking.cancel()
        return code, listened

    async def _look(self, ready: Callable[[], None]) -> None:
        """Wait until the engine listens."""
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=2)) as session:
            while not await _listens(session, self._url):
                await asyncio.sleep(LOOKING)
        ready()

    async def _pause(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._stopped.wait(), seconds)
        except asyncio.TimeoutError:
            return


async def _listens(session: aiohttp.ClientSession, url: str) -> bool:
    try:
        async with session.get(url) as response:
            return response.status == 200
    except (aiohttp.ClientError, asyncio.TimeoutError):
        return False


def _again() -> None:
    logger.warning("the engine is back")
