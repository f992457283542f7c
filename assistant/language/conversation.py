"""In which language a reply is given, by what was written and what was agreed before (the contract of an answer).

A reply is in the language of the message.  A text that does not tell keeps the conversation's.  A language that was
asked for holds until another is asked for, or until two messages in a row are clearly in the other.
"""

import re
from dataclasses import asdict, dataclass
from typing import Any

SPOKEN = ("it", "en")
DEFAULT = "it"
IN_A_ROW = 2
"""Clear messages in the other language that end one that was asked for."""

_ITALIAN = re.compile(r"\bital(?:iano?|ian|y)\b|\bitalien\w*", re.IGNORECASE)
_ENGLISH = re.compile(r"\bengl\w*|\bingl\w*|\banglais\b", re.IGNORECASE)


@dataclass(frozen=True)
class LanguageState:
    """The conversation's language; ``held``: asked for; ``streak``: clear messages in the other since.

    ``language`` is None until a message or the page has told.
    """

    language: str = DEFAULT
    told: bool = False
    held: bool = False
    streak: int = 0

    def as_slot(self) -> dict[str, Any]:
        """As JSON, for the slot."""
        return asdict(self)

    @classmethod
    def from_slot(cls, value: dict[str, Any] | None) -> "LanguageState":
        """From the slot's JSON; a new conversation where there is none."""
        return cls(**value) if value else cls()


def choose(detected: str | None, state: LanguageState, page: str | None, requested: str | None) -> LanguageState:
    """The language after a message: ``detected`` in it, ``page`` the page's, ``requested`` asked for in words."""
    if requested in SPOKEN:
        return LanguageState(str(requested), told=True, held=True)
    if not state.told and page in SPOKEN:
        state = LanguageState(str(page), told=True)
    if detected not in SPOKEN:
        return state
    if detected == state.language:
        return LanguageState(state.language, told=True, held=state.held)
    if state.held and state.streak + 1 < IN_A_ROW:
        return LanguageState(state.language, told=True, held=True, streak=state.streak + 1)
    return LanguageState(str(detected), told=True)


def requested_language(text: str) -> str | None:
    """The language that a message asks for in words: the one it names, ``it`` or ``en``; None if none or both."""
    italian, english = bool(_ITALIAN.search(text)), bool(_ENGLISH.search(text))
    if italian == english:
        return None
    return "it" if italian else "en"
