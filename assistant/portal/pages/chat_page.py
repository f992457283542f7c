"""The page of a conversation: its messages with what can be done now, and a notice where something went wrong."""

from dataclasses import dataclass
from typing import Any

from aiohttp import web
from babel.numbers import format_decimal

from assistant.answers.formats import LOCALES
from assistant.interview.codes import KEPT_FOR
from assistant.portal.messages import LONGEST, REASONS, Conversation, Message
from assistant.portal.pages.chat_form import new_page_id
from assistant.portal.pages.render import Renderer
from assistant.portal.pages.texts import texts
from knowledge.schema import Call, Office

PRIVATE = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}
"""A page of a conversation is kept by nobody, and no other page learns of it."""


@dataclass(frozen=True)
class Notice:
    """What went wrong, as one sentence of texts/chat.yml, and the status of the response."""

    name: str
    status: int
    values: dict[str, Any]

    def words(self, language: str) -> str:
        """The sentence in ``it`` or ``en``."""
        written = {
            name: format_decimal(value, locale=LOCALES[language]) if isinstance(value, int) else value
            for name, value in self.values.items()
        }
        return str(texts(language)["chat"]["problems"][self.name]).format(**written)


@dataclass(frozen=True)
class Key:
    """What lets a page go on with its conversation: travels in hidden fields only."""

    conversation: Conversation
    token: str


@dataclass(frozen=True)
class Draft:
    """What was typed and not sent, why not where something went wrong, and the last message that was seen."""

    text: str = ""
    notice: Notice | None = None
    seen: int = 0


@dataclass(frozen=True)
class Offer:
    """What a new conversation can be about, and who helps instead of Dario."""

    calls: list[Call]
    chosen: str
    office: Office


@dataclass(frozen=True)
class Shown:
    """What is shown of a conversation."""

    messages: list[Message]
    call: Call | None
    office: Office


class ChatPage:
    """Shows conversations; knows no dialogue and changes nothing."""

    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def start(self, request: web.Request, language: str, offer: Offer, draft: Draft) -> web.Response:
        """The page on which a conversation begins."""
        context = {"calls": offer.calls, "chosen": offer.chosen, "office": offer.office}
        return self._page(request, language, "chat_start.html", draft, **context)

    def conversation(self, request: web.Request, key: Key, shown: Shown, draft: Draft) -> web.Response:
        """The conversation with all that can be done in it."""
        interview = next((each.interview for each in reversed(shown.messages) if each.interview), None)
        context = {
            "key": key,
            "messages": shown.messages,
            "call": shown.call,
            "office": shown.office,
            "latest": first_new(shown.messages, draft.seen),
            "seen": shown.messages[-1].number,
            "interview": interview,
            "reasons": REASONS,
        }
        return self._page(request, key.conversation.language, "chat.html", draft, **context)

    def confirm_delete(self, request: web.Request, key: Key, draft: Draft, office: Office) -> web.Response:
        """The page that asks whether everything is to be deleted."""
        return self._page(request, key.conversation.language, "chat_delete.html", draft, office=office, key=key)

    def deleted(self, request: web.Request, language: str, office: Office) -> web.Response:
        """The page that says that everything was deleted."""
        return self._page(request, language, "chat_deleted.html", Draft(), office=office)

    def result(self, request: web.Request, key: Key, result: str, draft: Draft) -> web.Response:
        """The interview's result (safe HTML: the main part of its page) to be printed or saved."""
        return self._page(request, key.conversation.language, "chat_result.html", draft, key=key, result=result)

    def _page(self, request: web.Request, language: str, template: str, draft: Draft, **context: Any) -> web.Response:
        notice = draft.notice
        around = {
            "here": "chat",
            "text": draft.text,
            "notice": notice.words(language) if notice else None,
            "page_id": new_page_id(),
            "limit": LONGEST,
            "days": KEPT_FOR.days,
            "seen": draft.seen,
        }
        status = notice.status if notice else 200
        response = self._renderer.response(request, language, template, status=status, **{**around, **context})
        response.headers.update(PRIVATE)
        return response


def first_new(messages: list[Message], seen: int) -> int:
    """The number of the message to read next: Dario's first after ``seen``, else the first after the person's last."""
    spoken = max((each.number for each in messages if each.author == "person"), default=0)
    said = [each.number for each in messages if each.author == "dario"]
    after = next((number for number in said if number > seen), None) if seen else None
    return after or next((number for number in said if number > spoken), messages[-1].number)
