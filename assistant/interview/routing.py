"""Which messages belong to the interview, by the conversation's memory of it and the message's words."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from assistant.interview.codes import code_in
from assistant.interview.message import Mention
from assistant.interview.wishes import command_of
from assistant.interview.words.counts import COUNTED
from assistant.interview.words.members import ADDS, REMOVES
from assistant.interview.words.partnership import ELIGIBLE, OURS, WANTS
from assistant.interview.words.speech import CHANGE, CORRECTS, NO, QUESTION, QUESTION_WORDS, YES
from assistant.interview.words.traits import LEGAL, PLATFORM
from assistant.language.numbers import find_numbers

AFTERWARDS = ("summary", "restart")
"""What a finished interview can still be told."""
NEAR_CHECK = {"beneficiaries", "check_eligibility", "consortium", "countries", "platform_registration", "regions"}
"""Topics for which a message about a whole partnership may be taken; who asks of another topic gets that."""
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


def begins(text: str, mentions: Sequence[Mention], topics: Collection[str]) -> bool:
    """Whether a message tells of a whole partnership and asks if it fits, or asks nothing at all.

    ``topics``: those it is sure to ask about, if any.
    """
    if not NEAR_CHECK.issuperset(topics) or not tells_partnership(text, mentions):
        return False
    if ELIGIBLE.search(text):
        return True
    pieces = re.split(r"[.;!\n]", text)
    return "?" not in text and not WANTS.search(text) and not any(map(QUESTION.search, pieces))


def tells_partnership(text: str, mentions: Sequence[Mention]) -> bool:
    """Whether a message says of which places the members of a partnership are: two at the least."""
    places = {(one.start, one.end) for one in mentions if one.entity in ("country", "region")}
    several = [end for value, start, end in find_numbers(text) if value > 1 and not text[:start].strip()]
    counted = any(COUNTED.match(text[end:]) for end in several)
    return not text.startswith("/") and len(places) > 1 and (counted or OURS.search(text) is not None)


def corrects_result(text: str) -> bool:
    """Whether a message after the result changes an answer, or asks for the summary or a new start."""
    if command_of(text) in AFTERWARDS:
        return True
    marked = any(pattern.search(text) for pattern in (CORRECTS, CHANGE, ADDS, REMOVES))
    told = (*QUESTION_WORDS.values(), LEGAL, PLATFORM, _ABOUT_ANSWERS)
    return marked and not text.rstrip().endswith("?") and any(pattern.search(text) for pattern in told)
