"""Recognises the names of calls, places, terms and kinds of organisation in what people write.

Case, accents and apostrophes do not matter, and a slip of a letter (two in names of nine letters or more) is forgiven
in names of six letters or more, unless what is written is a word of its own.  A name with several readings gives one
find per reading, all with the same span.  Names come from the knowledge base: a new one needs no training.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from rapidfuzz import process
from rapidfuzz.distance import OSA
from simplemma.strategies import LOW_MEMORY_DICTIONARY_FACTORY, DictionaryLookupStrategy

from knowledge.names import names_of
from knowledge.place_lists import How, Listed, meant_in_lists
from knowledge.places import Name
from knowledge.store import KnowledgeStore
from knowledge.values import LANGUAGES

SHORTEST_FORGIVEN = 6
SHORTEST_FORGIVEN_TWICE = 9
SHORTEST_SLIPPED = 4
LONGEST_FORGIVEN = 3
"""Slips are forgiven in names of up to this many words."""
SHORT = 2
"""Names of so many letters, codes of countries, are only read as they are written."""

_WORD = re.compile(r"(\W*)(\w+)")
_APART = re.compile(r"[,;:()!?]")
_DOUBLED = re.compile(r"(.)(?=\1)")
_BEFORE_PLACES = re.compile("in|a|da|di|dei|degli|(?:da|de|ne)l(?:l[aeo]?)?|from|of|at|near|regione|region|provincia")
_OF_LANGUAGES = re.compile(
    "lingu[ae]|languages?|versione|versions?|testo|text|traduzione|translation|tradurre|tradott[oa]|translated?|into"
    "|parl(?:o|i|a|iamo|ate|ano|are)|speak(?:s|er|ing)?|spoken|scriv(?:o|i|ere)|scritt[oa]|writ(?:e|ten)"
    "|rispond(?:i|imi|ere)|please"
)
"""Words beside a demonym that make it a language: "parli inglese", "the English version"."""

_PLACES = ("country", "region")
_COURTESY = re.compile("please|per|favore|piacere|cortesia|thanks?|you|grazie|ok|okay|no|si|yes|sorry|scusa")
_AND = re.compile("ed?|o|and|or")


@dataclass(frozen=True)
class Found:
    """An entity recognised at ``start:end`` of the text."""

    entity: str
    value: str
    start: int
    end: int


@dataclass(frozen=True)
class _Word:
    """A word of the text: as compared, as written, where it stands, and whether a comma or the like is before it."""

    key: str
    written: str
    start: int
    end: int
    apart: bool


_Named = dict[int, tuple[int, list[Name]]]
"""What is named at a word: of how many words the name is, and its readings."""


def fold(text: str) -> str:
    """The text as names are compared: without case and accents."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(c for c in decomposed if unicodedata.category(c) != "Mn").replace("ł", "l").replace("ø", "o")


def _words(text: str) -> list[_Word]:
    return [
        _Word(fold(m.group(2)), m.group(2), m.start(2), m.end(2), _APART.search(m.group(1)) is not None)
        for m in _WORD.finditer(text)
    ]


def _key(name: str) -> tuple[str, ...]:
    return tuple(word.key for word in _words(name))


class Gazetteer:
    """Finds the given names in texts; ``ordinary`` words are read as themselves, never as slips of a name."""

    def __init__(self, names: list[Name], ordinary: list[str]) -> None:
        self._readings: dict[tuple[str, ...], dict[tuple[str, str], Name]] = defaultdict(dict)
        for name in names:
            key = _key(name.name)
            if key:
                self._readings[key].setdefault((name.entity, name.value), name)
        self._ordinary = {" ".join(_key(word)) for word in ordinary}
        self._forgiven = self._forgiven_names()
        self._parts = {part for names in self._forgiven.values() for name in names for part in name.split()}
        for phrase in (key for key in map(_key, ordinary) if len(key) > 1):
            self._readings[phrase] = {}
        self._longest = max(map(len, self._readings), default=0)
        self._starts = {key[0] for key in self._readings}

    def _forgiven_names(self) -> dict[tuple[int, int], dict[str, list[Name]]]:
        """What a slip may mean, by number of words and of letters."""
        forgiven: dict[tuple[int, int], dict[str, list[Name]]] = defaultdict(dict)
        for key, readings in self._readings.items():
            joined = " ".join(key)
            names = [name for name in readings.values() if name.guard not in ("name", "capital")]
            long_enough = len(key) <= LONGEST_FORGIVEN and len(joined) >= SHORTEST_FORGIVEN
            if names and long_enough and joined.replace(" ", "").isalpha():
                forgiven[len(key), len(joined)][joined] = names
        return forgiven

    def find(self, text: str) -> list[Found]:
        """The entities named in the text, from left to right; the longest name wins."""
        words = _words(text)
        named = self._named(words)
        named |= self._in_lists(text, words, named)
        return [
            Found(reading.entity, reading.value, words[at].start, words[at + length - 1].end)
            for at, (length, readings) in sorted(named.items())
            for reading in readings
        ]

    def _named(self, words: list[_Word]) -> _Named:
        """What is named, whatever else the text names."""
        named: _Named = {}
        at = 0
        while at < len(words):
            length, readings = self._match(words, at)
            longer, forgiven = self._forgive(words, at, longer_than=length)
            if longer:
                length, readings = longer, forgiven
            if length:
                named[at] = length, readings
            at += length or 1
        return named

    def _in_lists(self, text: str, words: list[_Word], named: _Named) -> _Named:
        """The names that are also words, and that a list with a place shows to be meant: "Georgia e Danimarca"."""
        taken = {at + offset for at, (length, _) in named.items() for offset in range(length)}
        guarded = {
            at: (length, readings)
            for at in range(len(words))
            for length, readings in self._guarded(words, at)
            if taken.isdisjoint(range(at, at + length))
        }
        if not guarded:
            return {}
        shouted = all(word.written.isupper() for word in words)
        listed = []
        for at, (length, readings) in {**named, **guarded}.items():
            small = shouted or not words[at].written[:1].isupper()
            how: How = "place" if at not in guarded else "small" if small else "capital"
            common = all(name.guard == "capital" for name in readings)
            if any(name.entity in _PLACES and name.guard != "demonym" for name in readings):
                listed.append(Listed(words[at].start, words[at + length - 1].end, how, common))
        meant = {one.start for one in meant_in_lists(text, listed)}
        return {at: found for at, found in guarded.items() if words[at].start in meant}

    def _guarded(self, words: list[_Word], at: int) -> Iterator[tuple[int, list[Name]]]:
        """The longest name at word ``at`` that is also a word: its length in words and its readings."""
        longest = min(self._longest, len(words) - at) if words[at].key in self._starts else 0
        for length in range(longest, 0, -1):
            candidates = self._readings.get(tuple(word.key for word in words[at : at + length]), {}).values()
            readings = [name for name in candidates if name.guard in ("name", "capital") and len(name.name) > SHORT]
            if readings:
                yield length, readings
                return

    def _match(self, words: list[_Word], at: int) -> tuple[int, list[Name]]:
        """The longest name that begins at word ``at``: its length in words (0: none) and its readings."""
        if words[at].key not in self._starts:
            return 0, []
        for length in range(min(self._longest, len(words) - at), 0, -1):
            candidates = self._readings.get(tuple(word.key for word in words[at : at + length]))
            if candidates is not None:
                readings = [name for name in candidates.values() if self._looks_meant(name, words, at, length)]
                if readings or not candidates:
                    return length, readings
        return 0, []

    def _forgive(self, words: list[_Word], at: int, longer_than: int) -> tuple[int, list[Name]]:
        """As ``_match``, for names with a slip or two, of more words than ``longer_than`` and not all of them wrong."""
        for length in range(min(LONGEST_FORGIVEN, len(words) - at), longer_than, -1):
            here = words[at : at + length]
            joined = " ".join(word.key for word in here)
            hopeless = length > 1 and self._parts.isdisjoint(word.key for word in here)
            hopeless = hopeless or any(word.apart for word in here[1:])
            if hopeless or len(joined) < SHORTEST_FORGIVEN or all(self._is_word(word) for word in here):
                continue
            readings = [name for name in self._nearest(joined, length) if self._looks_meant(name, words, at, length)]
            if readings:
                return length, readings
        return 0, []

    def _nearest(self, joined: str, length: int) -> list[Name]:
        """The readings of the name (of several, the longest) that this may be a slip of; none if a word is nearer."""
        slips = 2 if len(joined) >= SHORTEST_FORGIVEN_TWICE else 1
        sizes = range(len(joined) + slips, len(joined) - slips - 1, -1)
        names = chain.from_iterable(self._forgiven.get((length, size), ()) for size in sizes)
        nearest = process.extractOne(joined, names, scorer=OSA.distance, score_cutoff=slips)
        if not nearest or not _slips_apart(joined.split(), nearest[0].split()):
            return []
        word = process.extractOne(joined, self._ordinary, scorer=OSA.distance, score_cutoff=nearest[1] - 1)
        return [] if word else self._forgiven[length, len(nearest[0])][nearest[0]]

    def _is_word(self, word: _Word) -> bool:
        """Whether this is a word of Italian or English, perhaps with a letter doubled, and so no slip in a name."""
        if word.key in self._ordinary:
            return True
        lower = word.written.lower()
        single = (lower[: m.start()] + lower[m.end() :] for m in _DOUBLED.finditer(lower))
        forms = (word.written, lower, *(form for form in single if (fold(form),) not in self._readings))
        return any(map(_is_known, forms))

    def _looks_meant(self, name: Name, words: list[_Word], at: int, length: int) -> bool:
        """Whether a name that is also something else is meant as a name here (:class:`knowledge.places.Name`)."""
        written = words[at].written
        if length == 1 and len(name.name) <= SHORT:
            return written == name.name
        if name.guard == "demonym":
            return not self._means_language(name, words, at, length)
        if not name.guard:
            return True
        shouted = all(word.written.isupper() for word in words)
        capitalised = written[:1].isupper() and not shouted and (at > 0 or len(words) == length)
        placed = at > 0 and _BEFORE_PLACES.fullmatch(words[at - 1].key) is not None
        return capitalised or (name.guard == "name" and placed)

    def _means_language(self, name: Name, words: list[_Word], at: int, length: int) -> bool:
        """Whether a demonym is a language here: beside a word that says so, or with nothing else but courtesies.

        "in Italian or English": what goes for one goes for the next.  "Germans" and "francesi" are no languages.
        """
        if name.name.endswith(("i", "s")):
            return False
        before = [word.key for word in words[:at]]
        after = [word.key for word in words[at + length :]]
        if before[-1:] == ["in"] or any(map(_OF_LANGUAGES.fullmatch, before[-2:] + after[:1])):
            return True
        if len(before) > 1 and _AND.fullmatch(before[-1]):
            others = self._readings.get((before[-2],), {}).values()
            return any(other.guard == "demonym" and self._means_language(other, words, at - 2, 1) for other in others)
        return all(map(_COURTESY.fullmatch, before + after))


_DICTIONARY = DictionaryLookupStrategy(LOW_MEMORY_DICTIONARY_FACTORY)


@lru_cache(maxsize=20_000)
def _is_known(word: str) -> bool:
    return any(_DICTIONARY.get_lemma(word, language) is not None for language in LANGUAGES)


def _slips_apart(written: list[str], name: list[str]) -> bool:
    """Whether each word is at most two slips from its word in the name, and short words are the same."""
    pairs = zip(written, name, strict=True)
    return all(
        one == other or (len(other) >= SHORTEST_SLIPPED and OSA.distance(one, other) <= 2) for one, other in pairs
    )


def gazetteer_of(store: KnowledgeStore) -> Gazetteer:
    """The gazetteer of every name that the knowledge base gives."""
    return Gazetteer(list(names_of(store)), store.ordinary_words().near)
