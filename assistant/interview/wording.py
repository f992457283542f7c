"""How a question is put: its words, which are the condition's own, its number and its buttons."""

from dataclasses import dataclass
from typing import Any

from assistant.eligibility.explain import word_of
from assistant.eligibility.model import Condition
from assistant.eligibility.texts import Text, listed, text
from assistant.interview.places import choice_name, choices
from assistant.interview.questions import MEMBERS, asked_about, condition_of, current, numbered, pending
from assistant.interview.state import Around, Clarification, Place, State, label, member_place, place_name
from assistant.interview.texts import capital, joined, say

INTENT = "check_eligibility"


@dataclass(frozen=True)
class Button:
    """A way to answer, or something the interview can be told: its words and what it sends."""

    title: Text
    payload: str


@dataclass(frozen=True)
class Prompt:
    """A question as it is put: its id, its number and how many there are at most, its words and its buttons."""

    question: str
    number: int
    at_most: int
    text: Text
    answers: tuple[Button, ...]
    buttons: tuple[Button, ...]


def press(word: str) -> str:
    """The payload of a button of the interview."""
    return f'/{INTENT}{{"interview": "{word}"}}'


def change(question: str) -> str:
    """The payload of a button that changes an answer."""
    return f'/{INTENT}{{"answer_to_change": "{question}"}}'


def ask(state: State, around: Around) -> Prompt:
    """The question that the state is waiting for, as it is put.  Raises LookupError where nothing is left to ask."""
    question = current(state, around)
    if question is None:
        raise LookupError("nothing is left to ask")
    number, at_most = numbered(state, question, around)
    waiting = pending(state, around)
    if waiting is not None:
        words, answers = _clarifying(state, waiting, around)
    else:
        words, answers = _wording(state, question, around), _answers(state, question)
    head = say("question", "number", number=number, at_most=at_most)
    controls = (
        Button(say("button", "dont_know"), press("skip")),
        Button(say("button", "why"), press("why")),
        Button(say("button", "menu"), press("menu")),
    )
    return Prompt(question, number, at_most, joined([head, words]), answers, (*answers, *controls))


def _wording(state: State, question: str, around: Around) -> Text:
    conditions = condition_of(question, around)
    if question == MEMBERS:
        return _how_many(state, conditions, around)
    if state.again is None and state.focus is not None:
        return say("one", question, member=label(state, state.focus, around.places))
    sole = [condition for condition in conditions if len(condition.fields - {"country"}) <= 1]
    words = sole[0].question if sole else say("question", "plain", field=text("field", question))
    if question == "country":
        words = say("question", "country", question=words)
    if state.again is not None:
        said = known(state, question, around)
        told = any(getattr(member, question) is not None for member in state.members)
        return joined([words, say("question", "again", known=said)]) if told else words
    about = asked_about(state, around)
    if 0 < len(about) < len(state.members):
        members = listed([label(state, number, around.places) for number in about], "and")
        return say("question", "missing", question=words, members=members)
    return words


def _how_many(state: State, conditions: list[Condition], around: Around) -> Text:
    if state.again is not None and conditions:
        return joined([conditions[0].question, say("question", "again", known=known(state, MEMBERS, around))])
    if state.members and conditions:
        names = [label(state, number, around.places) for number in range(len(state.members))]
        return say("question", "members_more", question=conditions[0].question, known=listed(names, "and"))
    return (
        say("question", "members", question=conditions[0].question) if conditions else say("question", "members_plain")
    )


def _answers(state: State, question: str) -> tuple[Button, ...]:
    """The buttons that answer a question."""
    single = state.focus is not None or (len(state.members) == 1 and not state.open_number)
    if question == MEMBERS:
        numbers = [Button(Text(str(number), str(number)), press(f"members.{number}")) for number in (2, 3, 4)]
        return (Button(say("button", "alone"), press("members.1")), *numbers)
    if question == "kind" and single:
        kinds = ("cluster_organisation", "business_network", "company", "university", "public_body", "other")
        return tuple(Button(capital(word_of(kind)), press(f"kind.{kind}")) for kind in kinds)
    if question == "kind":
        return tuple(
            Button(say("button", f"all_{kind}"), press(f"kind.{kind}"))
            for kind in ("cluster_organisation", "business_network")
        )
    if question == "legal_personality":
        titles = ("yes", "no_") if single else ("yes_all", "not_all")
        return (
            Button(say("button", titles[0]), press("legal_personality.yes")),
            Button(say("button", titles[1]), press("legal_personality.no")),
        )
    if question == "platform_registration":
        names = ("registered", "requested", "none") if single else ("all_registered", "all_requested", "not_all")
        return tuple(
            Button(say("button", title), press(f"platform_registration.{word}"))
            for title, word in zip(names, ("registered", "requested", "none"), strict=True)
        )
    return ()


def _clarifying(state: State, one: Clarification, around: Around) -> tuple[Text, tuple[Button, ...]]:
    places = around.places
    if one.kind == "place" and one.member is not None:
        groups = choices(one.options, places)
        buttons = [Button(choice_name(group, places), press(f"place.{number}")) for number, group in enumerate(groups)]
        return say("unclear", "place", written=one.written, member=label(state, one.member, places)), tuple(buttons)
    members = [
        Button(capital(label(state, number, places)), press(f"member.{number}")) for number in _candidates(state, one)
    ]
    if one.kind == "leaves":
        return say("unclear", "leaves", count=one.count or 1), tuple(members)
    if one.field == "place":
        members.append(Button(say("button", "new_member"), press("member.new")))
        return say("unclear", "which_place", value=place_name(one.value, places)), tuple(members)
    if one.value in (False, "none"):
        members.append(Button(say("button", "everyone"), press("member.all")))
    return say("unclear", _which(one), value=word_of(one.value)), tuple(members)


def _candidates(state: State, one: Clarification) -> list[int]:
    numbers = range(len(state.members))
    if one.kind == "leaves" or one.field == "place":
        return list(numbers)
    return [number for number in numbers if getattr(state.members[number], one.field) is None] or list(numbers)


def _which(one: Clarification) -> str:
    if one.field == "legal_personality" and one.value is True:
        return "which_legal_personality_yes"
    return "which_platform_none" if one.value == "none" else f"which_{one.field}"


def known(state: State, question: str, around: Around) -> Text:
    """What is known of a question, in words: "cluster organisation (all)", or member by member."""
    if question == MEMBERS:
        size = len(state.members)
        return say("value", "open_number", count=size) if state.open_number else Text(str(size), str(size))
    values = [_value(state, number, question, around) for number in range(len(state.members))]
    if len(values) > 1 and len(set(values)) == 1:
        return say("value", "all_same", value=values[0])
    if question in ("country", "region"):
        return listed(values, "and") if values else say("value", "unknown")
    if len(values) < 2:
        return values[0] if values else say("value", "unknown")
    groups: dict[Text, list[Text]] = {}
    for number, value in enumerate(values):
        groups.setdefault(value, []).append(label(state, number, around.places))
    pairs = [say("value", "of_members", members=listed(who, "and"), value=value) for value, who in groups.items()]
    return joined(pairs, "; ")


def _value(state: State, number: int, field: str, around: Around) -> Text:
    member = state.members[number]
    if field == "region" and member.region is None and member.name is None and member.country is not None:
        return place_name(Place(member.country), around.places)
    if field in ("country", "region"):
        return member_place(member, around.places) or say("value", "unknown")
    value: Any = getattr(member, field)
    return say("value", "unknown") if value is None else word_of(value)
