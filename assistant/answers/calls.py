"""Which calls Dario knows, each with its status today and the day up to which it is known."""

from datetime import date

from assistant.answers.formats import write, write_date
from assistant.answers.model import Answer, Question
from assistant.answers.render import fill
from knowledge.schema import Call
from knowledge.store import KnowledgeStore
from knowledge.values import PORTAL_ZONE, DateValue

SHOWN = 10
"""Calls listed in one answer; the rest stand on the portal."""


def list_calls(question: Question, store: KnowledgeStore) -> Answer:
    """The calls, those open first; says that there may be others and where to look, never that there are none."""
    order = {"open": 0, "forthcoming": 1, "unknown": 2, "closed": 3}
    calls = sorted(store.calls(), key=lambda call: (order[call.status(question.now)], _closing(call)))
    language = question.language
    today = {"day": write_date(question.now, PORTAL_ZONE, language)}
    lines = [fill(store.phrase("calls_known", language), language, {}, today)]
    lines += [_line(call, question, store) for call in calls[:SHOWN]]
    lines.append(store.phrase("where_open", language))
    facts = [fact for call in calls[:SHOWN] if (fact := store.fact(call.code, "status")) and fact.fact.text]
    return Answer(
        text="\n".join(lines),
        topic="list_calls",
        status="answered",
        language=language,
        facts=tuple(fact.id for fact in facts),
        citations=tuple(dict.fromkeys(citation for fact in facts for citation in fact.citations)),
        confidence=question.confidence,
    )


def _closing(call: Call) -> float:
    """Sorts the latest deadline first."""
    return -call.closes.moment.timestamp() if call.closes else 0.0


def _line(call: Call, question: Question, store: KnowledgeStore) -> str:
    language = question.language
    given = {
        "call": call.short_title.in_language(language),
        "code": call.code,
        "known_on": _day(call.known_on, language),
        "opens": _day(call.opens, language) if call.opens else "",
        "day": write_date(call.closes.moment, PORTAL_ZONE, language) if call.closes else "",
    }
    status: str = call.status(question.now)
    phrase = "announced" if status == "forthcoming" and call.closes is None else status
    return fill(store.phrase(f"call_{phrase}", language), language, {}, given)


def _day(day: date, language: str) -> str:
    return write(DateValue(type="date", on=day), language)
