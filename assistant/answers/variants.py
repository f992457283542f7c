"""Which text of a fact fits the question: the first variant whose conditions all hold, else the plain text.

A condition is a word about the question: the call's status today, the kind of organisation named, the status of the
country named, how many of its regions are less developed or in transition, the category of the region named.
"""

from dataclasses import dataclass

from assistant.answers.model import Question
from knowledge.places import Country, Region
from knowledge.schema import Call, Fact, Variant
from knowledge.store import KnowledgeStore
from knowledge.values import Text

ASSISTED = {"less_developed", "transition"}
"""The categories that meet the region rule (2014-2020)."""


@dataclass(frozen=True)
class Circumstances:
    """What variants look at, with the place that fills ``{country}`` and ``{region}``."""

    words: dict[str, str]
    country: Country | None = None
    region: Region | None = None

    def given(self, language: str) -> dict[str, str]:
        """The names of the places, for the placeholders of the text."""
        named = {"country": self.country, "region": self.region}
        return {key: place.name.in_language(language) for key, place in named.items() if place is not None}


def choose(fact: Fact, circumstances: Circumstances) -> Text | None:
    """The text that fits, or None where the fact states nothing."""
    return _fitting(fact, circumstances).text


def choose_simple(fact: Fact, circumstances: Circumstances) -> Text | None:
    """The same in simpler words, or None where there is no simpler text for it."""
    return _fitting(fact, circumstances).simple


def _fitting(fact: Fact, circumstances: Circumstances) -> Fact | Variant:
    for variant in fact.variants:
        if all(circumstances.words.get(name) in allowed for name, allowed in variant.when.items()):
            return variant
    return fact


def plain(question: Question, call: Call | None) -> Circumstances:
    """The circumstances of a question that names no place."""
    words: dict[str, str] = {"call_status": call.status(question.now)} if call else {}
    kinds = question.values("organisation_kind")
    if kinds:
        words["organisation_kind"] = kinds[0]
    return Circumstances(words)


def in_country(base: Circumstances, country: Country, store: KnowledgeStore) -> Circumstances:
    """The circumstances of a question about ``country``."""
    words = {"country_status": country.status, "country_regions": regions_of(country.code, store)}
    return Circumstances({**base.words, **words}, country=country)


def in_region(base: Circumstances, region: Region) -> Circumstances:
    """The circumstances of a question about ``region``."""
    return Circumstances({**base.words, "region_category": region.category}, region=region)


def regions_of(country: str, store: KnowledgeStore) -> str:
    """How many regions of a country are less developed or in transition: ``all``, ``some``, ``none``, ``outside``."""
    categories = [region.category for region in store.regions() if region.country == country]
    if not categories:
        return "outside"
    assisted = sum(category in ASSISTED for category in categories)
    return "all" if assisted == len(categories) else "some" if assisted else "none"
