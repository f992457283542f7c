"""A copy of the real content that a test edits: the way in which people make mistakes."""

import csv
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from knowledge.check import check
from knowledge.gazetteer import Gazetteer, gazetteer_of
from knowledge.read import Content, Fault, read_content
from knowledge.store import KnowledgeStore

Edit = tuple[str, str, Any]
"""A file, a field of it and the new value: the arguments of :meth:`ContentFolder.change`."""

DELETED = object()
"""As a new value: the field is taken away."""

ONE_REGION = {"CY00", "EE00", "LV00", "LT00", "MT00"}
"""Regions that are a whole country of the same name: the name is the country."""

EXCELLENCE = "calls/RLA12020034211.yml"
INTERNATIONAL = "calls/COS-CLUSINT-2020-3-01.yml"
EUROCLUSTERS = "calls/SMP-COSME-2021-CLUSTER-01.yml"


class ContentFolder:
    """A content folder to be edited field by field and read again."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def change(self, file: str, field: str, value: Any) -> None:
        """Set a field of a YAML file (``facts.deadline.sources.0.source``); a function gets the old value."""
        data = YAML(typ="safe").load(self.path / file)
        *way, last = [int(step) if step.isdecimal() else step for step in field.split(".")]
        holder = data
        for step in way:
            holder = holder[step]
        if value is DELETED:
            del holder[last]
        else:
            old = holder[last] if isinstance(last, int) else holder.get(last)
            holder[last] = value(old) if callable(value) else value
        write_yaml(self.path / file, data)

    def change_rows(self, file: str, change: Callable[[list[dict[str, str]]], None]) -> None:
        """Change the rows of a CSV file; columns that no row has any longer go."""
        with (self.path / file).open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        change(rows)
        with (self.path / file).open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, fieldnames=list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)

    def write(self, file: str, text: str | bytes) -> None:
        """Put a file in place of what was there."""
        data = text.encode() if isinstance(text, str) else text
        (self.path / file).parent.mkdir(exist_ok=True)
        (self.path / file).write_bytes(data)

    def read(self) -> Content:
        """The content as it now is."""
        return read_content(self.path)

    def faults(self) -> list[Fault]:
        """Every fault of the content as it now is."""
        return check(self.read())


def write_yaml(file: Path, data: Any) -> None:
    """Write a YAML file with its keys in the order given (as JSON, which is YAML)."""
    file.write_text(json.dumps(data, ensure_ascii=False, default=str), encoding="utf-8")


@pytest.fixture
def folder(content_folder: Path) -> ContentFolder:
    """The real content, to be edited."""
    return ContentFolder(content_folder)


@pytest.fixture(scope="session")
def gazetteer(store: KnowledgeStore) -> Gazetteer:
    """The gazetteer of the real content."""
    return gazetteer_of(store)


def every_place(store: KnowledgeStore) -> Iterator[tuple[str, str, str]]:
    """Entity, value and name of every name of a place."""
    for country in store.countries():
        for name in (country.name.it, country.name.en, *country.names, *country.cities, *country.demonyms):
            yield "country", country.code, name
    for region in store.regions():
        own = () if region.code in ONE_REGION else (region.name.it, region.name.en, *region.names)
        for name in (*own, *region.cities, *region.demonyms, region.code, *region.newer_codes):
            if name != "corse":
                yield "region", region.code, name
    for area in store.areas():
        for entity, _, value in (reading.partition(":") for reading in area.readings):
            for name in (area.name.it, area.name.en, *area.names):
                yield entity, value, name


def shown(value: Any) -> str | None:
    """The field of an edit, as the name of a test's case."""
    return str(value[1]) if isinstance(value, tuple) else None


def told(faults: list[Fault], file: str, field: str, message: str) -> bool:
    """Whether a fault names this file and field and says this."""
    return any(fault.file == file and fault.field == field and message in fault.message for fault in faults)
