"""Opens the database and brings its tables up to date (Alembic)."""

from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

MIGRATIONS = Path(__file__).parent / "migrations"


def open_database(url: str) -> sa.engine.Engine:
    """An engine for ``url`` with its tables up to date.

    SQLite files are made with their folder, wait for a lock instead of failing, and let readers read while one
    writes; PostgreSQL connections are tried before use, so that a restart of the server costs no message.
    Errors never show the values of a row, which may be people's words.
    Raises SQLAlchemy's errors if the database cannot be reached.
    """
    parsed = sa.engine.make_url(url)
    if parsed.get_backend_name() == "sqlite":
        if parsed.database:
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        # Opening an SQLite file for every read costs more than the read: connections are kept.
        engine = sa.create_engine(
            url,
            future=True,
            hide_parameters=True,
            poolclass=sa.pool.QueuePool if parsed.database else sa.pool.StaticPool,
            connect_args={"timeout": 15, "check_same_thread": False},
        )
        sa.event.listen(engine, "connect", _prepare_sqlite)
    else:
        engine = sa.create_engine(
            url, future=True, hide_parameters=True, pool_pre_ping=True, pool_size=5, max_overflow=10
        )
    migrate(engine)
    return engine


def migrate(engine: sa.engine.Engine) -> None:
    """Apply the migrations that the database lacks, each in a transaction."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    # What is deleted is written over; not every build of SQLite does so by itself.
    cursor.execute("PRAGMA secure_delete=ON")
    cursor.close()
