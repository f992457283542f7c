"""``python -m evaluation.alone MODEL TEXTS``: reads one model in a process of its own; its load, memory and latency."""

import json
import os
import pickle
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import click
import psutil

from assistant.settings import ROOT
from evaluation.candidates import Candidate
from evaluation.examples import Asked

ONE_CORE = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "TF_NUM_INTRAOP_THREADS": "1"}
WARM_UP, TIMED = 20, 300


@dataclass(frozen=True)
class Alone:
    """Seconds from the file to the first topic, resident memory that this took, and the median time of a message."""

    load_seconds: float
    memory_mib: float
    p50_ms: float


def alone(candidate: Candidate, asked: Sequence[Asked]) -> Alone:
    """Measure a trained model on one core, in a process that has nothing else to do."""
    with tempfile.TemporaryDirectory(prefix="dario-model-") as folder:
        model, texts = Path(folder) / "model.pickle", Path(folder) / "texts.pickle"
        model.write_bytes(pickle.dumps(candidate))
        texts.write_bytes(pickle.dumps(list(asked)[:: max(1, len(asked) // (WARM_UP + TIMED))]))
        command = (sys.executable, "-m", "evaluation.alone", str(model), str(texts))
        done = subprocess.run(command, cwd=ROOT, env={**os.environ, **ONE_CORE}, capture_output=True, check=True)
        return Alone(**json.loads(done.stdout.splitlines()[-1]))


def _measure(model: Path, texts: Path) -> Alone:
    import rasa.core.agent  # noqa: F401  (what every model here finds loaded: Rasa with TensorFlow)

    asked: list[Asked] = pickle.loads(texts.read_bytes())
    before, begun = psutil.Process().memory_info().rss, time.perf_counter()
    candidate: Candidate = pickle.loads(model.read_bytes())
    candidate.topics(asked[:1])
    loaded = time.perf_counter() - begun
    candidate.topics(asked[:WARM_UP])
    memory = (psutil.Process().memory_info().rss - before) / 2**20
    return Alone(loaded, memory, statistics.median(_milliseconds(candidate, one) for one in asked[WARM_UP:]))


def _milliseconds(candidate: Candidate, one: Asked) -> float:
    begun = time.perf_counter()
    candidate.topics([one])
    return (time.perf_counter() - begun) * 1000


if __name__ == "__main__":
    click.echo(json.dumps(asdict(_measure(Path(sys.argv[1]), Path(sys.argv[2])))))
