"""The addresses of the pages, and what stands around each of them."""

from collections.abc import Awaitable, Callable

from aiohttp import web
from aiohttp.typedefs import Middleware

from assistant.portal.keys import WIRING
from assistant.portal.middleware import problem_of
from assistant.portal.pages.chat import Act, Chat
from assistant.portal.pages.chat_files import ChatFiles
from assistant.portal.pages.chat_page import ChatPage
from assistant.portal.pages.knowledge import Knowledge
from assistant.portal.pages.reading import ReadingPages
from assistant.portal.pages.render import STATIC, Renderer
from assistant.portal.problems import STATUS

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

MACHINES = ("/api/", "/widget/", "/static/", "/healthz", "/readyz", "/metrics")
"""What is read by programs, which want no page where something is wrong."""

KEPT = "public, max-age=31536000, immutable"
"""A static file never changes under its address, which carries a digest of what it holds."""


def add_routes(app: web.Application) -> None:
    """Give the application the routes of the pages, and pages for what goes wrong on them."""
    renderer, knowledge = Renderer(), Knowledge(app[WIRING])
    reading, page = ReadingPages(knowledge, renderer), ChatPage(renderer)
    app.router.add_get("/", reading.home)
    app.router.add_get("/calls/{code}", reading.call)
    app.router.add_get("/about", reading.about)
    app.router.add_get("/privacy", reading.privacy)
    app.router.add_get("/accessibility", reading.accessibility)
    app.router.add_get("/static/{name}", static)
    _add_chat(app, Chat(app, knowledge, page), page)
    app.middlewares.append(_errors_as_pages(reading))


def _add_chat(app: web.Application, chat: Chat, page: ChatPage) -> None:
    files = ChatFiles(chat, page)
    app.router.add_get("/chat", chat.start)
    posted: dict[str, Handler] = {
        "begin": chat.begin,
        "send": _acting(chat, chat.send, keeps_text=False),
        "button": _acting(chat, chat.press),
        "again": _acting(chat, chat.again),
        "feedback": _acting(chat, chat.judge),
        "language": _acting(chat, chat.switch),
        "pause": _acting(chat, chat.pause),
        "show": _acting(chat, chat.nothing),
        "result": files.result,
        "transcript": files.transcript,
        "delete": chat.ask_delete,
        "delete/yes": chat.delete,
    }
    for name, handler in posted.items():
        app.router.add_post(f"/chat/{name}", handler)
        app.router.add_get(f"/chat/{name}", chat.back_to_start)


def _acting(chat: Chat, act: Act, *, keeps_text: bool = True) -> Handler:
    async def handle(request: web.Request) -> web.StreamResponse:
        return await chat.act(request, act, keeps_text=keeps_text)

    return handle


async def static(request: web.Request) -> web.StreamResponse:
    """A file of the pages: styles, sign."""
    files = {file.name: file for file in STATIC.iterdir()}
    file = files.get(request.match_info["name"])
    if file is None:
        raise web.HTTPNotFound
    return web.FileResponse(file, headers={"Cache-Control": KEPT if request.query.get("v") else "no-cache"})


def _errors_as_pages(reading: ReadingPages) -> Middleware:
    @web.middleware
    async def errors_as_pages(request: web.Request, handler: Handler) -> web.StreamResponse:
        if request.path.startswith(MACHINES):
            return await handler(request)
        try:
            return await handler(request)
        except (web.HTTPNotFound, web.HTTPMethodNotAllowed) as error:
            response = reading.error(request, "missing", error.status)
            response.headers.update({name: value for name, value in error.headers.items() if name == "Allow"})
            return response
        except web.HTTPRequestEntityTooLarge:
            return reading.error(request, "too_large", 413)
        except web.HTTPException:
            raise
        except Exception as error:  # noqa: BLE001 - the border: what failed is logged and told on a page
            return reading.error(request, "fault", STATUS[problem_of(error).kind])

    return errors_as_pages
