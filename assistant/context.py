"""What a message is about, given what was said before: its call, its topic, and whether it only names something.

Pure functions over the message as Rasa parsed it and the conversation's memory; the actions carry results to slots.
"""

import re
from dataclasses import asdict, dataclass
from typing import Any

from assistant.answers.model import Mention, Question
from assistant.language.about_us import about_us, asks_for_us, speaks_of_us, words_beside_names

ENTITIES = ("call", "country", "region", "term", "organisation_kind", "number")

FILLERS = frozenset(
    {"e", "ed", "per", "il", "lo", "la", "i", "gli", "le", "l", "un", "una", "uno", "in", "di", "del"}
    | {"dello", "della", "dei", "degli", "delle", "d", "da", "dal", "dalla", "a", "al", "alla", "invece"}
    | {"anche", "con", "se", "allora", "quindi", "poi", "ok", "su", "sul", "sulla", "nel", "nella", "cosa"}
    | {"mi", "dici", "riguardo", "quanto", "come", "and", "for", "the", "an", "about", "what", "how", "of"}
    | {"on", "at", "with", "instead", "also", "then", "so", "to", "from", "regarding"}
)
"""Words that leave open what is asked: "and for ...?", "e invece ...?"."""

PLACE_TOPICS = {"country": ("countries", "regions"), "region": ("regions", "countries")}
_FOLLOW_UP = re.compile(r"(e|ed|and|invece|what about|how about|allora|quindi)\b")
KIND_TOPICS = ("beneficiaries", "clusterxchange_participants", "check_eligibility")
WHO_TELLS = {
    "beneficiaries": {"organisation_kind"},
    "clusterxchange_participants": {"organisation_kind"},
    "check_eligibility": {"organisation_kind", "country", "region"},
    "countries": {"country", "region"},
    "regions": {"country", "region"},
}
"""Topics whose answer depends on who asks, with what must be known about them (one of it)."""
ABOUT_NO_CALL = {"glossary", "list_calls", "advice", "europe_direct", "cohesion_policy"}
OTHERS_KEPT, WORTH_KEEPING = 3, 0.04
"""How many of the topics that a message may have meant besides are remembered, and how likely they must be."""


@dataclass(frozen=True)
class Asked:
    """What was asked last; kept in a slot for "say it again" and for follow-ups."""

    topic: str
    call: str | None
    mentions: tuple[Mention, ...] = ()
    confidence: float | None = None
    others: tuple[str, ...] = ()
    """What else the message may have meant, the likeliest first."""
    asks_back: bool = False
    """Whether it was asked back who is asking: a name is then theirs."""

    def as_slot(self) -> dict[str, Any]:
        """As JSON, for the slot."""
        return asdict(self)

    @classmethod
    def from_slot(cls, value: dict[str, Any] | None) -> "Asked | None":
        """From the slot's JSON; None where nothing was asked yet."""
        if not value:
            return None
        mentions = mentions_from_slot(value["mentions"])
        return cls(
            value["topic"],
            value["call"],
            mentions,
            value["confidence"],
            tuple(value.get("others", ())),
            value.get("asks_back", False),
        )


def mentions_to_slot(mentions: tuple[Mention, ...]) -> list[dict[str, Any]]:
    """Mentions as JSON, for a slot."""
    return [asdict(mention) for mention in mentions]


def mentions_from_slot(value: list[dict[str, Any]] | None) -> tuple[Mention, ...]:
    """Mentions from a slot's JSON."""
    return tuple(Mention(one["entity"], one["value"], tuple(one["span"])) for one in value or ())


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
    """Whether the message names something and asks nothing: "e per Euroclusters?", "la Svizzera?", "e noi?"."""
    if asks_for_us(text):
        return True
    named = [mention for mention in mentions if mention.entity not in ("number", "term")]
    if not named:
        return False
    rest = list(text)
    for mention in named:
        rest[slice(*mention.span)] = " " * (mention.span[1] - mention.span[0])
    idle = FILLERS | words_beside_names(text)
    return all(word in idle for word in re.findall(r"\w+", "".join(rest).lower()))


def is_follow_up(text: str) -> bool:
    """Whether the message goes on from the one before: "e un Comune?", "what about ...?", "siamo un'università"."""
    return asks_for_us(text) or bool(about_us(text)) or _FOLLOW_UP.match(text.strip().lower()) is not None


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


def who_asks(
    text: str, mentions: tuple[Mention, ...], before: tuple[Mention, ...], *, asked_back: bool = False
) -> tuple[Mention, ...]:
    """What is known of those who ask after a message: the kind of body and the place last said of themselves.

    Where they were asked who they are (``asked_back``), a bare name or a button tells it too.
    """
    answering = asked_back and (text.startswith("/") or only_names(text, mentions))
    pieces = [] if text.startswith("/") else about_us(text)
    within = [one for one in mentions if any(start <= one.span[0] and one.span[1] <= end for start, end in pieces)]
    told = list(mentions) if answering else within
    kinds = _first([one for one in told if one.entity == "organisation_kind"])
    places = _first([one for one in told if one.entity in ("country", "region")])
    kinds = kinds or [one for one in before if one.entity == "organisation_kind"]
    places = places or [one for one in before if one.entity in ("country", "region")]
    return tuple(Mention(one.entity, one.value) for one in [*kinds, *places])


def _first(mentions: list[Mention]) -> list[Mention]:
    """Every reading of the first name."""
    return [one for one in mentions if one.span == mentions[0].span]


def asked_in(message: dict[str, Any], call: str | None, before: Asked | None, about: tuple[Mention, ...] = ()) -> Asked:
    """What a parsed message asks; the call is the active one, ``about`` what is known of those who ask."""
    text, mentions = str(message.get("text", "")), mentions_in(message)
    intent = message.get("intent") or {}
    topic, confidence = topic_of_intent(intent.get("name") or "fallback"), intent.get("confidence")
    if not text.startswith("/"):
        if asks_for_us(text) or (about_us(text) and only_names(text, mentions)):
            topic = _topic_for_us(text, before, about)
        elif only_names(text, mentions):
            topic = topic_of_names(mentions, before.topic if before else None, topic)
        mentions += _of_us(text, topic, mentions, about)
    return Asked(topic, call, mentions, confidence, others_meant(message, topic))


def _topic_for_us(text: str, before: Asked | None, about: tuple[Mention, ...]) -> str:
    """The topic of "e noi?" and of "siamo un'università": the one before, else what most people ask who say that."""
    known = before.topic if before is not None else None
    if known in WHO_TELLS or (known is not None and known not in ABOUT_NO_CALL and asks_for_us(text)):
        return str(known)
    entities = {mention.entity for mention in about}
    return KIND_TOPICS[0] if "organisation_kind" in entities or not about else topic_of_names(about, None, "")


def _of_us(text: str, topic: str, mentions: tuple[Mention, ...], about: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """What is known of those who ask, where the answer depends on it and the message itself names nothing else."""
    if topic not in WHO_TELLS or not (asks_for_us(text) or speaks_of_us(text) or about_us(text)):
        return ()
    named = {mention.entity for mention in mentions}
    placed = bool(named & {"country", "region"})
    return tuple(
        one for one in about if one.entity not in named and not (placed and one.entity in ("country", "region"))
    )


def lacks_who_asks(text: str, asked: Asked) -> bool:
    """Whether the message asks "e noi?" of a topic that depends on who asks, and who that is was never said."""
    needed = WHO_TELLS.get(asked.topic, set())
    return bool(needed) and asks_for_us(text) and not needed & {mention.entity for mention in asked.mentions}


def others_meant(message: dict[str, Any], topic: str) -> tuple[str, ...]:
    """The topics that a message may have meant besides ``topic``, the likeliest first."""
    likely = [one for one in message.get("intent_ranking", []) if one["confidence"] >= WORTH_KEEPING]
    topics = [topic_of_intent(one["name"]) for one in likely if one["name"] != "nlu_fallback"]
    return tuple(one for one in topics if one != topic)[:OTHERS_KEPT]


def question(asked: Asked, language: str, now: Any, text: str = "", *, simpler: bool = False) -> Question:
    """The question to the answerer; ``text`` its words if its figures count, ``simpler`` if plainer ones are wanted."""
    return Question(asked.topic, language, now, asked.call, asked.mentions, asked.confidence, text, simpler)
