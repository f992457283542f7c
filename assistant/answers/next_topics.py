"""Which topics are offered after an answer: those that make sense there and were not answered yet."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from assistant.answers.model import Answer, Button
from knowledge.schema import Topic

OFFERED = 3
"""Buttons under an answer, as the contract allows."""

REMEMBERED = 8
"""Answered topics that are remembered."""

PERSON = "human_agent"


def answered(before: Sequence[str], topic: str, call: str | None) -> list[str]:
    """What was answered, with a topic just answered: the last :data:`REMEMBERED`, as ``call/topic`` or ``topic``."""
    now = _key(topic, call)
    return [*(one for one in before if one != now), now][-REMEMBERED:]


def is_offered(topics: dict[str, Topic], topic: str) -> bool:
    """Whether some answer offers this topic; a greeting need not be remembered."""
    return any(topic in one.next for one in topics.values())


def _key(topic: str, call: str | None) -> str:
    return f"{call}/{topic}" if call else topic


def following(topics: dict[str, Topic], topic: str, call: str | None, done: Collection[str]) -> list[str]:
    """Up to three topics to go on with: the topic's own ``next``, then theirs, without what was answered.

    ``done`` holds what :func:`answered` gives.  What Dario does (a deletion, a person) is offered only where the
    topic itself names it.
    """
    found: list[str] = []
    ring, seen = list(topics[topic].next), {topic}
    first = True
    while ring and len(found) < OFFERED:
        fresh = [one for one in dict.fromkeys(ring) if one not in seen]
        seen.update(fresh)
        offered = [one for one in fresh if first or not topics[one].conversational]
        found += [one for one in offered if not {_key(one, call), one} & set(done)]
        ring, first = [after for one in fresh for after in topics[one].next], False
    return found[:OFFERED]


def buttons(topics: dict[str, Topic], offered: Sequence[str], language: str) -> tuple[Button, ...]:
    """A button for each topic, three at most."""
    return tuple(
        Button(topics[topic].label.in_language(language), f"/{topics[topic].intent(topic)}")
        for topic in offered[:OFFERED]
    )


def with_following(answer: Answer, topics: dict[str, Topic], call: str | None, done: Collection[str]) -> Answer:
    """The answer with buttons for what makes sense next; its own buttons come first."""
    if answer.status == "clarify":
        return answer
    wanted = buttons(topics, following(topics, answer.topic, call, done), answer.language)
    payloads = {button.payload for button in answer.buttons}
    more = tuple(button for button in wanted if button.payload not in payloads)
    return replace(answer, buttons=(*answer.buttons, *more)[:OFFERED])


def nearest(topics: dict[str, Topic], topic: str, others: Sequence[str], call: str | None) -> list[str]:
    """For who was not helped by an answer on ``topic``: what may have been meant instead, then what comes next."""
    meant = [one for one in others if one in topics and not topics[one].conversational]
    return list(dict.fromkeys([*meant, *following(topics, topic, call, ())]))[: OFFERED - 1]
