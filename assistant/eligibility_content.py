"""Hands the engine of the eligibility check what the knowledge base knows: conditions and places."""

import hashlib
from datetime import datetime

from babel import Locale

from assistant.eligibility.check import EligibilityCheck
from assistant.eligibility.consortium import Country, Places, Region
from assistant.eligibility.model import CallConditions, Citation, Condition
from assistant.eligibility.rules import Counted, rule_of
from assistant.eligibility.texts import Text
from knowledge.schema import EligibilityCondition
from knowledge.store import KnowledgeStore, UnknownRecordError
from knowledge.stored import Citation as StoredCitation
from knowledge.stored import StoredConditions
from knowledge.values import Text as StoredText

NO_COUNTRIES = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
"""Two-letter codes of CLDR that are no country of ISO 3166."""

PART_OF_ANOTHER = {"AX", "GF", "GP", "MF", "MQ", "RE", "YT"}
"""Parts of a Member State with codes of their own: they count as the Member State, by whose code they are given."""

OUTSIDE = "not_participating"
"""The status of a country that content/places/countries.csv does not list."""


class EligibilityContent:
    """Conditions and places from the store, made anew only when the knowledge version has changed."""

    def __init__(self, store: KnowledgeStore) -> None:
        self._store = store
        self._places: tuple[int, Places] | None = None
        self._conditions: dict[str, tuple[int, tuple[Condition, ...], str]] = {}

    def check(self) -> EligibilityCheck:
        """The check over this content."""
        return EligibilityCheck(self.conditions, self.places)

    def conditions(self, code: str, now: datetime) -> CallConditions:
        """The call with its conditions and its status at ``now`` (aware).  Raises UnknownRecordError for none."""
        version = self._store.refresh()
        call = self._store.call(code)
        if call is None:
            known = ", ".join(each.code for each in self._store.calls())
            raise UnknownRecordError(f"there is no call {code!r}; the calls known are {known}")
        if self._conditions.get(code, (0,))[0] != version:
            stored = self._store.eligibility(code)
            made = () if stored is None else tuple(_condition(each, stored) for each in stored.conditions)
            self._conditions[code] = (version, made, "none" if stored is None else digest(stored))
        _, conditions, rules_version = self._conditions[code]
        return CallConditions(code, _text(call.short_title), call.status(now), conditions, rules_version)

    def places(self) -> Places:
        """The countries of ISO 3166, those that the programme's table lists with their status, and the regions."""
        version = self._store.refresh()
        if self._places is None or self._places[0] != version:
            listed = [Country(each.code, _text(each.name), each.status) for each in self._store.countries()]
            regions = [
                Region(each.code, each.country, _text(each.name), each.category, tuple(each.newer_codes))
                for each in self._store.regions()
            ]
            self._places = version, Places.of([*_others(), *listed], regions)
        return self._places[1]


def digest(stored: StoredConditions) -> str:
    """The version of a call's conditions: twelve digits that change with any word of them."""
    return hashlib.sha256(stored.json(sort_keys=True).encode()).hexdigest()[:12]


def _others() -> list[Country]:
    """The countries of ISO 3166 by their names in CLDR, as if none took part."""
    names = {language: Locale(language).territories for language in ("it", "en")}
    codes = {code for code in names["en"] if len(code) == 2 and code.isalpha()} - NO_COUNTRIES - PART_OF_ANOTHER
    return [Country(code, Text(names["it"][code], names["en"][code]), OUTSIDE) for code in sorted(codes)]


def _condition(stored: EligibilityCondition, around: StoredConditions) -> Condition:
    reasons = {"met": stored.met, "not_met": stored.not_met, "unknown": stored.unknown}
    remedies = {"not_met": stored.remedy.not_met, "unknown": stored.remedy.unknown}
    rule = rule_of(stored.rule.dict(by_alias=True, exclude_none=True))
    at_least = {"at_least": rule.at_least} if isinstance(rule, Counted) else {}
    return Condition(
        id=stored.id,
        rule=rule,
        name=_text(stored.name).fill(at_least),
        question=_text(stored.question).fill(at_least),
        why=_text(stored.why).fill(at_least),
        help=_text(stored.help).fill(at_least),
        where=_text(stored.where).fill(at_least),
        reasons={outcome: _text(said) for outcome, said in reasons.items() if said is not None},
        remedies={outcome: _text(said) for outcome, said in remedies.items() if said is not None},
        citations=tuple(map(_citation, around.citations[stored.id])),
    )


def _citation(stored: StoredCitation) -> Citation:
    return Citation(**stored.dict())


def _text(stored: StoredText) -> Text:
    return Text(stored.it, stored.en)
