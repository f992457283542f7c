"""Where to find a person, or help with a technical problem."""

from assistant.answers.model import Answer, Question
from assistant.answers.render import fill
from knowledge.store import KnowledgeStore

OFFICES = {
    "human_agent": ("contact_person", "europe_direct", "it_helpdesk"),
    "technical_problem": ("contact_helpdesk", "it_helpdesk", "europe_direct"),
}
"""By topic: the frame, the office that helps, and the one for other matters."""


def contact(question: Question, store: KnowledgeStore, call: str) -> Answer:
    """The office that helps and how to reach it, with the sources of the call's contacts."""
    phrase, helping, other = OFFICES[question.topic]
    language = question.language
    office, elsewhere = store.office(helping), store.office(other)
    given = {
        "office": office.name.in_language(language),
        "reach": office.reach.in_language(language),
        "other": elsewhere.name.in_language(language),
        "other_reach": elsewhere.reach.in_language(language),
    }
    fact = store.fact(call, "contacts")
    return Answer(
        text=fill(store.phrase(phrase, language), language, {}, given),
        topic=question.topic,
        status="handoff",
        language=language,
        facts=(fact.id,) if fact and fact.fact.text else (),
        citations=tuple(fact.citations) if fact and fact.fact.text else (),
        confidence=question.confidence,
    )
