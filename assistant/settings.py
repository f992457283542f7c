"""The only reader of the environment: every setting with its default, cast and checked."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
"""The project's folder: config.yml, domain.yml and data stand there."""

LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")


class SettingError(ValueError):
    """A setting has a value that cannot be used; the message names the variable and what it takes."""


@dataclass(frozen=True)
class Settings:
    """What can be set from outside.  Paths are absolute; ports are on 127.0.0.1."""

    database_url: str
    default_call: str
    engine_port: int
    models: Path
    content: Path
    log_level: str

    @classmethod
    def read(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """The settings from ``DARIO_*`` variables.  Raises :class:`SettingError` for a value that cannot be used."""
        database = environment.get("DARIO_DATABASE_URL") or f"sqlite:///{ROOT / '.dario' / 'dario.db'}"
        return cls(
            # SQLAlchemy 1.4 knows the dialect by this name only; hosts still hand out the short one.
            database_url=database.replace("postgres://", "postgresql://", 1),
            default_call=environment.get("DARIO_DEFAULT_CALL") or "RLA12020034211",
            engine_port=_port(environment, "DARIO_ENGINE_PORT", 5005),
            models=Path(environment.get("DARIO_MODELS") or ROOT / "models").resolve(),
            content=Path(environment.get("DARIO_CONTENT") or ROOT / "knowledge" / "content").resolve(),
            log_level=_log_level(environment, "DARIO_LOG_LEVEL", "WARNING"),
        )


def _port(environment: Mapping[str, str], name: str, default: int) -> int:
    value = environment.get(name) or str(default)
    if not value.isdecimal() or not 0 < int(value) < 65536:
        raise SettingError(f"{name} is {value!r}; it takes a port number from 1 to 65535")
    return int(value)


def _log_level(environment: Mapping[str, str], name: str, default: str) -> str:
    value = environment.get(name) or default
    if value.upper() not in LOG_LEVELS:
        raise SettingError(f"{name} is {value!r}; it takes one of {', '.join(LOG_LEVELS)}")
    return value.upper()


def debugging(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether errors are wanted with their whole traceback, which is asked before the settings can be read."""
    return environment.get("DARIO_LOG_LEVEL", "").upper() == "DEBUG"
