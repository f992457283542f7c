"""A conversation as a file to keep: plain text, a page, or data."""

import json
from datetime import date, datetime
from html import escape
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime

from assistant.answers.formats import LOCALES
from assistant.portal.messages import Message
from assistant.portal.texts import text

ROME = ZoneInfo("Europe/Rome")
TYPES = {"txt": "text/plain", "html": "text/html", "json": "application/json"}
"""The forms of a transcript with their media types."""

_PATTERN = {"it": "d MMMM y, 'ore' HH:mm", "en": "d MMMM y, HH:mm"}
_STYLE = (
    "body{font-family:system-ui,sans-serif;line-height:1.5;max-width:50rem;margin:2rem auto;padding:0 1rem;"
    "color:#1a1a1a;background:#fff}article{border-top:1px solid #767676;padding:.5rem 0}h1{font-size:1.5rem}"
    "h2{font-size:1rem;margin:.5rem 0}.sources{font-size:.9rem}@media print{body{margin:0;max-width:none}}"
)


def transcript(messages: list[Message], language: str, format: str) -> str:
    """The messages as ``txt``, ``html`` or ``json``, with their sources; times are those of Rome.

    Raises KeyError for another format.
    """
    writers = {"txt": _as_text, "html": _as_html, "json": _as_json}
    return writers[format](messages, "en" if language == "en" else "it")


def _as_text(messages: list[Message], language: str) -> str:
    parts = [text("transcript", "title", language), text("transcript", "zone", language)]
    for message in messages:
        lines = [f"{_author(message, language)}, {_written(message.at, language)}", message.text]
        lines += [f"  [{'x' if button.chosen else ' '}] {button.title}" for button in message.buttons]
        sources = [f"  - {title}: {address} ({note})" for title, address, note in _sources(message, language)]
        lines += [f"{text('transcript', 'sources', language)}:", *sources] if sources else []
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def _as_html(messages: list[Message], language: str) -> str:
    title = escape(text("transcript", "title", language))
    parts = [
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">',
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>',
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>",
        f"<p>{escape(text('transcript', 'zone', language))}</p>",
        *(_article(message, language) for message in messages),
    ]
    return "\n".join([*parts, "</main>\n</body>\n</html>\n"])


def _article(message: Message, language: str) -> str:
    head = f"{_author(message, language)}, {_written(message.at, language)}"
    body = [f"<article>\n<h2>{escape(head)}</h2>", f'<div lang="{message.language}">{message.html}</div>']
    if message.buttons:
        chosen = text("transcript", "chosen", language)
        titles = [f"{one.title} ({chosen})" if one.chosen else one.title for one in message.buttons]
        body.append("<ul>" + "".join(f"<li>{escape(each)}</li>" for each in titles) + "</ul>")
    sources = [
        f'<li><a href="{escape(address)}" rel="noopener noreferrer">{escape(title)}</a> ({escape(note)})</li>'
        for title, address, note in _sources(message, language)
    ]
    if sources:
        head = escape(text("transcript", "sources", language))
        body.append(f'<div class="sources"><p>{head}:</p><ul>{"".join(sources)}</ul></div>')
    return "\n".join([*body, "</article>"])


def _as_json(messages: list[Message], _language: str) -> str:
    return json.dumps({"messages": [message.contract() for message in messages]}, ensure_ascii=False, indent=2)


def _author(message: Message, language: str) -> str:
    return text("transcript", message.author, language)


def _written(moment: datetime, language: str) -> str:
    return str(format_datetime(moment.astimezone(ROME), _PATTERN[language], locale=LOCALES[language]))


def _sources(message: Message, language: str) -> list[tuple[str, str, str]]:
    """Title, address and a note (section, day read) of each source of an answer."""
    citations = (message.answer or {}).get("citations") or []
    read = text("transcript", "read", language)
    return [
        (one["title"], one["url"], f"{one['section']}; {read} {_day(one['retrieved'], language)}") for one in citations
    ]


def _day(iso: str, language: str) -> str:
    return str(format_date(date.fromisoformat(iso), "d MMMM y", locale=LOCALES[language]))
