"""What the forms of the plain conversation send, and how a repeat of one is known."""

import re
import uuid
from dataclasses import dataclass

from aiohttp import web
from aiohttp.web_request import FileField
from multidict import MultiDictProxy

from assistant.portal.pages.render import page_language
from assistant.portal.texts import LANGUAGES

NUMBER = re.compile(r"[0-9]{1,9}")
"""A number of a message."""

_ID = re.compile(r"[\w-]{1,100}", re.ASCII)


@dataclass(frozen=True)
class ChatForm:
    """The fields of a form: whose conversation, the page it was sent from, what is in the field to write in."""

    conversation: str
    token: str
    page: str
    """An id that the server made for the page; the same page sent again has the same."""
    text: str
    seen: int
    """The number of the last message on that page."""
    pressed: dict[str, str]
    """What the buttons of the page say: the name and value of the one that was pressed, and the start's choices."""

    @classmethod
    def read(cls, fields: "MultiDictProxy[str | bytes | bytearray | FileField]") -> "ChatForm":
        """The form in the fields of a request; what is missing or a file is empty."""
        words = {name: value for name, value in fields.items() if isinstance(value, str)}
        known = {name: words.pop(name, "") for name in ("conversation", "token", "page", "text")}
        # Forms send each end of a line as two characters, which nobody has typed.
        known["text"] = known["text"].replace("\r\n", "\n")
        # What cannot be an id is none: no database is asked for a byte that it does not know.
        known["conversation"] = known["conversation"] if _ID.fullmatch(known["conversation"]) else ""
        seen = words.pop("seen", "")
        return cls(**known, seen=int(seen) if NUMBER.fullmatch(seen) else 0, pressed=words)

    def language(self, request: web.Request) -> str:
        """The language chosen in the form, else that of the page it stood on, else the browser's."""
        told = (self.pressed.get(name, "") for name in ("language", "lang"))
        return next((each for each in told if each in LANGUAGES), None) or page_language(request)

    def client_id(self, kind: str, value: str) -> str:
        """The id of a message sent from this page: the same for a repeat, another for other words.

        Who goes back to an old page and writes something else there is heard; who sends the same page again is not
        heard twice.  Raises ValueError if the page's id is not one.
        """
        return str(uuid.uuid5(uuid.UUID(self.page), f"{kind}:{value}"))


def new_page_id() -> str:
    """An id for a page that is about to be shown."""
    return str(uuid.uuid4())
