"""``dario draft``: a reply to an e-mail, from the sources.  Nothing of the e-mail is kept: no row, no file, no log."""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timezone
from functools import lru_cache
from pathlib import Path
from typing import Any

import click
from ruamel.yaml import YAML

from assistant.answers.contact import OFFICES, contact
from assistant.answers.formats import write_date
from assistant.answers.model import Answer, Mention
from assistant.context import asked_in, calls_named, mentions_in, question, who_asks
from assistant.email_text import asks, sentences
from assistant.message_parts import Parsed, parts_of
from assistant.privacy import mask
from assistant.terminal import Parser
from assistant.wiring import wiring

LONGEST = 50_000
"""Characters of an e-mail that are read."""
SOURCES = 3
"""Sources named under an answer."""
ZONE = "Europe/Rome"
_BOLD, _LINK = re.compile(r"\*\*"), re.compile(r"\[([^\]]*)\]\(([^)]*)\)")
_OWN_CASE = re.compile(
    r"\b(?:noi|siamo|nostr\w+|possiamo|abbiamo|rientr\w+|la\s+mia|il\s+mio|sono\s+ammess\w+|our|we|us|my)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=1)
def _texts() -> dict[str, dict[str, str]]:
    data: dict[str, Any] = YAML(typ="safe").load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))
    return data


@click.command()
@click.option("--call", help="Code of the call in question, where the e-mail names none.")
def draft(call: str | None) -> None:
    """Read an e-mail from standard input, print a reply in its language, with sources.

    A person reads it before it goes out.  Nothing of the e-mail is kept.
    """
    email = sys.stdin.buffer.read().decode("utf-8", "replace")[:LONGEST]
    wiring().store.refresh()
    click.echo(reply(email, Parser(), call))


def reply(email: str, parser: Parser, call: str | None = None) -> str:
    """The reply to an e-mail: every question in it with its answer and sources, or an honest line."""
    reading = _Reading(parser, language_of(email, parser), call or wiring().settings.default_call)
    answered = [(sentence, told) for sentence in sentences(email) if (told := reading.answers(sentence))]
    language = reading.language
    said = [_say("salutation", language), _say("intro" if answered else "nothing", language)]
    for number, (sentence, told) in enumerate(answered, start=1):
        said += ["", _say("question", language, number=number, question=mask(sentence)), *told]
    office = wiring().store.office("europe_direct")
    given = {"office": office.name.in_language(language), "reach": office.reach.in_language(language)}
    return "\n".join([*said, "", _say("closing", language, **given), "", _say("regards", language), given["office"]])


def language_of(email: str, parser: Parser) -> str:
    """The language of the e-mail, ``it`` or ``en``; Italian where it does not tell."""
    told = parser.message(" ".join(sentences(email))[:2000]).get("language")
    return "en" if told == "en" else "it"


@dataclass
class _Reading:
    """One e-mail read from its first sentence to its last: what is known of those who ask, and what was answered."""

    parser: Parser
    language: str
    call: str
    about: tuple[Mention, ...] = ()
    done: set[str] = field(default_factory=set)

    def answers(self, sentence: str) -> list[str]:
        """The lines that answer a sentence; none where it asks nothing, or nothing new."""
        message = self.parser.message(sentence)
        mentions = mentions_in(message)
        named = calls_named(mentions)
        self.call = named[0] if len(named) == 1 else self.call
        self.about = who_asks(sentence, mentions, self.about)
        if not asks(sentence):
            return []
        return [line for part in parts_of(message) for line in self._part(part)]

    def _part(self, part: Parsed) -> Iterator[str]:
        asked = asked_in(part, self.call, None, self.about)
        topic = wiring().store.topics().get(asked.topic)
        if asked.topic == "out_of_scope":
            yield _say("out_of_scope", self.language)
        elif topic is None:
            yield _say("unsettled", self.language)
        elif not topic.conversational or asked.topic in (*OFFICES, "check_eligibility"):
            asking = question(asked, self.language, datetime.now(timezone.utc), str(part["text"]))
            answer = contact(asking, wiring().store, self.call) if asked.topic in OFFICES else self._answer(asking)
            if answer.text not in self.done:
                self.done.add(answer.text)
                yield from self._told(answer, personal=_OWN_CASE.search(str(part["text"])) is not None)

    @staticmethod
    def _answer(asking: Any) -> Answer:
        return wiring().answerer.answer(asking)

    def _told(self, answer: Answer, *, personal: bool) -> Iterator[str]:
        yield plain(answer.text)
        if (
            personal
            and answer.status in ("answered", "partly")
            and answer.topic in ("check_eligibility", "beneficiaries")
        ):
            yield _say("personal", self.language)
        for cited in list({(one.title, one.section): one for one in answer.citations}.values())[:SOURCES]:
            moment = datetime(cited.retrieved.year, cited.retrieved.month, cited.retrieved.day, 12, tzinfo=timezone.utc)
            day = write_date(moment, ZONE, self.language)
            yield _say("source", self.language, title=cited.title, section=cited.section, day=day, url=cited.url)


def plain(text: str) -> str:
    """A text without Markdown: addresses in brackets after their words."""
    return _LINK.sub(r"\1 (\2)", _BOLD.sub("", text))


def _say(name: str, language: str, **values: str | int) -> str:
    return _texts()[name][language].format_map(values)
