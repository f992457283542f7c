"""The conversation by plain forms: each button of the page is a POST that gives the whole conversation back."""

from collections.abc import Awaitable, Callable

from aiohttp import web
from multidict import MultiDict, MultiDictProxy

from assistant.interview.codes import DOTS
from assistant.portal.dialogue import Dialogue
from assistant.portal.keys import DIALOGUE
from assistant.portal.limits import LIMITS
from assistant.portal.messages import (
    LONGEST,
    EmptyMessageError,
    EngineDownError,
    Message,
    NoButtonError,
    NoConversationError,
    NoInterviewError,
    NoMessageError,
    TooLongError,
)
from assistant.portal.pages.chat_form import NUMBER, ChatForm
from assistant.portal.pages.chat_page import ChatPage, Draft, Key, Notice, Offer, Shown
from assistant.portal.pages.knowledge import Knowledge
from assistant.portal.pages.render import page_language
from assistant.portal.problems import STATUS, ProblemError
from assistant.portal.texts import LANGUAGES

FORM = 32 * 1024
"""Bytes that a form may have: a browser writes one sign of a message in up to twelve."""

Act = Callable[[Key, ChatForm], Awaitable[list[Message]]]
"""What a button does; given back are messages that say more than what is kept, such as a code shown once."""


class Chat:
    """The handlers of /chat."""

    def __init__(self, app: web.Application, knowledge: Knowledge, page: ChatPage) -> None:
        self._app, self._knowledge, self._page = app, knowledge, page

    @property
    def _dialogue(self) -> Dialogue:
        return self._app[DIALOGUE]

    async def start(self, request: web.Request) -> web.Response:
        """The page on which a conversation begins."""
        return await self._start(request, page_language(request), request.query.get("call", ""), Draft())

    async def begin(self, request: web.Request) -> web.Response:
        """A new conversation, with its first question where one was written."""
        form = await read_form(request)
        language = form.language(request)
        code = await self._knowledge.known(form.pressed.get("call", ""))
        try:
            self._app[LIMITS].address(request)
        except ProblemError as error:
            return await self._start(request, language, code, Draft(form.text, _notice_of(error)))
        conversation, token, _ = await self._dialogue.begin(language, code)
        key = Key(conversation, token)
        if not form.text.strip():
            return await self.show(request, key, Draft())
        return await self._do(request, key, form, self.send)

    async def act(self, request: web.Request, act: Act, *, keeps_text: bool = True) -> web.Response:
        """Open the conversation of a form, do what its button says, and show the conversation."""
        form = await read_form(request)
        key = await self.open(form)
        if key is None:
            return await self.lost(request, form)
        return await self._do(request, key, form, act, keeps_text=keeps_text)

    async def send(self, key: Key, form: ChatForm) -> list[Message]:
        """Send what was written."""
        return await self._dialogue.send(key.conversation, form.client_id("text", form.text), text=form.text)

    async def press(self, key: Key, form: ChatForm) -> list[Message]:
        """Press a button of Dario's."""
        button = form.pressed.get("button", "")
        return await self._dialogue.send(key.conversation, form.client_id("button", button), button=button)

    async def again(self, key: Key, form: ChatForm) -> list[Message]:
        """Send a message that got no answer again."""
        wanted = form.pressed.get("again")
        for message in await self._dialogue.messages(key.conversation):
            if message.retry and message.client_id and str(message.number) == wanted:
                if message.text == DOTS:
                    # The code was kept nowhere: it has to be written once more.
                    raise NoInterviewError("what is kept of the message does not say the code")
                # Under the id of a message that is kept, what it said is sent as it was: words or button.
                return await self._dialogue.send(key.conversation, message.client_id, button=message.client_id)
        return []

    async def judge(self, key: Key, form: ChatForm) -> list[Message]:
        """Keep whether an answer helped: "7:yes", "7:no" or "7:no:wrong"."""
        number, _, judgement = form.pressed.get("feedback", "").partition(":")
        helpful, _, reason = judgement.partition(":")
        if not NUMBER.fullmatch(number):
            raise NoMessageError("no message has this number")
        await self._dialogue.feedback(key.conversation, int(number), helpful == "yes", reason or None)
        return []

    async def switch(self, key: Key, form: ChatForm) -> list[Message]:
        """Go on in the other language; a repeat says nothing twice."""
        language = form.pressed.get("language", "")
        if language in LANGUAGES and language != key.conversation.language:
            return await self._dialogue.switch_language(key.conversation, language)
        return []

    async def pause(self, key: Key, _form: ChatForm) -> list[Message]:
        """Pause the interview; the code is shown on the page that this gives, and on no other."""
        return await self._dialogue.pause(key.conversation)

    async def nothing(self, _key: Key, _form: ChatForm) -> list[Message]:
        """Only show the conversation."""
        return []

    async def ask_delete(self, request: web.Request) -> web.Response:
        """Ask whether everything is to be deleted."""
        form = await read_form(request)
        key = await self.open(form)
        if key is None:
            return await self.lost(request, form)
        return self._page.confirm_delete(request, key, Draft(form.text), await self._knowledge.office())

    async def delete(self, request: web.Request) -> web.Response:
        """Delete everything; a repeat finds nothing left, and says the same."""
        form = await read_form(request)
        key = await self.open(form)
        if key is not None:
            await self._dialogue.delete(key.conversation)
        language = key.conversation.language if key else form.language(request)
        return self._page.deleted(request, language, await self._knowledge.office())

    async def back_to_start(self, request: web.Request) -> web.Response:
        """Who opens the address of a form without its form begins anew."""
        raise web.HTTPSeeOther(f"/chat?lang={page_language(request)}")

    async def _do(
        self, request: web.Request, key: Key, form: ChatForm, act: Act, *, keeps_text: bool = False
    ) -> web.Response:
        try:
            # Each form counts for its address as a request to the API does: else this were the way around that limit.
            self._app[LIMITS].address(request)
            self._app[LIMITS].conversation(key.conversation.id)
            said = await act(key, form)
        except NoConversationError:
            return await self.lost(request, form)
        except (
            TooLongError,
            EmptyMessageError,
            NoButtonError,
            NoInterviewError,
            NoMessageError,
            ProblemError,
            ValueError,
        ) as error:
            return await self.show(request, key, Draft(form.text, _notice_of(error), form.seen))
        except EngineDownError:
            return await self.show(request, key, Draft(form.text, await self._down(key), form.seen))
        return await self.show(request, key, Draft(form.text if keeps_text else "", seen=form.seen), said)

    async def show(
        self, request: web.Request, key: Key, draft: Draft, said: list[Message] | None = None
    ) -> web.Response:
        """The conversation as it is now; one that Dario was asked to delete in words is gone."""
        live = {message.number: message for message in said or []}
        messages = [live.get(each.number, each) for each in await self._dialogue.messages(key.conversation)]
        office = await self._knowledge.office()
        if not messages:
            return self._page.deleted(request, key.conversation.language, office)
        # The language may have changed with what was just done.
        key = Key(await self._dialogue.open(key.conversation.id, key.token), key.token)
        call = await self._knowledge.call(key.conversation.call)
        return self._page.conversation(request, key, Shown(messages, call, office), draft)

    async def open(self, form: ChatForm) -> Key | None:
        """What lets a form go on with its conversation, or None if there is no such conversation."""
        try:
            return Key(await self._dialogue.open(form.conversation, form.token), form.token)
        except NoConversationError:
            return None

    async def lost(self, request: web.Request, form: ChatForm) -> web.Response:
        """The start, saying that the conversation is gone, with what was written."""
        return await self._start(request, form.language(request), "", Draft(form.text, Notice("lost", 404, {})))

    async def _start(self, request: web.Request, language: str, call: str, draft: Draft) -> web.Response:
        calls, chosen = await self._knowledge.calls(), await self._knowledge.known(call)
        office = await self._knowledge.office()
        return self._page.start(request, language, Offer(calls, chosen, office), draft)

    async def _down(self, key: Key) -> Notice:
        office, language = await self._knowledge.office(), key.conversation.language
        reach = office.reach.in_language(language)
        return Notice("down", 503, {"office": office.name.in_language(language), "reach": reach})


async def read_form(request: web.Request) -> ChatForm:
    """The form that a request brings; an empty one, which finds no conversation, where it cannot be read."""
    try:
        return ChatForm.read(await request.clone(client_max_size=FORM).post())
    except (ValueError, LookupError):
        # Bytes that are no text, parts without a name, a charset that nobody knows.
        return ChatForm.read(MultiDictProxy(MultiDict()))


def _notice_of(error: Exception) -> Notice:
    if isinstance(error, ProblemError):
        return Notice("too_fast", STATUS[error.kind], error.values)
    if isinstance(error, TooLongError):
        return Notice("too_long", 422, {"count": error.count, "limit": LONGEST})
    names = {EmptyMessageError: "nothing", NoButtonError: "gone_button", NoInterviewError: "no_interview"}
    return Notice(names.get(type(error), "unclear"), 422, {})
