"""The engine knows no call: another call gets quite other conditions by data alone."""

from typing import Any

import pytest

from assistant.database import open_database
from assistant.eligibility.check import EligibilityCheck
from assistant.eligibility.explain import explanation
from assistant.eligibility_content import EligibilityContent
from knowledge.load import load
from knowledge.store import KnowledgeStore
from tests.conftest import CALL, TODAY
from tests.unit.knowledge.conftest import ContentFolder

CODE = "SMP-COSME-2021-CLUSTER-01"
ALPINE = ["IT", "FR", "AT", "SI", "CH"]
RULES: dict[str, dict[str, Any]] = {
    "alpine_countries": {"every_member": {"field": "country", "in_list": ALPINE}},
    "two_companies": {"count": {"at_least": 2, "where": {"field": "kind", "in_list": ["company"]}}},
    "one_research_body": {
        "any": [
            {"some_member": {"field": "kind", "in_list": ["university"]}},
            {
                "some_member": {
                    "all": [{"field": "kind", "in_list": ["other"]}, {"field": "region", "in_list": ["ITC4"]}]
                }
            },
        ]
    },
    "nobody_alone": {"not": {"every_member": {"field": "kind", "in_list": ["person"]}}},
    "two_kinds": {"distinct": {"field": "kind", "at_least": 2}},
    "rich_regions_of_members": {
        "all": [
            {"every_member": {"field": "region", "in_category": ["more_developed"]}},
            {"every_member": {"not": {"field": "country", "in_category": ["transition_uk", "cosme_third_country"]}}},
        ]
    },
}


def condition(name: str, rule: dict[str, Any]) -> dict[str, Any]:
    """A condition with plain texts, as a call's file writes it."""
    plain = {"it": "Testo.", "en": "Text."}
    members = {"it": "Membri: {members}.", "en": "Members: {members}."}
    texts = dict.fromkeys(("name", "question", "why", "help", "where", "met"), plain)
    source = {"source": "eccp", "section": "Made up"}
    return {
        "id": name,
        "rule": rule,
        **texts,
        "not_met": members,
        "unknown": members,
        "remedy": {"not_met": plain},
        "sources": [source],
    }


@pytest.fixture
def made_up(folder: ContentFolder) -> EligibilityCheck:
    """The check over content in which another call has conditions of its own."""
    folder.change(f"calls/{CODE}.yml", "eligibility", [condition(name, rule) for name, rule in RULES.items()])
    assert folder.faults() == []
    database = open_database("sqlite://")
    load(folder.read(), database)
    return EligibilityContent(KnowledgeStore(database)).check()


FIRM, FRENCH = {"kind": "company", "country": "IT", "region": "ITC4"}, {"country": "FR", "region": "FR10"}


@pytest.mark.parametrize(
    ("members", "outcomes"),
    [
        ([FIRM, FIRM, {**FRENCH, "kind": "university"}], "met met met met met met"),
        ([FIRM, {**FRENCH, "kind": "other"}], "met not_met not_met met met met"),
        ([FIRM, FIRM | {"kind": "other"}], "met not_met met met met met"),
        ([FIRM, {**FRENCH, "kind": None}], "met unknown unknown met unknown met"),
        ([FIRM, {"kind": "other", "country": "IT"}], "met not_met unknown met met unknown"),
        ([{"kind": "person", "country": "CH"}], "met not_met not_met not_met not_met not_met"),
        ([{}], "unknown not_met unknown unknown not_met unknown"),
        ([FIRM, FIRM, {"kind": "university", "country": "GB", "region": "UKI1"}], "not_met met met met met not_met"),
    ],
)
def test_other_conditions_by_data_alone(members: list[Any], outcomes: str, made_up: EligibilityCheck) -> None:
    result = made_up.check(CODE, {"members": members}, TODAY)
    assert " ".join(criterion.outcome for criterion in result.criteria) == outcomes
    assert [criterion.id for criterion in result.criteria] == list(RULES)


def test_the_members_and_what_is_asked_come_from_the_rule(made_up: EligibilityCheck) -> None:
    members = [FIRM, {"kind": "other", "country": "IT"}, {"country": "FR"}]
    result = made_up.check(CODE, {"members": members}, TODAY)
    assert {criterion.id: (criterion.members, criterion.asks) for criterion in result.criteria} == {
        "alpine_countries": ((0, 1, 2), ()),
        "two_companies": ((2,), ((2, "kind"),)),
        "one_research_body": ((1, 2), ((1, "region"), (2, "kind"), (2, "region"))),
        "nobody_alone": ((0, 1), ()),
        "two_kinds": ((0, 1), ()),
        "rich_regions_of_members": ((1, 2), ((1, "region"), (2, "region"))),
    }


def test_each_set_of_conditions_has_a_version_of_its_own(made_up: EligibilityCheck, check: EligibilityCheck) -> None:
    versions = {made_up.conditions(code, TODAY).version for code in (CODE, CALL)}
    assert len(versions) == 2
    assert made_up.conditions(CALL, TODAY).version == check.conditions(CALL, TODAY).version


@pytest.mark.parametrize("language", ["it", "en"])
def test_other_conditions_are_explained_too(language: str, made_up: EligibilityCheck) -> None:
    told = explanation(made_up.conditions(CODE, TODAY), language)
    assert all(name in told for name in RULES)
    assert "CH" in told and "{" not in told.split("```mermaid")[0]
