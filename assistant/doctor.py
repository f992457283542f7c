"""Looks at what this installation is made of: versions, spaCy's pipelines, database, model, what is missing."""

from dataclasses import dataclass
from importlib import metadata
from platform import python_version

from sqlalchemy.exc import SQLAlchemyError

from assistant.nlu.pipelines import PUBLISHED, PipelineError, description, installed, load_pipeline
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
    findings += [_database(settings), _model(settings)]
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
    models = sorted(settings.models.glob("*.tar.gz"))
    if not models:
        return Finding("model", f"none in {settings.models}: run `dario train`", broken=True)
    stamp = "" if (settings.models / STAMP).is_file() else " (not trained by `dario train`)"
    return Finding("model", f"{models[-1].name}{stamp}")
