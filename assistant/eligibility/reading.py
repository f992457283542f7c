"""Reads the members of a consortium from plain JSON, and names every fault at once with member and field."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from assistant.eligibility.consortium import KINDS, REGISTRATIONS, Member, Places, label
from assistant.eligibility.texts import LANGUAGES, Text, one_line, text

FIELDS = ("name", "kind", "legal_personality", "platform_registration", "country", "region")
WORDS = {"kind": KINDS, "platform_registration": REGISTRATIONS}
MEANT = {"EL": "GR", "UK": "GB", "AX": "FI", **dict.fromkeys(("GF", "GP", "MF", "MQ", "RE", "YT"), "FR")}
"""Codes people write for a country that has another one here, and parts of a country with codes of their own."""


@dataclass(frozen=True)
class Fault:
    """What is wrong: the member (from 0) and the field, None where it is about neither; ``code`` names the kind."""

    member: int | None
    field: str | None
    code: str
    message: Text

    @property
    def where(self) -> str:
        """The place in the JSON: ``members[0].country``."""
        if self.member is None:
            return _shown(self.field or "")
        return f"members[{self.member}]" + (f".{_shown(self.field)}" if self.field else "")

    def contract(self) -> dict[str, Any]:
        """The fault as plain data."""
        sentences = {language: self.in_language(language) for language in LANGUAGES}
        field = None if self.field is None else _shown(self.field)
        return {"member": self.member, "field": field, "code": self.code, "message": sentences}

    def in_language(self, language: str) -> str:
        """The fault as one sentence, with its place before it: ``members[0].country (member 1): ...``."""
        counted = "" if self.member is None else f" ({label(self.member).in_language(language)})"
        return ": ".join(filter(None, [self.where + counted, self.message.in_language(language)]))


class FaultyMembersError(ValueError):
    """What was given is not a consortium; nothing is computed.  ``faults`` lists all that is wrong."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(fault.in_language("en") for fault in faults))
        self.faults = faults

    def contract(self) -> dict[str, Any]:
        """All faults as plain data."""
        return {"v": 1, "error": "faulty_members", "faults": [fault.contract() for fault in self.faults]}


def read_json(written: str | bytes) -> Any:
    """The value that a JSON text says.  Raises :class:`FaultyMembersError` if it says none."""
    try:
        return json.loads(written)
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise FaultyMembersError([_fault(None, None, "not_json", detail=str(error))]) from error


def read_members(data: Any, places: Places) -> tuple[Member, ...]:
    """The members that ``{"members": [...]}`` lists; a missing key or null is not known.

    Raises :class:`FaultyMembersError` with every fault at once.
    """
    faults = list(_faults_around(data))
    given = data.get("members") if isinstance(data, dict) else None
    if isinstance(given, list):
        faults += [fault for number, member in enumerate(given) for fault in _faults_of(number, member, places)]
    if faults or not isinstance(given, list):
        raise FaultyMembersError(faults)
    return tuple(_member(member, places) for member in given)


def _member(data: Mapping[str, Any], places: Places) -> Member:
    region = places.region(data["region"]) if data.get("region") is not None else None
    return Member(**{**data, "region": region.code if region else None})


def _fault(member: int | None, field: str | None, code: str, **values: Any) -> Fault:
    return Fault(member, field, code, text("fault", code).fill(values))


def _faults_around(data: Any) -> list[Fault]:
    """What is wrong around the members."""
    if not isinstance(data, dict):
        return [_fault(None, None, "not_object")]
    faults = [_fault(None, key, "unknown_key", value=_shown(key), known="members") for key in data if key != "members"]
    if "members" not in data:
        faults.append(_fault(None, "members", "members_missing"))
    elif not isinstance(data["members"], list):
        faults.append(_fault(None, "members", "not_list"))
    elif not data["members"]:
        faults.append(_fault(None, "members", "empty"))
    return faults


def _faults_of(number: int, data: Any, places: Places) -> list[Fault]:
    """What is wrong with one member."""
    if not isinstance(data, dict):
        return [_fault(number, None, "member_not_object")]
    faults = [
        _fault(number, key, "unknown_key", value=_shown(key), known=", ".join(FIELDS))
        for key in data
        if key not in FIELDS
    ]
    sound = {}
    for field in FIELDS:
        value = data.get(field)
        fault = None if value is None else _CHECKS[field](number, field, value, places)
        if fault is not None:
            faults.append(fault)
        elif value is not None:
            sound[field] = value
    if "country" in sound and "region" in sound:
        region = places.region(sound["region"])
        if region is not None and region.country != sound["country"]:
            home, country = places.countries[region.country].name, places.countries[sound["country"]].name
            values = {"value": sound["region"], "home": home, "country": country}
            faults.append(_fault(number, "region", "region_elsewhere", **values))
    return faults


Check = Callable[[int, str, Any, Places], Fault | None]


def _text(number: int, field: str, value: Any, _places: Places) -> Fault | None:
    return None if isinstance(value, str) else _fault(number, field, "not_text", value=_json(value))


def _boolean(number: int, field: str, value: Any, _places: Places) -> Fault | None:
    return None if isinstance(value, bool) else _fault(number, field, "not_boolean", value=_json(value))


def _word(number: int, field: str, value: Any, places: Places) -> Fault | None:
    if not isinstance(value, str):
        return _text(number, field, value, places)
    if value in WORDS[field]:
        return None
    return _fault(number, field, "unknown_word", value=_shown(value), known=", ".join(WORDS[field]))


def _country(number: int, field: str, value: Any, places: Places) -> Fault | None:
    if not isinstance(value, str):
        return _text(number, field, value, places)
    if value in places.countries:
        return None
    meant = MEANT.get(value.upper(), value.strip().upper())
    if meant in places.countries:
        return _fault(number, field, "country_meant", value=_shown(value), meant=meant)
    return _fault(number, field, "unknown_country", value=_shown(value))


def _region(number: int, field: str, value: Any, places: Places) -> Fault | None:
    if not isinstance(value, str):
        return _text(number, field, value, places)
    return None if places.region(value) else _fault(number, field, "unknown_region", value=_shown(value))


_CHECKS: dict[str, Check] = {
    "name": _text,
    "kind": _word,
    "legal_personality": _boolean,
    "platform_registration": _word,
    "country": _country,
    "region": _region,
}


def _shown(value: str) -> str:
    return one_line(value, 40)


def _json(value: Any) -> str:
    return _shown(json.dumps(value, ensure_ascii=False))
