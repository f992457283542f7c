"""What a term means, with the source of the definition."""

from assistant.answers.model import Answer, Button, Question, distinct
from assistant.answers.render import fill
from assistant.answers.simpler import no_simpler
from knowledge.schema import Term
from knowledge.store import KnowledgeStore

EXAMPLES = ("cluster", "consortium", "clusterxchange")
"""Terms offered where none was recognised."""


def explain(question: Question, store: KnowledgeStore) -> Answer:
    """The definition of each term named, or the offer of some terms where none is known."""
    language = question.language
    terms = [term for term in map(store.term, question.values("term")) if term is not None]
    if not terms:
        return _which_term(question, store)
    facts = [fact for term in terms if (fact := store.fact("glossary", term.id)) is not None]
    simpler = question.simpler and any(term.fact.simple for term in terms)
    lines = [_line(term, language, simpler) for term in terms]
    answer = Answer(
        text="\n".join(lines),
        topic="glossary",
        status="answered",
        language=language,
        facts=tuple(fact.id for fact in facts),
        citations=distinct(citation for fact in facts for citation in fact.citations),
        confidence=question.confidence,
    )
    return no_simpler(answer, store) if question.simpler and not simpler else answer


def _line(term: Term, language: str, simpler: bool) -> str:
    text = (term.fact.simple if simpler else None) or term.fact.text
    said = fill(text.in_language(language), language, term.fact.values) if text else ""
    return f"**{term.name.in_language(language)}**: {said}"


def _which_term(question: Question, store: KnowledgeStore) -> Answer:
    language = question.language
    examples = [term for term in map(store.term, EXAMPLES) if term is not None]
    names = ", ".join(term.name.in_language(language) for term in examples)
    which = fill(store.phrase("which_term", language), language, {}, {"terms": names})
    return Answer(
        text=f"{store.phrase('term_not_known', language)} {which}",
        topic="glossary",
        status="not_stated",
        language=language,
        confidence=question.confidence,
        buttons=tuple(
            Button(term.name.in_language(language), f'/ask_glossary{{"term": "{term.id}"}}') for term in examples
        ),
    )
