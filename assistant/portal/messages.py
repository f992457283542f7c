"""A conversation and its messages as the portal gives them out, and what can be wrong with a wish about them."""

from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any, Literal

LONGEST = 2_000
"""Characters (Unicode code points) that one message of a person may have."""

REASONS = ("wrong", "unclear", "incomplete", "not_asked")
"""Why an answer did not help."""

Author = Literal["person", "dario"]


class NoConversationError(LookupError):
    """There is no such conversation, or the token is not its own; which of the two is not told."""


class NoMessageError(LookupError):
    """The conversation has no such message, or not one that can be judged."""


class NoButtonError(LookupError):
    """No message of the conversation has this button."""


class NoInterviewError(LookupError):
    """No interview is kept in this conversation, so that there is nothing to pause or to print."""


class EmptyMessageError(ValueError):
    """Nothing that can be read is left of the message."""


class TooLongError(ValueError):
    """The message has more than ``LONGEST`` characters; ``count`` says how many."""

    def __init__(self, count: int) -> None:
        super().__init__(f"the message has {count} characters; {LONGEST} can be read")
        self.count = count


class EngineDownError(RuntimeError):
    """The engine does not answer: not there, too slow, or failing.  ``why`` is a word for the figures."""

    def __init__(self, why: Literal["unreachable", "timeout", "failed"], detail: str) -> None:
        super().__init__(detail)
        self.why = why


@dataclass(frozen=True)
class Conversation:
    """A conversation: its id, the language of its page (``it`` or ``en``), and the call of its page."""

    id: str
    language: str
    call: str | None


@dataclass(frozen=True)
class ShownButton:
    """A button as people see it; ``chosen`` once it was pressed."""

    id: str
    title: str
    chosen: bool

    def contract(self) -> dict[str, Any]:
        """As plain data."""
        return {"id": self.id, "title": self.title, "chosen": self.chosen}


@dataclass(frozen=True)
class Message:
    """One message; ``number`` counts from 1 in its conversation, ``at`` is aware, in UTC.

    ``text`` is light Markdown where Dario says it and plain where a person does; ``html`` is safe to be shown.
    """

    number: int
    at: datetime
    author: Author
    client_id: str | None
    language: str
    text: str
    html: str
    buttons: tuple[ShownButton, ...] = ()
    answer: dict[str, Any] | None = None
    interview: dict[str, Any] | None = None
    eligibility: dict[str, Any] | None = None
    handoff: dict[str, Any] | None = None
    helpful: bool | None = None
    reason: str | None = None
    retry: bool = False
    """A message of the person that got no answer, and may be sent again under the same ``client_id``."""

    def contract(self) -> dict[str, Any]:
        """The message as the API gives it out."""
        return {
            "number": self.number,
            "at": self.at.astimezone(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "author": self.author,
            "client_id": self.client_id,
            "language": self.language,
            "text": self.text,
            "html": self.html,
            "buttons": [button.contract() for button in self.buttons],
            "answer": self.answer,
            "interview": self.interview,
            "eligibility": self.eligibility,
            "handoff": self.handoff,
            "feedback": None if self.helpful is None else {"helpful": self.helpful, "reason": self.reason},
            "retry": self.retry,
        }
