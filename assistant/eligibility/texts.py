"""Texts in both languages, those of the check itself read once from texts.yml beside this module."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Union

from ruamel.yaml import YAML

LANGUAGES = ("it", "en")


@dataclass(frozen=True)
class Text:
    """One text in both languages."""

    it: str
    en: str

    def in_language(self, language: str) -> str:
        """The text in ``it`` or ``en``."""
        return self.en if language == "en" else self.it

    def contract(self) -> dict[str, str]:
        """The text as plain data."""
        return {"it": self.it, "en": self.en}

    def fill(self, values: Mapping[str, Union["Text", str, int]]) -> "Text":
        """The text with its placeholders filled in."""
        filled = {
            language: self.in_language(language).format_map(
                {
                    name: value.in_language(language) if isinstance(value, Text) else value
                    for name, value in values.items()
                }
            )
            for language in LANGUAGES
        }
        return Text(filled["it"], filled["en"])


@lru_cache(maxsize=1)
def _texts() -> dict[str, dict[str, dict[str, str]]]:
    data: dict[str, Any] = YAML(typ="safe").load((Path(__file__).parent / "texts.yml").read_text(encoding="utf-8"))
    return data


@cache
def text(group: str, name: str) -> Text:
    """A text of the check by its group and name.  Raises KeyError if there is none."""
    return Text(**_texts()[group][name])


def one_line(written: str, length: int) -> str:
    """What somebody wrote, on one line, without what cannot be printed, and cut to ``length``."""
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in written).split())
    return line if len(line) <= length else f"{line[: length - 1]}…"


def listed(items: list[Text], joint: str) -> Text:
    """Several texts in a row, the last joined by the word of ``joints`` in texts.yml: "A, B and C"."""
    joined = []
    for language in LANGUAGES:
        words = [item.in_language(language) for item in items]
        last = f" {text('joints', joint).in_language(language)} "
        joined.append(last.join(filter(None, [", ".join(words[:-1]), words[-1] if words else ""])))
    return Text(*joined)
