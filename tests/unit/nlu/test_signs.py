"""The signs by which a topic is asked in a message of several pieces."""

import re

from assistant.nlu.asked import weigh
from assistant.nlu.cutting import Segment, Word, segments
from assistant.nlu.signs import Ranking, Signs, signs_of


def cut(text: str) -> list[Segment]:
    words = [
        Word(found.group(), found.group().lower(), found.start(), found.end())
        for found in re.finditer(r"\w+|[^\w\s]", text)
    ]
    return segments(text, words)


def ranking(**probabilities: float) -> Ranking:
    return sorted(probabilities.items(), key=lambda one: -one[1])


TEXT = "qual è il budget e quando scade"
WHOLE = ranking(budget=0.9, deadline=0.08, duration=0.02)
PIECES = [ranking(budget=0.99, deadline=0.01), ranking(deadline=0.98, budget=0.02)]


def signs(text: str, rankings: list[Ranking], topic: str) -> Signs:
    return signs_of(cut(text), rankings)[topic][1]


def test_each_topic_is_looked_at_in_its_own_piece() -> None:
    found = signs_of(cut(TEXT), [WHOLE, *PIECES])
    assert {topic: at for topic, (at, _) in found.items()} == {"budget": 1, "deadline": 2}


def test_what_the_leading_topic_leaves() -> None:
    second = signs(TEXT, [WHOLE, *PIECES], "deadline")
    assert second.leading == 0
    assert second.rank == 1
    assert second.whole < 0 < second.left  # 0.08 of the whole, but 0.8 of what the first leaves


def test_idle_talk_is_nothing_that_is_asked() -> None:
    assert set(signs_of(cut("ciao e quando scade"), [ranking(greet=1.0), ranking(greet=1.0), PIECES[1]])) == {
        "deadline"
    }


def test_words_of_a_piece() -> None:
    text = "con i soci e quando scade"
    rankings = [WHOLE, PIECES[0], PIECES[1]]
    assert signs(text, rankings, "budget").circumstance == 1
    assert signs(text, rankings, "deadline").questions == 1
    assert signs("grazie e quando scade", rankings, "budget").bare == 1


def test_a_sentence_that_only_tells_beside_one_that_asks() -> None:
    text = "il budget è piccolo. quando scade?"
    rankings = [WHOLE, PIECES[0], PIECES[1]]
    assert signs(text, rankings, "budget").told == 1
    assert signs(text, rankings, "deadline").told == 0
    assert signs(text, rankings, "deadline").sentences == 1


def test_two_sure_pieces_are_surer_asked_than_one_doubtful() -> None:
    sure = {one.topic: one.sure for one in weigh(cut(TEXT), [WHOLE, *PIECES])}
    doubtful = {
        one.topic: one.sure
        for one in weigh(cut(TEXT), [WHOLE, PIECES[0], ranking(deadline=0.4, budget=0.35, duration=0.25)])
    }
    assert 0 <= doubtful["deadline"] < sure["deadline"] <= 1
