"""The examples of data/nlu: enough of them, in pairs, no two alike, and none like a question of tests/nlu."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import pytest

from evaluation import blind
from evaluation.asked import KINDS, WRITERS, lines
from evaluation.examples import texts_of
from evaluation.likeness import LIKE_A_TEST, alike, likest
from knowledge.read import read_content
from knowledge.values import LANGUAGES

ALIKE = 93
"""From this ratio on two examples say the same in the same words: the second teaches nothing."""

OFTEN, SELDOM, FOREIGN = 150, 100, 1000
"""Pairs that each topic needs: what people ask, what belongs to a conversation, what is not Dario's business."""


@lru_cache
def examples(language: str) -> list[str]:
    return sorted({text for texts in texts_of(language).values() for text in texts})


def blind_texts(language: str) -> Iterator[str]:
    """Every text of tests/nlu in a language whose topic or places are asked (language.yml asks its language alone)."""
    several: list[Any] = [*blind.questions(), *blind.foreign(), *blind.compound(), *blind.single(), *blind.mentions()]
    yield from (one.text for one in several if one.language == language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_examples_are_alike(language: str) -> None:
    found = list(alike(examples(language), ALIKE))
    assert found == [], f"{len(found)} pairs of examples in data/nlu/{language} are alike: take one of each out"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_example_is_like_a_blind_question(language: str) -> None:
    found = list(likest(sorted(set(blind_texts(language))), examples(language), LIKE_A_TEST))
    assert found == [], f"{len(found)} examples of data/nlu/{language} are like a question of tests/nlu: take them out"


def test_both_languages_have_the_same_topics_line_by_line() -> None:
    italian, english = ({topic: len(texts) for topic, texts in texts_of(one).items()} for one in LANGUAGES)
    assert italian == english


def test_every_topic_has_enough_examples() -> None:
    topics = read_content().topics
    needed = {topic: SELDOM if about.conversational else OFTEN for topic, about in topics.items()}
    needed = {**needed, "out_of_scope": FOREIGN}
    del needed["fallback"]  # what is said where nothing was understood
    written = texts_of("it")
    few = {topic: len(written.get(topic, [])) for topic in needed if len(written.get(topic, [])) < needed[topic]}
    assert few == {}, f"too few pairs of examples: {few}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_messages_of_several_parts_are_like_no_blind_question_and_no_example(language: str) -> None:
    texts = [
        one.text for kind in KINDS for writer in WRITERS for one in lines(kind, writer) if one.language == language
    ]
    assert len(texts) > 500
    assert list(likest(sorted(set(blind_texts(language))), texts, LIKE_A_TEST)) == []
    assert set(texts) & set(examples(language)) == set()
