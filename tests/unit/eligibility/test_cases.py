"""The cases of tests/cases: sentences that an officer can read, each with what the check must find."""

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from assistant.eligibility.check import EligibilityCheck
from tests.conftest import CALL, TODAY
from tests.unit.eligibility.states import STATES

FOLDER = Path(__file__).parents[2] / "cases"
CASES: list[dict[str, Any]] = [
    case for file in sorted(FOLDER.glob("*.yml")) for case in YAML(typ="safe").load(file.read_text(encoding="utf-8"))
]
SOUND = {"kind": "cluster_organisation", "legal_personality": True, "platform_registration": "registered"}
"""What a member is where a case does not say otherwise."""


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_case(case: dict[str, Any], check: EligibilityCheck) -> None:
    result = check.check(CALL, {"members": [{**SOUND, **member} for member in case["members"]]}, TODAY)
    outcomes = {**dict.fromkeys(STATES, "met"), **case.get("outcomes", {})}
    assert {criterion.id: criterion.outcome for criterion in result.criteria} == outcomes
    assert result.verdict == case["verdict"]
    for condition, members in case.get("members_of", {}).items():
        assert list(result.criterion(condition).members) == members


def test_there_are_cases_enough_each_with_a_sentence_of_its_own() -> None:
    sentences = {case["case"] for case in CASES}
    assert len(sentences) == len(CASES) >= 60
    assert all(sentence.endswith(".") for sentence in sentences)
    assert {key for case in CASES for key in case} <= {"case", "members", "verdict", "outcomes", "members_of"}
    assert set().union(*(case.get("outcomes", {}) for case in CASES)) == set(STATES)
