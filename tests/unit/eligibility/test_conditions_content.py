"""The checker finds what is wrong with the conditions in a call's file, with file and field."""

from typing import Any

import pytest

from tests.unit.knowledge.conftest import DELETED, EXCELLENCE, ContentFolder, told

ANY_KIND = {"field": "kind", "in_list": ["company"]}


@pytest.mark.parametrize(
    ("field", "value", "where", "message"),
    [
        ("0.id", "Kind", "0.id", "does not match"),
        ("0.id", "min_members", "min_members", "is listed twice"),
        ("0.question.en", DELETED, "0.question.en", "required"),
        ("0.sources", [], "0.sources", "at least 1 item"),
        ("0.sources.0.source", "nowhere", "0.sources.0.source", "no source 'nowhere'"),
        ("0.sources.0.quote", "Possono partecipare tutti", "0.sources.0.quote", "does not stand on the imported page"),
        ("0.rule", {}, "0.rule.__root__", "says 0 things"),
        ("0.rule", {"count": {"at_least": 1}, "some_member": ANY_KIND}, "0.rule.__root__", "says 2 things"),
        ("0.rule", {"most_members": ANY_KIND}, "0.rule.most_members", "extra fields"),
        ("0.rule", {"count": {"at_least": 0}}, "0.rule.count.at_least", "greater than or equal to 1"),
        ("0.rule.every_member", {"in_list": ["company"]}, "0.rule.every_member.__root__", "`field` goes with"),
        ("0.rule.every_member", {"field": "kind"}, "0.rule.every_member.__root__", "says 0 things"),
        ("0.rule.every_member", {"field": "budget", "in_list": ["x"]}, "0.rule.every_member.field", "unexpected value"),
        (
            "0.rule.every_member",
            {"field": "kind", "in_category": ["x"]},
            "0.rule.every_member.__root__",
            "only country",
        ),
        ("0.rule.every_member.in_list", ["firm"], "0.rule", "kind is never 'firm'"),
        ("6.rule.some_member.in_category", ["poor"], "6.rule", "region is never 'poor'"),
        ("6.rule.some_member.open_in", ["nowhere"], "6.rule", "region is never 'nowhere'"),
        ("5.rule.every_member", {"field": "country", "in_list": ["XX"]}, "5.rule", "country is never 'XX'"),
        ("3.why.en", "The call asks for at least 3.", "3.why.en", "the figure '3.'"),
        ("0.met.en", "All: {found}.", "0.met.en", "{found} has no value"),
        ("0.met.en", "All: {members}.", "0.met", "differ in their placeholders"),
        ("0.name", {"it": "Oggi {today}", "en": "Today {today}"}, "0.name", "is not filled in here"),
    ],
)
def test_a_fault_of_a_condition_is_found(
    field: str,
    value: Any,
    where: str,
    message: str,
    folder: ContentFolder,
) -> None:
    folder.change(EXCELLENCE, f"eligibility.{field}", value)
    faults = folder.faults()
    assert told(faults, EXCELLENCE, f"eligibility.{where}", message), [str(fault) for fault in faults]


def test_a_call_may_have_no_conditions(folder: ContentFolder) -> None:
    folder.change(EXCELLENCE, "eligibility", DELETED)
    assert folder.faults() == []
