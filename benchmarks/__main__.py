"""``python -m benchmarks``: makes both bots, measures them and writes docs/performance.md."""

import asyncio
import logging
import signal
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path

import click

from assistant.settings import ROOT
from benchmarks import report
from benchmarks.bots import DARIO_NAME, STARTER_NAME, make_dario, make_starter
from benchmarks.comparison import Measured, compare
from benchmarks.growth import Knowledge, Lengthened, Sized, by_calls, by_turns, make_knowledge
from benchmarks.interview import Interviewed, by_interview
from benchmarks.machine import Machine
from benchmarks.plan import FULL, QUICK, Plan
from benchmarks.portal import WholeWay, by_portal
from benchmarks.servers import BenchmarkError, Bot

logger = logging.getLogger(__name__)


@click.command()
@click.option("--quick", is_flag=True, help="A short trial: few messages, small knowledge bases.")
@click.option(
    "--into",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=ROOT / "docs",
    show_default=True,
    help="Folder of performance.md and performance.json.",
)
def main(quick: bool, into: Path) -> None:
    """Measure Dario beside Rasa's starter bot."""
    logging.basicConfig(format="%(asctime)s %(message)s", datefmt="%H:%M:%S", level=logging.INFO)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    plan = QUICK if quick else FULL
    command = "python -m benchmarks --quick" if quick else "make benchmark"
    try:
        with tempfile.TemporaryDirectory(prefix="dario-benchmark-") as folder:
            results = measure(plan, Path(folder), command)
    except BenchmarkError as error:
        raise click.ClickException(str(error)) from error
    report.write(results, into)
    logger.info("written: %s", into / "performance.md")


def measure(plan: Plan, folder: Path, command: str) -> report.Results:
    """Make everything in ``folder`` and measure it."""
    begun, date = time.monotonic(), datetime.now().astimezone().isoformat(sep=" ", timespec="minutes")
    starter, starter_training = make_starter(folder / "starter")
    dario, dario_training = make_dario(folder / "dario")
    knowledge = make_knowledge(plan.calls, folder / "dario" / "models", folder)
    compared, turns, interview, portal, calls = asyncio.run(_measure([starter, dario], knowledge, plan, folder))
    return report.Results(
        date=date,
        command=command,
        minutes=(time.monotonic() - begun) / 60,
        plan=plan,
        machine=Machine.this(),
        training_seconds={STARTER_NAME: starter_training, DARIO_NAME: dario_training},
        compared=compared,
        by_calls=calls,
        by_turns=turns,
        interview=interview,
        portal=portal,
    )


async def _measure(
    bots: list[Bot], knowledge: list[Knowledge], plan: Plan, logs: Path
) -> tuple[list[Measured], list[Lengthened], Interviewed, WholeWay, list[Sized]]:
    compared = await compare(bots, plan, logs)
    turns = await by_turns(bots, plan, logs)
    interview = await by_interview(bots[-1], plan, logs)
    portal = await by_portal(bots[-1], plan, logs)
    return compared, turns, interview, portal, await by_calls(knowledge, plan, logs)


if __name__ == "__main__":
    main()
