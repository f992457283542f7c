"""The interview's own sentences in both languages, read once from texts.yml beside this module."""

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Union

from babel.dates import format_date
from ruamel.yaml import YAML

from assistant.eligibility.texts import Text

__all__ = ["NOTHING", "Text", "capital", "joined", "say", "written"]

NOTHING = Text("", "")
"""What says nothing."""


@lru_cache(maxsize=1)
def _texts() -> dict[str, dict[str, dict[str, str]]]:
    data: dict[str, Any] = YAML(typ="safe").load((Path(__file__).parent / "texts.yml").read_text(encoding="utf-8"))
    return data


def say(group: str, name: str, /, **values: Union[Text, str, int]) -> Text:
    """A sentence of texts.yml by group and name, with its placeholders filled.  Raises KeyError if there is none."""
    return Text(**_texts()[group][name]).fill(values)


def joined(texts: list[Text], between: str = " ") -> Text:
    """Several texts as one; empty ones are left out."""
    kept = [text for text in texts if text != NOTHING]
    return Text(between.join(text.it for text in kept), between.join(text.en for text in kept))


def capital(text: Text) -> Text:
    """The text with a capital at its start."""
    return Text(text.it[:1].upper() + text.it[1:], text.en[:1].upper() + text.en[1:])


def written(day: date) -> Text:
    """A day as each language writes it: "22 novembre 2026", "22 November 2026"."""
    return Text(format_date(day, "long", "it"), format_date(day, "long", "en_GB"))
