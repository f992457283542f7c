"""Trains the model when something that matters has changed: data, configuration, components or spaCy's pipelines."""

import hashlib
import json
import logging
import os
import time
from importlib import metadata
from pathlib import Path

from assistant.settings import ROOT

DATA = ("config.yml", "domain.yml", "data", "assistant/nlu", "assistant/language")
STAMP = "trained.json"


def fingerprint() -> str:
    """A digest of everything the model is made from."""
    digest = hashlib.sha256()
    for part in DATA:
        path = ROOT / part
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and file.suffix in {".yml", ".py", ".tsv"}:
                digest.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes())
    # The packages are asked for by name, since loading spaCy takes seconds.
    for package in ("rasa", "simplemma", "it-core-news-sm", "en-core-web-sm"):
        digest.update(f"{package} {_version(package)}".encode())
    return digest.hexdigest()


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "not installed"


def up_to_date(models: Path) -> bool:
    """Whether the folder's model was made from what is here now."""
    stamp = models / STAMP
    try:
        trained = json.loads(stamp.read_text(encoding="utf-8"))
        return bool(trained["fingerprint"] == fingerprint() and (models / trained["model"]).is_file())
    except (OSError, ValueError, LookupError, TypeError):
        return False  # no stamp, or one that was cut off: training makes it anew


def train_if_needed(models: Path, *, force: bool = False) -> str:
    """Train into the folder ``models`` unless its model is of the same fingerprint; what was done, in a sentence.

    Raises RuntimeError if Rasa could not train.
    """
    if not force and up_to_date(models):
        return "the model is up to date"
    started = time.monotonic()
    model = _train(models, force=force)
    (models / STAMP).write_text(json.dumps({"fingerprint": fingerprint(), "model": model.name}))
    for old in models.glob("*.tar.gz"):
        if old != model:
            old.unlink()
    return f"trained {model.name} in {time.monotonic() - started:.0f} s"


def _train(models: Path, *, force: bool) -> Path:
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    import rasa
    from rasa.utils.log_utils import configure_structlog

    configure_structlog(logging.WARNING)
    logging.getLogger("rasa").setLevel(logging.WARNING)
    result = rasa.train(
        domain=str(ROOT / "domain.yml"),
        config=str(ROOT / "config.yml"),
        training_files=[str(ROOT / "data")],
        output=str(models),
        force_training=force,
    )
    if result.code != 0 or not result.model:
        raise RuntimeError("Rasa could not train; its messages above say why")
    return Path(result.model)
