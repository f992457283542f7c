"""Which messages belong to the interview, by the conversation's memory of it and the message's words."""

import re
from collections.abc import Mapping
from typing import Any

from assistant.interview.codes import code_in
from assistant.interview.wishes import command_of
from assistant.interview.words.members import ADDS, REMOVES
from assistant.interview.words.speech import CHANGE, CORRECTS, NO, QUESTION_WORDS, YES
from assistant.interview.words.traits import LEGAL, PLATFORM

AFTERWARDS = ("summary", "restart")
"""What a finished interview can still be told."""
_ABOUT_ANSWERS = re.compile(r"\b(?:rispost\w+|answers?|membr[oi]|members?|partners?)\b", re.IGNORECASE)


def status_of(slot: Mapping[str, Any] | None) -> str | None:
    """How the interview of a conversation stands; None if there is none."""
    state = (slot or {}).get("state")
    return state.get("status") if state else None


def belongs(slot: Mapping[str, Any] | None, text: str) -> bool:
    """Whether a message is the interview's, whatever its topic: while it runs all are, afterwards a correction."""
    status = status_of(slot)
    if status == "asking" or code_in(text) is not None:
        return True
    if text.startswith("/"):
        return False
    if status == "offered":
        return YES.search(text) is not None or NO.search(text) is not None
    return status == "finished" and corrects_result(text)


def corrects_result(text: str) -> bool:
    """Whether a message after the result changes an answer, or asks for the summary or a new start."""
    if command_of(text) in AFTERWARDS:
        return True
    marked = any(pattern.search(text) for pattern in (CORRECTS, CHANGE, ADDS, REMOVES))
    told = (*QUESTION_WORDS.values(), LEGAL, PLATFORM, _ABOUT_ANSWERS)
    return marked and not text.rstrip().endswith("?") and any(pattern.search(text) for pattern in told)
