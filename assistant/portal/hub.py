"""Tells every open tab of a conversation what happens in it, within one process."""

import asyncio
from collections import defaultdict
from dataclasses import dataclass
from typing import Any, Literal

from assistant.portal.messages import Message

WAITING = 200
"""Events that may wait for a slow tab; beyond that its line is cut, and it asks for what it missed."""

TABS = 50
"""Lines of one conversation; with more of them the oldest is cut, which is most likely one that broke unnoticed."""

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
        self._cut = False

    def put(self, event: Event) -> None:
        """Hand over an event; where too many wait already, the line is cut.  One that is cut takes nothing more."""
        if self._cut:
            return
        if self.events.full():
            self.cut()
        else:
            self.events.put_nowait(event)

    def cut(self) -> None:
        """End the line; what waits and could not be told yet is asked for anew, by the number of the last message."""
        self._cut = True
        while not self.events.empty():
            self.events.get_nowait()
        self.events.put_nowait(None)


class Hub:
    """The open tabs by conversation."""

    def __init__(self) -> None:
        self._lines: defaultdict[str, dict[Line, None]] = defaultdict(dict)

    def listen(self, conversation: str) -> Line:
        """A line on which all that happens from now on is heard."""
        line, lines = Line(), self._lines[conversation]
        if len(lines) >= TABS:
            oldest = next(iter(lines))
            oldest.cut()
            del lines[oldest]
        lines[line] = None
        return line

    def leave(self, conversation: str, line: Line) -> None:
        """Hang up."""
        self._lines[conversation].pop(line, None)
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
                line.cut()
