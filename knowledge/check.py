"""What one record alone cannot tell: finds every fault of the content as a whole.

:func:`check` gives all faults at once, each with file and field; an empty list means that the content may be loaded.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from knowledge.eligibility import tests
from knowledge.read import Content, Fault
from knowledge.schema import CallFile, EligibilityCondition, Fact, Source, SourceRef, Variant
from knowledge.values import LANGUAGES, DurationValue, Text

GIVEN = {"today"}
"""Placeholders that every answer fills in without a value; facts of a call also know ``call``, its short title."""

GIVEN_BY_CONDITION = {"country_status": "country", "country_regions": "country", "region_category": "region"}
"""Placeholders that a variant may use because its condition names a place."""

WORDS: dict[str, set[str]] = {
    "call_status": {"forthcoming", "open", "closed", "unknown"},
    "country_status": {"eu_member", "cosme_third_country", "transition_uk", "not_participating"},
    "country_regions": {"all", "some", "none", "outside"},
    "region_category": {"less_developed", "transition", "more_developed"},
}
"""What each condition of a variant can be; kinds of organisation are those of kinds.yml."""

FORMS = {"datetime": {"date", "time"}, "duration": {"least", "most"}}
"""The forms in which a placeholder may ask for a value of each type, beside its whole."""

WITHOUT_A_FACT = {"glossary", "list_calls", "advice"}
"""Questions about no call that are answered from other records than general.yml's facts."""

NOT_A_FACT = {"check_eligibility"}
"""Topics that need a call but are conversations, not facts."""

_PLACEHOLDER = re.compile(r"\{(\w+)(?::(\w+))?\}")
_BRACE = re.compile(r"[{}]")
_LEFTOVER = re.compile(r"TODO|FIXME|XXX|\?\?\?|lorem ipsum", re.IGNORECASE)
_LINK_TARGET = re.compile(r"\]\([^)]*\)")


def placeholders(text: str) -> Counter[str]:
    """How often each placeholder stands in the text, whatever its form."""
    return Counter(match.group(1) for match in _PLACEHOLDER.finditer(text))


def figures(text: str, names: list[str]) -> list[str]:
    """The figures typed into a text: digits outside placeholders, link targets and the listed names."""
    bare = _LINK_TARGET.sub("", _PLACEHOLDER.sub("", text))
    for name in sorted(names, key=len, reverse=True):
        bare = bare.replace(name, "")
    return re.findall(r"\d[\d.,:]*", bare)


def check(content: Content) -> list[Fault]:
    """Every fault of the content, those met in reading it first."""
    faults = list(content.faults)
    faults += _check_topics(content)
    for name, file in content.calls.items():
        faults += _check_call(content, f"calls/{name}.yml", name, file)
    faults += _check_general(content)
    faults += FactCheck(content, "general.yml", content.sources.get("general", [])).faults("facts", content.general)
    terms = {term.id: term.fact for term in content.terms}
    faults += FactCheck(content, "glossary.yml", content.sources.get("glossary", [])).faults("terms", terms)
    faults += _check_phrases(content)
    faults += _check_places(content)
    faults += _check_unique(content)
    return faults


def _check_general(content: Content) -> Iterator[Fault]:
    asked = {key for key, topic in content.topics.items() if not topic.needs_call and not topic.conversational}
    for topic in sorted(asked - WITHOUT_A_FACT - set(content.general)):
        yield Fault("general.yml", f"facts.{topic}", "is missing: state a fact or not_stated with where to ask")


def _check_topics(content: Content) -> Iterator[Fault]:
    for topic_id, topic in content.topics.items():
        for other in topic.next:
            if other not in content.topics:
                yield Fault("topics.yml", f"{topic_id}.next", f"there is no topic {other!r}")


def _check_phrases(content: Content) -> Iterator[Fault]:
    for name, text in content.phrases.items():
        yield from _check_same_placeholders("phrases.yml", name, text)


def _check_call(content: Content, file: str, name: str, call_file: CallFile) -> Iterator[Fault]:
    call = call_file.call
    if call.code != name:
        yield Fault(file, "call.code", f"is {call.code!r}, but the file is named after {name!r}")
    needed = {key for key, topic in content.topics.items() if topic.needs_call} - NOT_A_FACT
    for topic in sorted(set(call_file.facts) - needed):
        yield Fault(file, f"facts.{topic}", "is no topic that needs a call; see topics.yml")
    if call_file.elsewhere is None:
        for topic in sorted(needed - set(call_file.facts)):
            yield Fault(file, f"facts.{topic}", "is missing: state a fact or not_stated with where to ask")
    elif call_file.elsewhere.status != "not_stated":
        yield Fault(file, "elsewhere", "can only be not_stated: it stands for topics of which nothing is known")
    yield from _check_dates(file, call_file)
    for other in call.followed_by:
        if other not in content.calls:
            yield Fault(file, "call.followed_by", f"there is no call {other!r}")
    facts = FactCheck(content, file, call_file.sources, call=name)
    if call_file.elsewhere is not None:
        yield from facts.fact("elsewhere", call_file.elsewhere)
    yield from facts.faults("facts", call_file.facts)
    for number, condition in enumerate(call_file.eligibility):
        yield from facts.condition(f"eligibility.{number}", condition)
        yield from _check_words(content, file, f"eligibility.{number}.rule", condition)
    for identifier, times in Counter(condition.id for condition in call_file.eligibility).items():
        if times > 1:
            yield Fault(file, f"eligibility.{identifier}", "is listed twice")


def _check_words(content: Content, file: str, where: str, condition: EligibilityCondition) -> Iterator[Fault]:
    """The words of a rule that no member can answer with, and categories that no place has."""
    known: dict[str, set[str | bool]] = {
        "kind": set(content.kinds),
        "legal_personality": {True, False},
        "platform_registration": {"registered", "requested", "none"},
        "country": {country.code for country in content.countries},
        "region": {region.code for region in content.regions},
    }
    categories = {"country": WORDS["country_status"], "region": WORDS["region_category"]}
    for test in tests(condition.rule):
        if test.field is None:
            continue
        strange = [word for word in test.in_list or [] if word not in known[test.field]]
        strange += [word for word in test.in_category or [] if word not in categories[test.field]]
        strange += [word for word in test.open_in if word not in WORDS["country_status"]]
        for word in strange:
            yield Fault(file, where, f"{test.field} is never {word!r}")


def _check_dates(file: str, call_file: CallFile) -> Iterator[Fault]:
    call = call_file.call
    closes = call.closes.moment.date() if call.closes else None
    order = [
        ("published", call.published),
        ("opens", call.opens),
        ("closes", closes),
        ("known_on", call.known_on),
    ]
    known = [(name, day) for name, day in order[:3] if day is not None]
    for (earlier, first), (later, second) in pairwise(known):
        if first > second:
            yield Fault(file, f"call.{later}", f"dates out of order: {later} {second} is before {earlier} {first}")
    for source in call_file.sources:
        if source.retrieved > call.known_on:
            yield Fault(file, f"sources.{source.id}", f"was retrieved after known_on ({call.known_on})")
    deadline = call_file.facts.get("deadline")
    stated = [v for v in deadline.values.values() if v.type == "datetime"] if deadline else []
    if call.closes and stated and call.closes.moment not in [value.moment for value in stated]:
        yield Fault(file, "facts.deadline", "no value equals call.closes: one of the two is wrong")


class FactCheck:
    """Checks the facts of one file, which share its sources and, where it was imported, its page."""

    def __init__(self, content: Content, file: str, sources: list[Source], call: str | None = None) -> None:
        self.content = content
        self.file = file
        self.listed = Counter(source.id for source in sources)
        self.offices = {office.id for office in content.offices}
        self.given = GIVEN if call is None else GIVEN | {"call"}
        self.words = {**WORDS, "organisation_kind": set(content.kinds)}
        passages = content.pages[call].passages if call in content.pages else None
        self.page = None if passages is None else _on_one_line(" ".join(passage.text for passage in passages))

    def faults(self, where: str, facts: dict[str, Fact]) -> Iterator[Fault]:
        """Every fault of the facts, which stand under ``where``."""
        for source_id, times in self.listed.items():
            if times > 1:
                yield Fault(self.file, f"sources.{source_id}", "is listed twice")
        for name, fact in facts.items():
            yield from self.fact(f"{where}.{name}", fact)

    def fact(self, where: str, fact: Fact) -> Iterator[Fault]:
        """Every fault of one fact."""
        if fact.text is None and fact.not_stated is None:
            yield Fault(self.file, where, "says nothing: give text, or not_stated with ask")
        if fact.text is not None and not fact.sources:
            yield Fault(self.file, f"{where}.sources", "a fact without a source: name the source and section")
        if fact.not_stated is not None and fact.ask is None:
            yield Fault(self.file, f"{where}.ask", "not_stated needs an office to ask")
        if fact.ask is not None and fact.ask not in self.offices:
            yield Fault(self.file, f"{where}.ask", f"there is no office {fact.ask!r} in offices.yml")
        for number, reference in enumerate(fact.sources):
            yield from self._reference(f"{where}.sources.{number}", reference)
        for field, text in [*fact.texts(), *([("simple", fact.simple)] if fact.simple else [])]:
            yield from self._text(f"{where}.{field}", text, fact, set())
        plain: list[Text | None] = [fact.text] if fact.text is not None else [fact.not_stated, fact.reading]
        yield from self._no_longer(where, fact.simple, plain)
        for number, variant in enumerate(fact.variants):
            yield from self._variant(f"{where}.variants.{number}", variant, fact)

    def condition(self, where: str, condition: EligibilityCondition) -> Iterator[Fault]:
        """Every fault of the texts and sources of one condition."""
        for number, reference in enumerate(condition.sources):
            yield from self._reference(f"{where}.sources.{number}", reference)
        for field, text in condition.texts():
            given = condition.given(field)
            yield from self._text(f"{where}.{field}", text, Fact(names=condition.names), given)
            for name in sorted((set(placeholders(text.it)) & self.given) - given):
                yield Fault(self.file, f"{where}.{field}", f"the placeholder {{{name}}} is not filled in here")

    def _variant(self, where: str, variant: Variant, fact: Fact) -> Iterator[Fault]:
        for condition, words in variant.when.items():
            for word in sorted(set(words) - self.words[condition]):
                yield Fault(self.file, f"{where}.when", f"{condition} is never {word!r}")
        named = {GIVEN_BY_CONDITION[condition] for condition in variant.when if condition in GIVEN_BY_CONDITION}
        yield from self._text(f"{where}.text", variant.text, fact, named)
        if variant.simple is not None:
            yield from self._text(f"{where}.simple", variant.simple, fact, named)
        yield from self._no_longer(where, variant.simple, [variant.text])

    def _no_longer(self, where: str, simple: Text | None, plain: list[Text | None]) -> Iterator[Fault]:
        """A simpler text that is longer than what it stands for helps nobody."""
        if simple is None:
            return
        for language in LANGUAGES:
            longest = sum(len(text.in_language(language)) for text in plain if text is not None)
            if len(simple.in_language(language)) > longest:
                yield Fault(self.file, f"{where}.simple.{language}", "is longer than the plain text; say less")

    def _reference(self, where: str, reference: SourceRef) -> Iterator[Fault]:
        if reference.source not in self.listed:
            yield Fault(self.file, f"{where}.source", f"there is no source {reference.source!r} in this file")
        if reference.quote is not None and self.page is not None and _on_one_line(reference.quote) not in self.page:
            yield Fault(self.file, f"{where}.quote", "does not stand on the imported page; quote it to the letter")

    def _text(self, where: str, text: Text, fact: Fact, named: set[str]) -> Iterator[Fault]:
        yield from _check_same_placeholders(self.file, where, text)
        for language in LANGUAGES:
            written = text.in_language(language)
            for name in sorted(set(placeholders(written)) - set(fact.values) - self.given - named):
                yield Fault(self.file, f"{where}.{language}", f"the placeholder {{{name}}} has no value")
            yield from self._forms(f"{where}.{language}", written, fact)
            for figure in figures(written, fact.names):
                yield Fault(self.file, f"{where}.{language}", f"the figure {figure!r} is not a value of the fact")
            if "\n\n" in written:
                yield Fault(self.file, f"{where}.{language}", "holds a blank line, at which channels cut a message")
        if figures(text.it, fact.names) != figures(text.en, fact.names):
            yield Fault(self.file, where, "the two languages differ in their figures")

    def _forms(self, where: str, written: str, fact: Fact) -> Iterator[Fault]:
        for name, form in _PLACEHOLDER.findall(written):
            value = fact.values.get(name)
            allowed = FORMS.get(value.type, set()) if value is not None else set()
            if isinstance(value, DurationValue) and value.most is None:
                allowed = {"least"}
            if form and form not in allowed:
                yield Fault(self.file, where, f"the placeholder {{{name}}} has no form {form!r}")


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _check_same_placeholders(file: str, where: str, text: Text) -> Iterator[Fault]:
    if set(placeholders(text.it)) != set(placeholders(text.en)):
        yield Fault(file, where, "the two languages differ in their placeholders")
    for language in LANGUAGES:
        written = text.in_language(language)
        if _BRACE.search(_PLACEHOLDER.sub("", written)) or _LEFTOVER.search(written):
            yield Fault(file, f"{where}.{language}", "a placeholder is left over")


def _check_places(content: Content) -> Iterator[Fault]:
    countries = {country.code for country in content.countries}
    regions = {region.code for region in content.regions}
    for country in content.countries:
        if country.status not in WORDS["country_status"]:
            yield Fault("places/countries.csv", country.code, f"unknown status {country.status!r}")
    for region in content.regions:
        if region.country not in countries:
            yield Fault("places/regions.csv", region.code, f"there is no country {region.country!r}")
    for area in content.areas:
        for reading in area.readings:
            kind, _, code = reading.partition(":")
            if code not in {"country": countries, "region": regions}.get(kind, set()):
                yield Fault("places/areas.csv", area.name.en, f"there is no {reading!r}")


def _check_unique(content: Content) -> Iterator[Fault]:
    for file, ids in (
        ("places/countries.csv", [country.code for country in content.countries]),
        ("places/regions.csv", [region.code for region in content.regions]),
        ("glossary.yml", [term.id for term in content.terms]),
        ("offices.yml", [office.id for office in content.offices]),
    ):
        for identifier, times in Counter(ids).items():
            if times > 1:
                yield Fault(file, identifier, "is listed twice")
