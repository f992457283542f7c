"""Problem documents (RFC 9457) in the caller's language."""

import re
from typing import Any

from aiohttp import web
from babel.numbers import format_decimal

from assistant.answers.formats import LOCALES
from assistant.portal.texts import LANGUAGES, text

STATUS = {
    "not_understood": 400,
    "not_json": 400,
    "no_token": 401,
    "not_found": 404,
    "no_conversation": 404,
    "no_message": 404,
    "no_button": 404,
    "no_call": 404,
    "method_not_allowed": 405,
    "no_interview": 409,
    "too_large": 413,
    "unsupported_type": 415,
    "invalid": 422,
    "empty": 422,
    "too_long": 422,
    "faulty_members": 422,
    "too_many": 429,
    "failed": 500,
    "unavailable": 503,
}
"""Every kind of problem with its HTTP status; texts.yml has the words."""


class ProblemError(Exception):
    """What ends a request with a problem document: its kind, what fills its words, and members of its own."""

    def __init__(
        self, kind: str, members: dict[str, Any] | None = None, headers: dict[str, str] | None = None, **values: Any
    ) -> None:
        super().__init__(kind)
        self.kind, self.members, self.headers, self.values = kind, members or {}, headers or {}, values


def response_of(problem: ProblemError, language: str) -> web.Response:
    """The problem as a response in ``it`` or ``en``; numbers in its words as the language writes them."""
    values = {
        name: format_decimal(value, locale=LOCALES[language]) if isinstance(value, int) else value
        for name, value in problem.values.items()
    }
    status = STATUS[problem.kind]
    document = {
        "type": f"urn:dario:problem:{problem.kind.replace('_', '-')}",
        "title": text("problem", problem.kind, language),
        "status": status,
        "detail": text("problem", f"{problem.kind}_detail", language, **values),
        **problem.members,
    }
    headers = {"Content-Language": language, **problem.headers}
    return web.json_response(document, status=status, content_type="application/problem+json", headers=headers)


def language_of(request: web.Request) -> str:
    """The language that a caller reads best, of ``Accept-Language``; Italian where none of ours is named."""
    best, found = 0.0, LANGUAGES[0]
    for item in request.headers.get("Accept-Language", "")[:200].split(","):
        match = re.fullmatch(r"\s*(it|en)(?:-[\w-]+)?\s*(?:;\s*q=([01](?:\.\d{0,3})?)\s*)?", item, re.IGNORECASE)
        if match and float(match.group(2) or 1) > best:
            best, found = float(match.group(2) or 1), match.group(1).lower()
    return found
