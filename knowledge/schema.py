"""The shapes of everything Dario knows: typed values, facts, calls, places, terms, offices.

One shape serves the YAML files, the database and the readers.  pydantic builds them and collects every fault of a
record with the field it stands in; :mod:`knowledge.check` then looks at what one record alone cannot tell.
"""

from datetime import date, datetime
from typing import Annotated, Literal, Optional, Union
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, Extra, Field, validator

LANGUAGES = ("it", "en")
PORTAL_ZONE = "Europe/Rome"
"""The zone in which the office lives: "today" is today in Rome."""


class Record(BaseModel):
    """Base of all shapes: unknown keys are faults, records never change once built."""

    class Config:
        """Strict and frozen, so that a typing slip in a YAML file is found and not ignored."""

        extra = Extra.forbid
        frozen = True


class Text(Record):
    """One text in both languages; figures stand in it as ``{placeholders}``."""

    it: str = Field(min_length=1)
    en: str = Field(min_length=1)

    def in_language(self, language: str) -> str:
        """The text in ``it`` or ``en``."""
        return self.en if language == "en" else self.it


# --- typed values -----------------------------------------------------------------------------------------------


class DateValue(Record):
    """A calendar day."""

    type: Literal["date"]
    on: date


class DateTimeValue(Record):
    """A moment: wall-clock time in the named zone (IANA name)."""

    type: Literal["datetime"]
    at: datetime
    zone: str

    @validator("zone")
    def zone_exists(cls, zone: str) -> str:
        """Refuse a zone the time-zone database does not know."""
        try:
            ZoneInfo(zone)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValueError(f"unknown time zone {zone!r}; use an IANA name such as Europe/Brussels") from error
        return zone

    @property
    def moment(self) -> datetime:
        """The moment with its zone."""
        return self.at.replace(tzinfo=ZoneInfo(self.zone))


class MonthValue(Record):
    """A month, written YYYY-MM."""

    type: Literal["month"]
    month: str = Field(regex=r"^\d{4}-(0[1-9]|1[0-2])$")


class MoneyValue(Record):
    """An amount in whole units of an ISO 4217 currency."""

    type: Literal["money"]
    amount: int = Field(ge=0)
    currency: str = Field("EUR", regex="^[A-Z]{3}$")


class CountValue(Record):
    """A number of things."""

    type: Literal["count"]
    number: int


class PercentValue(Record):
    """A share, in percent."""

    type: Literal["percent"]
    number: float = Field(ge=0, le=100)


class DurationValue(Record):
    """A length of time in ``unit``: exactly ``least``, or from ``least`` to ``most``."""

    type: Literal["duration"]
    least: int = Field(ge=0)
    most: Optional[int] = None
    unit: Literal["day", "working_day", "month", "year"]

    @validator("most")
    def most_is_more(cls, most: Optional[int], values: dict[str, object]) -> Optional[int]:
        """Refuse a span that ends before it begins."""
        least = values.get("least")
        if most is not None and isinstance(least, int) and most <= least:
            raise ValueError("must be greater than least")
        return most


class TextValue(Record):
    """A name or code, the same in both languages or one for each."""

    type: Literal["text"]
    it: str
    en: str


class ListValue(Record):
    """Several names."""

    type: Literal["list"]
    items: list[Text] = Field(min_items=1)


Value = Annotated[
    Union[
        DateValue,
        DateTimeValue,
        MonthValue,
        MoneyValue,
        CountValue,
        PercentValue,
        DurationValue,
        TextValue,
        ListValue,
    ],
    Field(discriminator="type"),
]


# --- sources and facts ------------------------------------------------------------------------------------------


class Source(Record):
    """A document or page from which facts are taken; ``retrieved`` is the day it was read."""

    id: str = Field(regex="^[a-z][a-z0-9_]*$")
    title: str
    url: str = Field(regex=r"^https?://")
    retrieved: date


class SourceRef(Record):
    """Where in a source a fact stands; ``quote`` is literal and stands in the imported page."""

    source: str
    section: str
    quote: Optional[str] = None


Condition = Literal["call_status", "organisation_kind", "country_status", "country_regions", "region_category"]
"""What a variant may depend on: see :mod:`assistant.answers.variants`."""


class Variant(Record):
    """Another text for the same fact, said when every condition in ``when`` holds (one of its listed words)."""

    when: dict[Condition, list[str]] = Field(min_items=1)
    text: Text


class Fact(Record):
    """What Dario says about one topic of one subject; a gap (``not_stated``) is a value too.

    ``text`` says what the sources say, ``conflict`` where they disagree, ``reading`` what is only inferred,
    ``not_stated`` what they leave open and ``ask`` (an office id) where to ask about it.
    """

    text: Optional[Text] = None
    conflict: Optional[Text] = None
    reading: Optional[Text] = None
    not_stated: Optional[Text] = None
    ask: Optional[str] = None
    values: dict[str, Value] = Field(default_factory=dict)
    variants: list[Variant] = Field(default_factory=list)
    sources: list[SourceRef] = Field(default_factory=list)
    names: list[str] = Field(default_factory=list)
    """Names that hold digits ("COSME 2014-2020") and so may stand in a text without a value."""

    @property
    def status(self) -> Literal["answered", "partly", "not_stated"]:
        """``answered``, ``partly`` or ``not_stated``, as the contract of an answer names them."""
        if self.text is None:
            return "not_stated"
        return "answered" if self.not_stated is None else "partly"

    def texts(self) -> list[tuple[str, Text]]:
        """Every text of the fact with the field it stands in."""
        fields = [(name, getattr(self, name)) for name in ("text", "conflict", "reading", "not_stated")]
        fields += [(f"variants.{number}.text", variant.text) for number, variant in enumerate(self.variants)]
        return [(name, text) for name, text in fields if text is not None]


# --- calls ------------------------------------------------------------------------------------------------------


class Call(Record):
    """A call for proposals: who it is, when it was open, what followed.  Its facts are records of their own."""

    code: str = Field(regex="^[A-Z0-9-]+$")
    eu_reference: str
    title: Text
    short_title: Text
    aliases: list[str] = Field(default_factory=list)
    """Nicknames and former codes by which people name it; titles, code and reference count without being listed."""
    page: str = Field(regex=r"^https?://")
    published: Optional[date] = None
    opens: Optional[date] = None
    closes: Optional[DateTimeValue] = None
    known_on: date
    """The day up to which Dario's knowledge of this call goes."""
    followed_by: list[str] = Field(default_factory=list)
    subjects: list[Text] = Field(default_factory=list)
    """What the call is about, in a word or two each: answers "calls on this subject"."""

    def status(self, now: datetime) -> Literal["forthcoming", "open", "closed", "unknown"]:
        """Whether one can apply at ``now`` (an aware moment)."""
        if self.closes is not None and now >= self.closes.moment:
            return "closed"
        if self.opens is not None and now.astimezone(ZoneInfo(PORTAL_ZONE)).date() < self.opens:
            return "forthcoming"
        return "unknown" if self.closes is None else "open"


class CallFile(Record):
    """A file of ``content/calls``: the call, its sources, and a fact for each topic.

    A call of which little is known gives ``elsewhere``: the fact (a ``not_stated``) for every topic not listed.
    """

    call: Call
    sources: list[Source] = Field(min_items=1)
    facts: dict[str, Fact]
    elsewhere: Optional[Fact] = None


class Topic(Record):
    """A topic of the closed list (the keys are explained in content/topics.yml)."""

    needs_call: bool
    about: str
    label: Text
    dated: bool = False
    applying: bool = False
    conversational: bool = False
    next: list[str] = Field(default_factory=list)

    def intent(self, topic_id: str) -> str:
        """The intent by which people ask for this topic: its id, with ``ask_`` before it unless conversational."""
        return topic_id if self.conversational else f"ask_{topic_id}"


class Passage(Record):
    """A piece of an imported page, to the letter, with the section it stands in."""

    section: str
    text: str


class Page(Record):
    """A saved page of Bandi Online: its passages in order and the faults that it has itself."""

    code: str
    url: str
    retrieved: date
    passages: list[Passage]
    faults: list[str] = Field(default_factory=list)


# --- what calls refer to ----------------------------------------------------------------------------------------


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


class Term(Record):
    """A word explained: ``names`` are its other spellings and its abbreviation."""

    id: str = Field(regex="^[a-z][a-z0-9_]*$")
    name: Text
    names: list[str] = Field(default_factory=list)
    fact: Fact


class Office(Record):
    """A place to ask: what it answers, and how it is reached."""

    id: str = Field(regex="^[a-z][a-z0-9_]*$")
    name: Text
    reach: Text
    """How to reach it, as a clause that can end a sentence: address, form, telephone."""
    url: Optional[str] = Field(None, regex=r"^https?://")


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
