"""Starts a bot as a process of its own, waits for its first answer, and always stops it."""

import asyncio
import logging
import os
import socket
import subprocess
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import psutil

from benchmarks.client import TIMEOUT, ask
from benchmarks.messages import Conversation

HOST = "127.0.0.1"
PORT = "{port}"
"""Stands for the port in a bot's command; Dario reads it from DARIO_ENGINE_PORT."""
PATIENCE = 300
"""Seconds within which a server must listen."""
PAUSE = 0.05
"""Seconds between two looks whether a server listens."""
TAIL = 30
"""Lines of a log that are shown on failure."""

logger = logging.getLogger(__name__)


class BenchmarkError(RuntimeError):
    """Something to measure does not work; the message ends with the last lines of its log."""


@dataclass(frozen=True)
class Bot:
    """How a bot is started, and what is said to it."""

    name: str
    command: tuple[str, ...]
    folder: Path
    environment: dict[str, str]
    conversations: tuple[Conversation, ...]


@dataclass(frozen=True)
class Server:
    """A running bot; ``start_seconds`` is the time from process start to first answer."""

    bot: Bot
    address: str
    start_seconds: float
    process: psutil.Process
    log: Path

    def memory(self) -> float:
        """Resident memory of the process and all below it, in MiB."""
        tree = [self.process, *self.process.children(recursive=True)]
        return float(sum(process.memory_info().rss for process in tree)) / 2**20


def plain_environment(**more: str) -> dict[str, str]:
    """Take our environment without settings of Dario, Rasa and Sanic, and with ``more``."""
    settings = ("DARIO_", "RASA_", "SANIC_")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(settings)}
    quiet = {"RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3", "PYTHONWARNINGS": "ignore"}
    return {**kept, **quiet, "SQLALCHEMY_SILENCE_UBER_WARNING": "1", **more}


def timed(command: Sequence[str], folder: Path, environment: dict[str, str], log: Path) -> float:
    """Run a command to its end; its seconds.  Raises :class:`BenchmarkError` if it fails."""
    logger.info("running %s", " ".join(command[1:]))
    begun = time.perf_counter()
    with log.open("a", encoding="utf-8") as stream:
        done = subprocess.run(
            command, cwd=folder, env=environment, stdout=stream, stderr=subprocess.STDOUT, check=False
        )
    if done.returncode:
        raise BenchmarkError(f"{' '.join(command)} ended with {done.returncode}:\n{tail(log)}")
    return time.perf_counter() - begun


@asynccontextmanager
async def running(bot: Bot, logs: Path) -> AsyncIterator[Server]:
    """Run the bot's server on a free port, from its first answer on; stop all its processes at the end."""
    port = free_port()
    log = logs / f"{bot.name}-{port}.log".replace(" ", "-")
    begun = time.perf_counter()
    process = _start(bot, port, log)
    try:
        await _first_answer(bot, port, process, log)
        seconds = time.perf_counter() - begun
        logger.info("%s answers after %.1f s", bot.name, seconds)
        yield Server(bot, _address(port), seconds, process, log)
    finally:
        _stop(process)


def tail(log: Path) -> str:
    """Give the last lines of a log."""
    return "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-TAIL:])


def free_port() -> int:
    """Find a port on which nothing listens."""
    with socket.socket() as listener:
        listener.bind((HOST, 0))
        return int(listener.getsockname()[1])


def _address(port: int) -> str:
    return f"http://{HOST}:{port}/webhooks/rest/webhook"


def _start(bot: Bot, port: int, log: Path) -> psutil.Process:
    """Start the server's process, in a session of its own so that only we stop it."""
    command = [part.replace(PORT, str(port)) for part in bot.command]
    with log.open("w", encoding="utf-8") as stream:
        return psutil.Popen(
            command,
            cwd=bot.folder,
            env={**bot.environment, "DARIO_ENGINE_PORT": str(port)},
            stdout=stream,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


async def _first_answer(bot: Bot, port: int, process: psutil.Process, log: Path) -> None:
    """Ask the bot's first question as soon as it listens.  Raises :class:`BenchmarkError` without an answer."""
    first = bot.conversations[0]
    until = time.monotonic() + PATIENCE
    while not await _listens(port):
        if _ended(process) or time.monotonic() > until:
            raise BenchmarkError(f"{bot.name} does not listen on port {port}:\n{tail(log)}")
        await asyncio.sleep(PAUSE)
    async with aiohttp.ClientSession(timeout=TIMEOUT) as session:
        if not await ask(session, _address(port), "first", first.messages[0], first.call):
            raise BenchmarkError(f"{bot.name} gives no answer on port {port}:\n{tail(log)}")


async def _listens(port: int) -> bool:
    """Tell whether something listens on the port; Rasa opens it once its model is loaded."""
    try:
        _, writer = await asyncio.open_connection(HOST, port)
    except OSError:
        return False
    writer.close()
    return True


def _ended(process: psutil.Process) -> bool:
    return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE


def _stop(process: psutil.Process) -> None:
    """End the process and all below it, by force after ten seconds."""
    with suppress(psutil.NoSuchProcess):
        tree = [*process.children(recursive=True), process]
        for one in tree:
            with suppress(psutil.NoSuchProcess):
                one.terminate()
        for one in psutil.wait_procs(tree, timeout=10)[1]:
            with suppress(psutil.NoSuchProcess):
                one.kill()
        psutil.wait_procs(tree, timeout=10)
