"""Makes the two bots in a temporary folder: Rasa's starter bot as Rasa makes it, and Dario as it stands here."""

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
    """``rasa init``'s bot, its pipeline and policies untouched, conversations in SQLite; and its training's seconds.

    ``rasa init`` trains too; the time given is that of a training of its own, with nothing cached.
    """
    folder.mkdir()
    environment = plain_environment(RASA_CACHE_DIRECTORY=str(folder / "cache"))
    rasa = (sys.executable, "-m", "rasa")
    log = folder / "make.log"
    timed((*rasa, "init", "--no-prompt", "--init-dir", str(folder)), folder, environment, log)
    (folder / "endpoints.yml").write_text(ENDPOINTS.format(database=folder / "conversations.db"), encoding="utf-8")
    (folder / "credentials.yml").write_text(CREDENTIALS, encoding="utf-8")
    seconds = timed((*rasa, "train", "--force"), folder, environment, log)
    run = (*rasa, "run", "--interface", HOST, "--port", PORT)
    return Bot(STARTER_NAME, run, folder, environment, STARTER), seconds


def make_dario(folder: Path) -> tuple[Bot, float]:
    """Dario with its own knowledge, loaded and trained with nothing cached; and its training's seconds."""
    folder.mkdir()
    bot, _ = load_dario(DARIO_NAME, folder, folder / "models", CONTENT, DARIO)
    return bot, timed(dario("train", "--force"), ROOT, bot.environment, folder / "make.log")


def load_dario(
    name: str, folder: Path, models: Path, content: Path, conversations: tuple[Conversation, ...]
) -> tuple[Bot, float]:
    """Dario with a database of its own in ``folder``, ``content`` loaded into it; and that load's seconds."""
    environment = plain_environment(
        DARIO_DATABASE_URL=f"sqlite:///{folder / DATABASE}",
        DARIO_MODELS=str(models),
        DARIO_CONTENT=str(content),
        RASA_CACHE_DIRECTORY=str(folder / "cache"),
    )
    seconds = timed(dario("knowledge", "load"), ROOT, environment, folder / "make.log")
    return Bot(name, dario("serve"), ROOT, environment, conversations), seconds


def dario(*arguments: str) -> tuple[str, ...]:
    """The command line of ``dario`` in this Python."""
    return (sys.executable, "-m", "assistant", *arguments)
