"""What the pages read of the knowledge base, off the event loop and as it is now."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timezone
from typing import TypeVar

from assistant.portal.pages.call_facts import CallPage, CallReader
from assistant.portal.pages.figures import knowledge_counts
from assistant.wiring import Wiring
from knowledge.schema import Call, Office

T = TypeVar("T")


class Knowledge:
    """Reads calls, offices and counts; a load by another process is seen with the next page."""

    def __init__(self, wiring: Wiring) -> None:
        self._wiring = wiring

    async def call_page(self, code: str, language: str) -> CallPage | None:
        """The page of a call as of now, or None if there is no such call."""
        reader = CallReader(self._wiring.answerer, language, datetime.now(timezone.utc))
        return await self._read(lambda: reader.page(code))

    async def known(self, code: str) -> str:
        """The code if there is such a call, else that of the default call."""
        call = await self.call(code)
        return call.code if call else self._wiring.settings.default_call

    async def call(self, code: str | None) -> Call | None:
        """The call with this code, or None."""
        return await self._read(lambda: self._wiring.store.call(code) if code else None)

    async def calls(self) -> list[Call]:
        """All calls, by code."""
        return await self._read(self._wiring.store.calls)

    async def office(self, office_id: str = "europe_direct") -> Office:
        """An office where to ask."""
        return await self._read(lambda: self._wiring.store.office(office_id))

    async def counts(self) -> dict[str, int]:
        """How much Dario knows."""
        return await self._read(lambda: knowledge_counts(self._wiring.store))

    async def _read(self, reading: Callable[[], T]) -> T:
        def fresh() -> T:
            self._wiring.store.refresh()
            return reading()

        return await asyncio.to_thread(fresh)
