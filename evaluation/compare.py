"""``python -m evaluation.compare``: trains kinds of models on the same pairs and writes docs/models.md."""

import logging
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

import click

from assistant.nlu.sentence_encoder import sentence_encoder
from assistant.settings import ROOT
from benchmarks.machine import Machine
from evaluation import models_report
from evaluation.alone import alone
from evaluation.candidates import Candidate, candidates
from evaluation.curve import both_languages, by_language, sample
from evaluation.diet import Diet
from evaluation.engine import own_database
from evaluation.examples import Asked, Pair, blind_asked, pairs
from evaluation.models_report import Compared, Results
from evaluation.vectors import KnownVectors, WordAverages

logger = logging.getLogger(__name__)

HELD_OUT = 1
"""The fifth of each topic's lines on which every model is tried and none is trained."""

TRIAL_SHARE = 0.1


@click.command()
@click.option("--quick", is_flag=True, help="A short trial on a tenth of the pairs.")
@click.option("--diet/--no-diet", default=True, show_default=True, help="Whether Rasa's DIET is trained too.")
@click.option(
    "--into",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=ROOT / "docs",
    show_default=True,
    help="Folder of models.md and models.json.",
)
def main(quick: bool, diet: bool, into: Path) -> None:
    """Compare kinds of models on the same examples."""
    logging.basicConfig(format="%(asctime)s %(message)s", datefmt="%H:%M:%S", level=logging.WARNING)
    for ours in ("evaluation", "benchmarks", "__main__"):
        logging.getLogger(ours).setLevel(logging.INFO)
    with own_database(), tempfile.TemporaryDirectory(prefix="dario-models-") as folder:
        for results in measure(TRIAL_SHARE if quick else 1.0, [Diet(Path(folder))] if diet else []):
            models_report.write(results, into)
    click.echo(f"written: {into / 'models.md'}")


def measure(share: float, others: Sequence[Candidate]) -> Iterator[Results]:
    """Train every model on a share of the pairs, held-out ones aside, and try it; the results after each model."""
    begun, date = time.monotonic(), datetime.now().astimezone().isoformat(sep=" ", timespec="minutes")
    logger.info("reading the examples")
    every, blind = sample(pairs(), share, HELD_OUT), blind_asked()
    trained = [pair for pair in every if pair.block != HELD_OUT]
    held = both_languages([pair for pair in every if pair.block == HELD_OUT])
    encoder = KnownVectors(sentence_encoder())
    logger.info("encoding %d texts", 2 * len(every) + len(blind))
    encoder.encode([one.reading.meaning for one in [*both_languages(every), *blind]])
    kinds = [*candidates(encoder, KnownVectors(WordAverages())), *others]
    found: list[Compared] = []
    for kind in kinds:
        found.append(compared(kind, trained, blind, held))
        yield Results(
            date=date,
            command="make compare-models" if share == 1 else "python -m evaluation.compare --quick",
            machine=Machine.this(),
            pairs=len(trained),
            held_out=len(held) // 2,
            blind=len(blind),
            compared=found,
            minutes=(time.monotonic() - begun) / 60,
        )


def compared(candidate: Candidate, trained: Sequence[Pair], blind: Sequence[Asked], held: Sequence[Asked]) -> Compared:
    """Train a model and try it."""
    logger.info("training: %s", candidate.name)
    begun = time.perf_counter()
    candidate.train(trained)
    seconds = time.perf_counter() - begun
    logger.info("trained in %.0f s", seconds)
    found = Compared(
        name=candidate.name,
        note=candidate.note,
        blind=by_language(blind, candidate.topics(blind)),
        held_out=by_language(held, candidate.topics(held)),
        alone=alone(candidate, blind),
        training_seconds=seconds,
    )
    logger.info("%s", found)
    return found


if __name__ == "__main__":
    main()
