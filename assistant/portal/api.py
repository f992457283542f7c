"""The routes of /api/v1: conversations, what is said in them, and what Dario knows."""

from collections.abc import Awaitable, Callable
from datetime import timezone

from aiohttp import web

from assistant.interview.codes import KEPT_FOR
from assistant.portal import bodies, calls, events
from assistant.portal.dialogue import Dialogue, pause_code
from assistant.portal.keys import DIALOGUE
from assistant.portal.limits import LIMITS
from assistant.portal.messages import Conversation, Message
from assistant.portal.problems import ProblemError, language_of
from assistant.portal.security import policy
from assistant.portal.transcript import TYPES, transcript

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
OfConversation = Callable[[web.Request, Dialogue, Conversation], Awaitable[web.StreamResponse]]

ONE = "/api/v1/conversations/{id}"


def add_routes(app: web.Application) -> None:
    """Give the application the routes of the API."""
    app.router.add_post("/api/v1/conversations", begin)
    app.router.add_get(ONE, opened(about), allow_head=False)
    app.router.add_delete(ONE, opened(delete))
    app.router.add_post(f"{ONE}/messages", opened(send))
    app.router.add_get(f"{ONE}/events", opened(events.listen), allow_head=False)
    app.router.add_put(f"{ONE}/language", opened(switch_language))
    app.router.add_put(ONE + "/messages/{number:[0-9]{1,9}}/feedback", opened(feedback))
    app.router.add_get(f"{ONE}/transcript", opened(write_transcript), allow_head=False)
    app.router.add_post(f"{ONE}/pause", opened(pause))
    app.router.add_get(f"{ONE}/interview", opened(interview), allow_head=False)
    calls.add_routes(app)


def opened(handler: OfConversation) -> Handler:
    """A handler for who has the token of the conversation in the address."""

    async def handle(request: web.Request) -> web.StreamResponse:
        dialogue = request.app[DIALOGUE]
        conversation = await dialogue.open(request.match_info["id"], bodies.token_of(request.headers))
        return await handler(request, dialogue, conversation)

    return handle


async def begin(request: web.Request) -> web.Response:
    """A new conversation with its token and Dario's greeting."""
    given = await bodies.fields_of(request, (), ("language", "call"))
    dialogue = request.app[DIALOGUE]
    call = given.get("call")
    if call is not None and not await dialogue.knows_call(call):
        raise ProblemError("no_call")
    conversation, token, messages = await dialogue.begin(given.get("language") or language_of(request), call)
    told = {"id": conversation.id, "token": token, "language": conversation.language, "call": conversation.call}
    headers = {"Location": f"/api/v1/conversations/{conversation.id}"}
    return web.json_response({**told, **listed(messages)}, status=201, headers=headers)


async def about(_request: web.Request, dialogue: Dialogue, conversation: Conversation) -> web.Response:
    """What the conversation is, and the number of its last message."""
    last = await dialogue.last(conversation)
    told = {"id": conversation.id, "language": conversation.language, "call": conversation.call, "last": last}
    return web.json_response(told)


async def send(request: web.Request, dialogue: Dialogue, conversation: Conversation) -> web.Response:
    """A message of the person, by words or button, and Dario's answers."""
    given = await bodies.fields_of(request, ("client_id",), ("text", "button"))
    if ("text" in given) == ("button" in given):
        raise bodies.one_of(request, "text", "button")
    request.app[LIMITS].conversation(conversation.id)
    sent = await dialogue.send(conversation, given["client_id"], text=given.get("text"), button=given.get("button"))
    return web.json_response(listed(sent))


async def switch_language(request: web.Request, dialogue: Dialogue, conversation: Conversation) -> web.Response:
    """Go on in the other language."""
    given = await bodies.fields_of(request, ("language",))
    request.app[LIMITS].conversation(conversation.id)
    return web.json_response(listed(await dialogue.switch_language(conversation, given["language"])))


async def feedback(request: web.Request, dialogue: Dialogue, conversation: Conversation) -> web.Response:
    """Whether an answer helped."""
    given = await bodies.fields_of(request, ("helpful",), ("reason",))
    if given["helpful"] and given.get("reason") is not None:
        raise bodies.wrong(request, "reason")
    number = int(request.match_info["number"])
    await dialogue.feedback(conversation, number, given["helpful"], given.get("reason"))
    return web.Response(status=204)


async def write_transcript(request: web.Request, dialogue: Dialogue, conversation: Conversation) -> web.Response:
    """The conversation as a file to keep."""
    form = bodies.query_word(request, "format", tuple(TYPES))
    written = transcript(await dialogue.messages(conversation), conversation.language, form)
    response = _file(written, form)
    response.headers["Content-Disposition"] = f'attachment; filename="dario.{form}"'
    return response


async def pause(request: web.Request, dialogue: Dialogue, conversation: Conversation) -> web.Response:
    """Keep the interview under a code."""
    request.app[LIMITS].conversation(conversation.id)
    messages = await dialogue.pause(conversation)
    lapses = (messages[-1].at + KEPT_FOR).astimezone(timezone.utc)
    told = {"code": pause_code(messages), "lapses_at": lapses.isoformat(timespec="seconds").replace("+00:00", "Z")}
    return web.json_response({**told, **listed(messages)})


async def interview(request: web.Request, dialogue: Dialogue, conversation: Conversation) -> web.Response:
    """The interview and its result, to print or as data."""
    form = bodies.query_word(request, "format", ("html", "json"))
    written = await dialogue.interview_page(conversation, form)
    return _file(written, form)


async def delete(_request: web.Request, dialogue: Dialogue, conversation: Conversation) -> web.Response:
    """Delete everything."""
    await dialogue.delete(conversation)
    return web.Response(status=204)


def listed(messages: list[Message]) -> dict[str, list[dict[str, object]]]:
    """Messages as the API gives them out."""
    return {"messages": [message.contract() for message in messages]}


def _file(written: str, form: str) -> web.Response:
    """A text of a known form; a page may use its own style sheet, and no other."""
    headers = {"Content-Security-Policy": policy(written if form == "html" else "")}
    return web.Response(text=written, content_type=TYPES[form], charset="utf-8", headers=headers)
