"""Makes the two bots in a temporary folder: the starter bot as Rasa makes it, and Dario as it stands here."""

import sys
from pathlib import Path

from assistant.settings import ROOT
from benchmarks.messages import DARIO, STARTER, Conversation
from benchmarks.servers import HOST, PORT, Bot, plain_environment, timed
from knowledge.read import CONTENT

STARTER_NAME = "Rasa's starter bot"
DARIO_NAME = "Dario"
DATABASE = "dario.db"

ENDPOINTS = """\
tracker_store:
  type: SQL
  dialect: sqlite
  db: {database}
"""
CREDENTIALS = "rest:\n"


def make_starter(folder: Path) -> tuple[Bot, float]:
    """Make ``rasa init``'s bot, its pipeline and policies untouched; also give the seconds of its training.

    Conversations are kept in SQLite.  ``rasa init`` trains too; the time is that of a second training, with
    nothing cached.
    """
    folder.mkdir()
    environment = plain_environment(RASA_CACHE_DIRECTORY=str(folder / "cache"))
    rasa = (sys.executable, "-m", "rasa")
    log = folder / "make.log"
    timed((*rasa, "init", "--no-prompt", "--init-dir", str(folder)), folder, environment, log)
    endpoints = ENDPOINTS.format(database=folder / "conversations.db")
    (folder / "endpoints.yml").write_text(endpoints, encoding="utf-8")
    (folder / "credentials.yml").write_text(CREDENTIALS, encoding="utf-8")
    seconds = timed((*rasa, "train", "--force"), folder, environment, log)
    run = (*rasa, "run", "--interface", HOST, "--port", PORT)
    return Bot(STARTER_NAME, run, folder, environment, STARTER), seconds


def make_dario(folder: Path) -> tuple[Bot, float]:
    """Load Dario's own knowledge and train it with nothing cached; also give the seconds of its training."""
    folder.mkdir()
    bot, _ = load_dario(DARIO_NAME, folder, folder / "models", CONTENT, DARIO)
    return bot, timed(dario("train", "--force"), ROOT, bot.environment, folder / "make.log")


def load_dario(
    name: str, folder: Path, models: Path, content: Path, conversations: tuple[Conversation, ...]
) -> tuple[Bot, float]:
    """Give Dario a database of its own in ``folder`` and load ``content``; also give the load's seconds."""
    environment = plain_environment(
        DARIO_DATABASE_URL=f"sqlite:///{folder / DATABASE}",
        DARIO_MODELS=str(models),
        DARIO_CONTENT=str(content),
        RASA_CACHE_DIRECTORY=str(folder / "cache"),
    )
    seconds = timed(dario("knowledge", "load"), ROOT, environment, folder / "make.log")
    return Bot(name, dario("engine"), ROOT, environment, conversations), seconds


def dario(*arguments: str) -> tuple[str, ...]:
    """Give the command line of ``dario`` in this Python."""
    return (sys.executable, "-m", "assistant", *arguments)
