"""The blind questions are complete and ask topics that exist."""

from evaluation import blind
from knowledge.read import read_content


def test_every_topic_of_a_question_exists() -> None:
    topics = set(read_content().topics)
    asked = [*blind.questions(), *blind.compound(), *blind.single()]
    assert {topic for one in asked for topic in one.topics} <= topics


def test_every_topic_has_ten_questions_in_each_language() -> None:
    counts: dict[tuple[str, str], int] = {}
    for one in blind.questions():
        counts[one.topic, one.language] = counts.get((one.topic, one.language), 0) + 1
    assert {key: count for key, count in counts.items() if count < 10} == {}


def test_there_are_enough_of_each_kind() -> None:
    assert len(blind.foreign()) >= 200
    assert len(blind.compound()) >= 100
    assert all(len(one.topics) > 1 for one in blind.compound())
    assert all(len(one.topics) == 1 for one in blind.single())
    assert any(not one.places for one in blind.mentions())
