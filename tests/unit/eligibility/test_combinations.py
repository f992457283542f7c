"""The engine against the oracle: every combination for each rule and each pair of rules, and random consortia.

The counts are printed at the end of the run.
"""

import random
from collections import Counter
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest

from assistant.eligibility.consortium import Places
from assistant.eligibility.model import CallConditions
from tests.unit.eligibility import oracle
from tests.unit.eligibility.conftest import COUNTED, judged
from tests.unit.eligibility.states import STATES, consortia, of_pair

RANDOM = 100_000
CONDITIONS = list(STATES)


def only(call: CallConditions, *ids: str) -> CallConditions:
    """The call as if it had these conditions alone."""
    return replace(call, conditions=tuple(each for each in call.conditions if each.id in ids))


def compare(call: CallConditions, members: list[dict[str, Any]], places: Places) -> str:
    """Compare engine and oracle on the conditions of ``call``, and give the verdict."""
    wanted = {name: told for name, told in oracle.judge(members).items() if name in {e.id for e in call.conditions}}
    found = judged(call, members, places)
    assert found == (oracle.verdict([outcome for outcome, _ in wanted.values()]), wanted), members
    return found[0]


def test_the_oracle_knows_the_conditions_of_the_call(call: CallConditions) -> None:
    assert sorted(each.id for each in call.conditions) == sorted(CONDITIONS)
    assert sorted(oracle.judge([{}])) == sorted(CONDITIONS)


@pytest.mark.parametrize("rule", CONDITIONS)
def test_every_combination_of_one_rule(rule: str, call: CallConditions, places: Places) -> None:
    alone, in_any_order = only(call, rule), 6 if len(STATES[rule]) < 4 else 4
    cases = consortia(STATES[rule], in_any_order, at_most=6)
    verdicts = Counter(compare(alone, members, places) for members in cases)
    assert set(verdicts) == {"eligible", "not_eligible"} | ({"undetermined"} if rule != "min_members" else set())
    COUNTED.append(f"{rule}: {len(cases)} combinations, {dict(verdicts)}")


@pytest.mark.parametrize(("first", "second"), list(combinations(CONDITIONS, 2)))
def test_every_combination_of_two_rules(first: str, second: str, call: CallConditions, places: Places) -> None:
    both, states = only(call, first, second), of_pair(first, second)
    cases = consortia(states, 2, at_most=3 if len(states) > 12 else 4)
    verdicts = Counter(compare(both, members, places) for members in cases)
    assert len(verdicts) >= 2
    COUNTED.append(f"{first} and {second}: {len(cases)} combinations, {dict(verdicts)}")


def test_places_of_one_state_count_alike(call: CallConditions, places: Places) -> None:
    partners = [{"country": "NL", "region": None}, {"country": None, "region": None}]
    seats = [{"country": code} for code in places.countries]
    seats += [{"country": oracle.HOME[code], "region": code} for code in oracle.HOME]
    seats += [{"region": code} for code in oracle.HOME]
    for seat in seats:
        compare(call, [seat], places)
        compare(call, [seat, *partners], places)
    assert len(seats) > 243 + 2 * 273
    COUNTED.append(f"places: {len(seats)} seats, alone and with two partners")


def random_member(draw: random.Random) -> dict[str, Any]:
    """A member with any answers, some of them not given."""
    member: dict[str, Any] = {
        "kind": draw.choice([*KINDS, None]),
        "legal_personality": draw.choice([True, True, False, None]),
        "platform_registration": draw.choice(["registered", "requested", "none", None]),
    }
    place = draw.random()
    if place < 0.5:
        code = draw.choice(REGIONS)
        member |= {"country": oracle.HOME[code], "region": code}
    elif place < 0.85:
        member["country"] = draw.choice(COUNTRIES)
    elif place < 0.9:
        member |= {"country": None, "region": draw.choice(REGIONS)}
    return {key: value for key, value in member.items() if value is not None or draw.random() < 0.5}


KINDS = ["cluster_organisation", "business_network", "company", "university", "public_body", "person", "other"]
COUNTRIES, REGIONS = sorted(oracle.TAKES_PART), sorted(oracle.HOME)
SOUND = {"kind": "business_network", "legal_personality": True, "platform_registration": "requested"}


def random_consortium(draw: random.Random) -> list[dict[str, Any]]:
    """One to six members; in two thirds of them most are sound in kind and papers, so that the verdicts are mixed."""
    members = [random_member(draw) for _ in range(draw.randint(1, 6))]
    soundness = draw.choice([0.0, 0.9, 1.0])
    return [{**member, **SOUND} if draw.random() < soundness else member for member in members]


def test_random_whole_consortia(call: CallConditions, places: Places) -> None:
    draw = random.Random(20201109)
    verdicts = Counter(compare(call, random_consortium(draw), places) for _ in range(RANDOM))
    assert min(verdicts.values()) > RANDOM / 100 and len(verdicts) == 3
    COUNTED.append(f"random consortia: {RANDOM}, {dict(verdicts)}")
