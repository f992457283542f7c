"""What is said where there is no simpler text than the plain one."""

from dataclasses import replace

from assistant.answers.model import Answer
from assistant.answers.next_topics import PERSON, buttons
from assistant.answers.render import fill
from knowledge.store import KnowledgeStore


def no_simpler(answer: Answer, store: KnowledgeStore) -> Answer:
    """The answer, with the word that no simpler text exists and a person as a button."""
    office = store.office("europe_direct")
    given = {
        "office": office.name.in_language(answer.language),
        "reach": office.reach.in_language(answer.language),
    }
    words = fill(store.phrase("no_simpler", answer.language), answer.language, {}, given)
    person = buttons(store.topics(), [PERSON], answer.language)
    return replace(answer, text=f"{answer.text}\n{words}", buttons=(*person, *answer.buttons))
