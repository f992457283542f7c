"""What people take along from a conversation: its transcript, and the result of the interview."""

import re

from aiohttp import web

from assistant.portal.keys import DIALOGUE
from assistant.portal.messages import NoInterviewError
from assistant.portal.pages.chat import Chat, read_form
from assistant.portal.pages.chat_page import PRIVATE, ChatPage, Draft, Notice
from assistant.portal.transcript import TYPES, transcript

_MAIN = re.compile(r"<main>(.*)</main>", re.DOTALL)


class ChatFiles:
    """The handlers that give out files, and the page of the result."""

    def __init__(self, chat: Chat, page: ChatPage) -> None:
        self._chat, self._page = chat, page

    async def transcript(self, request: web.Request) -> web.Response:
        """The conversation as a file."""
        form = await read_form(request)
        key = await self._chat.open(form)
        if key is None:
            return await self._chat.lost(request, form)
        kind = form.pressed.get("format", "")
        kind = kind if kind in TYPES else "txt"
        messages = await request.app[DIALOGUE].messages(key.conversation)
        return _file(transcript(messages, key.conversation.language, kind), kind, "dario")

    async def result(self, request: web.Request) -> web.Response:
        """The interview's result: as a page of ours to be printed, or as a file."""
        form = await read_form(request)
        key = await self._chat.open(form)
        if key is None:
            return await self._chat.lost(request, form)
        kind = form.pressed.get("format", "")
        try:
            written = await request.app[DIALOGUE].interview_page(key.conversation, "json" if kind == "json" else "html")
        except NoInterviewError:
            return await self._chat.show(request, key, Draft(form.text, Notice("no_interview", 422, {})))
        if kind in ("html", "json"):
            return _file(written, kind, "dario-verifica" if key.conversation.language == "it" else "dario-check")
        # Shown here, the result takes the styles of the pages: its own are for the file that stands alone.
        found = _MAIN.search(written)
        result = found.group(1) if found else written
        return self._page.result(request, key, result, Draft(form.text))


def _file(content: str, kind: str, name: str) -> web.Response:
    headers = {**PRIVATE, "Content-Disposition": f'attachment; filename="{name}.{kind}"'}
    return web.Response(text=content, content_type=TYPES[kind], charset="utf-8", headers=headers)
