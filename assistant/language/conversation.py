"""In which language a reply is given, by what was written and what was agreed before (the contract of an answer).

A reply is in the language of the message.  A text that does not tell keeps the conversation's.  A language that was
asked for holds until another is asked for, or until two messages in a row are clearly in the other.
"""

import re
from dataclasses import asdict, dataclass, replace
from typing import Any

SPOKEN = ("it", "en")
DEFAULT = "it"
IN_A_ROW = 2
"""Clear messages in the other language that end one that was asked for."""

_NAMES = {"it": r"(?:ital(?:iano?|ian|y)|italien\w*)", "en": r"(?:engl\w*|ingl\w*|anglais)"}
_REFUSED = r"\b(?:non|not?|instead of|rather than|invece (?:di|che)|anziché)\s+(?:in\s+|l['’]|lo\s+)?{name}\b"
_CANNOT = (
    r"\b(?:do(?:n['’]?t| not)|can(?:['’]?t|not| not)|never|non|nn)\s+(?:\w+\s+){{0,2}}?"
    r"(?:speak|understand|read|know|get|learn\w*|parl\w+|cap\w+|conosc\w+|legg\w+|so|mastic\w+)\s+"
    r"(?:\w+\s+){{0,2}}?(?:l['’])?{name}\b"
    r"|\b(?:my|il mio)\s+{name}\s+(?:is|isn['’]?t|è|e['’])"
)
_OTHER = {"it": "en", "en": "it"}
_PAPERS = re.compile(
    r"\b(?:propost\w+|proposals?|domand[ae]|applications?|candidatur\w+|document\w*|modul\w+|form|bando|call|testo"
    r"|text|guid\w+|partner\w*|siti?|pagin\w+|pages?|allegat\w+|annex\w*|progett\w+|projects?)\b",
    re.IGNORECASE,
)
_TO_DARIO = re.compile(
    r"\b(?:speak|talk|answer|reply|respond|switch|say|repeat|explain|translate|tell|chat|please|pls|parl[aio]\w*"
    r"|rispond\w+|dimm\w+|dirm\w+|dill?o|ripet\w+|spieg\w+|traduc\w+|scrivimi|cambi\w*|pass[aio]\w*"
    r"|per favore|per piacere)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class LanguageState:
    """The conversation's language; ``held``: asked for; ``streak``: clear messages in the other since.

    ``told`` is false until a message or the page has told it.
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
        return replace(state, streak=0)
    if detected == state.language:
        return LanguageState(state.language, told=True, held=state.held)
    if state.held and state.streak + 1 < IN_A_ROW:
        return LanguageState(state.language, told=True, held=True, streak=state.streak + 1)
    return LanguageState(str(detected), told=True)


def requested_language(text: str) -> str | None:
    """The language that a message asks for in words, ``it`` or ``en``: "speak English", "non capisco l'inglese".

    None where it names no language, or both, or only speaks of the language of papers ("is the form in English?").
    """
    for language, name in _NAMES.items():
        if re.search(_CANNOT.format(name=name), text, re.IGNORECASE):
            return _OTHER[language]
    wanted = {language for language, name in _NAMES.items() if re.search(rf"\b{name}\b", _without_refusals(text), re.I)}
    refused = {language for language, name in _NAMES.items() if re.search(_REFUSED.format(name=name), text, re.I)}
    wanted = wanted or {_OTHER[language] for language in refused}
    if len(wanted) != 1 or (_PAPERS.search(text) and not _TO_DARIO.search(text)):
        return None
    return wanted.pop()


def _without_refusals(text: str) -> str:
    for name in _NAMES.values():
        text = re.sub(_REFUSED.format(name=name), " ", text, flags=re.IGNORECASE)
    return text
