"""Settings come from ``DARIO_*`` variables, with defaults that need no server, and are told by name when wrong."""

import dataclasses
from pathlib import Path

import pytest

from assistant.settings import ROOT, SettingError, Settings


def test_without_an_environment_everything_stands_in_the_project() -> None:
    settings = Settings.read({})
    assert settings.database_url == f"sqlite:///{ROOT}/.dario/dario.db"
    assert settings.default_call == "RLA12020034211"
    assert settings.engine_port == 5005
    assert settings.models == ROOT / "models"
    assert settings.content == ROOT / "knowledge" / "content"
    assert settings.log_level == "WARNING"
    assert (ROOT / "config.yml").is_file()
    assert settings.content.is_dir()


@pytest.mark.parametrize(
    ("variable", "written", "name", "read"),
    [
        ("DARIO_DATABASE_URL", "postgresql://u:p@db/dario", "database_url", "postgresql://u:p@db/dario"),
        ("DARIO_DATABASE_URL", "postgres://u:p@db/dario", "database_url", "postgresql://u:p@db/dario"),
        ("DARIO_DATABASE_URL", "postgres://u:postgres://@db/d", "database_url", "postgresql://u:postgres://@db/d"),
        ("DARIO_DATABASE_URL", "sqlite:////var/dario.db", "database_url", "sqlite:////var/dario.db"),
        ("DARIO_DEFAULT_CALL", "COS-CLUSINT-2020-3-01", "default_call", "COS-CLUSINT-2020-3-01"),
        ("DARIO_ENGINE_PORT", "1", "engine_port", 1),
        ("DARIO_ENGINE_PORT", "65535", "engine_port", 65535),
        ("DARIO_MODELS", "/srv/models", "models", Path("/srv/models")),
        ("DARIO_MODELS", "elsewhere", "models", Path.cwd() / "elsewhere"),
        ("DARIO_CONTENT", "/srv/content/../other", "content", Path("/srv/other")),
        ("DARIO_LOG_LEVEL", "debug", "log_level", "DEBUG"),
        ("DARIO_LOG_LEVEL", "INFO", "log_level", "INFO"),
        ("DARIO_ENGINE_URL", "http://rasa.internal:80/", "engine_url", "http://rasa.internal:80"),
        ("DARIO_PORTAL_HOST", "::1", "portal_host", "::1"),
        ("DARIO_PORTAL_PORT", "80", "portal_port", 80),
        (
            "DARIO_PORTAL_ORIGINS",
            "https://a.example, http://b.example:8000",
            "portal_origins",
            ("https://a.example", "http://b.example:8000"),
        ),
        ("DARIO_PORTAL_PROXIES", "2", "portal_proxies", 2),
        ("DARIO_PORTAL_RATE_CONVERSATION", "0", "portal_rate_conversation", 0),
        ("DARIO_PORTAL_RATE_ADDRESS", "1200", "portal_rate_address", 1200),
    ],
)
def test_a_setting_is_read_from_its_variable(variable: str, written: str, name: str, read: object) -> None:
    settings = Settings.read({variable: written})
    assert getattr(settings, name) == read
    # The engine's address follows its port, unless it is given.
    may_differ = {name, "engine_url"} if name == "engine_port" else {name}
    others = {key: value for key, value in dataclasses.asdict(settings).items() if key not in may_differ}
    defaults = dataclasses.asdict(Settings.read({}))
    assert others == {key: value for key, value in defaults.items() if key not in may_differ}


def test_the_engine_is_looked_for_at_its_port() -> None:
    assert Settings.read({"DARIO_ENGINE_PORT": "5999"}).engine_url == "http://127.0.0.1:5999"


@pytest.mark.parametrize(
    "variable",
    [
        *("DATABASE_URL", "DEFAULT_CALL", "ENGINE_PORT", "MODELS", "CONTENT", "LOG_LEVEL", "ENGINE_URL"),
        *("PORTAL_HOST", "PORTAL_PORT", "PORTAL_ORIGINS", "PORTAL_PROXIES"),
        *("PORTAL_RATE_CONVERSATION", "PORTAL_RATE_ADDRESS"),
    ],
)
def test_an_empty_variable_is_as_none(variable: str) -> None:
    assert Settings.read({f"DARIO_{variable}": ""}) == Settings.read({})


@pytest.mark.parametrize(
    ("variable", "written"),
    [
        ("DARIO_ENGINE_PORT", "0"),
        ("DARIO_ENGINE_PORT", "65536"),
        ("DARIO_ENGINE_PORT", "-5005"),
        ("DARIO_ENGINE_PORT", "http"),
        ("DARIO_ENGINE_PORT", "5005.0"),
        ("DARIO_ENGINE_PORT", "²"),
        ("DARIO_LOG_LEVEL", "loud"),
        ("DARIO_ENGINE_URL", "127.0.0.1:5005"),
        ("DARIO_PORTAL_PORT", "0"),
        ("DARIO_PORTAL_ORIGINS", "*"),
        ("DARIO_PORTAL_ORIGINS", "https://a.example/page"),
        ("DARIO_PORTAL_PROXIES", "-1"),
        ("DARIO_PORTAL_RATE_ADDRESS", "many"),
        ("DARIO_LOG_LEVEL", "10x"),
    ],
)
def test_a_value_that_cannot_be_used_is_told_with_its_variable(variable: str, written: str) -> None:
    with pytest.raises(SettingError) as raised:
        Settings.read({variable: written})
    assert variable in str(raised.value)
    assert repr(written) in str(raised.value)


def test_other_variables_do_not_matter() -> None:
    assert Settings.read({"HOME": "/root", "DARIO": "x", "dario_engine_port": "1"}) == Settings.read({})


def test_settings_never_change_once_read() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Settings.read({}).engine_port = 1  # type: ignore[misc]


def test_without_being_handed_one_the_environment_of_the_process_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DARIO_ENGINE_PORT", "5999")
    assert Settings.read().engine_port == 5999
