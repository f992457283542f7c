"""Covers in a packet what the office does not need: what ``assistant.privacy`` finds, and names that people give."""

import re

from assistant.privacy import mask

NAME = "[nome]"
COVERED = re.compile(r"\[(?:e-mail|telefono|IBAN|codice fiscale|carta|nome)\]")
"""What stands where something was covered."""

# Only after words by which people say their name, and only words with a capital: "mi chiamo Anna Bianchi".
_SAYS_NAME = re.compile(
    r"(\b(?:[Mm]i\s+chiamo|[Ii]l\s+mio\s+nome\s+è|[Mm]y\s+name\s+is|[Mm]y\s+name['’]s)\s+)"
    r"(?:(?:[Dd]ott|[Ii]ng|[Aa]vv|[Pp]rof|[Mm]r|[Mm]rs|[Mm]s|[Dd]r)(?:\.?(?:ssa|essa)?\.?)\s+)?"
    r"[A-ZÀ-Ý][\w'’-]*(?:\s+(?:[Dd][aei]l?l?a?\s+)?[A-ZÀ-Ý][\w'’-]*){0,3}"
)


def covered(text: str) -> str:
    """The text on one line, with personal data replaced by what they were, in brackets, and no link in it."""
    return _SAYS_NAME.sub(rf"\1{NAME}", mask(" ".join(text.split()))).replace("](", "] (")


def has_covered(text: str) -> bool:
    """Whether something in the text was covered, here or before it came here."""
    return COVERED.search(text) is not None
