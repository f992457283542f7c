"""Every name that the knowledge base gives: of calls, places, terms and kinds of organisation."""

from collections.abc import Iterable, Iterator

from knowledge.places import Name
from knowledge.store import KnowledgeStore


def names_of(store: KnowledgeStore) -> Iterator[Name]:
    """The names by which entities are recognised, with what guards those that are also words."""
    yield from _call_names(store)
    yield from _place_names(store)
    yield from _term_names(store)


def _call_names(store: KnowledgeStore) -> Iterator[Name]:
    for call in store.calls():
        titles = [call.title.it, call.title.en, call.short_title.it, call.short_title.en]
        for name in (call.code, call.eu_reference, *titles, *call.aliases):
            yield Name(entity="call", value=call.code, name=name)


def _place_names(store: KnowledgeStore) -> Iterator[Name]:
    words = store.ordinary_words()
    guards = {**dict.fromkeys(words.guarded, "name"), **dict.fromkeys(words.capital_only, "capital")}

    def named(entity: str, value: str, names: Iterable[str], guard: str = "") -> Iterator[Name]:
        for name in names:
            fields = {"entity": entity, "value": value, "name": name, "guard": guards.get(name.casefold(), guard)}
            yield Name.parse_obj(fields)

    countries = {country.code: {country.name.it, country.name.en} for country in store.countries()}
    for country in store.countries():
        yield from named("country", country.code, (country.name.it, country.name.en, *country.names, *country.cities))
        yield from named("country", country.code, country.demonyms, "demonym")
    for region in store.regions():
        own = {region.name.it, region.name.en, *region.names} - countries.get(region.country, set())
        yield from named("region", region.code, (*own, *region.cities, region.code, *region.newer_codes))
        yield from named("region", region.code, region.demonyms, "demonym")
    for area in store.areas():
        for entity, _, value in (reading.partition(":") for reading in area.readings):
            yield from named(entity, value, (area.name.it, area.name.en, *area.names))


def _term_names(store: KnowledgeStore) -> Iterator[Name]:
    for kind in store.kinds():
        for name in kind.names:
            yield Name(entity="organisation_kind", value=kind.id, name=name)
    for term in store.terms():
        for name in (term.name.it, term.name.en, *term.names):
            yield Name(entity="term", value=term.id, name=name)
