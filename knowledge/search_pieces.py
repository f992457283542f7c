"""The pieces of text that are searched: what the content says, in each language, with where it comes from.

Searched are the imported page of a call, the texts of its facts, the general facts and the glossary.  Left out is what
holds only for a day or for some who ask: variants, the text they stand in for on some days, texts that say ``{today}``;
and the sentence that a call has for every topic of which nothing is known.
"""

import re
from collections.abc import Iterator
from typing import Optional

from pydantic import Field

from knowledge.read import Content
from knowledge.schema import Fact, Page
from knowledge.stored import Citation, StoredFact
from knowledge.values import LANGUAGES, ListValue, Record, TextValue, Value

ANYWHERE = ("general", "glossary")
"""The subjects that belong to every call."""

PAGE_LANGUAGE = "it"
"""Bandi Online is written in Italian."""

_PLACEHOLDER = re.compile(r"\{(\w+)(?::\w+)?\}")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


class Piece(Record):
    """A text to be found, complete in itself: ``{placeholders}`` (in facts alone) are filled from ``values``."""

    subject: str
    """The call's code, ``general`` or ``glossary``."""
    topic: Optional[str] = None
    """The topic of the fact, or the term; None for a piece of the call's page."""
    field: Optional[str] = None
    """``text``, ``conflict``, ``reading`` or ``not_stated``; None for a piece of the call's page."""
    section: Optional[str] = None
    """Where on the call's page."""
    text: str
    values: dict[str, Value] = Field(default_factory=dict)
    citations: list[Citation] = Field(default_factory=list)

    @property
    def fact(self) -> str | None:
        """The id of the fact whose text this is; None for a piece of the call's page."""
        return f"{self.subject}/{self.topic}" if self.topic else None

    def searched(self, language: str) -> str:
        """The text to be searched: without figures, whose writing is not known here, but with names and lists."""
        if self.field is None:
            return self.text
        return _PLACEHOLDER.sub(lambda match: _name(self.values.get(match.group(1)), language), self.text)


def _name(value: Value | None, language: str) -> str:
    if isinstance(value, TextValue):
        return value.en if language == "en" else value.it
    if isinstance(value, ListValue):
        return ", ".join(item.in_language(language) for item in value.items)
    return ""


def pieces(content: Content, facts: list[StoredFact]) -> Iterator[tuple[str, Piece]]:
    """Every piece of the content with its language; ``facts`` are those of the content with their citations."""
    for code, page in content.pages.items():
        yield from ((PAGE_LANGUAGE, piece) for piece in _of_page(code, page))
    for fact in facts:
        call = content.calls.get(fact.subject)
        if call is None or fact.topic in call.facts:
            for language in LANGUAGES:
                given = call.call.short_title.in_language(language) if call else ""
                yield from ((language, piece) for piece in _of_fact(fact, language, given))


def _of_page(code: str, page: Page) -> Iterator[Piece]:
    for passage in page.passages:
        citation = Citation(
            source="portal",
            title=f"Bandi Online, {code}",
            url=page.url,
            section=passage.section,
            retrieved=page.retrieved,
            quote=passage.text,
        )
        yield Piece(subject=code, section=passage.section, text=passage.text, citations=[citation])


def _of_fact(stored: StoredFact, language: str, call: str) -> Iterator[Piece]:
    for field, text in stored.fact.texts():
        said = plain(text.in_language(language)).replace("{call}", call)
        names = set(_PLACEHOLDER.findall(said))
        if "today" in names or (field == "text" and _depends_on_the_day(stored.fact)):
            continue
        values = {name: value for name, value in stored.fact.values.items() if name in names}
        yield Piece(
            subject=stored.subject,
            topic=stored.topic,
            field=field,
            text=said,
            values=values,
            citations=stored.citations,
        )


def _depends_on_the_day(fact: Fact) -> bool:
    return any("call_status" in variant.when for variant in fact.variants)


def plain(text: str) -> str:
    """The text without bold and without the addresses of its links, which a cut would break."""
    return _LINK.sub(r"\1", text).replace("**", "")
