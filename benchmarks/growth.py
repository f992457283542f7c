"""How Dario grows: with the calls it knows, and with the length of a conversation."""

import logging
import statistics
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from itertools import chain, cycle, islice
from pathlib import Path

import aiohttp

from benchmarks.bots import DARIO_NAME, DATABASE, load_dario
from benchmarks.client import TIMEOUT, Tally, converse
from benchmarks.comparison import one_client, tell_errors
from benchmarks.content import write_content
from benchmarks.figures import percentile
from benchmarks.messages import Conversation
from benchmarks.plan import Plan
from benchmarks.servers import Bot, Server, running

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Knowledge:
    """A loaded knowledge base and the bot that answers from it."""

    calls: int
    bot: Bot
    load_seconds: float
    database_mib: float


@dataclass(frozen=True)
class Sized:
    """Dario with ``calls`` calls; of the times of each round, the median."""

    calls: int
    load_seconds: float
    database_mib: float
    start_seconds: float
    p50_ms: float
    p95_ms: float
    errors: int
    memory_mib: float


@dataclass(frozen=True)
class Lengthened:
    """What a message takes early and late in long conversations with a bot: the median in ms."""

    bot: str
    early_ms: float
    late_ms: float
    sent: int
    errors: int


def make_knowledge(sizes: Sequence[int], models: Path, folder: Path) -> list[Knowledge]:
    """Make and load a knowledge base of each size, in calls; the model is the same for all."""
    made = []
    for calls in sizes:
        own = folder / f"calls-{calls}"
        own.mkdir()
        conversations = write_content(own / "content", calls)
        name = f"{DARIO_NAME} with {calls} calls"
        bot, seconds = load_dario(name, own, models, own / "content", conversations)
        logger.info("%d calls loaded in %.1f s", calls, seconds)
        made.append(Knowledge(calls, bot, seconds, (own / DATABASE).stat().st_size / 2**20))
    return made


async def by_calls(made: Sequence[Knowledge], plan: Plan, logs: Path) -> list[Sized]:
    """Measure each knowledge base with one client, in turn, all servers up."""
    async with AsyncExitStack() as stack:
        servers = [await stack.enter_async_context(running(knowledge.bot, logs)) for knowledge in made]
        rounds = []
        for number in range(1, plan.growth_rounds + 1):
            logger.info("knowledge bases, round %d of %d", number, plan.growth_rounds)
            rounds.append([await one_client(server, plan.warm_up, plan.messages) for server in servers])
        return [_sized(*found) for found in zip(made, servers, zip(*rounds, strict=True), strict=True)]


def _sized(knowledge: Knowledge, server: Server, tallies: Sequence[Tally]) -> Sized:
    return Sized(
        calls=knowledge.calls,
        load_seconds=knowledge.load_seconds,
        database_mib=knowledge.database_mib,
        start_seconds=server.start_seconds,
        p50_ms=statistics.median(percentile(tally.milliseconds, 50) for tally in tallies),
        p95_ms=statistics.median(percentile(tally.milliseconds, 95) for tally in tallies),
        errors=sum(tally.errors for tally in tallies),
        memory_mib=server.memory(),
    )


async def by_turns(bots: Sequence[Bot], plan: Plan, logs: Path) -> list[Lengthened]:
    """Hold long conversations with each bot, in turn, all servers up."""
    async with AsyncExitStack() as stack:
        servers = [await stack.enter_async_context(running(bot, logs)) for bot in bots]
        tallies: dict[str, list[Tally]] = {bot.name: [] for bot in bots}
        for number in range(1, plan.long_conversations + 1):
            logger.info("conversation %d of %d, %d turns", number, plan.long_conversations, plan.late[1])
            for server in servers:
                tallies[server.bot.name].append(await _long_conversation(server, plan.late[1]))
    return [_lengthened(bot, tallies[bot], plan) for bot in tallies]


async def _long_conversation(server: Server, turns: int) -> Tally:
    """Say ``turns`` messages in one conversation: the bot's own, over and over, under one sender."""
    texts = chain.from_iterable(conversation.messages for conversation in cycle(server.bot.conversations))
    tally = Tally()
    async with aiohttp.ClientSession(timeout=TIMEOUT) as session:
        await converse(session, server.address, Conversation(tuple(islice(texts, turns))), tally)
    tell_errors(server, tally)
    return tally


def _lengthened(bot: str, tallies: Sequence[Tally], plan: Plan) -> Lengthened:
    def median(turns: tuple[int, int]) -> float:
        first, last = turns
        return statistics.median(ms for tally in tallies for ms in tally.milliseconds[first - 1 : last])

    sent = sum(len(tally.milliseconds) for tally in tallies)
    errors = sum(tally.errors for tally in tallies)
    return Lengthened(bot, median(plan.early), median(plan.late), sent, errors)
