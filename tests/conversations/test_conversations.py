"""Runs the conversations of this folder's YAML files.

A file is a list of conversations: ``conversation`` (a sentence, its name), ``metadata`` of the page, and ``turns``.
A turn says a text (``say``; ``chatter`` puts its ``words`` ``before`` or ``after`` it, for so many characters), from
another page if it has ``metadata`` of its own, and names what the first answer must be (``answer``: any of its fields;
``facts`` whole; ``either``: fields with all the values that will do), how the reply's text ``starts``, what it
``contains`` or ``lacks``, all that may hold digits in it (``only_figures``), the payloads its ``buttons`` must
include, the ``first`` of them and those that must not be there (``no_buttons``), and how many ``answers`` or which
``topics`` in their order.  In an interview it names fields of its contract (``interview``), what is known of the
``members`` (some fields of each), the ``verdict`` and the ``outcomes`` of conditions; in a handoff fields of its
contract (``handoff``; null: there must be none).  ``{code}`` in a text is the code
that a pause gave; with ``elsewhere`` a turn is said in a new conversation.  Every reply keeps to the contract of an
answer besides.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from assistant.rest_channel import readable
from tests.conversations.conftest import Talk

FOLDER = Path(__file__).parent
FILES = sorted(FOLDER.glob("*.yml"))
CONVERSATIONS = [
    pytest.param(conversation, id=f"{file.stem}: {conversation['conversation']}")
    for file in FILES
    for conversation in YAML(typ="safe").load(file.read_text(encoding="utf-8"))
]

FIELDS = {"v", "topic", "status", "call", "language", "facts", "citations", "confidence"}
LEFTOVER = re.compile(r"\{\w+(?::\w+)?\}")
CODE = re.compile(r"\*\*([A-Z]{10})\*\*")
REFERENCE = re.compile(r"D-\w{4}-\w{2}")
LINK_TARGET = re.compile(r"\]\([^)]*\)")


def spoken(turn: dict[str, Any]) -> str:
    """The turn's text, with the idle talk around it."""
    text, chatter = str(turn["say"]), turn.get("chatter", {})
    if "before" in chatter:
        text = f"{idle_talk(chatter['words'], chatter['before'])} {text}"
    if "after" in chatter:
        text = f"{text} {idle_talk(chatter['words'], chatter['after'])}"
    return text


def idle_talk(words: str, size: int) -> str:
    """The same words over and over, so many characters at least."""
    return " ".join([words] * (size // len(words) + 1))


def figures_beside(text: str, allowed: list[str]) -> list[str]:
    """The figures of a text that stand neither in the target of a link nor in what is allowed."""
    bare = LINK_TARGET.sub("]", text)
    for words in sorted(allowed, key=len, reverse=True):
        bare = bare.replace(words, "")
    return re.findall(r"\d[\d.,:]*", bare)


def check_contract(talk: Talk) -> None:
    """Compare the reply with what the contract asks of every one."""
    for answer in talk.answers:
        assert set(answer) == FIELDS and answer["v"] == 1, answer
        assert answer["citations"] or not answer["facts"], f"facts without a citation: {answer}"
        assert answer["topic"] == "fallback" or answer["status"] not in ("clarify", "passages"), answer
        assert answer["language"] == talk.answers[0]["language"], f"two languages in one reply: {talk.answers}"
        assert answer["confidence"] is None or 0 <= answer["confidence"] <= 1, answer
    assert not LEFTOVER.search(talk.text), f"a placeholder is left over: {talk.text}"
    payloads = [button["payload"] for button in talk.buttons]
    assert payloads == [readable(payload) for payload in payloads], f"not read as buttons: {payloads}"


def check_answer(turn: dict[str, Any], talk: Talk) -> None:
    """Compare the first answer of the reply with what the turn names."""
    assert talk.answers, f"{turn['say']!r} got no answer: {talk.reply}"
    first = talk.answers[0]
    for field, expected in turn.get("answer", {}).items():
        assert first[field] == expected, f"{turn['say']!r}: {field} is {first[field]!r} in {first}\n{talk.text}"
    for field, values in turn.get("either", {}).items():
        assert first[field] in values, f"{turn['say']!r}: {field} is {first[field]!r} in {first}\n{talk.text}"


def check_text(turn: dict[str, Any], talk: Talk) -> None:
    """Compare what was said with what the turn names."""
    if "starts" in turn:
        assert talk.text.startswith(turn["starts"]), f"{turn['say']!r}: starts otherwise: {talk.text}"
    for words in turn.get("contains", []):
        assert words in talk.text, f"{turn['say']!r}: {words!r} is not in: {talk.text}"
    for words in turn.get("lacks", []):
        assert words not in talk.text, f"{turn['say']!r}: {words!r} is in: {talk.text}"
    if "only_figures" in turn:
        beside = figures_beside(talk.text, turn["only_figures"])
        assert not beside, f"{turn['say']!r}: the figures {beside} are in: {talk.text}"


def check_interview(turn: dict[str, Any], talk: Talk) -> None:
    """Compare an interview's part of the reply with what the turn names."""
    interview, result = talk.custom("interview"), talk.custom("eligibility")
    for field, expected in turn.get("interview", {}).items():
        assert interview.get(field) == expected, f"{turn['say']!r}: {field} in {interview}\n{talk.text}"
    if "members" in turn:
        known = interview["answers"]["members"]
        assert len(known) == len(turn["members"]), f"{turn['say']!r}: {known}\n{talk.text}"
        told = [{field: one[field] for field in wanted} for one, wanted in zip(known, turn["members"], strict=True)]
        assert told == turn["members"], f"{turn['say']!r}: {known}\n{talk.text}"
    if "verdict" in turn:
        assert result.get("verdict") == turn["verdict"], f"{turn['say']!r}: {result}\n{talk.text}"
    outcomes = {criterion["id"]: criterion["outcome"] for criterion in result.get("criteria", [])}
    for condition, outcome in turn.get("outcomes", {}).items():
        assert outcomes.get(condition) == outcome, f"{turn['say']!r}: {outcomes}\n{talk.text}"


def check_handoff(turn: dict[str, Any], talk: Talk) -> None:
    """Compare a handoff's part of the reply with what the turn names; ``ticket: true`` is any reference."""
    handoff = talk.custom("handoff")
    if "handoff" in turn and turn["handoff"] is None:
        assert handoff == {}, f"{turn['say']!r}: {handoff}\n{talk.text}"
    for field, expected in (turn.get("handoff") or {}).items():
        wrong = f"{turn['say']!r}: {field} in {handoff}\n{talk.text}"
        assert REFERENCE.fullmatch(handoff[field]) if expected is True else handoff[field] == expected, wrong


def check_turn(turn: dict[str, Any], talk: Talk) -> None:
    """Say the turn's text and compare the reply with what the turn names."""
    talk.say(spoken(turn))
    check_contract(talk)
    check_answer(turn, talk)
    check_interview(turn, talk)
    check_handoff(turn, talk)
    check_text(turn, talk)
    payloads = [button["payload"] for button in talk.buttons]
    for payload in turn.get("buttons", []):
        assert payload in payloads, f"{turn['say']!r}: no button {payload!r} among {payloads}"
    for payload in turn.get("no_buttons", []):
        assert payload not in payloads, f"{turn['say']!r}: the button {payload!r} is among {payloads}"
    if "first" in turn:
        assert payloads[:1] == [turn["first"]], f"{turn['say']!r}: the first button is another: {payloads}"
    if "topics" in turn:
        assert [answer["topic"] for answer in talk.answers] == turn["topics"], f"{turn['say']!r}: {talk.text}"
    else:
        assert len(talk.answers) == turn.get("answers", 1)


@pytest.mark.parametrize("conversation", CONVERSATIONS)
def test_conversation(conversation: dict[str, Any], talk: Callable[..., Talk]) -> None:
    begun = talk(conversation.get("metadata"))
    code = ""
    for written in conversation["turns"]:
        turn = {**written, "say": str(written["say"]).replace("{code}", code)}
        if turn.get("elsewhere"):
            begun = talk(conversation.get("metadata"))
        if "metadata" in turn:
            sender, begun = begun.sender, talk(turn["metadata"])
            begun.sender = sender
        check_turn(turn, begun)
        told = CODE.search(begun.text)
        code = told.group(1) if told else code


def test_conversations_have_names_of_their_own() -> None:
    names = [parameter.id for parameter in CONVERSATIONS]
    assert len(names) == len(set(names)) >= 40
