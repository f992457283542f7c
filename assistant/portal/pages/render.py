"""Makes a response of a template: the one place where pages are put together, autoescaped, no name undefined."""

import hashlib
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit
from zoneinfo import ZoneInfo

from aiohttp import web
from babel.dates import format_time
from babel.numbers import format_decimal
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markdown_it import MarkdownIt
from markupsafe import Markup

from assistant.answers.formats import LOCALES, write_date
from assistant.portal.markup import html_of
from assistant.portal.pages.texts import texts
from assistant.portal.problems import language_of
from assistant.portal.texts import LANGUAGES

ZONE = "Europe/Rome"
STATIC = Path(__file__).parent / "static"
_TEMPLATES = Path(__file__).parent / "templates"


class Renderer:
    """Renders the templates; every template gets the language, its words as ``t``, and the address of the page."""

    def __init__(self) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(_TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters.update(
            {
                "fill": _fill,
                "said": lambda text: Markup(html_of(text)),
                "safe_html": Markup,
                "prose": _prose,
                "line": lambda text: Markup(_prose(text).removeprefix("<p>").removesuffix("</p>")),
                "day": _day,
                "clock": _clock,
                "number": _number,
                "host": _host,
            }
        )
        self._environment.globals["asset"] = _asset_addresses().__getitem__
        self._environment.globals["with_query"] = _with_query

    def response(
        self, request: web.Request, language: str, template: str, /, *, status: int = 200, **context: Any
    ) -> web.Response:
        """The page in ``it`` or ``en``.  Raises jinja2's UndefinedError if the context lacks a name."""
        everywhere = {
            "language": language,
            "other": other_language(language),
            "t": texts(language),
            "t_other": texts(other_language(language)),
            "path": request.path,
            "posted": request.method == "POST",
            "query": {key: value for key, value in request.query.items() if key == "call"},
        }
        html = self._environment.get_template(template).render({**everywhere, **context})
        headers = {"Content-Language": language, "Vary": "Accept-Language"}
        return web.Response(text=html, status=status, content_type="text/html", charset="utf-8", headers=headers)


def other_language(language: str) -> str:
    """The language that is not this one."""
    return next(one for one in LANGUAGES if one != language)


def page_language(request: web.Request) -> str:
    """The language of a page: the one asked for in its address, else the one that the browser reads best."""
    asked = request.query.get("lang", "")
    return asked if asked in LANGUAGES else language_of(request)


def _prose(text: str) -> Markup:
    """The pages' own light Markdown as HTML; unlike Dario's answers it may link to other pages of ours."""
    return Markup(_markdown().render(text).strip())


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    return MarkdownIt("zero", {"html": False}).enable(["emphasis", "link"])


def _fill(text: str, **values: Any) -> str:
    """The text with its placeholders filled; values are escaped where the text is HTML already."""
    return text.format(**values)


def _day(moment: date | datetime | str, language: str) -> str:
    """The day of a moment (aware), a day, or a day as ISO 8601 writes it."""
    if isinstance(moment, datetime):
        return write_date(moment, ZONE, language)
    day = date.fromisoformat(moment) if isinstance(moment, str) else moment
    return write_date(datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo(ZONE)), ZONE, language)


def _clock(moment: datetime, language: str) -> str:
    return str(format_time(moment.astimezone(ZoneInfo(ZONE)), "HH:mm", locale=LOCALES[language]))


def _number(number: float, language: str, places: int = 0) -> str:
    pattern = "#,##0." + "0" * places if places else "#,##0"
    return str(format_decimal(number, pattern, locale=LOCALES[language]))


def _host(address: str) -> str:
    return urlsplit(address).netloc.removeprefix("www.")


def _with_query(path: str, query: dict[str, str], **more: str) -> str:
    return f"{path}?{urlencode({**query, **more})}"


def _asset_addresses() -> dict[str, str]:
    """The address of each static file, which changes with its content so that browsers may keep it for long."""
    return {
        file.name: f"/static/{file.name}?v={hashlib.sha256(file.read_bytes()).hexdigest()[:12]}"
        for file in STATIC.iterdir()
    }
