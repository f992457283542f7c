"""Reads the files of ``knowledge/content`` into :class:`Content`, collecting every fault with file and field.

Nothing is raised for a bad file: its fault is noted and reading goes on, so that one run shows all there is to mend.
"""

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from knowledge.places import Area, Country, OrdinaryWords, Region
from knowledge.schema import CallFile, Fact, Office, Page, Source, Term, Topic
from knowledge.values import Record, Text

CONTENT = Path(__file__).parent / "content"
R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Fault:
    """What is wrong and where: the file (relative to the content folder), the field, and what to do."""

    file: str
    field: str
    message: str

    def __str__(self) -> str:
        """``file: field: message``, one line."""
        return f"{self.file}: {self.field}: {self.message}" if self.field else f"{self.file}: {self.message}"


NO_ORDINARY_WORDS = OrdinaryWords(guarded=[], capital_only=[], near=[])


@dataclass
class Content:
    """Everything the content folder says, and the faults met in reading it."""

    topics: dict[str, Topic] = field(default_factory=dict)
    phrases: dict[str, Text] = field(default_factory=dict)
    kinds: dict[str, list[str]] = field(default_factory=dict)
    calls: dict[str, CallFile] = field(default_factory=dict)
    pages: dict[str, Page] = field(default_factory=dict)
    general: dict[str, Fact] = field(default_factory=dict)
    sources: dict[str, list[Source]] = field(default_factory=dict)
    """The sources by the file that states them: ``general`` and ``glossary``."""
    terms: list[Term] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)
    countries: list[Country] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    ordinary_words: OrdinaryWords = NO_ORDINARY_WORDS
    faults: list[Fault] = field(default_factory=list)


class _Reader:
    """Reads one content folder; ``content`` grows as files are read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.content = Content()

    def fault(self, file: str, where: str, message: str) -> None:
        self.content.faults.append(Fault(file, where, message))

    def yaml(self, file: str) -> dict[str, Any]:
        """The mapping in a YAML file, or an empty one with the fault noted."""
        try:
            data = YAML(typ="safe").load((self.folder / file).read_text(encoding="utf-8"))
        except FileNotFoundError:
            self.fault(file, "", "the file is missing")
        except (YAMLError, UnicodeDecodeError) as error:
            self.fault(file, "", f"is not readable YAML: {' '.join(str(error).split())}")
        else:
            if isinstance(data, dict):
                return data
            self.fault(file, "", "must be a mapping at the top level")
        return {}

    def rows(self, file: str, *columns: str) -> Iterator[tuple[str, dict[str, str]]]:
        """The rows of a CSV file with the line each stands on; none, and the fault noted, if a column is missing."""
        try:
            text = (self.folder / file).read_text(encoding="utf-8")
        except FileNotFoundError:
            self.fault(file, "", "the file is missing")
            return
        except UnicodeDecodeError as error:
            self.fault(file, "", f"is not readable as UTF-8: {error}")
            return
        reader = csv.DictReader(io.StringIO(text, newline=""))
        for column in columns:
            if column not in (reader.fieldnames or ()):
                self.fault(file, "line 1", f"the column {column!r} is missing")
                return
        for number, row in enumerate(reader, start=2):
            yield f"line {number}", {key: value or "" for key, value in row.items() if key}

    def build(self, shape: type[R], file: str, where: str, data: Any) -> R | None:
        """A record of ``shape``, or None with each of its faults noted."""
        try:
            return shape.parse_obj(data)
        except ValidationError as error:
            for problem in error.errors():
                place = ".".join([where, *map(str, problem["loc"])]).strip(".")
                self.fault(file, place, problem["msg"])
            return None

    def mapping(self, shape: type[R], file: str, data: Any, where: str = "") -> dict[str, R]:
        """The records of a mapping from id to record; faulty ones are left out and noted."""
        if not isinstance(data, dict):
            self.fault(file, where, "must be a mapping from id to record")
            return {}
        built = ((key, self.build(shape, file, f"{where}.{key}".strip("."), value)) for key, value in data.items())
        return {key: record for key, record in built if record is not None}

    def sequence(self, shape: type[R], file: str, data: Any, where: str) -> list[R]:
        """The records of a list; faulty ones are left out and noted."""
        if not isinstance(data, list):
            self.fault(file, where, "must be a list of records")
            return []
        built = (self.build(shape, file, f"{where}.{number}", item) for number, item in enumerate(data))
        return [record for record in built if record is not None]

    def table(self, shape: type[R], file: str, cells: Callable[[dict[str, str]], dict[str, Any]]) -> list[R]:
        """The records of a CSV file, each row turned into a record's fields by ``cells``."""
        built = []
        for line, row in self.rows(file):
            try:
                fields = cells(row)
            except KeyError as error:
                self.fault(file, line, f"the column {error} is missing")
                break
            built.append(self.build(shape, file, line, fields))
        return [record for record in built if record is not None]


def _split(cell: str) -> list[str]:
    return [item.strip() for item in cell.split("|") if item.strip()]


def _country(row: dict[str, str]) -> dict[str, Any]:
    note = {"it": row["note_it"], "en": row["note_en"]} if row["note_it"] or row["note_en"] else None
    return {
        "code": row["code"],
        "name": {"it": row["name_it"], "en": row["name_en"]},
        "status": row["status"],
        "names": _split(row["names"]),
        "demonyms": _split(row["demonyms_it"]) + _split(row["demonyms_en"]),
        "note": note,
    }


def _region(row: dict[str, str]) -> dict[str, Any]:
    return {
        "code": row["code"],
        "country": row["country"],
        "name": {"it": row["name_it"], "en": row["name_en"] or row["name"]},
        "category": row["category"],
        "names": [row["name"], *_split(row["names"])],
        "newer_codes": _split(row["newer_codes"]),
        "cities": _split(row["cities"]),
    }


def _area(row: dict[str, str]) -> dict[str, Any]:
    return {
        "name": {"it": row["name_it"], "en": row["name_en"]},
        "names": _split(row["names"]),
        "country": row["country"],
        "readings": [f"region:{code}" for code in _split(row["regions"])],
    }


def _ambiguous(row: dict[str, str]) -> dict[str, Any]:
    return {"name": {"it": row["name"], "en": row["name"]}, "readings": _split(row["readings"])}


def _read_places(reader: _Reader) -> None:
    content = reader.content
    cities = {
        row["country"]: _split(row["cities"])
        for _, row in reader.rows("places/cities_elsewhere.csv", "country", "cities")
    }
    content.countries = reader.table(
        Country, "places/countries.csv", lambda row: {**_country(row), "cities": cities.get(row["code"], [])}
    )
    demonyms = {
        row["code"]: _split(row["demonyms_it"]) + _split(row["demonyms_en"])
        for _, row in reader.rows("places/region_demonyms.csv", "code", "demonyms_it", "demonyms_en")
    }
    content.regions = reader.table(
        Region, "places/regions.csv", lambda row: {**_region(row), "demonyms": demonyms.get(row["code"], [])}
    )
    content.areas = reader.table(Area, "places/areas.csv", _area)
    content.areas += reader.table(Area, "places/ambiguous.csv", _ambiguous)
    guarded = {row["name"].casefold(): row["why"] for _, row in reader.rows("places/guarded.csv", "name", "why")}
    capital_only = [name for name, why in guarded.items() if why.startswith("capital only")]
    near = [word for _, row in reader.rows("places/near_words.csv", "words") for word in _split(row["words"])]
    content.ordinary_words = OrdinaryWords(guarded=sorted(guarded), capital_only=capital_only, near=sorted(set(near)))


def _kinds(reader: _Reader) -> dict[str, list[str]]:
    kinds: dict[str, list[str]] = {}
    for kind, names in reader.yaml("kinds.yml").items():
        if isinstance(names, list) and names:
            kinds[kind] = list(map(str, names))
        else:
            reader.fault("kinds.yml", str(kind), "must be a list of names")
    return kinds


def _read_shared(reader: _Reader) -> None:
    content = reader.content
    content.topics = reader.mapping(Topic, "topics.yml", reader.yaml("topics.yml").get("topics"))
    content.phrases = reader.mapping(Text, "phrases.yml", reader.yaml("phrases.yml"))
    content.kinds = _kinds(reader)
    offices = reader.yaml("offices.yml").get("offices")
    content.offices = reader.sequence(Office, "offices.yml", offices, "offices")
    general = reader.yaml("general.yml")
    content.general = reader.mapping(Fact, "general.yml", general.get("facts"), "facts")
    content.sources["general"] = reader.sequence(Source, "general.yml", general.get("sources"), "sources")
    glossary = reader.yaml("glossary.yml")
    content.terms = reader.sequence(Term, "glossary.yml", glossary.get("terms"), "terms")
    content.sources["glossary"] = reader.sequence(Source, "glossary.yml", glossary.get("sources"), "sources")


def _read_each(reader: _Reader, shape: type[R], folder: str) -> dict[str, R]:
    """The records of a folder with one file each, by file name without its ending."""
    files = sorted((reader.folder / folder).glob("*.yml"))
    built = (
        (path.stem, reader.build(shape, f"{folder}/{path.name}", "", reader.yaml(f"{folder}/{path.name}")))
        for path in files
    )
    return {stem: record for stem, record in built if record is not None}


def read_content(folder: Path = CONTENT) -> Content:
    """Everything in ``folder``, with the faults met on the way in ``Content.faults``."""
    reader = _Reader(folder)
    _read_shared(reader)
    _read_places(reader)
    reader.content.calls = _read_each(reader, CallFile, "calls")
    reader.content.pages = _read_each(reader, Page, "pages")
    return reader.content
