"""The rules of RLA12020034211 a second time, written straight from their table over the two CSV files.

It shares no code with the engine and works on the plain JSON of the members, so that a slip in one does not hide in
the other.
"""

import csv
from collections import defaultdict
from pathlib import Path
from typing import Any

PLACES = Path(__file__).parents[3] / "knowledge" / "content" / "places"

TAKES_PART: dict[str, bool] = {}
THIRD: set[str] = set()
POOR: dict[str, bool] = {}
"""Whether the region with this code, old or new, is less developed or in transition."""
HOME: dict[str, str] = {}
_BY_COUNTRY: dict[str, set[bool]] = defaultdict(set)

with (PLACES / "countries.csv").open(encoding="utf-8", newline="") as stream:
    for row in csv.DictReader(stream):
        TAKES_PART[row["code"]] = row["status"] in ("eu_member", "cosme_third_country", "transition_uk")
        if row["status"] == "cosme_third_country":
            THIRD.add(row["code"])
with (PLACES / "regions.csv").open(encoding="utf-8", newline="") as stream:
    for row in csv.DictReader(stream):
        for code in [row["code"], *filter(None, row["newer_codes"].split("|"))]:
            POOR[code] = row["category"] != "more_developed"
            HOME[code] = row["country"]
        _BY_COUNTRY[row["country"]].add(row["category"] != "more_developed")

ALL_POOR = {country for country, kinds in _BY_COUNTRY.items() if kinds == {True}}
SOME_POOR = {country for country, kinds in _BY_COUNTRY.items() if kinds == {True, False}}

Judged = tuple[str, list[int]]


def judge(members: list[dict[str, Any]]) -> dict[str, Judged]:
    """Outcome and members of each condition, by its id."""
    everybody = list(range(len(members)))
    judged = {
        "applicant_kind": _each([_kind(member) for member in members]),
        "legal_personality": _each([_yes_no(member.get("legal_personality")) for member in members]),
        "platform_registration": _each([_registration(member) for member in members]),
        "min_members": ("met" if len(members) > 2 else "not_met", everybody),
        "participating_countries": _each([_takes_part(member) for member in members]),
        "cohesion_region": _one([_helps(member) for member in members]),
    }
    seen = {member["country"] for member in members if _takes_part(member) == "yes"}
    blank = [number for number in everybody if _takes_part(members[number]) == "?"]
    if len(seen) > 2:
        judged["min_countries"] = "met", [number for number in everybody if _takes_part(members[number]) == "yes"]
    elif len(seen) + len(blank) > 2:
        judged["min_countries"] = "unknown", blank
    else:
        judged["min_countries"] = "not_met", everybody
    return judged


def verdict(outcomes: list[str]) -> str:
    """What follows from the outcomes."""
    worst = max(outcomes, key=["met", "unknown", "not_met"].index)
    return {"met": "eligible", "unknown": "undetermined", "not_met": "not_eligible"}[worst]


def _kind(member: dict[str, Any]) -> str:
    kind = member.get("kind")
    return "?" if kind is None else "yes" if kind in ("cluster_organisation", "business_network") else "no"


def _registration(member: dict[str, Any]) -> str:
    state = member.get("platform_registration")
    return "?" if state is None else "no" if state == "none" else "yes"


def _yes_no(value: bool | None) -> str:
    return {None: "?", True: "yes", False: "no"}[value]


def _takes_part(member: dict[str, Any]) -> str:
    country = member.get("country")
    return "?" if country is None else "yes" if TAKES_PART.get(country, False) else "no"


def _helps(member: dict[str, Any]) -> str:
    if _takes_part(member) == "no":
        return "no"
    region, country = member.get("region"), member.get("country")
    if region is not None:
        return "yes" if POOR[region] else "no"
    if country is None or country in THIRD or country in SOME_POOR:
        return "?"
    return "yes" if country in ALL_POOR else "no"


def _each(answers: list[str]) -> Judged:
    """All must be yes."""
    for answer, outcome in (("no", "not_met"), ("?", "unknown")):
        if answer in answers:
            return outcome, [number for number, each in enumerate(answers) if each == answer]
    return "met", list(range(len(answers)))


def _one(answers: list[str]) -> Judged:
    """One yes is enough."""
    for answer, outcome in (("yes", "met"), ("?", "unknown")):
        if answer in answers:
            return outcome, [number for number, each in enumerate(answers) if each == answer]
    return "not_met", list(range(len(answers)))
