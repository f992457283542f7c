"""What the tests share: real databases of their own, the real content, and the real model with the real actions."""

import asyncio
import os
import shutil
import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")

from assistant import wiring as wiring_module
from assistant.database import open_database
from assistant.settings import Settings
from assistant.wiring import Wiring
from knowledge.load import load
from knowledge.read import CONTENT, Content, read_content
from knowledge.store import KnowledgeStore

POSTGRES = os.environ.get("DARIO_TEST_POSTGRES_URL", "postgresql://postgres@127.0.0.1:5432/postgres")
"""A PostgreSQL server on which tests may make databases of their own."""

CALL = "RLA12020034211"
ROME = ZoneInfo("Europe/Rome")
TODAY = datetime(2026, 11, 22, 10, 0, tzinfo=ROME)
BEFORE_DEADLINE = datetime(2021, 1, 15, 10, 0, tzinfo=ROME)


def postgres_answers() -> bool:
    """Whether there is a PostgreSQL server for the tests."""
    try:
        with sa.create_engine(POSTGRES, connect_args={"connect_timeout": 2}).connect():
            return True
    except sa.exc.OperationalError:
        return False


HAS_POSTGRES = postgres_answers()
BACKENDS = [
    "sqlite",
    pytest.param(
        "postgresql",
        marks=pytest.mark.skipif(
            not HAS_POSTGRES, reason="no PostgreSQL: start one or set DARIO_TEST_POSTGRES_URL to a server"
        ),
    ),
]


@pytest.fixture(params=BACKENDS)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a new empty database, on each backend."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'dario.db'}"
        return
    name = f"dario_test_{uuid.uuid4().hex[:12]}"
    admin = sa.create_engine(POSTGRES, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(sa.text(f"CREATE DATABASE {name}"))
    yield str(sa.engine.make_url(POSTGRES).set(database=name).render_as_string(hide_password=False))
    with admin.connect() as connection:
        connection.execute(sa.text(f"DROP DATABASE {name} WITH (FORCE)"))


@pytest.fixture
def database(database_url: str) -> Iterator[sa.engine.Engine]:
    """A migrated empty database, on each backend."""
    engine = open_database(database_url)
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def content() -> Content:
    """The real content."""
    return read_content()


@pytest.fixture(scope="session")
def loaded_database(tmp_path_factory: pytest.TempPathFactory, content: Content) -> sa.engine.Engine:
    """An SQLite database with the real content, for tests that only read."""
    engine = open_database(f"sqlite:///{tmp_path_factory.mktemp('loaded') / 'dario.db'}")
    load(content, engine)
    return engine


@pytest.fixture(scope="session")
def store(loaded_database: sa.engine.Engine) -> KnowledgeStore:
    """The reader of the real content."""
    reader = KnowledgeStore(loaded_database)
    reader.refresh()
    return reader


@pytest.fixture
def content_folder(tmp_path: Path) -> Path:
    """A copy of the content folder that a test may change."""
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


@pytest.fixture(scope="session")
def parts(tmp_path_factory: pytest.TempPathFactory, content: Content) -> Iterator[Wiring]:
    """Dario wired for the tests: the repository's model and content, a database of its own."""
    folder = tmp_path_factory.mktemp("dario")
    settings = replace(
        Settings.read({}), database_url=f"sqlite:///{folder / 'dario.db'}", models=Settings.read().models
    )
    made = Wiring(settings)
    load(content, made.database)
    wiring_module.wiring.cache_clear()
    original, wiring_module.Wiring = wiring_module.Wiring, lambda _settings: made  # type: ignore[assignment,misc]
    wiring_module.wiring()
    wiring_module.Wiring = original  # type: ignore[misc]
    yield made
    wiring_module.wiring.cache_clear()


@pytest.fixture(scope="session")
def loop() -> Iterator[asyncio.AbstractEventLoop]:
    """One event loop for all conversations of a test run."""
    made = asyncio.new_event_loop()
    yield made
    made.close()
