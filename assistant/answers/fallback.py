"""What is said when a message was not understood: "did you mean" with the nearest topics, or where to ask."""

from assistant.answers.model import Answer, Button
from assistant.answers.render import fill
from knowledge.schema import Topic
from knowledge.store import KnowledgeStore

OFFERED = 3
WORTH_OFFERING = 0.04
"""A topic less likely than this is a guess that helps nobody."""


USEFUL_CONVERSATIONS = {"check_eligibility", "human_agent", "technical_problem"}
"""Conversational topics that are worth offering; nobody who was not understood wants to be greeted."""


def _helps(intent: str, topic: Topic) -> bool:
    return not topic.conversational or intent in USEFUL_CONVERSATIONS


def nearest_topics(store: KnowledgeStore, ranking: list[tuple[str, float]], language: str) -> Answer:
    """Buttons for the likeliest topics of ``ranking`` (intents with probabilities), or the way to a person."""
    topics = {topic.intent(topic_id): topic for topic_id, topic in store.topics().items()}
    offered = [
        Button(topics[intent].label.in_language(language), f"/{intent}")
        for intent, probability in ranking
        if intent in topics and probability >= WORTH_OFFERING and _helps(intent, topics[intent])
    ]
    confidence = ranking[0][1] if ranking else None
    if offered:
        text = store.phrase("not_understood", language)
        return Answer(text, "fallback", "clarify", language, confidence=confidence, buttons=tuple(offered[:OFFERED]))
    office = store.office("europe_direct")
    given = {"office": office.name.in_language(language), "reach": office.reach.in_language(language)}
    text = fill(store.phrase("nothing_found", language), language, {}, given)
    buttons = tuple(
        Button(topics[intent].label.in_language(language), f"/{intent}") for intent in ("capabilities", "human_agent")
    )
    return Answer(text, "fallback", "clarify", language, confidence=confidence, buttons=buttons)
