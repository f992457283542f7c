"""What was asked and answered in a conversation, read from its stored events: nothing of interviews and handoffs."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from assistant.handoff.masking import covered

TOLD = ("answered", "partly", "not_stated", "passages", "clarify", "declined", "out_of_scope")
"""Kinds of answers (the contract's ``status``) that tell an office what was asked."""
UNSETTLED = ("not_stated", "passages", "clarify")
"""Kinds of answers after which the question is still open."""
COMPLAINTS = ("feedback_negative", "insult")
LONGEST = 280
"""Characters of an answer in a packet: the office knows the sources, it needs to see which were told."""

SOURCES = 2
"""Sources named with an answer; all of them go with it as data."""

Event = Mapping[str, Any]


@dataclass(frozen=True)
class Told:
    """One answer: its kind, its first words, the facts in it, and their citations as the contract has them."""

    status: str
    text: str
    facts: tuple[str, ...] = ()
    citations: tuple[dict[str, Any], ...] = ()

    @property
    def sources(self) -> str:
        """Where it is from: title and section of the first sources, and how many there are beside."""
        named = list(dict.fromkeys(f"{one['title']}, {one['section']}" for one in self.citations))
        more = [f"+{len(named) - SOURCES}"] if len(named) > SOURCES else []
        return "; ".join([*named[:SOURCES], *more])


@dataclass(frozen=True)
class Exchange:
    """One message of the person with what Dario answered; ``helped`` is false where the person said so next."""

    question: str
    answers: tuple[Told, ...]
    intent: str = ""
    pressed: bool = False
    """Whether it was a button and not words."""
    helped: bool = True

    @property
    def open(self) -> bool:
        """Whether the question waits for an answer still."""
        return not self.helped or any(told.status in UNSETTLED for told in self.answers)


def exchanges(turns: Iterable[Iterable[Event]]) -> list[Exchange]:
    """The questions and answers of a conversation in order, given each turn's events as Rasa keeps them."""
    found: list[Exchange] = []
    titles: dict[str, str] = {}
    for events in turns:
        told = list(events)
        exchange = _exchange(told, titles)
        titles.update(_titles(told))
        if exchange is None:
            continue
        if exchange.intent in COMPLAINTS and found:
            found[-1] = replace(found[-1], helped=False)
        if exchange.answers and re.search(r"\w", exchange.question):
            found.append(exchange)
    return found


def last_open(known: list[Exchange]) -> str:
    """The last question in the person's own words that was not settled; empty where there is none."""
    asked = [one.question for one in known if one.open and not one.pressed and re.search(r"\w{2}", one.question)]
    return asked[-1] if asked else ""


def unhelpful(intents: list[str]) -> int:
    """How many answers in a row did not help, by the intents of the person's messages, the last one last.

    A message that was not understood is one, and so is an answer that is complained of; the question between two
    complaints does not begin anew.
    """
    count, place = 0, len(intents) - 1
    while place >= 0 and (intents[place] == "nlu_fallback" or intents[place] in COMPLAINTS):
        count += 1
        between = place - 1
        step = 2 if between >= 1 and _is_answered(intents[between]) and intents[between - 1] in COMPLAINTS else 1
        place -= step if intents[place] in COMPLAINTS else 1
    return count


def _is_answered(intent: str) -> bool:
    return intent != "nlu_fallback" and intent not in COMPLAINTS


def _exchange(events: list[Event], titles: Mapping[str, str]) -> Exchange | None:
    said = next((event for event in events if event["event"] == "user"), None)
    if said is None:
        return None
    text = str(said.get("text") or "")
    intent = ((said.get("parse_data") or {}).get("intent") or {}).get("name") or ""
    pressed = text.startswith("/")
    question = titles.get(text, intent.removeprefix("ask_").replace("_", " ")) if pressed else covered(text)
    return Exchange(question, tuple(_answers(events)), intent, pressed)


def _answers(events: list[Event]) -> list[Told]:
    found: list[Told] = []
    words: list[str] = []
    for event in events:
        if event["event"] != "bot":
            continue
        words += [event["text"]] if event.get("text") else []
        custom = (event.get("data") or {}).get("custom") or {}
        answer = custom.get("answer")
        if answer is None:
            continue
        if answer["status"] in TOLD:
            found.append(_told(answer, shortened(" ".join(words))))
        words = []
    return found


def _told(answer: Mapping[str, Any], text: str) -> Told:
    return Told(answer["status"], text, tuple(answer.get("facts", ())), tuple(answer.get("citations", ())))


def _titles(events: list[Event]) -> dict[str, str]:
    shown = [event.get("data") or {} for event in events if event["event"] == "bot"]
    return {button["payload"]: button["title"] for data in shown for button in data.get("buttons") or []}


def shortened(text: str) -> str:
    """A text on one line without marks of Markdown, cut between words to :data:`LONGEST` characters."""
    line = " ".join(re.sub(r"\*\*|^- ", "", text, flags=re.MULTILINE).split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rsplit(' ', 1)[0]} …"
