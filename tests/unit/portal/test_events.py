"""The stream: everything once and in order to every tab, signs of life, and an end when all is deleted."""

import asyncio
import json
from typing import Any

import aiohttp
import pytest

from assistant.portal.dialogue import Conversation, Dialogue
from assistant.portal.hub import TABS, WAITING, Event, Hub
from assistant.portal.keys import DIALOGUE
from tests.unit.portal.conftest import Talk, begun


class Tab:
    """A tab that listens; its events in order as (name, data)."""

    def __init__(self, talk: Talk, after: int = 0, **headers: str) -> None:
        self._talk, self._after, self._headers = talk, after, headers
        self.events: list[tuple[str, dict[str, Any]]] = []
        self.comments = 0

    async def __aenter__(self) -> "Tab":
        """Listen."""
        accept = {"Accept": "text/event-stream", **self._headers}
        self._response = await self._talk.ask("GET", f"/events?after={self._after}", headers=accept)
        assert self._response.content_type == "text/event-stream"
        self._reading = asyncio.create_task(self._read(self._response))
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close the tab."""
        self._reading.cancel()
        self._response.close()

    async def _read(self, response: aiohttp.ClientResponse) -> None:
        name = ""
        async for line in response.content:
            text = line.decode().rstrip("\n")
            if text.startswith(":"):
                self.comments += 1
            elif text.startswith("event: "):
                name = text[len("event: ") :]
            elif text.startswith("data: "):
                self.events.append((name, json.loads(text[len("data: ") :])))

    @property
    def numbers(self) -> list[int]:
        """The numbers of the messages heard."""
        return [data["number"] for name, data in self.events if name == "message"]

    async def until(self, name: str, count: int = 1) -> None:
        """Wait for events of a name."""

        async def heard() -> None:
            while len([each for each, _ in self.events if each == name]) < count:
                await asyncio.sleep(0.01)

        await asyncio.wait_for(heard(), 5)

    async def ended(self) -> None:
        """Wait for the end of the stream."""
        await asyncio.wait_for(self._reading, 5)


async def test_two_tabs_hear_the_same_once_and_in_order(talk: Talk) -> None:
    async with Tab(talk) as one, Tab(talk) as other:
        for text in ("ciao", "due domande"):
            await talk.send(text=text)
        for tab in (one, other):
            await tab.until("message", 6)
            assert tab.numbers == [1, 2, 3, 4, 5, 6]
            assert [data for name, data in tab.events if name == "message"] == await talk.messages()
        names = [name for name, _ in one.events]
        assert names[:4] == ["message", "message", "typing", "message"]


async def test_who_was_away_hears_only_what_came_after(talk: Talk) -> None:
    await talk.send(text="ciao")
    async with Tab(talk, after=2) as one, Tab(talk, **{"Last-Event-ID": "3"}) as other:
        await talk.send(text="ciao")
        await one.until("message", 3)
        await other.until("message", 2)
        assert (one.numbers, other.numbers) == ([3, 4, 5], [4, 5])


async def test_changes_of_a_message_are_told(talk: Talk) -> None:
    _, answer = await talk.send(text="ciao")
    async with Tab(talk, after=3) as tab:
        await talk.send(button=answer["buttons"][0]["id"])
        await talk.ask("PUT", "/messages/3/feedback", json={"helpful": True})
        await tab.until("update", 2)
        updates = [data for name, data in tab.events if name == "update"]
        assert updates[0]["buttons"][0]["chosen"] is True
        assert updates[1]["feedback"] == {"helpful": True, "reason": None}


async def test_deleting_is_told_and_ends_the_stream(talk: Talk) -> None:
    async with Tab(talk) as one, Tab(talk) as other:
        await talk.ask("DELETE")
        for tab in (one, other):
            await tab.ended()
            assert tab.events[-1] == ("deleted", {})


async def test_deleting_by_words_is_told_too(talk: Talk) -> None:
    async with Tab(talk) as tab:
        await talk.send(text="cancella tutto")
        await tab.ended()
        assert tab.numbers == [1, 2, 3]
        assert tab.events[-1] == ("deleted", {})


async def test_a_silent_stream_shows_that_it_lives(make_client: Any) -> None:
    talk = await begun(await make_client(heartbeat=0.05))
    async with Tab(talk) as tab:
        await asyncio.sleep(0.4)
        assert tab.comments >= 4


async def test_nobody_hears_another_conversation(client: Any) -> None:
    mine, other = await begun(client), await begun(client)
    async with Tab(mine) as tab:
        await other.send(text="ciao")
        await mine.send(text="ciao")
        await tab.until("message", 3)
        assert tab.numbers == [1, 2, 3]


async def test_a_tab_that_does_not_read_is_cut_off_and_nothing_more_is_kept_for_it() -> None:
    hub = Hub()
    line = hub.listen("a")
    for _ in range(WAITING * 3):
        hub.tell("a", Event("typing", {}))
    assert line.events.qsize() == 1 and line.events.get_nowait() is None
    hub.leave("a", line)
    assert hub.listening == 0


async def test_a_conversation_has_so_many_lines_and_the_oldest_goes_first() -> None:
    hub = Hub()
    lines = [hub.listen("a") for _ in range(TABS + 2)]
    assert hub.listening == TABS
    assert [line.events.qsize() for line in lines[:3]] == [1, 1, 0]
    for line in lines:
        hub.leave("a", line)
    assert hub.listening == 0


async def test_who_comes_as_everything_is_deleted_is_told_so(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    talk, opened = await begun(client), Dialogue.open

    async def deleted_meanwhile(self: Dialogue, *key: str) -> Conversation:
        conversation = await opened(self, *key)
        await self.delete(conversation)
        return conversation

    monkeypatch.setattr(Dialogue, "open", deleted_meanwhile)
    assert (await talk.ask("GET", "/events", headers={"Accept": "text/event-stream"})).status == 404
    assert client.app[DIALOGUE].hub.listening == 0
