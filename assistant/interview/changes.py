"""What an answer changed, in words: what was noted, and what it does to the conditions."""

from assistant.eligibility.explain import word_of
from assistant.eligibility.result import Criterion
from assistant.eligibility.rules import Counted
from assistant.eligibility.texts import Text, text
from assistant.interview.state import Around, State, label, member_place
from assistant.interview.texts import NOTHING, joined, say
from assistant.interview.wording import known

SHOWN = ("kind", "legal_personality", "platform_registration")


def noted(before: State, after: State, around: Around) -> Text:
    """What is known now that was not known before, in one sentence; empty if nothing is."""
    parts: list[Text] = []
    changed = [n for n, member in enumerate(after.members) if n >= len(before.members) or before.members[n] != member]
    if len(after.members) != len(before.members) or after.counted != before.counted or _moved(before, after):
        parts.append(_members(after, around))
    for field in SHOWN:
        told = [
            n
            for n in changed
            if _value(after, n, field) is not None and _value(before, n, field) != _value(after, n, field)
        ]
        if told and len(told) == len(after.members):
            parts.append(_of(field, known(after, field, around)))
        elif told:
            one_by_one = [
                say("value", "of_member", member=label(after, number, around.places), value=_word(after, number, field))
                for number in told
            ]
            parts.append(_of(field, joined(one_by_one, ", ")))
    return say("said", "noted", what=joined(parts, "; ")) if parts else NOTHING


def so_far(state: State, around: Around) -> Text:
    """Everything known, in one sentence."""
    if not state.members:
        return say("said", "nothing_yet")
    parts = [_members(state, around)]
    parts += [
        _of(field, known(state, field, around))
        for field in SHOWN
        if any(_value(state, number, field) is not None for number in range(len(state.members)))
    ]
    return joined(parts, "; ")


def _moved(before: State, after: State) -> bool:
    places = [(member.country, member.region) for member in before.members]
    return places != [(member.country, member.region) for member in after.members]


def _members(state: State, around: Around) -> Text:
    size = len(state.members)
    name = "members_open" if state.open_number else "one_member" if size == 1 else "members"
    count = say("said", name, count=size)
    places = [member_place(member, around.places) for member in state.members]
    named = [place for place in places if place is not None]
    if not named:
        return count
    missing = size - len(named)
    listing = joined([*named, *([say("said", "others", count=missing)] if missing else [])], ", ")
    return Text(f"{count.it} ({listing.it})", f"{count.en} ({listing.en})")


def _of(field: str, value: Text) -> Text:
    name = text("field", field)
    return Text(f"{name.it}: {value.it}", f"{name.en}: {value.en}")


def _value(state: State, number: int, field: str) -> object:
    return getattr(state.members[number], field) if number < len(state.members) else None


def _word(state: State, number: int, field: str) -> Text:
    return word_of(getattr(state.members[number], field))


def corrected(before: State, after: State) -> bool:
    """Whether something that was known before is said otherwise now."""
    told = before.counted or (before.open_number and after.counted)
    if not told or not before.members:
        return False
    if len(before.members) != len(after.members):
        return True
    pairs = zip(before.members, after.members, strict=True)
    fields = ("country", "region", *SHOWN)
    return any(getattr(old, f) is not None and getattr(old, f) != getattr(new, f) for old, new in pairs for f in fields)


def effect(before: State, after: State, around: Around) -> Text:
    """What a correction does to the conditions: "countries: from 2 to 3, condition now met"."""
    old = {criterion.id: criterion for criterion in around.result(before.members, more=before.open_number).criteria}
    lines = []
    for criterion in around.result(after.members, more=after.open_number).criteria:
        counts = _found(old[criterion.id], before, around), _found(criterion, after, around)
        if criterion.outcome == old[criterion.id].outcome and counts[0] == counts[1]:
            continue
        outcome = text("outcome", criterion.outcome)
        if counts[0] != counts[1]:
            lines.append(
                say(
                    "said",
                    "effect",
                    condition=criterion.condition.name,
                    before=counts[0],
                    after=counts[1],
                    outcome=outcome,
                )
            )
        else:
            lines.append(say("said", "effect_plain", condition=criterion.condition.name, outcome=outcome))
    return joined(lines) if lines else say("said", "no_effect")


def _found(criterion: Criterion, state: State, around: Around) -> int:
    """What a counting condition counted; 0 for any other."""
    rule = criterion.condition.rule
    return rule.judge(state.members, around.places).found or 0 if isinstance(rule, Counted) else 0
