"""Runs the conversations of tests/conversations and counts the turns whose expectations hold."""

from dataclasses import dataclass
from typing import Any, cast

from evaluation.engine import Listener
from evaluation.figures import percent
from tests.conversations.conftest import Talk
from tests.conversations.test_conversations import CODE, CONVERSATIONS, check_turn


@dataclass(frozen=True)
class Conversed:
    """How many conversations and turns there were, the shares in percent that went right, and what did not."""

    conversations: int
    conversations_right: float
    turns: int
    turns_right: float
    not_right: list[tuple[str, str]]


def converse(listener: Listener) -> Conversed:
    """Hold every conversation; one that goes wrong goes on with its next turn."""
    turns, missed, spoilt = 0, [], 0
    for parameter in CONVERSATIONS:
        conversation = cast(dict[str, Any], parameter.values[0])
        turns += len(conversation["turns"])
        found = _hold(listener, conversation)
        spoilt += bool(found)
        missed += [(str(parameter.id), text) for text in found]
    held = len(CONVERSATIONS)
    return Conversed(
        conversations=held,
        conversations_right=percent(held - spoilt, held),
        turns=turns,
        turns_right=percent(turns - len(missed), turns),
        not_right=missed,
    )


def _hold(listener: Listener, conversation: dict[str, Any]) -> list[str]:
    """What was said in the turns that went wrong; turns are read as ``test_conversation`` reads them."""
    begun, code, missed = Talk(listener.agent, listener.loop, conversation.get("metadata")), "", []
    for written in conversation["turns"]:
        turn = {**written, "say": str(written["say"]).replace("{code}", code)}
        if turn.get("elsewhere"):
            begun = Talk(listener.agent, listener.loop, conversation.get("metadata"))
        if "metadata" in turn:
            sender, begun = begun.sender, Talk(listener.agent, listener.loop, turn["metadata"])
            begun.sender = sender
        try:
            check_turn(turn, begun)
        except AssertionError:
            missed.append(str(turn["say"]))
        told = CODE.search(begun.text)
        code = told.group(1) if told else code
    return missed
