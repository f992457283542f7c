"""What the extractor puts out beside names: the question of the interview that a text corrects."""

import pytest
from rasa.shared.nlu.constants import ENTITIES
from rasa.shared.nlu.training_data.message import Message

from assistant.nlu.gazetteer_extractor import GazetteerExtractor
from knowledge.store import KnowledgeStore


def corrected(text: str, store: KnowledgeStore) -> list[tuple[str, str]]:
    """The questions that a text corrects, with the words that tell."""
    [message] = GazetteerExtractor(store).process([Message.build(text)])
    found = [one for one in message.get(ENTITIES) or [] if one["entity"] == "answer_to_change"]
    return [(one["value"], text[one["start"] : one["end"]]) for one in found]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("no aspetta, i membri sono quattro", [("members", "quattro")]),
        ("in realtà il partner è sloveno", [("country", "sloveno")]),
        ("wait, the third is a university", [("kind", "university")]),
        ("cambia la prima risposta", [("members", "prima risposta")]),
        ("cambia la seconda risposta", []),
        ("siamo tre cluster italiani", []),
        ("scusa, quanti membri servono?", []),
        ('/check_eligibility{"answer_to_change": "kind"}', []),
    ],
)
def test_a_correction_names_its_question(text: str, told: list[tuple[str, str]], store: KnowledgeStore) -> None:
    assert corrected(text, store) == told
