"""Countries, regions and wider areas, and the names by which they and everything else are recognised."""

from typing import Literal, Optional

from pydantic import Field

from knowledge.values import Record, Text


class Country(Record):
    """A country and how it stands to COSME 2014-2020 (``status`` as in content/places/countries.csv)."""

    code: str = Field(regex="^[A-Z]{2}$")
    name: Text
    status: str
    names: list[str] = Field(default_factory=list)
    demonyms: list[str] = Field(default_factory=list)
    cities: list[str] = Field(default_factory=list)
    """Cities of a country without NUTS-2 regions; those of the others stand with their regions."""
    note: Optional[Text] = None


class Region(Record):
    """A NUTS-2 (2010) region with its category for 2014-2020 (Implementing Decision 2014/99/EU)."""

    code: str = Field(regex="^[A-Z]{2}[A-Z0-9]{2}$")
    country: str
    name: Text
    category: Literal["less_developed", "transition", "more_developed"]
    names: list[str] = Field(default_factory=list)
    newer_codes: list[str] = Field(default_factory=list)
    cities: list[str] = Field(default_factory=list)
    demonyms: list[str] = Field(default_factory=list)


class Area(Record):
    """A wider or newer area that spans several NUTS-2 (2010) regions, or a name that may mean several places."""

    name: Text
    names: list[str] = Field(default_factory=list)
    country: Optional[str] = None
    readings: list[str] = Field(min_items=1)
    """``country:XX`` or ``region:CODE``."""


class Name(Record):
    """A name by which an entity is recognised.

    ``guard`` says when a name counts that is also something else: ``name``, an ordinary word too, only with a capital
    or after a preposition of place; ``capital``, only with a capital; ``demonym``, not where a language is meant.
    """

    entity: Literal["call", "country", "region", "term", "organisation_kind"]
    value: str
    name: str
    guard: Literal["", "name", "capital", "demonym"] = ""


class OrdinaryWords(Record):
    """What keeps ordinary words from being taken for places (content/places/guarded.csv and near_words.csv)."""

    guarded: list[str]
    capital_only: list[str]
    near: list[str]
    """Words within a slip of a place name that are words of their own."""
