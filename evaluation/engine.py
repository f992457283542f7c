"""The engine with the trained model in this process, over a database of its own; parses messages."""

import asyncio
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rasa.core.agent import Agent

from assistant.answers.fallback import near
from assistant.answers.next_topics import OFFERED
from assistant.context import topic_of_intent
from assistant.engine import configure_logging, load_agent
from assistant.message_parts import parts_of
from assistant.nlu.topic_classifier import NOTHING
from assistant.rest_channel import readable
from assistant.wiring import wiring
from evaluation.figures import Understood
from knowledge.load import load
from knowledge.read import read_content
from knowledge.store import KnowledgeStore

PLACES = ("country", "region")


class Listener:
    """Reads messages as the engine does, without answering them."""

    def __init__(self, agent: Agent, store: KnowledgeStore, loop: asyncio.AbstractEventLoop) -> None:
        self.agent, self.loop = agent, loop
        self._store = store

    def understand(self, text: str) -> Understood:
        """What the engine understands."""
        parsed = self._parse(text)
        ranking = [(one["name"], one["confidence"]) for one in parsed["intent_ranking"] if one["name"] != NOTHING]
        answered = [] if parsed["intent"]["name"] == NOTHING else [one["intent"]["name"] for one in parts_of(parsed)]
        return Understood(
            answered=tuple(topic_of_intent(intent) for intent in answered),
            offered=() if answered else tuple(near(self._store, ranking)[:OFFERED]),
            likeliest=topic_of_intent(ranking[0][0]) if ranking else None,
            confidence=float(ranking[0][1]) if ranking else 0.0,
        )

    def places(self, text: str) -> dict[str, frozenset[str]]:
        """The codes of the places named, by kind."""
        found = self._parse(text)["entities"]
        read = {kind: frozenset(one["value"] for one in found if one["entity"] == kind) for kind in PLACES}
        return {kind: codes for kind, codes in read.items() if codes}

    def _parse(self, text: str) -> dict[str, Any]:
        parsed: dict[str, Any] = self.loop.run_until_complete(self.agent.parse_message(readable(text)))
        return parsed


@contextmanager
def own_listener() -> Iterator[Listener]:
    """A listener over a new database with the repository's content; Dario's own database is left alone."""
    with own_database():
        configure_logging("WARNING")
        loop = asyncio.new_event_loop()
        try:
            yield Listener(load_agent(settings=wiring().settings), wiring().store, loop)
        finally:
            loop.close()


@contextmanager
def own_database() -> Iterator[None]:
    """Wires this process to a new database with the repository's content."""
    with tempfile.TemporaryDirectory(prefix="dario-evaluation-") as folder:
        os.environ["DARIO_DATABASE_URL"] = f"sqlite:///{Path(folder) / 'dario.db'}"
        wiring.cache_clear()
        load(read_content(wiring().settings.content), wiring().database)
        wiring().store.refresh()
        yield
