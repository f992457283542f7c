"""Which place a name means: one, or several between which people must choose."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.eligibility.consortium import Places
from assistant.eligibility.texts import Text
from assistant.interview.message import Mention
from assistant.interview.state import Place, place_name

NAMED_BEFORE_MORE = 3
"""Regions of one choice that are named before it only says that there are more."""


_CODE = re.compile(r"\b[A-Z]{2}\b")
"""A country by its code, which counts where there are several: "IT, FR, RO"."""


@dataclass(frozen=True)
class NamedPlace:
    """A name of a place in a text, with every reading of it."""

    written: str
    readings: tuple[Place, ...]
    start: int
    end: int

    @property
    def countries(self) -> set[str]:
        """The countries in which it may be."""
        return {reading.country for reading in self.readings}


def named_places(text: str, mentions: Iterable[Mention], places: Places) -> list[NamedPlace]:
    """The places that a text names, from left to right."""
    readings: dict[tuple[int, int], list[Place]] = {}
    for mention in mentions:
        if mention.entity == "country" and mention.value in places.countries:
            readings.setdefault((mention.start, mention.end), []).append(Place(mention.value))
        elif mention.entity == "region" and (region := places.region(mention.value)) is not None:
            readings.setdefault((mention.start, mention.end), []).append(Place(region.country, region.code))
    codes = [code for code in _CODE.finditer(text) if code.group() in places.countries]
    if len(codes) > 1 or (codes and codes[0].group() == text.strip()):
        for code in codes:
            readings.setdefault(code.span(), [Place(code.group())])
    return [
        NamedPlace(text[start:end], tuple(dict.fromkeys(found)), start, end)
        for (start, end), found in sorted(readings.items())
    ]


def choices(readings: Sequence[Place], places: Places) -> list[list[Place]]:
    """The readings between which there is a choice: those of one country and one class are one.

    A country beside its own regions adds no choice of its own where they are all of one class.
    """
    groups: dict[tuple[str, str], list[Place]] = {}
    bare = [reading for reading in readings if reading.region is None]
    for reading in readings:
        if reading.region is not None:
            groups.setdefault((reading.country, places.category(reading.region)), []).append(reading)
    for reading in bare:
        if not any(country == reading.country for country, _ in groups):
            groups[reading.country, ""] = [reading]
    order = {reading: number for number, reading in enumerate(readings)}
    return sorted(groups.values(), key=lambda group: order[group[0]])


def within(readings: Sequence[Place], country: str) -> tuple[Place, ...]:
    """The readings in one country; all if none is."""
    return tuple(reading for reading in readings if reading.country == country) or tuple(readings)


def choice_name(group: Sequence[Place], places: Places) -> Text:
    """How a choice is called on its button: its regions with their country, or its country."""
    country = places.countries[group[0].country].name
    only_one = sum(region.country == group[0].country for region in places.regions.values()) == 1
    if group[0].region is None or only_one:
        return country
    names = [place_name(reading, places) for reading in group[:NAMED_BEFORE_MORE]]
    more = ", …" if len(group) > NAMED_BEFORE_MORE else ""
    return Text(
        f"{', '.join(name.it for name in names)}{more} ({country.it})",
        f"{', '.join(name.en for name in names)}{more} ({country.en})",
    )
