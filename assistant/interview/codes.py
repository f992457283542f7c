"""The codes that bring a paused interview back: ten letters in syllables, easy to say and to write down."""

import re
from collections.abc import Callable
from datetime import timedelta

from assistant.interview.words.commands import RESUME

CONSONANTS = "BDFGKLMNPRSTVZ"
VOWELS = "AEIOU"
SYLLABLES = 5
"""14 consonants by 5 vowels, five times: 1.7 thousand million codes."""
KEPT_FOR = timedelta(days=30)
"""After which a paused interview lapses."""
LOOKED_UP = 4
"""The first letters, by whose hash the row is found."""
DOTS = "•" * 2 * SYLLABLES
"""What is kept in place of a code."""
_OURS = re.compile(rf"(?:[{CONSONANTS}][{VOWELS}]){{{SYLLABLES}}}")


def new_code(choose: Callable[[str], str]) -> str:
    """A code; ``choose`` picks one letter of several (``secrets.choice``)."""
    return "".join(choose(CONSONANTS) + choose(VOWELS) for _ in range(SYLLABLES))


def without_codes(text: str) -> str:
    """A text of Dario's in which dots stand for every code: what is kept of it must bring nothing back."""
    return re.sub(rf"\b{_OURS.pattern}\b", DOTS, text)


def code_in(text: str) -> str | None:
    """The code that a message wants to resume with, in capitals: "riprendi BADOKEMUFO", "resume bado-kemu-fo".

    Ten letters of our own count however they are written; other words of eight to ten letters only in capitals and
    after a word that asks to resume: those are codes misspelt.
    """
    if text.startswith("/"):
        return None
    asked = RESUME.match(text)
    rest = text[asked.end() :] if asked else text
    letters = re.sub(r"[\s.\-\"«»'“”]", "", rest).upper().rstrip("!?,;:")
    if _OURS.fullmatch(letters) and (asked or rest.strip(' .!"«»“”').isupper()):
        return letters
    written = rest.strip(' .!"«»“”?')
    if asked and re.fullmatch(r"[A-Z](?:[A-Z]|[ -](?=[A-Z])){6,13}[A-Z]", written) and 8 <= len(letters) <= 10:
        return letters
    return None
