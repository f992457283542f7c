"""Every fault of the members is named at once, with member and field, for machines and for people."""

from typing import Any

import pytest

from assistant.eligibility.consortium import Member, Places
from assistant.eligibility.reading import FIELDS, FaultyMembersError, read_json, read_members

SOUND = {"country": "IT", "region": "ITF3"}


def faults(data: Any, places: Places) -> list[tuple[int | None, str | None, str]]:
    with pytest.raises(FaultyMembersError) as raised:
        read_members(data, places)
    return [(fault.member, fault.field, fault.code) for fault in raised.value.faults]


def test_members_are_read_with_what_is_missing_not_known(places: Places) -> None:
    full = {
        "name": "Cluster X",
        "kind": "cluster_organisation",
        "legal_personality": False,
        "platform_registration": "none",
        "country": "IT",
        "region": "ITF3",
    }
    blank = dict.fromkeys(FIELDS)
    read = read_members({"members": [full, blank, {}]}, places)
    assert read == (Member("cluster_organisation", False, "none", "IT", "ITF3", "Cluster X"), Member(), Member())


@pytest.mark.parametrize(
    ("country", "written", "read"),
    [
        ("FR", "FRE1", "FR30"),
        ("GR", "EL12", "EL12"),
        ("GR", "EL52", "EL12"),
        ("GB", "UKI3", "UKI1"),
        ("HU", "HU12", "HU10"),
        ("IE", "IE06", "IE01"),
        ("FR", "FRY5", "FRA5"),
        (None, "SI03", "SI01"),
    ],
)
def test_a_newer_code_is_read_as_the_region_of_2010(country: str, written: str, read: str, places: Places) -> None:
    [member] = read_members({"members": [{"country": country, "region": written}]}, places)
    assert member.region == read


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (None, (None, None, "not_object")),
        ([], (None, None, "not_object")),
        ({}, (None, "members", "members_missing")),
        ({"members": None}, (None, "members", "not_list")),
        ({"members": {}}, (None, "members", "not_list")),
        ({"members": []}, (None, "members", "empty")),
        ({"members": [SOUND], "call": "X"}, (None, "call", "unknown_key")),
        ({"members": [SOUND, None]}, (1, None, "member_not_object")),
        ({"members": ["IT"]}, (0, None, "member_not_object")),
        ({"members": [{"nation": "IT"}]}, (0, "nation", "unknown_key")),
        ({"members": [{"name": 3}]}, (0, "name", "not_text")),
        ({"members": [{"kind": "cluster"}]}, (0, "kind", "unknown_word")),
        ({"members": [{"kind": ""}]}, (0, "kind", "unknown_word")),
        ({"members": [{"kind": ["company"]}]}, (0, "kind", "not_text")),
        ({"members": [{"legal_personality": "true"}]}, (0, "legal_personality", "not_boolean")),
        ({"members": [{"legal_personality": 1}]}, (0, "legal_personality", "not_boolean")),
        ({"members": [{"platform_registration": "yes"}]}, (0, "platform_registration", "unknown_word")),
        ({"members": [{"platform_registration": True}]}, (0, "platform_registration", "not_text")),
        ({"members": [{"country": "ZZ"}]}, (0, "country", "unknown_country")),
        ({"members": [{"country": "EU"}]}, (0, "country", "unknown_country")),
        ({"members": [{"country": "ITA"}]}, (0, "country", "unknown_country")),
        ({"members": [{"country": ""}]}, (0, "country", "unknown_country")),
        ({"members": [{"country": 39}]}, (0, "country", "not_text")),
        ({"members": [{"country": "it"}]}, (0, "country", "country_meant")),
        ({"members": [{"country": "EL"}]}, (0, "country", "country_meant")),
        ({"members": [{"country": "UK"}]}, (0, "country", "country_meant")),
        ({"members": [{"country": "RE"}]}, (0, "country", "country_meant")),
        ({"members": [{"region": "IT"}]}, (0, "region", "unknown_region")),
        ({"members": [{"region": "itf3"}]}, (0, "region", "unknown_region")),
        ({"members": [{"region": "ITZ9"}]}, (0, "region", "unknown_region")),
        ({"members": [{"region": "GR12"}]}, (0, "region", "unknown_region")),
        ({"members": [{"region": {}}]}, (0, "region", "not_text")),
        ({"members": [{"country": "FR", "region": "ITF3"}]}, (0, "region", "region_elsewhere")),
        ({"members": [{"country": "RS", "region": "ITF3"}]}, (0, "region", "region_elsewhere")),
        ({"members": [{"country": "IT", "region": "FRE1"}]}, (0, "region", "region_elsewhere")),
    ],
)
def test_a_fault_is_named(data: Any, found: tuple[Any, ...], places: Places) -> None:
    assert faults(data, places) == [found]


def test_every_fault_is_named_at_once_and_in_order(places: Places) -> None:
    members = [{"kind": "x", "region": "Y", "z": 1}, {}, {"country": "QQ", "legal_personality": 0}, 5]
    assert faults({"members": members, "v": 1}, places) == [
        (None, "v", "unknown_key"),
        (0, "z", "unknown_key"),
        (0, "kind", "unknown_word"),
        (0, "region", "unknown_region"),
        (2, "legal_personality", "not_boolean"),
        (2, "country", "unknown_country"),
        (3, None, "member_not_object"),
    ]


def test_a_fault_is_a_sentence_in_both_languages(places: Places) -> None:
    with pytest.raises(FaultyMembersError) as raised:
        read_members({"members": [{}, {"country": "EL"}]}, places)
    told = raised.value.contract()
    assert told == {
        "v": 1,
        "error": "faulty_members",
        "faults": [
            {
                "member": 1,
                "field": "country",
                "code": "country_meant",
                "message": {
                    "it": "members[1].country (membro 2): Non esiste un paese con il codice «EL»: qui si scrive GR.",
                    "en": "members[1].country (member 2): There is no country with the code ‘EL’:"
                    " here it is written GR.",
                },
            }
        ],
    }
    assert str(raised.value) == told["faults"][0]["message"]["en"]


def test_what_cannot_be_printed_is_not_repeated(places: Places) -> None:
    with pytest.raises(FaultyMembersError) as raised:
        read_members({"members": [{"\ud800\x1b[31m": 1, "country": "A\n" + 100 * "B", "kind": "{member}"}]}, places)
    told = str(raised.value)
    assert told.isprintable() or told.replace("\n", "").isprintable()
    assert len(told.split("\n")) == 3
    assert "{member}" in told and 41 * "B" not in told


@pytest.mark.parametrize("written", ["", "{", b"\xff\xfe\x00", "[" * 100_000, "members: []"])
def test_what_is_no_json_is_a_fault(written: str | bytes) -> None:
    with pytest.raises(FaultyMembersError) as raised:
        read_json(written)
    assert [fault.code for fault in raised.value.faults] == ["not_json"]
