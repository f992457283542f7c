"""The same question in Italian and in English gives the same fact: topic, status, call, facts and sources."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from knowledge.read import CONTENT
from tests.conversations.conftest import Talk

FOLDER = Path(__file__).parent
SAME = ("topic", "status", "call", "facts")


def read(file: Path) -> Any:
    """What stands in a YAML file."""
    return YAML(typ="safe").load(file.read_text(encoding="utf-8"))


def questions(language: str) -> dict[str, str]:
    """The question on each topic, as the file of that language puts it."""
    turns = [turn for conversation in read(FOLDER / f"topics_{language}.yml") for turn in conversation["turns"]]
    return {turn["answer"]["topic"]: turn["say"] for turn in turns}


TOPICS = sorted(set(read(CONTENT / "topics.yml")["topics"]) - {"fallback"})
ITALIAN, ENGLISH = questions("it"), questions("en")


@pytest.mark.parametrize("topic", TOPICS)
def test_both_languages_give_the_same_fact(topic: str, talk: Callable[..., Talk]) -> None:
    answers = {}
    for language, question in (("it", ITALIAN[topic]), ("en", ENGLISH[topic])):
        asked = talk()
        asked.say(question)
        assert asked.answers, f"{question!r} got no answer: {asked.reply}"
        assert asked.answers[0]["language"] == language, f"{question!r}: {asked.answers[0]}"
        answers[language] = asked.answers[0]
    same = {field: (answers["it"][field], answers["en"][field]) for field in SAME}
    sources = {code: [citation["source"] for citation in answer["citations"]] for code, answer in answers.items()}
    assert all(italian == english for italian, english in same.values()), same
    assert answers["it"]["topic"] == topic
    assert sources["it"] == sources["en"]


def test_both_files_ask_about_every_topic() -> None:
    assert sorted(ITALIAN) == sorted(ENGLISH) == TOPICS
