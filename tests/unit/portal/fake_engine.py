"""A stand-in for the engine that speaks Rasa's REST protocol, and can be slow, failing or gone when a test says so."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer

CITATION = {
    "source": "portal",
    "title": "Bandi Online",
    "url": "https://www.bandi.regione.lombardia.it",
    "section": "Scade il",
    "retrieved": "2020-11-09",
    "quote": None,
}
CODE = "ZEKANINENU"
KNOWN = {
    "/greet": ("Buongiorno, sono Dario, un programma.", "greet", "smalltalk"),
    "cancella": ("Fatto.", "delete_data", "smalltalk"),
    "riprendi": ("Bentornati.", "check_eligibility", "interview"),
    "boh": ("Forse una di queste?", "fallback", "clarify"),
    "persona": ("Europe Direct.", "human_agent", "handoff"),
}
"""Text, topic and status of the answers to some first words."""


class FakeEngine:
    """Answers everything; ``heard`` is what it was told, in order, with the conversation and its metadata."""

    def __init__(self) -> None:
        self.heard: list[dict[str, Any]] = []
        self.on_hearing: Callable[[dict[str, Any]], None] = lambda _: None
        self.takes = 0.0
        self.status = 200
        self.body: str | None = None
        self.url = ""
        self._server: TestServer | None = None

    @property
    def texts(self) -> list[str]:
        """What it was told, without the greetings."""
        return [each["message"] for each in self.heard if each["message"] != "/greet"]

    async def start(self, port: int | None = None) -> None:
        """Listen, on a free port or on that one."""
        app = web.Application()
        app.router.add_post("/webhooks/rest/webhook", self._webhook)
        self._server = TestServer(app, port=port)
        await self._server.start_server()
        self.url = f"http://127.0.0.1:{self._server.port}"

    async def stop(self) -> None:
        """Hang up on everybody."""
        if self._server is not None:
            await self._server.close()
            self._server = None

    async def _webhook(self, request: web.Request) -> web.Response:
        asked = await request.json()
        self.heard.append(asked)
        self.on_hearing(asked)
        await asyncio.sleep(self.takes)
        if self.body is not None:
            return web.Response(text=self.body, content_type="application/json")
        said = reply(asked["message"], asked["metadata"]["language"]) if self.status == 200 else {}
        return web.json_response(said, status=self.status)


def reply(message: str, language: str) -> list[dict[str, Any]]:
    """Rasa's list in answer to a message."""
    if message.startswith("/language_switch"):
        language = json.loads(message.removeprefix("/language_switch"))["language"]
        return _said(f"In {language}.", "language_switch", "smalltalk", language)
    if message.startswith("lingua "):
        return _said("Va bene.", "language_switch", "smalltalk", message.removeprefix("lingua "))
    if "pause" in message:
        told = _said(f"Il codice è **{CODE}**: «riprendi {CODE}».", "check_eligibility", "interview", language)
        told[-1]["custom"]["interview"] = {"v": 1, "state": "paused"}
        return told
    if message == "due domande":
        return [*_said("Prima.", "deadline", "answered", language), *_said("Seconda.", "budget", "answered", language)]
    text, topic, status = KNOWN.get(message.split(maxsplit=1)[0], (f"Risposta a: {message}", "deadline", "answered"))
    return _said(text, topic, status, language)


def _said(text: str, topic: str, status: str, language: str) -> list[dict[str, Any]]:
    answer = {
        "v": 1,
        "topic": topic,
        "status": status,
        "call": "RLA12020034211",
        "language": language,
        "facts": ["RLA12020034211/deadline"],
        "citations": [CITATION],
        "confidence": 0.9,
    }
    buttons = [
        {"title": "È ancora aperto?", "payload": "/ask_status"},
        {"title": "I risultati", "payload": "/ask_results"},
    ]
    return [
        {"recipient_id": "x", "text": f"{text}\n- **punto**"},
        {"recipient_id": "x", "text": "Fine.", "buttons": buttons},
        {"recipient_id": "x", "custom": {"answer": answer}},
    ]
