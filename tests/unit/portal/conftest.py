"""The portal over a database of its own, with a stand-in for the engine."""

import uuid
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import sqlalchemy as sa
from aiohttp.test_utils import TestClient, TestServer

from assistant.database import open_database
from assistant.portal.app import make_app
from assistant.settings import Settings
from assistant.wiring import Wiring
from tests.unit.portal.fake_engine import FakeEngine

SETTINGS = replace(Settings.read({}), portal_rate_conversation=0, portal_rate_address=0)


class Talk:
    """One conversation over the API."""

    def __init__(self, client: Any, told: dict[str, Any]) -> None:
        self.client, self.told = client, told
        self.url = f"/api/v1/conversations/{told['id']}"
        self.headers = {"Authorization": f"Bearer {told['token']}"}

    async def ask(self, method: str, path: str = "", **options: Any) -> aiohttp.ClientResponse:
        """A request about the conversation."""
        headers = {**self.headers, **options.pop("headers", {})}
        response: aiohttp.ClientResponse = await self.client.request(
            method, self.url + path, headers=headers, **options
        )
        return response

    async def send(self, client_id: str = "", **what: str) -> list[dict[str, Any]]:
        """Say something; the messages that come back."""
        response = await self.ask("POST", "/messages", json={"client_id": client_id or uuid.uuid4().hex, **what})
        assert response.status == 200, await response.text()
        return list((await response.json())["messages"])

    async def messages(self, after: int = 0) -> list[dict[str, Any]]:
        """The messages after a number."""
        response = await self.ask("GET", f"/events?after={after}")
        return list((await response.json())["messages"])


@pytest.fixture
async def engine() -> AsyncIterator[FakeEngine]:
    """A stand-in for the engine that listens."""
    made = FakeEngine()
    await made.start()
    yield made
    await made.stop()


@pytest.fixture
def portal_database(loaded_database: sa.engine.Engine, tmp_path: Path) -> Iterator[sa.engine.Engine]:
    """A copy of the loaded SQLite database; what the portal keeps is tried on each backend by test_conversations."""
    copy = tmp_path / "portal.db"
    with loaded_database.connect() as connection:
        connection.exec_driver_sql(f"VACUUM INTO '{copy}'")
    made = open_database(f"sqlite:///{copy}")
    yield made
    made.dispose()


@pytest.fixture
async def make_client(engine: FakeEngine, portal_database: sa.engine.Engine) -> AsyncIterator[Any]:
    """Makes clients of portals with settings of their own, over one database."""
    made = []

    async def make(heartbeat: float = 15.0, **settings: Any) -> Any:
        changed = {"database_url": str(portal_database.url), "engine_url": engine.url, **settings}
        client = TestClient(TestServer(make_app(Wiring(replace(SETTINGS, **changed)), heartbeat=heartbeat)))
        await client.start_server()
        made.append(client)
        return client

    yield make
    for client in made:
        await client.close()


@pytest.fixture
async def client(make_client: Any) -> Any:
    """A client of the portal."""
    return await make_client()


async def begun(client: Any, **body: Any) -> Talk:
    """A new conversation."""
    response = await client.post("/api/v1/conversations", json=body or {"language": "it"})
    assert response.status == 201, await response.text()
    return Talk(client, await response.json())


@pytest.fixture
async def talk(client: Any) -> Talk:
    """A conversation in Italian."""
    return await begun(client)
