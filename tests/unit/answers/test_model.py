"""An answer shows itself as its contract says, in plain JSON."""

import json
from datetime import date

import pytest

from assistant.answers.model import Answer, Mention, Question, distinct
from knowledge.read import read_content
from knowledge.stored import Citation
from tests.conftest import TODAY
from tests.unit.answers.conftest import EXCELLENCE, Ask

CITATION = Citation(
    source="portal", title="Bandi Online", url="https://example.org", section="Scade il", retrieved=date(2020, 11, 9)
)


def test_the_contract_holds_its_fields_and_no_others(ask: Ask) -> None:
    answer = ask("deadline", "it").contract()
    assert list(answer) == ["v", "topic", "status", "call", "language", "facts", "citations", "confidence"]
    assert (answer["v"], answer["call"], answer["facts"]) == (1, EXCELLENCE, [f"{EXCELLENCE}/deadline"])
    for citation in answer["citations"]:
        assert list(citation) == ["source", "title", "url", "section", "retrieved", "quote"]


def test_every_answer_is_plain_json(ask: Ask) -> None:
    for topic, about in read_content().topics.items():
        if not about.conversational:
            answer = ask(topic, "en").contract()
            assert json.loads(json.dumps(answer)) == answer


def test_days_are_written_as_iso_dates() -> None:
    answer = Answer("Sì.", "deadline", "answered", "it", citations=(CITATION,)).contract()
    assert answer["citations"][0]["retrieved"] == "2020-11-09"
    assert answer["citations"][0]["quote"] is None


@pytest.mark.parametrize(("confidence", "shown"), [(None, None), (1.0, 1.0), (0.123456789, 0.1235), (0.0, 0.0)])
def test_the_confidence_is_rounded_and_may_be_none(confidence: float | None, shown: float | None) -> None:
    assert Answer("Sì.", "deadline", "answered", "it", confidence=confidence).contract()["confidence"] == shown


def test_citations_are_shown_in_order_and_once() -> None:
    other = CITATION.copy(update={"section": "Pubblicato il"})
    assert distinct([CITATION, other, CITATION.copy()]) == (CITATION, other)


def test_what_is_named_is_given_by_kind_in_order_and_once() -> None:
    named = [("country", "SI"), ("region", "ITF3"), ("country", "IT"), ("country", "SI")]
    question = Question("countries", "it", TODAY, None, tuple(Mention(*one) for one in named))
    assert question.values("country") == ["SI", "IT"]
    assert question.values("region") == ["ITF3"]
    assert question.values("term") == []
