"""The states that the rules can tell apart, each by one example.

Two clusters or a cluster and a network, a seat in Lombardy or in Piedmont: no rule tells these apart, so one stands for
both.  That it may is a test of its own (``test_places_of_one_state_count_alike``).
"""

from itertools import combinations_with_replacement, product
from typing import Any

State = dict[str, Any]

KINDS: list[State] = [{"kind": "cluster_organisation"}, {"kind": "company"}, {"kind": None}]
LEGAL: list[State] = [{"legal_personality": value} for value in (True, False, None)]
REGISTRATIONS: list[State] = [{"platform_registration": value} for value in ("requested", "none", None)]
COUNTRIES: list[State] = [{"country": code} for code in ("IT", "BG", "RS", "GB", "CH", None)]
"""Four that take part (no rule counts further), one that does not, one not known."""
REGIONS: list[State] = [
    {"country": "IT", "region": "ITF3"},  # less developed
    {"country": "IT", "region": "ITC4"},  # more developed
    {"country": "IT", "region": None},  # a country of both kinds
    {"country": "BG", "region": None},  # a country with nothing else
    {"country": "NL", "region": None},  # a country with none
    {"country": "RS", "region": None},  # a COSME third country
    {"country": "CH", "region": None},  # takes no part
    {"country": None, "region": None},
    {"country": None, "region": "ITF1"},  # in transition, its country not said
    {"country": None, "region": "ITC4"},
]
PLACES = [*REGIONS, {"country": "GB", "region": "UKK3"}, {"country": "ES", "region": None}]
"""Both what the rules on countries and what the rule on regions tell apart."""

STATES = {
    "applicant_kind": KINDS,
    "legal_personality": LEGAL,
    "platform_registration": REGISTRATIONS,
    "min_members": [{}],
    "min_countries": COUNTRIES,
    "participating_countries": COUNTRIES,
    "cohesion_region": REGIONS,
}
"""By the rule that tells them apart."""

ON_PLACES = {"min_countries", "participating_countries", "cohesion_region"}


def of_pair(first: str, second: str) -> list[State]:
    """The states that two rules together tell apart."""
    if {first, second} <= ON_PLACES:
        return PLACES
    return [{**one, **other} for one, other in product(STATES[first], STATES[second])]


def consortia(states: list[State], in_any_order: int, at_most: int) -> list[list[State]]:
    """Every consortium of so many members; above ``in_any_order`` each is taken once, whatever its order."""
    found: list[list[State]] = []
    for size in range(1, at_most + 1):
        made = product(states, repeat=size) if size <= in_any_order else combinations_with_replacement(states, size)
        found += map(list, made)
    return found
