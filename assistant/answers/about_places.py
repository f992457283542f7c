"""For which places an answer is given: those named, where the topic is about places."""

from assistant.answers import variants
from assistant.answers.model import Question
from assistant.answers.variants import Circumstances
from knowledge.schema import Call
from knowledge.store import KnowledgeStore
from knowledge.stored import StoredFact
from knowledge.values import Text

PLACED = ("countries", "regions")
"""Topics whose answer is about the places named."""


def places_asked(question: Question, call: Call | None, fact: StoredFact, store: KnowledgeStore) -> list[Circumstances]:
    """The circumstances of each country or region named; none where the topic is not about places.

    A region is asked about as its country where the question is which countries take part.
    """
    if fact.topic not in PLACED:
        return []
    base = variants.plain(question, call)
    regions = [region for region in map(store.region, question.values("region")) if region is not None]
    codes = question.values("country")
    if fact.topic == "countries":
        codes += [region.country for region in regions]
    countries = [country for country in map(store.country, dict.fromkeys(codes)) if country is not None]
    places = [variants.in_country(base, country, store) for country in countries]
    if fact.topic == "regions":
        named = {region.country for region in regions}
        places = [place for place in places if place.country and place.country.code not in named]
        places += [variants.in_region(base, region) for region in regions]
    return places


def with_note(text: Text | None, fact: StoredFact, place: Circumstances) -> Text | None:
    """The text, with the note that goes with the country where the question is whether it takes part."""
    note = place.country.note if place.country is not None and fact.topic == "countries" else None
    if text is None or note is None:
        return text
    return Text(it=f"{text.it} {note.it}", en=f"{text.en} {note.en}")
