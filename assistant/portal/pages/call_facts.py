"""What the page of a call shows: its fields, and the facts as they are said today, each with its sources."""

from dataclasses import dataclass
from datetime import datetime

from assistant.answers.answerer import Answerer
from assistant.answers.formats import write
from assistant.answers.model import Answer, Question
from knowledge.schema import Call

GROUPS = {
    "what": ("overview", "objectives", "activities", "clusterxchange"),
    "who": ("beneficiaries", "consortium", "countries", "regions"),
    "money": ("budget", "grant_amount", "cofinancing", "eligible_costs", "projects_funded", "duration"),
    "after": ("how_to_apply", "selection_procedure", "award_criteria", "results", "next_edition"),
    "contacts": ("official_text", "contacts"),
}
"""The topics of a call's page, in the order in which people look for them."""


@dataclass(frozen=True)
class ShownFact:
    """One topic of a call: its heading, and the answer as Dario would give it."""

    topic: str
    heading: str
    answer: Answer


@dataclass(frozen=True)
class CallPage:
    """A call and all that its page says, in one language."""

    call: Call
    status: str
    closes: str | None
    headline: ShownFact | None
    groups: dict[str, list[ShownFact]]
    unsaid: list[str]
    """The headings of the topics on which the sources say nothing."""
    others: list[Call]


class CallReader:
    """Reads the pages of calls in one language, at one moment (aware)."""

    def __init__(self, answerer: Answerer, language: str, now: datetime) -> None:
        self._answerer, self._store = answerer, answerer.store
        self._language, self._now = language, now

    def page(self, code: str) -> CallPage | None:
        """The page of the call with this code, or None if there is no such call."""
        call = self._store.call(code)
        if call is None:
            return None
        shown = {topic: self._fact(call, topic) for topics in GROUPS.values() for topic in topics}
        said = {topic: fact for topic, fact in shown.items() if fact and fact.answer.status != "not_stated"}
        groups = {name: [said[topic] for topic in topics if topic in said] for name, topics in GROUPS.items()}
        return CallPage(
            call=call,
            status=call.status(self._now),
            closes=write(call.closes, self._language) if call.closes else None,
            headline=self._fact(call, "status"),
            groups={name: facts for name, facts in groups.items() if facts},
            unsaid=[fact.heading for topic, fact in shown.items() if fact and topic not in said],
            others=[other for other in self._store.calls() if other.code != code],
        )

    def _fact(self, call: Call, topic: str) -> ShownFact | None:
        if self._store.fact(call.code, topic) is None:
            return None
        answer = self._answerer.answer(Question(topic, self._language, self._now, call=call.code))
        return ShownFact(topic, self._store.topic(topic).label.in_language(self._language), answer)
