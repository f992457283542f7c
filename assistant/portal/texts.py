"""The portal's own sentences in both languages, read once from texts.yml beside this module."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from assistant.eligibility.texts import Text

LANGUAGES = ("it", "en")


@lru_cache(maxsize=1)
def _texts() -> dict[str, dict[str, dict[str, str]]]:
    data: dict[str, Any] = YAML(typ="safe").load((Path(__file__).parent / "texts.yml").read_text(encoding="utf-8"))
    return data


def text(group: str, name: str, language: str, /, **values: str | int) -> str:
    """A sentence of texts.yml in ``it`` or ``en``, with its placeholders filled.  Raises KeyError if there is none."""
    return Text(**_texts()[group][name]).fill(values).in_language(language)
