"""What a turn of the interview on eligibility costs beside a plain answer: one server, one client, in turn."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.client import Tally, drive
from benchmarks.comparison import tell_errors
from benchmarks.figures import percentile
from benchmarks.messages import INTERVIEW
from benchmarks.plan import Plan
from benchmarks.servers import Bot, running

BOUND = 2.0
"""What a turn of the interview may cost at most, over a plain answer, by the median."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Interviewed:
    """The median of all plain answers and of all turns of an interview, in ms, and the second over the first."""

    plain_ms: float
    turn_ms: float
    ratio: float
    met: bool
    """Whether the ratio is within :data:`BOUND`."""
    sent: int
    errors: int


async def by_interview(bot: Bot, plan: Plan, logs: Path) -> Interviewed:
    """Drive one server with plain questions and with interviews, the other way round in every second round."""
    plain: list[Tally] = []
    turns: list[Tally] = []
    async with running(bot, logs) as server:
        for said in (bot.conversations, INTERVIEW):
            await drive(server.address, said, plan.warm_up)
        for number in range(1, plan.rounds + 1):
            logger.info("interviews, round %d of %d", number, plan.rounds)
            both = [(bot.conversations, plain), (INTERVIEW, turns)]
            for said, tallies in both if number % 2 else reversed(both):
                tallies.append(await drive(server.address, said, plan.messages))
                tell_errors(server, tallies[-1])
    return interviewed(plain, turns)


def interviewed(plain: Sequence[Tally], turns: Sequence[Tally]) -> Interviewed:
    """Sum up what was measured.  Raises ValueError if there is nothing of one of the two."""
    plain_ms, turn_ms = (_median(tallies) for tallies in (plain, turns))
    ratio = turn_ms / plain_ms
    tallies = [*plain, *turns]
    sent = sum(len(tally.milliseconds) for tally in tallies)
    return Interviewed(plain_ms, turn_ms, ratio, ratio <= BOUND, sent, sum(tally.errors for tally in tallies))


def _median(tallies: Sequence[Tally]) -> float:
    milliseconds = [ms for tally in tallies for ms in tally.milliseconds]
    if not milliseconds:
        raise ValueError("no message was measured: give the plan at least one round and one message")
    return percentile(milliseconds, 50)
