"""The whole way, from the portal to the answer and back: what the portal adds to the engine's time, and a steady load.

``python -m benchmarks.portal`` measures this alone, with the model that is trained.
"""

import asyncio
import logging
import random
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, replace
from itertools import cycle, islice
from pathlib import Path
from uuid import uuid4

import aiohttp
import psutil

from assistant.settings import Settings
from benchmarks.bots import DARIO_NAME, dario, load_dario
from benchmarks.client import TIMEOUT, Tally, ask
from benchmarks.figures import percentile
from benchmarks.messages import DARIO, Conversation
from benchmarks.plan import FULL, QUICK, Plan
from benchmarks.servers import HOST, BenchmarkError, Bot, Server, free_port, running, tail
from knowledge.read import CONTENT

BOUND = 5.0
"""What the portal may add to the engine's time at most, in ms, by the medians."""

SEED = 7
"""Of the moments at which the messages of the load are sent."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class WholeWay:
    """One client in turn with and without the portal; then a load of so many messages a second (times in ms)."""

    engine_ms: float
    portal_ms: float
    added_ms: float
    met: bool
    """Whether what the portal adds is within :data:`BOUND`."""
    alone_sent: int
    alone_errors: int
    load_p50_ms: float
    load_p95_ms: float
    load_per_second: float
    load_sent: int
    load_errors: int
    portal_mib: float
    engine_mib: float


class Talk:
    """One conversation through the portal."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self._session, self._url = session, f"{url}/api/v1/conversations"

    async def begin(self, call: str | None) -> None:
        """Start it.  Raises :class:`BenchmarkError` if that fails."""
        async with self._session.post(self._url, json={"language": "it", "call": call}) as response:
            if response.status != 201:
                raise BenchmarkError(f"no conversation is begun: {await response.text()}")
            told = await response.json()
        self._url = f"{self._url}/{told['id']}/messages"
        self._headers = {"Authorization": f"Bearer {told['token']}"}

    async def say(self, text: str) -> bool:
        """Say something; whether it is answered without an error."""
        body = {"client_id": uuid4().hex, "text": text}
        try:
            async with self._session.post(self._url, json=body, headers=self._headers) as response:
                told = await response.json()
                answers = [one["answer"] or {} for one in told.get("messages", [])[1:]]
        except (aiohttp.ClientError, asyncio.TimeoutError, ValueError):
            return False
        return bool(answers) and all(answer.get("status") != "error" for answer in answers)


async def by_portal(bot: Bot, plan: Plan, logs: Path) -> WholeWay:
    """Start portal and engine as people meet them, and measure both."""
    async with _served(bot, logs) as (server, portal):
        direct, through = await _in_turn(server, portal, plan)
        load = await _load(portal, plan)
        if load.errors:
            logger.warning("%d messages of the load not answered\n%s", load.errors, tail(server.log))
        engine = sum(process.memory_info().rss for process in server.process.children(recursive=True))
        own = psutil.Process(server.process.pid).memory_info().rss
    engine_ms, portal_ms = (percentile(tally.milliseconds, 50) for tally in (direct, through))
    return WholeWay(
        engine_ms=engine_ms,
        portal_ms=portal_ms,
        added_ms=portal_ms - engine_ms,
        met=portal_ms - engine_ms <= BOUND,
        alone_sent=len(direct.milliseconds) + len(through.milliseconds),
        alone_errors=direct.errors + through.errors,
        load_p50_ms=percentile(load.milliseconds, 50),
        load_p95_ms=percentile(load.milliseconds, 95),
        load_per_second=load.per_second,
        load_sent=len(load.milliseconds),
        load_errors=load.errors,
        portal_mib=own / 2**20,
        engine_mib=engine / 2**20,
    )


@asynccontextmanager
async def _served(bot: Bot, logs: Path) -> AsyncIterator[tuple[Server, str]]:
    """Both running, without limits, and the portal's address."""
    port = free_port()
    limits = {"DARIO_PORTAL_RATE_CONVERSATION": "0", "DARIO_PORTAL_RATE_ADDRESS": "0"}
    environment = {**bot.environment, **limits, "DARIO_PORTAL_PORT": str(port)}
    whole = replace(bot, name=f"{bot.name} with portal", command=dario("serve"), environment=environment)
    async with running(whole, logs) as server:
        yield server, f"http://{HOST}:{port}"


async def _in_turn(server: Server, portal: str, plan: Plan) -> tuple[Tally, Tally]:
    """One client that asks the same questions of the engine and through the portal, each conversation both ways."""
    direct, through, uncounted = Tally(), Tally(), Tally()
    async with aiohttp.ClientSession(timeout=TIMEOUT) as session:
        for number, said in enumerate(cycle(DARIO)):
            if len(through.milliseconds) >= plan.messages:
                break
            tallies = (direct, through) if number >= len(DARIO) else (uncounted, uncounted)
            await _both_ways(session, server.address, portal, said, tallies)
    logger.info("p50 %.1f ms, through the portal %.1f ms", *(percentile(t.milliseconds, 50) for t in (direct, through)))
    return direct, through


async def _both_ways(
    session: aiohttp.ClientSession, engine: str, portal: str, said: Conversation, tallies: tuple[Tally, Tally]
) -> None:
    """Say one conversation to the engine and through the portal, message by message, the one or the other first."""
    sender, talk = uuid4().hex, Talk(session, portal)
    await talk.begin(said.call)
    # Who comes through the portal was greeted: both conversations are of the same length.
    await ask(session, engine, sender, "/greet", said.call)

    async def timed(tally: Tally, answer: Awaitable[bool]) -> None:
        begun = time.perf_counter()
        answered = await answer
        tally.milliseconds.append((time.perf_counter() - begun) * 1000)
        tally.errors += not answered

    for place, text in enumerate(said.messages):
        ways = [(tallies[0], ask(session, engine, sender, text, said.call)), (tallies[1], talk.say(text))]
        for tally, answer in ways if place % 2 else reversed(ways):
            await timed(tally, answer)


async def _load(portal: str, plan: Plan) -> Tally:
    """So many messages a second at moments of chance, in many conversations; none waits for another's answer."""
    chance, tally = random.Random(SEED), Tally()
    async with aiohttp.ClientSession(timeout=TIMEOUT, connector=aiohttp.TCPConnector(limit=0)) as session:
        talks = [Talk(session, portal) for _ in range(plan.portal_conversations)]
        for talk in talks:
            await talk.begin(None)

        async def say(talk: Talk, text: str) -> None:
            begun = time.perf_counter()
            answered = await talk.say(text)
            tally.milliseconds.append((time.perf_counter() - begun) * 1000)
            tally.errors += not answered

        texts = cycle([text for said in DARIO for text in said.messages])
        begun, due, sent = time.perf_counter(), 0.0, []
        for talk in islice(cycle(talks), plan.portal_rate * plan.portal_seconds):
            await asyncio.sleep(max(0.0, begun + due - time.perf_counter()))
            sent.append(asyncio.create_task(say(talk, next(texts))))
            due += chance.expovariate(plan.portal_rate)
        await asyncio.gather(*sent)
        tally.seconds = time.perf_counter() - begun
    logger.info("load: p95 %.1f ms, %d errors", percentile(tally.milliseconds, 95), tally.errors)
    return tally


def main() -> None:
    """Measure the whole way alone, and log the figures."""
    logging.basicConfig(format="%(asctime)s %(message)s", datefmt="%H:%M:%S", level=logging.INFO)
    plan = QUICK if "--quick" in sys.argv else FULL
    with tempfile.TemporaryDirectory(prefix="dario-benchmark-") as folder:
        bot, _ = load_dario(DARIO_NAME, Path(folder), Settings.read().models, CONTENT, DARIO)
        found = asyncio.run(by_portal(bot, plan, Path(folder)))
    for name, value in asdict(found).items():
        logger.info("%s: %s", name, value)


if __name__ == "__main__":
    main()
