"""Runs the conversations of this folder's YAML files.

A file is a list of conversations: ``conversation`` (a sentence, its name), ``metadata`` of the page, and ``turns``.
A turn says a text (``say``) and names what the first answer must be (``answer``: any of its fields; ``facts`` whole),
what the reply's text ``contains`` or ``lacks``, the payloads its ``buttons`` must include, and how many ``answers``.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.conversations.conftest import Talk

FILES = sorted(Path(__file__).parent.glob("*.yml"))
CONVERSATIONS = [
    pytest.param(conversation, id=f"{file.stem}: {conversation['conversation']}")
    for file in FILES
    for conversation in YAML(typ="safe").load(file.read_text(encoding="utf-8"))
]


def check_turn(turn: dict[str, Any], talk: Talk) -> None:
    """Say the turn's text and compare the reply with what the turn names."""
    talk.say(turn["say"])
    assert talk.answers, f"{turn['say']!r} got no answer: {talk.reply}"
    first = talk.answers[0]
    for field, expected in turn.get("answer", {}).items():
        assert first[field] == expected, f"{turn['say']!r}: {field} is {first[field]!r} in {first}\n{talk.text}"
    for words in turn.get("contains", []):
        assert words in talk.text, f"{turn['say']!r}: {words!r} is not in: {talk.text}"
    for words in turn.get("lacks", []):
        assert words not in talk.text, f"{turn['say']!r}: {words!r} is in: {talk.text}"
    payloads = [button["payload"] for button in talk.buttons]
    for payload in turn.get("buttons", []):
        assert payload in payloads, f"{turn['say']!r}: no button {payload!r} among {payloads}"
    assert len(talk.answers) == turn.get("answers", 1)


@pytest.mark.parametrize("conversation", CONVERSATIONS)
def test_conversation(conversation: dict[str, Any], talk: Callable[..., Talk]) -> None:
    begun = talk(conversation.get("metadata"))
    for turn in conversation["turns"]:
        check_turn(turn, begun)


def test_conversations_have_names_of_their_own() -> None:
    names = [parameter.id for parameter in CONVERSATIONS]
    assert len(names) == len(set(names)) >= 40
