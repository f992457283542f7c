"""What Dario asks back before it can answer: which call is meant, and who is asking."""

from assistant.answers.model import Answer, Button, Question
from knowledge.store import KnowledgeStore

KINDS = ("company", "cluster_organisation", "public_body")
"""Kinds of organisation offered to who did not say; others can be named."""

KIND_TOPICS = ("beneficiaries", "clusterxchange_participants")


def call_meant(question: Question, codes: list[str], store: KnowledgeStore) -> Answer:
    """Asks which of several calls is meant; each button asks the same question about one of them."""
    intent = store.topic(question.topic).intent(question.topic)
    calls = [call for call in map(store.call, codes) if call is not None]
    buttons = [
        Button(call.short_title.in_language(question.language), f'/{intent}{{"call": "{call.code}"}}')
        for call in calls[:3]
    ]
    return _clarify(store.phrase("which_call", question.language), question, buttons)


def who_is_asking(question: Question, store: KnowledgeStore) -> Answer:
    """Asks who is asking, with kinds of organisation as buttons where the answer depends on the kind."""
    language = question.language
    if question.topic not in KIND_TOPICS:
        return _clarify(store.phrase("where_from", language), question, [])
    intent = store.topic(question.topic).intent(question.topic)
    buttons = [
        Button(store.phrase(f"kind_{kind}", language), f'/{intent}{{"organisation_kind": "{kind}"}}') for kind in KINDS
    ]
    return _clarify(store.phrase("who_asks", language), question, buttons)


def _clarify(text: str, question: Question, buttons: list[Button]) -> Answer:
    return Answer(
        text, "fallback", "clarify", question.language, confidence=question.confidence, buttons=tuple(buttons)
    )
