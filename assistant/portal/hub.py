"""Tells every open tab of a conversation what happens in it, within one process."""

import asyncio
from collections import defaultdict
from dataclasses import dataclass
from typing import Any, Literal

from assistant.portal.messages import Message

WAITING = 200
"""Events that may wait for a slow tab; beyond that its line is cut, and it asks for what it missed."""

Name = Literal["message", "update", "typing", "deleted"]


@dataclass(frozen=True)
class Event:
    """Something that happened: a new message, a changed one, Dario at work, everything deleted."""

    name: Name
    data: dict[str, Any]
    number: int | None = None
    """The number of a new message."""


class Line:
    """What one tab listens on; ``None`` is its end."""

    def __init__(self) -> None:
        self.events: asyncio.Queue[Event | None] = asyncio.Queue(WAITING)

    def put(self, event: Event | None) -> bool:
        """Hand over an event; False if too many wait already, and the line is cut."""
        try:
            self.events.put_nowait(event)
        except asyncio.QueueFull:
            self.events = asyncio.Queue()
            self.events.put_nowait(None)
            return False
        return True


class Hub:
    """The open tabs by conversation."""

    def __init__(self) -> None:
        self._lines: defaultdict[str, set[Line]] = defaultdict(set)

    def listen(self, conversation: str) -> Line:
        """A line on which all that happens from now on is heard."""
        line = Line()
        self._lines[conversation].add(line)
        return line

    def leave(self, conversation: str, line: Line) -> None:
        """Hang up."""
        self._lines[conversation].discard(line)
        if not self._lines[conversation]:
            del self._lines[conversation]

    @property
    def listening(self) -> int:
        """How many tabs listen."""
        return sum(map(len, self._lines.values()))

    def tell(self, conversation: str, event: Event) -> None:
        """Tell all tabs of a conversation."""
        for line in list(self._lines.get(conversation, ())):
            line.put(event)

    def said(self, conversation: str, messages: list[Message]) -> None:
        """Tell of new messages."""
        if conversation not in self._lines:
            return
        for message in messages:
            self.tell(conversation, Event("message", message.contract(), message.number))

    def changed(self, conversation: str, message: Message) -> None:
        """Tell of a message that has changed."""
        self.tell(conversation, Event("update", message.contract()))

    def close(self) -> None:
        """End all lines: the portal stops."""
        for lines in self._lines.values():
            for line in lines:
                line.put(None)
