"""The portal over a database of its own, and a stand-in for the engine that can be told to fail."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from assistant.portal.app import make_app
from assistant.settings import Settings
from assistant.wiring import Wiring
from knowledge.load import load
from knowledge.read import Content

CITATION = {
    "source": "portal",
    "title": "Bandi Online",
    "url": "https://www.bandi.regione.lombardia.it",
    "section": "Scade il",
    "retrieved": "2020-11-09",
    "quote": "02/02/2021 , ore 00:00",
}


@dataclass
class FakeEngine:
    """Speaks Rasa's REST protocol: answers every text with a source and two buttons, or fails as told."""

    heard: list[str] = field(default_factory=list)
    down: bool = False
    url: str = ""

    async def webhook(self, request: web.Request) -> web.Response:
        """One message in, Rasa's list out."""
        body = await request.json()
        if self.down:
            return web.json_response({}, status=500)
        self.heard.append(body["message"])
        language = body["metadata"]["language"]
        if body["message"].startswith("/language_switch"):
            language = "en" if '"en"' in body["message"] else "it"
        return web.json_response(self._reply(body["message"], language))

    @staticmethod
    def _reply(message: str, language: str) -> list[dict[str, Any]]:
        answer = {"v": 1, "topic": "deadline", "status": "answered", "call": None, "language": language, "facts": []}
        custom: dict[str, Any] = {"answer": {**answer, "citations": [CITATION], "confidence": 1.0}}
        if message.startswith(("/greet", "/language_switch")):
            custom = {"answer": {**answer, "topic": "greet", "status": "smalltalk", "citations": [], "confidence": 1.0}}
        if message == "interview":
            custom["answer"]["status"] = "interview"
            custom["interview"] = {"v": 1, "state": "asking", "question": "members", "number": 3, "at_most": 7}
        if message == "person":
            custom["handoff"] = {
                "v": 1,
                "to": "it_helpdesk",
                "state": "consent",
                "ticket": "D-7K3M",
                "form_url": "https://example.org/form",
            }
        said = f"**{message}** <b>&amp;" if not message.startswith("/") else f"said {message}"
        buttons = [
            {"title": f"{language} button", "payload": "/ask_budget"},
            {"title": "Another <one>", "payload": "/ask_status"},
        ]
        return [{"text": said, "buttons": buttons}, {"custom": custom}]


@pytest.fixture
async def engine() -> AsyncIterator[FakeEngine]:
    fake = FakeEngine()
    app = web.Application()
    app.router.add_post("/webhooks/rest/webhook", fake.webhook)
    server = TestServer(app)
    await server.start_server()
    fake.url = str(server.make_url("")).rstrip("/")
    yield fake
    await server.close()


@pytest.fixture
def rate() -> int:
    """Messages a minute that a conversation may have; 0 is no limit."""
    return 0


@pytest.fixture
def address_rate() -> int:
    """Requests a minute that an address may have; 0 is no limit."""
    return 0


@pytest.fixture
def settings(rate: int, address_rate: int) -> Settings:
    return replace(Settings.read({}), portal_rate_conversation=rate, portal_rate_address=address_rate)


@pytest.fixture(scope="session")
def loaded_file(tmp_path_factory: pytest.TempPathFactory, content: Content) -> str:
    """An SQLite database with the real content."""
    url = f"sqlite:///{tmp_path_factory.mktemp('pages') / 'dario.db'}"
    wiring = Wiring(replace(Settings.read({}), database_url=url))
    load(content, wiring.database)
    wiring.database.dispose()
    return url


@pytest.fixture
async def client(engine: FakeEngine, settings: Settings, loaded_file: str) -> AsyncIterator[TestClient[Any, Any]]:
    """A browser without JavaScript and cookies, at the portal."""
    wiring = Wiring(replace(settings, database_url=loaded_file, engine_url=engine.url))
    async with TestClient(TestServer(make_app(wiring))) as made:
        yield made
    wiring.database.dispose()
