"""What is said when a message was not understood: "did you mean" with the nearest topics, passages, or a person."""

from collections.abc import Sequence
from typing import Literal

from assistant.answers.model import Answer, Button
from assistant.answers.next_topics import OFFERED, PERSON, buttons
from assistant.answers.render import fill
from knowledge.schema import Topic
from knowledge.store import KnowledgeStore

WORTH_OFFERING = 0.04
"""A topic less likely than this is a guess that helps nobody."""

A_PERSON_FROM = 2
"""Failures in a row from which a person is offered first."""

USEFUL_CONVERSATIONS = {"check_eligibility", "human_agent", "technical_problem"}
"""Conversational topics that are worth offering; nobody who was not understood wants to be greeted."""

Ranking = Sequence[tuple[str, float]]
"""Intents with their probabilities, the likeliest first."""

Way = Literal["clarify", "passages", "person"]


def choose_way(failures: int, offered: Sequence[str], passages: Answer | None) -> Way:
    """How to go on after so many failures in a row, with these topics near and these passages found (None: none)."""
    if failures >= A_PERSON_FROM:
        return "person"
    if passages is not None:
        return "passages"
    return "clarify" if offered else "person"


def not_understood(
    store: KnowledgeStore, ranking: Ranking, language: str, failures: int = 1, passages: Answer | None = None
) -> Answer:
    """The answer to a message that was not understood, the ``failures``-th in a row."""
    offered = near(store, ranking)
    way = choose_way(failures, offered, passages)
    if way == "passages" and passages is not None:
        return passages
    if way == "clarify":
        return nearest_topics(store, ranking, language)
    return a_person(store, ranking, language, first=failures < A_PERSON_FROM)


def near(store: KnowledgeStore, ranking: Ranking) -> list[str]:
    """The topics of ``ranking`` that are likely enough and worth offering."""
    topics = {topic.intent(topic_id): topic_id for topic_id, topic in store.topics().items()}
    likely = [topics[intent] for intent, chance in ranking if intent in topics and chance >= WORTH_OFFERING]
    return [topic for topic in likely if _helps(topic, store.topic(topic))]


def _helps(topic_id: str, topic: Topic) -> bool:
    return not topic.conversational or topic_id in USEFUL_CONVERSATIONS


def nearest_topics(store: KnowledgeStore, ranking: Ranking, language: str) -> Answer:
    """Buttons for the likeliest topics of ``ranking``, or the way to a person where none is near."""
    offered = near(store, ranking)
    if not offered:
        return a_person(store, ranking, language, first=True)
    text = store.phrase("not_understood", language)
    return _clarify(text, ranking, language, buttons(store.topics(), offered, language))


def a_person(store: KnowledgeStore, ranking: Ranking, language: str, *, first: bool) -> Answer:
    """The way to a person; after the ``first`` failure beside a way to ask anew, later before anything else."""
    office = store.office("europe_direct")
    given = {"office": office.name.in_language(language), "reach": office.reach.in_language(language)}
    phrase = "nothing_found" if first else "still_not_understood"
    offered = [topic for topic in near(store, ranking) if topic != PERSON] or ["capabilities"]
    wanted = ["capabilities", PERSON] if first else [PERSON, *offered[: OFFERED - 1]]
    text = fill(store.phrase(phrase, language), language, {}, given)
    return _clarify(text, ranking, language, buttons(store.topics(), wanted, language))


def _clarify(text: str, ranking: Ranking, language: str, offered: tuple[Button, ...]) -> Answer:
    confidence = ranking[0][1] if ranking else None
    return Answer(text, "fallback", "clarify", language, confidence=confidence, buttons=offered)
