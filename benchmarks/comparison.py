"""Measures bots one beside the other: all servers up, one driven at a time, in rounds of turning order."""

import logging
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

from benchmarks.client import Tally, drive
from benchmarks.figures import percentile
from benchmarks.plan import Plan
from benchmarks.servers import Bot, Server, running, tail

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Measured:
    """What one round found of one bot."""

    bot: str
    round: int
    start_seconds: float
    p50_ms: float
    p95_ms: float
    per_second: float
    sent: int
    errors: int
    memory_mib: float


async def compare(bots: Sequence[Bot], plan: Plan, logs: Path) -> list[Measured]:
    """Measure every round; each starts the bots anew, the other way round than the round before."""
    measured: list[Measured] = []
    for number in range(1, plan.rounds + 1):
        logger.info("round %d of %d", number, plan.rounds)
        order = bots if number % 2 else list(reversed(bots))
        async with AsyncExitStack() as stack:
            servers = [await stack.enter_async_context(running(bot, logs)) for bot in order]
            alone = [await one_client(server, plan.warm_up, plan.messages) for server in servers]
            crowd = [await _many_clients(server, plan) for server in servers]
            measured += [_measured(number, *found) for found in zip(servers, alone, crowd, strict=True)]
    return measured


async def one_client(server: Server, warm_up: int, messages: int) -> Tally:
    """Drive a server with one client, after a warm-up that is not counted."""
    await drive(server.address, server.bot.conversations, warm_up)
    tally = await drive(server.address, server.bot.conversations, messages)
    logger.info("%s: p50 %.1f ms, one client", server.bot.name, percentile(tally.milliseconds, 50))
    tell_errors(server, tally)
    return tally


async def _many_clients(server: Server, plan: Plan) -> Tally:
    tally = await drive(server.address, server.bot.conversations, plan.load_messages, plan.clients)
    logger.info("%s: %.1f messages/s, %d clients", server.bot.name, tally.per_second, plan.clients)
    tell_errors(server, tally)
    return tally


def tell_errors(server: Server, tally: Tally) -> None:
    """Log how many messages were not answered, with the end of the server's log."""
    if tally.errors:
        logger.warning("%s: %d messages not answered\n%s", server.bot.name, tally.errors, tail(server.log))


def _measured(number: int, server: Server, alone: Tally, crowd: Tally) -> Measured:
    return Measured(
        bot=server.bot.name,
        round=number,
        start_seconds=server.start_seconds,
        p50_ms=percentile(alone.milliseconds, 50),
        p95_ms=percentile(alone.milliseconds, 95),
        per_second=crowd.per_second,
        sent=len(alone.milliseconds) + len(crowd.milliseconds),
        errors=alone.errors + crowd.errors,
        memory_mib=server.memory(),
    )
