"""What every request passes: limits and CORS before it is answered, problems and headers after."""

import logging
from collections.abc import Awaitable, Callable

from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError

from assistant.eligibility.reading import FaultyMembersError
from assistant.portal.keys import METRICS, SETTINGS
from assistant.portal.limits import LIMITS
from assistant.portal.messages import (
    LONGEST,
    EmptyMessageError,
    EngineDownError,
    NoButtonError,
    NoConversationError,
    NoInterviewError,
    NoMessageError,
    TooLongError,
)
from assistant.portal.problems import ProblemError, language_of, response_of
from assistant.portal.security import allow, is_api, is_preflight, protect
from knowledge.store import EmptyKnowledgeError

logger = logging.getLogger(__name__)
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

BODY = 16 * 1024
"""Bytes that the body of a request may have."""

KINDS: dict[type[Exception], str] = {
    NoConversationError: "no_conversation",
    NoMessageError: "no_message",
    NoButtonError: "no_button",
    NoInterviewError: "no_interview",
    EmptyMessageError: "empty",
    EmptyKnowledgeError: "unavailable",
    EngineDownError: "unavailable",
    SQLAlchemyError: "unavailable",
}
"""The problem that an error of ours is told as."""

HTTP_KINDS = {404: "not_found", 405: "method_not_allowed", 413: "too_large"}


@web.middleware
async def around(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Answer a request, whatever happens, and protect who reads the answer."""
    if is_preflight(request):
        return web.Response(status=204)
    try:
        if is_api(request):
            request.app[LIMITS].address(request)
        return await handler(request)
    except web.HTTPException as error:
        if not is_api(request) or error.status not in HTTP_KINDS:
            raise
        kept = {name: value for name, value in error.headers.items() if name == "Allow"}
        problem = ProblemError(HTTP_KINDS[error.status], headers=kept, limit=BODY)
        return response_of(problem, language_of(request))
    except Exception as error:  # noqa: BLE001 - the border: whatever failed is told as a problem document
        language = language_of(request)
        return response_of(problem_of(error, language), language)


def problem_of(error: Exception, language: str = "it") -> ProblemError:
    """What an error is told as in ``it`` or ``en``; what nobody thought of is logged, without the words of a person."""
    if isinstance(error, ProblemError):
        return error
    if isinstance(error, TooLongError):
        return ProblemError("too_long", {"count": error.count, "limit": LONGEST}, count=error.count, limit=LONGEST)
    if isinstance(error, FaultyMembersError):
        told = {"faults": error.contract()["faults"]}
        faults = "; ".join(fault.in_language(language) for fault in error.faults)
        return ProblemError("faulty_members", told, faults=faults)
    kind = next((kind for shape, kind in KINDS.items() if isinstance(error, shape)), "failed")
    if kind in ("failed", "unavailable"):
        logger.error("a request failed: %s: %s", type(error).__name__, error, exc_info=kind == "failed")
    return ProblemError(kind, headers={"Retry-After": "30"} if kind == "unavailable" else {})


async def finish(request: web.Request, response: web.StreamResponse) -> None:
    """Headers and figures of every response, also of one that streams."""
    protect(request, response)
    allow(request, response, request.app[SETTINGS].portal_origins)
    request.app[METRICS].requests.labels(request.method, str(response.status)).inc()
