"""The result of an interview as it is said: what is not met first, then what is open, then what is met."""

from dataclasses import replace
from typing import Any

from assistant.eligibility.result import Criterion, Result
from assistant.eligibility.texts import Text, listed
from assistant.interview.questions import FIELDS, MEMBERS
from assistant.interview.state import Around, State, member_place
from assistant.interview.texts import joined, say, written
from assistant.interview.wording import Button, known, press

GROUPS = ("not_met", "unknown", "met")


def result_of(state: State, around: Around) -> Result:
    """The comparison, its members called by their places in each language."""
    spoken = {}
    for language in ("it", "en"):
        places = [member_place(member, around.places) for member in state.members]
        named = [
            replace(member, name=place.in_language(language) if place else None)
            for member, place in zip(state.members, places, strict=True)
        ]
        spoken[language] = around.result(named, more=state.open_number)
    both = zip(spoken["it"].criteria, spoken["en"].criteria, strict=True)
    return replace(spoken["it"], criteria=tuple(_bilingual(italian, english) for italian, english in both))


def _bilingual(italian: Criterion, english: Criterion) -> Criterion:
    remedy = None
    if italian.remedy is not None and english.remedy is not None:
        remedy = Text(italian.remedy.it, english.remedy.en)
    return replace(italian, reason=Text(italian.reason.it, english.reason.en), remedy=remedy)


def result_text(state: State, around: Around) -> Text:
    """The result in words."""
    result = result_of(state, around)
    lines = [
        say("result", "heading", title=around.call.title, day=written(around.today)),
        say("result", result.verdict),
    ]
    for group in GROUPS:
        members = [criterion for criterion in result.criteria if criterion.outcome == group]
        if members:
            lines += [say("result", group), *(_criterion(one, state, around) for one in members)]
    lines += [_next(result), result.disclaimer]
    if result.verdict == "not_eligible":
        lines.insert(len(lines) - 1, say("result", "else"))
    return joined(lines, "\n")


def _criterion(one: Criterion, state: State, around: Around) -> Text:
    parts = [say("result", "criterion", name=one.condition.name, reason=one.reason)]
    parts.append(say("result", "answer", answer=answer_to(one, state, around)))
    if one.remedy is not None:
        parts.append(say("result", "remedy", remedy=one.remedy))
    if one.outcome == "not_met":
        parts.append(say("result", "sure", count=len(one.citations)))
    if one.citations:
        first = f"{one.citations[0].title}, «{one.citations[0].section}»"
        more = len(one.citations) - 1
        parts.append(say("result", "sources" if more else "source", source=first, more=more))
    return joined(parts)


def answer_to(one: Criterion, state: State, around: Around) -> Text:
    """What was answered to what a condition depends on."""
    fields = [field for field in FIELDS if field in one.condition.fields]
    if "region" in fields and "country" in fields:
        fields.remove("country")
    return joined([known(state, field, around) for field in fields or [MEMBERS]], "; ")


def _next(result: Result) -> Text:
    for outcome, name in (("not_met", "next_not_met"), ("unknown", "next_unknown")):
        names = [_quoted(one.condition.name) for one in result.criteria if one.outcome == outcome]
        if names:
            return say("result", name, conditions=listed(names, "and"))
    return say("result", "next_met")


def _quoted(name: Text) -> Text:
    return Text(f"«{name.it}»", f"“{name.en}”")


def result_buttons() -> tuple[Button, ...]:
    """What can be done with a result."""
    return (
        Button(say("button", "change"), press("change")),
        Button(say("button", "summary"), press("summary")),
        Button(say("button", "europe_direct"), "/human_agent"),
    )


def citations_of(result: Result) -> list[dict[str, Any]]:
    """Every source of the conditions, each once, as the contract of an answer shows it."""
    distinct = dict.fromkeys(citation for one in result.criteria for citation in one.citations)
    return [citation.contract() for citation in distinct]
