"""The handoff's own sentences in both languages, read once from texts.yml beside this module."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML


@lru_cache(maxsize=1)
def texts() -> dict[str, dict[str, dict[str, str]]]:
    """Every sentence by group, name and language."""
    data: dict[str, Any] = YAML(typ="safe").load((Path(__file__).parent / "texts.yml").read_text(encoding="utf-8"))
    return data


def say(group: str, name: str, language: str, /, **values: str | int) -> str:
    """A sentence in ``it`` or ``en`` with its placeholders filled.  Raises KeyError if there is none."""
    return texts()[group][name][language].format_map(values)
