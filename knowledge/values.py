"""Texts in both languages, and typed values: dates, moments, money, counts, shares, lengths of time, names, lists."""

from datetime import date, datetime
from typing import Annotated, Any, Literal, Optional, Union
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, Extra, Field, validator
from pydantic.fields import ModelField

LANGUAGES = ("it", "en")
PORTAL_ZONE = "Europe/Rome"
"""The zone in which the office lives: "today" is today in Rome."""


class Record(BaseModel):
    """Base of all shapes: unknown keys are faults, records never change once built."""

    class Config:
        """Strict and frozen, so that a typing slip in a YAML file is found and not ignored."""

        extra = Extra.forbid
        frozen = True

    @validator("*", pre=True)
    def no_number_for_a_date(cls, value: Any, field: ModelField) -> Any:
        """Refuse a bare number where a day or moment belongs: pydantic would count seconds since 1970."""
        if field.outer_type_ in (date, datetime) and isinstance(value, int | float):
            raise ValueError("must be a date such as 2021-02-02, not a number")
        return value


class Text(Record):
    """One text in both languages; figures stand in it as ``{placeholders}``."""

    it: str = Field(min_length=1)
    en: str = Field(min_length=1)

    def in_language(self, language: str) -> str:
        """The text in ``it`` or ``en``."""
        return self.en if language == "en" else self.it


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

    @validator("at")
    def wall_clock_time(cls, at: datetime) -> datetime:
        """Refuse a moment with an offset of its own, which the zone would silently overrule."""
        if at.tzinfo is not None:
            raise ValueError("is a wall-clock time; give it without an offset, the zone stands beside it")
        return at

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
