"""A result keeps to the contract, says why and what would be enough, and never decides."""

import json
import re
from datetime import datetime, timedelta, timezone
from itertools import product
from typing import Any

import pytest

from assistant.eligibility.check import EligibilityCheck
from assistant.eligibility.model import CallConditions
from tests.conftest import BEFORE_DEADLINE, CALL, TODAY
from tests.unit.eligibility.states import KINDS, LEGAL, REGIONS, REGISTRATIONS

OTHERS = ["COS-CLUSINT-2020-3-01", "SMP-COSME-2021-CLUSTER-01"]
SOUND = {"kind": "cluster_organisation", "legal_personality": True, "platform_registration": "registered"}
PROMISE = re.compile(
    r"\b(you are|you're|is|are) (not )?(in)?eligible|ammissibil|idone|può partecipare|potete|puoi|lei ", re.IGNORECASE
)
"""What no text may say: that somebody is or is not eligible."""


def texts(data: Any) -> list[tuple[str, str]]:
    """Every pair of Italian and English text in a result."""
    if isinstance(data, dict):
        if set(data) == {"it", "en"}:
            return [(data["it"], data["en"])]
        return [found for value in data.values() for found in texts(value)]
    return [found for value in data for found in texts(value)] if isinstance(data, list) else []


def test_the_contract(check: EligibilityCheck) -> None:
    members = [{**SOUND, "country": "IT", "region": "ITC4"}, {**SOUND, "name": "Cluster X"}]
    told = check.check(CALL, {"members": members}, TODAY).contract()
    assert json.loads(json.dumps(told)) == told
    assert list(told) == [
        *("v", "call", "evaluated_on", "rules_version", "call_status", "verdict", "criteria", "disclaimer")
    ]
    assert (told["v"], told["call"], told["evaluated_on"]) == (1, CALL, "2026-11-22")
    assert (told["call_status"], told["verdict"]) == ("closed", "not_eligible")
    assert re.fullmatch("[0-9a-f]{12}", told["rules_version"])
    criterion = told["criteria"][-1]
    assert list(criterion) == ["id", "outcome", "members", "reason", "citations", "remedy"]
    assert (criterion["id"], criterion["outcome"], criterion["members"]) == ("cohesion_region", "unknown", [1])
    assert criterion["reason"]["en"].endswith(": Cluster X (member 2).")
    assert criterion["reason"]["it"].endswith(": Cluster X (membro 2).")
    assert criterion["citations"][0] == {
        "source": "portal",
        "title": "Bandi Online, RLA12020034211",
        "url": "https://www.bandi.regione.lombardia.it",
        "section": "Scheda informativa",
        "retrieved": "2020-11-09",
        "quote": "stabilito in un paese meno sviluppato o in transizione (secondo la classificazione della politica di"
        " coesione)",
    }


def test_the_criteria_stand_in_the_order_of_the_contract(call: CallConditions) -> None:
    assert [condition.id for condition in call.conditions] == [
        "applicant_kind",
        "legal_personality",
        "platform_registration",
        "min_members",
        "min_countries",
        "participating_countries",
        "cohesion_region",
    ]


def test_a_remedy_stands_exactly_where_something_is_not_met_or_open(check: EligibilityCheck) -> None:
    for states in product(KINDS, LEGAL, REGISTRATIONS, REGIONS):
        member = {key: value for state in states for key, value in state.items()}
        for criterion in check.check(CALL, {"members": [member, {}]}, TODAY).criteria:
            assert (criterion.remedy is None) == (criterion.outcome == "met")
            assert criterion.citations


def test_no_text_promises_or_denies_anything_and_all_are_in_both_languages(check: EligibilityCheck) -> None:
    said: set[tuple[str, str]] = set()
    for states in product(KINDS, LEGAL, REGISTRATIONS, REGIONS):
        member = {key: value for state in states for key, value in state.items()}
        for partners in ([], [{}], [SOUND | {"country": "FR", "region": "FR10"}, SOUND | {"country": "DE"}]):
            said |= set(texts(check.check(CALL, {"members": [member, *partners]}, TODAY).contract()))
    assert len(said) > 40
    for italian, english in said:
        assert italian != english
        assert not PROMISE.search(italian) and not PROMISE.search(english)
        assert "{" not in italian + english and "  " not in italian + english


def test_the_smallest_change_says_how_many_are_missing(check: EligibilityCheck) -> None:
    result = check.check(CALL, {"members": [{**SOUND, "country": "IT"}, {**SOUND, "country": "IT"}]}, TODAY)
    members, countries = result.criterion("min_members"), result.criterion("min_countries")
    assert members.remedy is not None and members.remedy.en == "Members to add: 1."
    assert countries.remedy is not None and countries.remedy.en.endswith(": 2.")
    assert members.reason.it == "Membri indicati: 2. Ne servivano almeno 3."


@pytest.mark.parametrize(
    ("now", "status", "day"),
    [
        (datetime(2020, 11, 1, tzinfo=timezone.utc), "forthcoming", "2020-11-01"),
        (BEFORE_DEADLINE, "open", "2021-01-15"),
        (datetime(2021, 2, 2, 15, 59, tzinfo=timezone.utc), "open", "2021-02-02"),
        (datetime(2021, 2, 2, 16, 0, tzinfo=timezone.utc), "closed", "2021-02-02"),
        (datetime(2026, 11, 22, 23, 30, tzinfo=timezone.utc), "closed", "2026-11-23"),
        (TODAY, "closed", "2026-11-22"),
    ],
)
def test_the_moment_decides_day_and_status(now: datetime, status: str, day: str, check: EligibilityCheck) -> None:
    told = check.check(CALL, {"members": [{}]}, now).contract()
    assert (told["call_status"], told["evaluated_on"]) == (status, day)
    assert ("is closed" in told["disclaimer"]["en"]) == (status == "closed")
    assert "agency decides" in told["disclaimer"]["en"] and "Decide solo l'agenzia" in told["disclaimer"]["it"]


@pytest.mark.parametrize("code", OTHERS)
def test_a_call_without_conditions_says_so(code: str, check: EligibilityCheck) -> None:
    result = check.check(code, {"members": [SOUND]}, TODAY)
    assert check.conditions(code, TODAY).conditions == ()
    assert (result.verdict, result.criteria, result.contract()["rules_version"]) == ("undetermined", (), "none")
    assert "knows no published conditions" in result.disclaimer.en
    assert "non conosce condizioni pubblicate" in result.disclaimer.it


def test_a_call_that_does_not_exist_is_an_error_that_names_the_calls(check: EligibilityCheck) -> None:
    with pytest.raises(LookupError, match=rf"no call 'X'.*{CALL}"):
        check.check("X", {"members": [SOUND]}, TODAY)


def test_the_same_answers_give_the_same_result_whatever_the_moment(check: EligibilityCheck) -> None:
    members = {"members": [{**SOUND, "country": "IT"}, {"country": "FR"}, {}]}
    first, later = (check.check(CALL, members, TODAY + timedelta(days=days)) for days in (0, 400))
    assert first.criteria == later.criteria and first.call.version == later.call.version


@pytest.mark.parametrize(
    ("member", "asks"),
    [
        ({}, {"kind", "legal_personality", "platform_registration", "country"}),
        ({**SOUND, "country": "IT"}, {"region"}),
        ({**SOUND, "country": "RS"}, set()),
        ({**SOUND, "country": "BG"}, set()),
        ({**SOUND, "region": "ITF3"}, {"country"}),
    ],
)
def test_a_criterion_names_the_answers_that_could_still_decide_it(
    member: dict[str, Any], asks: set[str], check: EligibilityCheck
) -> None:
    partners = [{**SOUND, "country": "FR", "region": "FR10"}, {**SOUND, "country": "DE", "region": "DE21"}]
    result = check.check(CALL, {"members": [*partners, member]}, TODAY)
    assert {ask for criterion in result.criteria for ask in criterion.asks} == {(2, field) for field in asks}


def test_each_condition_brings_what_an_interview_needs(call: CallConditions) -> None:
    fields = {condition.id: set(condition.fields) for condition in call.conditions}
    assert fields == {
        "applicant_kind": {"kind"},
        "legal_personality": {"legal_personality"},
        "platform_registration": {"platform_registration"},
        "min_members": set(),
        "min_countries": {"country"},
        "participating_countries": {"country"},
        "cohesion_region": {"country", "region"},
    }
    for condition in call.conditions:
        for said in (condition.name, condition.question, condition.why, condition.help, condition.where):
            assert said.it and said.en and "{" not in said.it + said.en
        assert condition.question.it.endswith("?") and condition.question.en.endswith("?")
