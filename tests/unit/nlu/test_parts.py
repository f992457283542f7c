"""Where a message is cut, and which of its pieces ask something of their own."""

import re

import pytest

from assistant.nlu.cutting import MOST_WORDS, Word, pieces, sentences
from assistant.nlu.parts import find_parts
from assistant.nlu.signs import Ranking

TOPICS = {
    "scadenza": "ask_deadline",
    "budget": "ask_budget",
    "dura": "ask_duration",
    "partecipare": "ask_beneficiaries",
    "pmi": "ask_beneficiaries",
    "ciao": "greet",
    "grazie": "thanks",
}
"""What the words of these tests ask, for a stand-in of the model that knows nothing else."""


def words_of(text: str) -> list[Word]:
    return [
        Word(match.group(), match.group().lower(), match.start(), match.end())
        for match in re.finditer(r"\w+|[^\w\s]", text)
    ]


def rank(texts: list[list[Word]]) -> list[Ranking]:
    """Each topic named gets an equal share; a text that names none is nobody's business."""
    rankings = []
    for text in texts:
        named = list(dict.fromkeys(TOPICS[word.lemma] for word in text if word.lemma in TOPICS)) or ["out_of_scope"]
        rankings.append([(topic, 0.999 / len(named)) for topic in named])
    return rankings


def asked(text: str) -> list[tuple[str, str]]:
    """The topics found in a text, each with its words."""
    return [(part.topic, text[part.start : part.end]) for part in find_parts(text, words_of(text), rank)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Qual è la scadenza?", [("ask_deadline", "Qual è la scadenza?")]),
        (
            "Qual è la scadenza? Quanto dura un progetto?",
            [("ask_deadline", "Qual è la scadenza?"), ("ask_duration", "Quanto dura un progetto?")],
        ),
        ("budget e scadenza", [("ask_budget", "budget"), ("ask_deadline", "e scadenza")]),
        (
            "budget, scadenza e chi può partecipare",
            [("ask_budget", "budget"), ("ask_deadline", ", scadenza"), ("ask_beneficiaries", "e chi può partecipare")],
        ),
        ("scadenza\nbudget", [("ask_deadline", "scadenza"), ("ask_budget", "budget")]),
        ("ciao, qual è la scadenza", [("ask_deadline", ", qual è la scadenza")]),
        ("Ciao! Piove. Il budget? Grazie", [("ask_budget", "Il budget?")]),
    ],
)
def test_what_is_asked(text: str, expected: list[tuple[str, str]]) -> None:
    assert asked(text) == expected


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("chi può partecipare, le pmi e le università?", "ask_beneficiaries"),
        ("la scadenza, e a che ora?", "ask_deadline"),
        ("ciao", "greet"),
        ("ciao e grazie", "greet"),
        ("piove, e domani?", "out_of_scope"),
    ],
)
def test_one_question_stays_whole(text: str, topic: str) -> None:
    assert asked(text) == [(topic, text)]


def test_a_topic_asked_twice_is_answered_once() -> None:
    assert [topic for topic, _ in asked("La scadenza? Il budget? Ma la scadenza?")] == ["ask_deadline", "ask_budget"]


def test_a_sentence_without_marks_is_cut_when_it_is_too_long() -> None:
    text = " ".join(["parola"] * (2 * MOST_WORDS + 5))
    assert [len(sentence) for sentence in sentences(text, words_of(text))] == [MOST_WORDS, MOST_WORDS, 5]


def test_marks_alone_are_no_sentence() -> None:
    assert [len(sentence) for sentence in sentences("scadenza ???", words_of("scadenza ???"))] == [2]


def test_a_joining_word_stays_with_what_follows_it() -> None:
    cut = pieces(words_of("il budget e poi la scadenza ,"))
    assert [[word.text for word in piece] for piece in cut] == [["il", "budget"], ["e", "poi", "la", "scadenza", ","]]


@pytest.mark.parametrize("text", ["e gli scambi, chi può farli?", "the form, who signs it?"])
def test_what_is_only_named_stays_with_the_question_that_takes_it_up(text: str) -> None:
    assert len(pieces(words_of(text))) == 1


def test_a_name_beside_another_question_is_a_piece_of_its_own() -> None:
    assert len(pieces(words_of("scadenza, chi può partecipare?"))) == 2
