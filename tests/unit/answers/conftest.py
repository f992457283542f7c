"""An answerer over the real content, and what tests of answers look at."""

import re
from collections import Counter
from collections.abc import Callable
from datetime import datetime

import pytest

from assistant.answers.answerer import Answerer
from assistant.answers.model import Answer, Mention, Question
from knowledge.store import KnowledgeStore
from tests.conftest import CALL, TODAY

LANGUAGES = ("it", "en")
EXCELLENCE, INTERNATIONAL, RECOVERY = CALL, "COS-CLUSINT-2020-3-01", "SMP-COSME-2021-CLUSTER-01"

Ask = Callable[..., Answer]


@pytest.fixture(scope="session")
def answerer(store: KnowledgeStore) -> Answerer:
    """Answers from the real content."""
    return Answerer(store, CALL)


@pytest.fixture(scope="session")
def ask(answerer: Answerer) -> Ask:
    """Asks a question: topic, language, what is named as ``entity:value``; call and the like by keyword."""

    def asked(
        topic: str,
        language: str,
        *named: str,
        call: str | None = None,
        now: datetime = TODAY,
        confidence: float = 0.9,
        text: str = "",
        simpler: bool = False,
    ) -> Answer:
        mentions = tuple(Mention(*name.split(":")) for name in named)
        return answerer.answer(Question(topic, language, now, call, mentions, confidence, text, simpler))

    return asked


def digits(text: str) -> Counter[str]:
    """The numbers of a text without the signs by which languages part them; addresses do not count."""
    numbers = re.findall(r"\d(?:[\d.,:]*\d)?", re.sub(r"\]\([^)]*\)", "]", text))
    return Counter(re.sub(r"[.,:]", "", number) for number in numbers)
