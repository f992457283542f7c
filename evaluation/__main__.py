"""``python -m evaluation``: measures the trained model on the blind questions and writes docs/evaluation.md."""

import logging
import os
import time
from datetime import datetime
from pathlib import Path

import click

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")

from assistant.engine import ModelError
from assistant.nlu.sentence_encoder import sentence_encoder
from assistant.settings import ROOT
from evaluation import best, report, trained
from evaluation.conversations import converse
from evaluation.curve import Point, curve
from evaluation.engine import own_listener
from evaluation.examples import blind_asked, pairs
from evaluation.vectors import KnownVectors

logger = logging.getLogger(__name__)


@click.command()
@click.option("--quick", is_flag=True, help="Without the learning curve, which trains fifteen models.")
@click.option(
    "--into",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=ROOT / "docs",
    show_default=True,
    help="Folder of evaluation.md and evaluation.json.",
)
def main(quick: bool, into: Path) -> None:
    """Measure how well the trained model understands people."""
    logging.basicConfig(format="%(asctime)s %(message)s", datefmt="%H:%M:%S", level=logging.WARNING)
    for ours in ("evaluation", "__main__"):
        logging.getLogger(ours).setLevel(logging.INFO)
    results = measure(quick)
    report.write(results, into)
    best.write(best.raised(results.best, results.trained.recorded()))
    for figure, value in results.trained.recorded().items():
        click.echo(f"{best.TITLES[figure]}: {value:.1f} %")
    click.echo(f"turns of conversations right: {results.conversed.turns_right:.1f} %")
    for fault in best.faults(results.trained.recorded(), results.best):
        click.echo(f"! {fault}")
    click.echo(f"written: {into / 'evaluation.md'}")


def measure(quick: bool) -> report.Results:
    """Measure everything; ``quick`` leaves the curve out."""
    begun, date = time.monotonic(), datetime.now().astimezone().isoformat(sep=" ", timespec="minutes")
    try:
        with own_listener() as listener:
            logger.info("asking the blind questions")
            found = trained.measure(listener)
            logger.info("holding the conversations")
            conversed = converse(listener)
            points = [] if quick else _curve()
    except ModelError as error:
        raise click.ClickException(str(error)) from error
    return report.Results(
        date=date,
        command="python -m evaluation --quick" if quick else "make evaluate",
        minutes=(time.monotonic() - begun) / 60,
        trained=found,
        conversed=conversed,
        curve=points,
        best=best.read(),
    )


def _curve() -> list[Point]:
    logger.info("reading the examples")
    examples, questions = pairs(), blind_asked()
    logger.info("training for the curve, on %d pairs", len(examples))
    return curve(examples, questions, KnownVectors(sentence_encoder()))


if __name__ == "__main__":
    main()
