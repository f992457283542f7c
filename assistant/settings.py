"""The only reader of the environment: every setting with its default, cast and checked."""

import os
import re
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
    """What can be set from outside.  Paths are absolute; the engine's port is on 127.0.0.1."""

    database_url: str
    default_call: str
    engine_port: int
    models: Path
    content: Path
    log_level: str
    engine_url: str
    """Where the portal finds the engine."""
    portal_host: str
    portal_port: int
    portal_origins: tuple[str, ...]
    """Origins other than the portal's own whose pages may talk to it (CORS)."""
    portal_proxies: int
    """How many proxies stand in front: so many addresses at the end of X-Forwarded-For are believed."""
    portal_rate_conversation: int
    """Messages a minute in one conversation; 0 is no limit."""
    portal_rate_address: int
    """Requests a minute from one address; 0 is no limit."""

    @classmethod
    def read(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """The settings from ``DARIO_*`` variables.  Raises :class:`SettingError` for a value that cannot be used."""
        database = environment.get("DARIO_DATABASE_URL") or f"sqlite:///{ROOT / '.dario' / 'dario.db'}"
        engine_port = _port(environment, "DARIO_ENGINE_PORT", 5005)
        return cls(
            # SQLAlchemy 1.4 knows the dialect by this name only; hosts still hand out the short one.
            database_url=database.replace("postgres://", "postgresql://", 1),
            default_call=environment.get("DARIO_DEFAULT_CALL") or "RLA12020034211",
            engine_port=engine_port,
            models=Path(environment.get("DARIO_MODELS") or ROOT / "models").resolve(),
            content=Path(environment.get("DARIO_CONTENT") or ROOT / "knowledge" / "content").resolve(),
            log_level=_log_level(environment, "DARIO_LOG_LEVEL", "WARNING"),
            engine_url=_address(environment, "DARIO_ENGINE_URL", f"http://127.0.0.1:{engine_port}"),
            portal_host=environment.get("DARIO_PORTAL_HOST") or "127.0.0.1",
            portal_port=_port(environment, "DARIO_PORTAL_PORT", 8080),
            portal_origins=_origins(environment, "DARIO_PORTAL_ORIGINS"),
            portal_proxies=_count(environment, "DARIO_PORTAL_PROXIES", 0),
            portal_rate_conversation=_count(environment, "DARIO_PORTAL_RATE_CONVERSATION", 30),
            portal_rate_address=_count(environment, "DARIO_PORTAL_RATE_ADDRESS", 300),
        )


def _port(environment: Mapping[str, str], name: str, default: int) -> int:
    value = environment.get(name) or str(default)
    if not value.isdecimal() or not 0 < int(value) < 65536:
        raise SettingError(f"{name} is {value!r}; it takes a port number from 1 to 65535")
    return int(value)


def _count(environment: Mapping[str, str], name: str, default: int) -> int:
    value = environment.get(name) or str(default)
    if not value.isascii() or not value.isdecimal():
        raise SettingError(f"{name} is {value!r}; it takes a whole number from 0")
    return int(value)


def _address(environment: Mapping[str, str], name: str, default: str) -> str:
    value = environment.get(name) or default
    if not re.fullmatch(r"https?://[^\s/?#]+(/[^\s?#]*)?", value):
        raise SettingError(f"{name} is {value!r}; it takes an address such as http://127.0.0.1:5005")
    return value.rstrip("/")


def _origins(environment: Mapping[str, str], name: str) -> tuple[str, ...]:
    origins = tuple(filter(None, (each.strip() for each in (environment.get(name) or "").split(","))))
    for origin in origins:
        if not re.fullmatch(r"https?://[^\s/?#*]+", origin):
            raise SettingError(
                f"{name} has {origin!r}; it takes origins such as https://www.example.org, separated by commas"
            )
    return origins


def _log_level(environment: Mapping[str, str], name: str, default: str) -> str:
    value = environment.get(name) or default
    if value.upper() not in LOG_LEVELS:
        raise SettingError(f"{name} is {value!r}; it takes one of {', '.join(LOG_LEVELS)}")
    return value.upper()


def debugging(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether errors are wanted with their whole traceback, which is asked before the settings can be read."""
    return environment.get("DARIO_LOG_LEVEL", "").upper() == "DEBUG"
