"""Reads what a request brings: its JSON body, its query, its token; names everything wrong at once."""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from aiohttp import web

from assistant.portal.messages import REASONS
from assistant.portal.problems import ProblemError, language_of
from assistant.portal.texts import LANGUAGES, text

CLIENT_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")
BUTTON = re.compile(r"b[0-9]{1,6}-[0-9]{1,3}")
CALL = re.compile(r"[A-Z0-9-]{1,100}")
NUMBER = re.compile(r"[0-9]{1,9}")

Check = Callable[[Any], bool]


def _matches(pattern: re.Pattern[str]) -> Check:
    return lambda value: isinstance(value, str) and pattern.fullmatch(value) is not None


SHAPES: dict[str, Check] = {
    "language": lambda value: isinstance(value, str) and value in LANGUAGES,
    "call": lambda value: value is None or _matches(CALL)(value),
    "client_id": _matches(CLIENT_ID),
    "text": lambda value: isinstance(value, str),
    "button": _matches(BUTTON),
    "helpful": lambda value: isinstance(value, bool),
    "reason": lambda value: value is None or (isinstance(value, str) and value in REASONS),
}
WORDS = {"helpful": "boolean"}
"""Fields whose shape has another name in texts.yml."""


async def json_of(request: web.Request) -> Any:
    """The JSON of a request's body.  Raises ProblemError for another type, or for what is no JSON."""
    if request.content_type != "application/json":
        raise ProblemError("unsupported_type")
    try:
        return json.loads(await request.read())
    except (ValueError, RecursionError) as error:
        raise ProblemError("not_json") from error


async def fields_of(request: web.Request, required: tuple[str, ...], optional: tuple[str, ...] = ()) -> dict[str, Any]:
    """The fields of a JSON object, each of its shape.  Raises ProblemError that names everything wrong."""
    data, language = await json_of(request), language_of(request)
    if not isinstance(data, dict):
        raise ProblemError("not_json")
    faults = [text("fault", "missing", language, field=field) for field in required if field not in data]
    for field, value in data.items():
        if field not in (*required, *optional):
            faults.append(text("fault", "unknown", language, field=_shown(field)))
        elif not SHAPES[field](value):
            faults.append(_wrong(str(field), WORDS.get(field) or str(field), language))
    if faults:
        raise invalid(faults)
    return data


def invalid(faults: list[str]) -> ProblemError:
    """The problem of a request that has not the shape of the contract."""
    return ProblemError("invalid", {"faults": faults}, faults="; ".join(faults))


def one_of(request: web.Request, first: str, second: str) -> ProblemError:
    """The problem of a request that gives both of two fields, or neither."""
    return invalid([text("fault", "one_of", language_of(request), first=first, second=second)])


def wrong(request: web.Request, field: str) -> ProblemError:
    """The problem of a field that does not fit the others."""
    return invalid([_wrong(field, WORDS.get(field, field), language_of(request))])


def _wrong(field: str, shape: str, language: str, **values: str | int) -> str:
    return text("fault", "wrong", language, field=field, shape=text("shape", shape, language, **values))


def _shown(field: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in field[:40])


def query_number(request: web.Request, name: str) -> int:
    """A number in the query, 0 where there is none.  Raises ProblemError."""
    value = request.query.get(name, "0")
    if not NUMBER.fullmatch(value):
        raise invalid([_wrong(name, "number", language_of(request))])
    return int(value)


def query_word(request: web.Request, name: str, known: tuple[str, ...]) -> str:
    """One of the words known in the query, the first where there is none.  Raises ProblemError."""
    value = request.query.get(name, known[0])
    if value not in known:
        raise invalid([_wrong(name, "format", language_of(request), known=", ".join(known))])
    return value


def token_of(headers: Mapping[str, str]) -> str:
    """The token in ``Authorization: Bearer``.  Raises ProblemError where there is none."""
    match = re.fullmatch(r"Bearer +([A-Za-z0-9_-]{1,200})", headers.get("Authorization", "").strip(), re.IGNORECASE)
    if match is None:
        raise ProblemError("no_token", headers={"WWW-Authenticate": 'Bearer realm="dario"'})
    return match.group(1)
