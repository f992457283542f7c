"""Fills the placeholders of a text: ``{name}`` or ``{name:form}``, each value written as the language writes it."""

import re
from collections.abc import Mapping

from assistant.answers.formats import write
from knowledge.values import Value

PLACEHOLDER = re.compile(r"\{(\w+)(?::(\w+))?\}")


class PlaceholderError(KeyError):
    """A text names a value that is not there; the content check refuses such a text."""


def fill(text: str, language: str, values: Mapping[str, Value], given: Mapping[str, str] | None = None) -> str:
    """The text with every placeholder filled from ``values`` (typed) or ``given`` (ready text)."""
    ready = given or {}

    def one(match: re.Match[str]) -> str:
        name, form = match.group(1), match.group(2)
        if name in values:
            return write(values[name], language, form)
        if name in ready:
            return ready[name]
        raise PlaceholderError(f"the placeholder {{{name}}} has no value in: {text}")

    return PLACEHOLDER.sub(one, text)
