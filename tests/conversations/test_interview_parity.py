"""The same consortium told in Italian and in English gives the same result."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.conversations.conftest import Talk

TOLD = [
    (
        ["Possiamo partecipare?", "siamo tre cluster: Lombardia, Catalogna e Sofia, tutti iscritti", "sì"],
        ["Can we take part?", "we are three clusters: Lombardy, Catalonia and Sofia, all registered", "yes"],
    ),
    (
        ["Possiamo partecipare?", "due", "Napoli e Atene", "un'università e un comune", "no, nessuno", "non lo so"],
        [
            "Can we take part?",
            "two",
            "Naples and Athens",
            "a university and a municipality",
            "no, none",
            "I don't know",
        ],
    ),
    (
        [
            "Possiamo partecipare?",
            "quattro reti di imprese: Serbia, Svizzera, Milano e Parigi",
            "tutti tranne il secondo",
            "sì",
        ],
        [
            "Can we take part?",
            "four business networks: Serbia, Switzerland, Milan and Paris",
            "all but the second",
            "yes",
        ],
    ),
    (
        [
            "Possiamo partecipare?",
            "tre cluster: Italia, Italia e Bulgaria",
            "sì",
            "no aspetta, il secondo è in Spagna",
            "sì",
        ],
        [
            "Can we take part?",
            "three clusters: Italy, Italy and Bulgaria",
            "yes",
            "wait, the second is in Spain",
            "yes",
        ],
    ),
    (
        ["Siamo un partenariato: Austria, Tirolo e Lombardia", "tutti cluster", "sì", "sì", "Vienna"],
        ["We are a consortium: Austria, Tyrol and Lombardy", "all clusters", "yes", "yes", "Vienna"],
    ),
    (
        ["Possiamo partecipare?", "non lo so", "Malta e Cipro", "tutti cluster", "sì", "sì"],
        ["Can we take part?", "I don't know", "Malta and Cyprus", "all clusters", "yes", "yes"],
    ),
]


def told(talk: Talk, turns: list[str]) -> dict[str, Any]:
    """What an interview came to, without its words."""
    for turn in turns:
        talk.say(turn)
    result, interview = talk.custom("eligibility"), talk.custom("interview")
    assert interview.get("state") == "finished", talk.text
    outcomes = {each["id"]: (each["outcome"], each["members"]) for each in result["criteria"]}
    return {"verdict": result["verdict"], "outcomes": outcomes, "answers": interview["answers"]}


@pytest.mark.parametrize(("italian", "english"), TOLD)
def test_both_languages_give_the_same_result(italian: list[str], english: list[str], talk: Callable[..., Talk]) -> None:
    assert told(talk(), italian) == told(talk(), english)


def test_the_result_of_the_interview_is_that_of_the_check(talk: Callable[..., Talk], parts: Any) -> None:
    from actions.base import now

    talked = talk()
    talked_answers = told(talked, TOLD[0][0])["answers"]
    checked = parts.eligibility.check("RLA12020034211", talked_answers, now()).contract()
    said = talked.custom("eligibility")
    without_words = [
        {"id": one["id"], "outcome": one["outcome"], "members": one["members"]} for one in said["criteria"]
    ]
    assert without_words == [
        {"id": one["id"], "outcome": one["outcome"], "members": one["members"]} for one in checked["criteria"]
    ]
    assert set(said) == set(checked) and said["rules_version"] == checked["rules_version"]
