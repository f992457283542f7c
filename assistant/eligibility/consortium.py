"""The members of a consortium and the places they sit in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assistant.eligibility.texts import Text, one_line, text

KINDS = ("cluster_organisation", "business_network", "company", "university", "public_body", "person", "other")
REGISTRATIONS = ("registered", "requested", "none")


@dataclass(frozen=True)
class Member:
    """What is known of one member; None: not known.  ``region`` is a NUTS-2 code of 2010."""

    kind: str | None = None
    legal_personality: bool | None = None
    platform_registration: str | None = None
    country: str | None = None
    region: str | None = None
    name: str | None = None


@dataclass(frozen=True)
class Country:
    """A country by its ISO 3166 alpha-2 code (XK, GB) and its status in the programme."""

    code: str
    name: Text
    status: str


@dataclass(frozen=True)
class Region:
    """A NUTS-2 (2010) region with its category, and the codes it was given later."""

    code: str
    country: str
    name: Text
    category: str
    newer_codes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Places:
    """The countries and regions there are, by code."""

    countries: Mapping[str, Country]
    regions: Mapping[str, Region]
    newer: Mapping[str, str]
    """The code of 2010 by each newer code."""
    classes: Mapping[str, frozenset[str]]
    """The categories that the regions of a country have; countries without regions are not in it."""

    @classmethod
    def of(cls, countries: Iterable[Country], regions: Iterable[Region]) -> "Places":
        """The places of two tables; a newer code that spans regions of different categories maps to none."""
        by_code = {region.code: region for region in sorted(regions, key=lambda region: region.code)}
        newer: dict[str, str] = {}
        torn = set()
        classes: dict[str, frozenset[str]] = {}
        for region in by_code.values():
            classes[region.country] = classes.get(region.country, frozenset()) | {region.category}
            for code in region.newer_codes:
                if by_code[newer.setdefault(code, region.code)].category != region.category:
                    torn.add(code)
        known = {code: old for code, old in newer.items() if code not in torn and code not in by_code}
        return cls({country.code: country for country in countries}, by_code, known, classes)

    def status(self, country: str) -> str:
        """How a country stands to the programme."""
        return self.countries[country].status

    def category(self, region: str) -> str:
        """The category of a region."""
        return self.regions[region].category

    def region(self, code: str) -> Region | None:
        """The region with this code, of 2010 or newer, or None."""
        return self.regions.get(self.newer.get(code, code))


def label(number: int, name: str | None = None) -> Text:
    """How a member is called: by its name, on one line, and its number, counted from 1."""
    shown = one_line(name or "", 60)
    if not shown:
        return text("label", "member").fill({"number": number + 1})
    return text("label", "named_member").fill({"name": shown, "number": number + 1})
