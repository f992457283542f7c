"""The interview knows no call: another call's conditions, by data alone, are asked from beginning to result."""

from pathlib import Path
from typing import Any

import pytest

from assistant.database import open_database
from assistant.eligibility.texts import Text
from assistant.eligibility_content import EligibilityContent
from assistant.interview.interview import begin, take
from assistant.interview.message import Message
from assistant.interview.outcome import result_of, result_text
from assistant.interview.questions import current, needed
from assistant.interview.state import Around, around
from assistant.interview.wording import ask
from knowledge.load import load
from knowledge.store import KnowledgeStore
from tests.conftest import TODAY
from tests.unit.eligibility.test_made_up_call import CODE, RULES, condition
from tests.unit.interview.conftest import Read, fields
from tests.unit.knowledge.conftest import ContentFolder

ASKED = {
    "alpine_countries": {"it": "In quali Paesi alpini?", "en": "In which Alpine countries?"},
    "two_companies": {"it": "Chi sono le imprese?", "en": "Who are the companies?"},
}
"""The words in which two of the made-up conditions ask."""
TALKS = {
    "it": ("tre", "due imprese e un'università", "Austria, Lombardia e Île-de-France", "nel Tirolo"),
    "en": ("three", "two companies and a university", "Austria, Lombardy and Île-de-France", "in Tyrol"),
}
NAME = Text("Condizione {name}", "Condition {name}")
QUESTIONS = ["members", "kind", "country", "region"]


@pytest.fixture
def made_up(content_folder: Path) -> Around:
    """Another call, with conditions of its own and no other."""
    folder = ContentFolder(content_folder)
    conditions: list[dict[str, Any]] = [condition(name, rule) for name, rule in RULES.items()]
    for one in conditions:
        one["name"] = {"it": NAME.it.format(name=one["id"]), "en": NAME.en.format(name=one["id"])}
        one["question"] = ASKED.get(one["id"], one["question"])
    folder.change(f"calls/{CODE}.yml", "eligibility", conditions)
    database = open_database("sqlite://")
    load(folder.read(), database)
    return around(EligibilityContent(KnowledgeStore(database)).check(), CODE, TODAY)


def test_what_is_asked_comes_from_the_conditions(made_up: Around) -> None:
    assert needed(made_up) == QUESTIONS


@pytest.mark.parametrize("language", ["it", "en"])
def test_other_conditions_are_asked_from_beginning_to_result(language: str, made_up: Around, read: Read) -> None:
    step, asked = begin(Message(), made_up), {}
    for turn in TALKS[language]:
        prompt = ask(step.state, made_up)
        asked[prompt.question] = prompt.text.in_language(language)
        step = take(step.state, read(turn), made_up)
    assert list(asked) == QUESTIONS
    assert ASKED["two_companies"][language] in asked["kind"]
    assert ASKED["alpine_countries"][language] in asked["country"]
    assert fields(step, "kind", "country") == [("company", "AT"), ("company", "IT"), ("university", "FR")]
    assert (step.kind, result_of(step.state, made_up).verdict) == ("finished", "eligible")
    said = result_text(step.state, made_up).in_language(language)
    assert all(NAME.in_language(language).format(name=name) in said for name in RULES)


@pytest.mark.parametrize("language", ["it", "en"])
def test_the_result_is_that_of_the_other_conditions(language: str, made_up: Around, read: Read) -> None:
    only_clusters = {
        "it": "siamo tre cluster: Lombardia, Catalogna e Tirolo",
        "en": "we are three clusters: Lombardy, Catalonia and Tyrol",
    }
    step = begin(read(only_clusters[language]), made_up)
    assert step.kind == "finished" and current(step.state, made_up) is None
    outcomes = {one.id: one.outcome for one in result_of(step.state, made_up).criteria}
    assert outcomes == dict.fromkeys(RULES, "not_met") | {"nobody_alone": "met", "rich_regions_of_members": "met"}
