"""The pages that are only read: the pages of calls, and those about Dario, personal data and accessibility."""

from aiohttp import web

from assistant.interview.codes import KEPT_FOR
from assistant.portal.pages.figures import evaluation
from assistant.portal.pages.knowledge import Knowledge
from assistant.portal.pages.render import Renderer, page_language
from assistant.portal.pages.texts import texts
from assistant.settings import ROOT

EVALUATION = ROOT / "docs" / "evaluation.json"


class ReadingPages:
    """The handlers of the pages that nobody writes on."""

    def __init__(self, knowledge: Knowledge, renderer: Renderer) -> None:
        self._knowledge, self._renderer = knowledge, renderer

    async def home(self, request: web.Request) -> web.Response:
        """The page of the default call."""
        return await self._call(request, await self._knowledge.known(""))

    async def call(self, request: web.Request) -> web.Response:
        """The page of the call in the address."""
        return await self._call(request, request.match_info["code"])

    async def about(self, request: web.Request) -> web.Response:
        """What Dario is, and how good it is."""
        language = page_language(request)
        measured, counts = evaluation(EVALUATION), await self._knowledge.counts()
        values = await self._values(language)
        return await self._show(request, "about.html", "about", evaluation=measured, counts=counts, values=values)

    async def privacy(self, request: web.Request) -> web.Response:
        """How personal data are treated."""
        values = await self._values(page_language(request))
        return await self._show(request, "information.html", "privacy", values=values)

    async def accessibility(self, request: web.Request) -> web.Response:
        """The accessibility statement."""
        values = await self._values(page_language(request))
        return await self._show(request, "information.html", "accessibility", values=values)

    def error(self, request: web.Request, name: str, status: int) -> web.Response:
        """A page that says what went wrong; made without the knowledge base, which may be what is wrong."""
        language = page_language(request)
        words = texts(language)["errors"][name]
        return self._renderer.response(request, language, "error.html", status=status, words=words, here="error")

    async def _call(self, request: web.Request, code: str) -> web.Response:
        page = await self._knowledge.call_page(code, page_language(request))
        if page is None:
            calls = await self._knowledge.calls()
            return await self._show(request, "unknown_call.html", "calls", status=404, code=code[:60], calls=calls)
        return await self._show(request, "call.html", "call", page=page)

    async def _show(
        self, request: web.Request, template: str, here: str, *, status: int = 200, **context: object
    ) -> web.Response:
        office = await self._knowledge.office()
        response = self._renderer.response(
            request, page_language(request), template, status=status, here=here, office=office, **context
        )
        response.headers["Cache-Control"] = "no-cache"
        return response

    async def _values(self, language: str) -> dict[str, object]:
        """What fills the texts: lengths of time out of the code, offices out of the knowledge base."""
        office, helpdesk = await self._knowledge.office(), await self._knowledge.office("it_helpdesk")
        return {
            "days": KEPT_FOR.days,
            "office": office.name.in_language(language),
            "reach": office.reach.in_language(language),
            "helpdesk": helpdesk.name.in_language(language),
            "helpdesk_reach": helpdesk.reach.in_language(language),
        }
