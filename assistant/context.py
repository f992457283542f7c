"""What a message is about, given what was said before: its call, its topic, and whether it only names something.

Pure functions over the message as Rasa parsed it and the conversation's memory; the actions carry results to slots.
"""

import re
from dataclasses import asdict, dataclass
from typing import Any

from assistant.answers.model import Mention, Question

ENTITIES = ("call", "country", "region", "term", "organisation_kind", "number")

FILLERS = frozenset(
    [
        "e",
        "ed",
        "per",
        "il",
        "lo",
        "la",
        "i",
        "gli",
        "le",
        "l",
        "un",
        "una",
        "uno",
        "in",
        "di",
        "del",
        "dello",
        "della",
        "dei",
        "degli",
        "delle",
        "d",
        "da",
        "dal",
        "dalla",
        "a",
        "al",
        "alla",
        "invece",
        "anche",
        "con",
        "se",
        "allora",
        "quindi",
        "poi",
        "ok",
        "su",
        "sul",
        "sulla",
        "nel",
        "nella",
        "cosa",
        "mi",
        "dici",
        "riguardo",
        "quanto",
        "come",
        "and",
        "for",
        "the",
        "a",
        "an",
        "about",
        "what",
        "how",
        "of",
        "in",
        "on",
        "at",
        "with",
        "instead",
        "also",
        "then",
        "so",
        "ok",
        "to",
        "from",
        "regarding",
    ]
)
"""Words that leave open what is asked: "and for ...?", "e invece ...?"."""

PLACE_TOPICS = {"country": ("countries", "regions"), "region": ("regions", "countries")}
_FOLLOW_UP = re.compile(r"(e|ed|and|invece|what about|how about|allora|quindi)\b")
KIND_TOPICS = ("beneficiaries", "clusterxchange_participants", "check_eligibility")


@dataclass(frozen=True)
class Asked:
    """What was asked last; kept in a slot for "say it again" and for follow-ups."""

    topic: str
    call: str | None
    mentions: tuple[Mention, ...] = ()
    confidence: float | None = None

    def as_slot(self) -> dict[str, Any]:
        """As JSON, for the slot."""
        return asdict(self)

    @classmethod
    def from_slot(cls, value: dict[str, Any] | None) -> "Asked | None":
        """From the slot's JSON; None where nothing was asked yet."""
        if not value:
            return None
        mentions = tuple(Mention(one["entity"], one["value"], tuple(one["span"])) for one in value["mentions"])
        return cls(value["topic"], value["call"], mentions, value["confidence"])


def mentions_in(message: dict[str, Any]) -> tuple[Mention, ...]:
    """The entities of a parsed message."""
    return tuple(
        Mention(one["entity"], str(one["value"]), (one.get("start", 0), one.get("end", 0)))
        for one in message.get("entities", [])
        if one["entity"] in ENTITIES
    )


def calls_named(mentions: tuple[Mention, ...]) -> list[str]:
    """The calls that the first name of a call in the message may mean."""
    calls = [mention for mention in mentions if mention.entity == "call"]
    return list(dict.fromkeys(call.value for call in calls if call.span == calls[0].span))


def only_names(text: str, mentions: tuple[Mention, ...]) -> bool:
    """Whether the message names something and asks nothing: "e per Euroclusters?", "la Svizzera?"."""
    named = [mention for mention in mentions if mention.entity not in ("number", "term")]
    if not named:
        return False
    rest = list(text)
    for mention in named:
        rest[slice(*mention.span)] = " " * (mention.span[1] - mention.span[0])
    return all(word in FILLERS for word in re.findall(r"\w+", "".join(rest).lower()))


def is_follow_up(text: str) -> bool:
    """Whether the message goes on from the one before: "e un Comune?", "and a university?", "what about ...?"."""
    return _FOLLOW_UP.match(text.strip().lower()) is not None


def topic_of_names(mentions: tuple[Mention, ...], before: str | None, found: str) -> str:
    """The topic of a message that only names something: the one ``before`` if it fits, else what is asked most.

    ``found`` is what the classifier found; it stays for a kind of body that is also a term ("PMI?").
    """
    kinds = {mention.entity for mention in mentions}
    for kind in ("region", "country"):
        if kind in kinds:
            return before if before in PLACE_TOPICS[kind] else PLACE_TOPICS[kind][0]
    if "call" in kinds:
        return before or "overview"
    if before in KIND_TOPICS:
        return str(before)
    return found if found in (*KIND_TOPICS, "glossary") else KIND_TOPICS[0]


def intent_of_topic(topic: str) -> str:
    """The intent by which a topic that names may tell is asked for."""
    return topic if topic == "check_eligibility" else f"ask_{topic}"


def topic_of_intent(intent: str) -> str:
    """The topic that an intent is named after."""
    return intent[len("ask_") :] if intent.startswith("ask_") else intent


def asked_in(message: dict[str, Any], call: str | None, before: Asked | None) -> Asked:
    """What a parsed message asks; the call is the active one."""
    mentions = mentions_in(message)
    intent = message.get("intent") or {}
    topic, confidence = topic_of_intent(intent.get("name") or "fallback"), intent.get("confidence")
    if not str(message.get("text", "")).startswith("/") and only_names(str(message.get("text", "")), mentions):
        topic = topic_of_names(mentions, before.topic if before else None, topic)
    return Asked(topic, call, mentions, confidence)


def question(asked: Asked, language: str, now: Any) -> Question:
    """The question to the answerer."""
    return Question(asked.topic, language, now, asked.call, asked.mentions, asked.confidence)
