"""A call that is taken out of the content while people talk about it: they go back to the default, and are told."""

from collections.abc import Callable
from dataclasses import replace

from assistant.wiring import Wiring
from knowledge.load import load
from knowledge.read import Content
from tests.conftest import CALL
from tests.conversations.conftest import Talk

LOST = "SMP-COSME-2021-CLUSTER-01"


def without_call(content: Content) -> Content:
    """The content without the call."""
    calls = {
        code: file.copy(
            update={
                "call": file.call.copy(
                    update={"followed_by": [other for other in file.call.followed_by if other != LOST]}
                )
            }
        )
        for code, file in content.calls.items()
        if code != LOST
    }
    return replace(content, calls=calls)


def test_a_call_taken_out_gives_way_to_the_default_once(
    talk: Callable[..., Talk], parts: Wiring, content: Content
) -> None:
    asked, repeated = talk(), talk()
    for one in (asked, repeated):
        one.say("Qual è il budget di Euroclusters?")
        assert one.answers[0]["call"] == LOST
    load(without_call(content), parts.database)
    try:
        repeated.say("Puoi ripetere?")
        assert (repeated.answers[0]["topic"], repeated.answers[0]["call"]) == ("budget", CALL)
        assert "non è più tra quelli che Dario conosce" in repeated.text
        asked.say("Quanto deve durare un progetto?")
        assert (asked.answers[0]["topic"], asked.answers[0]["call"]) == ("duration", CALL)
        assert asked.text.startswith("Il bando di cui si parlava non è più tra quelli che Dario conosce")
        assert "da 20 a 24 mesi" in asked.text
        asked.say("Quali paesi possono partecipare?")
        assert asked.answers[0]["call"] == CALL
        assert "non è più tra quelli" not in asked.text
    finally:
        load(content, parts.database)
