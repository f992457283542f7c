"""Looks at what this installation is made of: versions, spaCy's pipelines, database, model, what is missing."""

import json
import tarfile
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from platform import python_version
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from assistant.nlu.pipelines import PUBLISHED, PipelineError, description, installed, load_pipeline
from assistant.nlu.sentence_encoder import EncoderMissingError
from assistant.nlu.sentence_encoder import description as description_of_encoder
from assistant.settings import Settings
from assistant.training import STAMP
from assistant.wiring import Wiring
from knowledge.store import EmptyKnowledgeError

PACKAGES = ("rasa", "rasa-sdk", "spacy", "SQLAlchemy", "aiohttp", "simplemma", "scikit-learn")


@dataclass(frozen=True)
class Finding:
    """One thing looked at; ``broken`` if Dario cannot answer because of it."""

    what: str
    found: str
    broken: bool = False

    def __str__(self) -> str:
        """One line."""
        return f"{'!' if self.broken else ' '} {self.what}: {self.found}"


def examine(settings: Settings) -> list[Finding]:
    """Everything looked at, in order."""
    findings = [Finding("Python", python_version())]
    findings += [Finding(package, metadata.version(package)) for package in PACKAGES]
    findings += [_pipeline(language) for language in PUBLISHED]
    findings += [_encoder(), _database(settings), _model(settings), _thresholds(settings)]
    return findings


def _pipeline(language: str) -> Finding:
    try:
        about = description(load_pipeline(language))
    except PipelineError as error:
        return Finding(f"spaCy pipeline for {language}", str(error), broken=True)
    found = f"{about['name']} {about['version']}, licence {about['licence'] or 'not given'}"
    if not installed(PUBLISHED[language]):
        found += f"; {PUBLISHED[language]} is not installed (`make models` gets it where there is internet)"
    return Finding(f"spaCy pipeline for {language}", found)


def _encoder() -> Finding:
    try:
        return Finding("sentence encoder", description_of_encoder())
    except EncoderMissingError as error:
        return Finding("sentence encoder", str(error), broken=True)


def _database(settings: Settings) -> Finding:
    parts = Wiring(settings)
    try:
        version = parts.store.refresh()
        calls = len(parts.store.calls())
    except EmptyKnowledgeError as error:
        return Finding("database", str(error), broken=True)
    except SQLAlchemyError as error:
        return Finding("database", f"cannot be used: {str(error).splitlines()[0]}", broken=True)
    shown = parts.database.url.render_as_string(hide_password=True)
    return Finding("database", f"{shown}, knowledge version {version}, {calls} calls")


def _model(settings: Settings) -> Finding:
    model = _newest(settings)
    if model is None:
        return Finding("model", f"none in {settings.models}: run `dario train`", broken=True)
    stamp = "" if (settings.models / STAMP).is_file() else " (not trained by `dario train`)"
    return Finding("model", f"{model.name}{stamp}")


def _newest(settings: Settings) -> Path | None:
    return max(settings.models.glob("*.tar.gz"), default=None)


def _thresholds(settings: Settings) -> Finding:
    """The thresholds of the three bands, which were computed with the model from examples held out."""
    what, model = "thresholds", _newest(settings)
    told = None if model is None else _calibration(model)
    if told is None:
        return Finding(what, "none: the model has no topic classifier; run `dario train`", broken=model is not None)
    return Finding(
        what,
        f"answer from {told['answer']:.2f}, offer topics from {told['offer']:.2f}, below that passages; of "
        f"{told['examples']:,} examples held out {told['right']:.1%} were right, {told['offered']:.1%} offered, "
        f"{told['wrong']:.1%} wrong; temperature {told['temperature']:.2f}",
    )


def _calibration(model: Path) -> dict[str, Any] | None:
    """What the topic classifier keeps in a model file."""
    with tarfile.open(model) as archive:
        for member in archive:
            if member.name.endswith("/model.json") and "TopicClassifier" in member.name:
                file = archive.extractfile(member)
                about: dict[str, Any] = {} if file is None else json.load(file)
                return about.get("calibration")
    return None
