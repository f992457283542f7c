"""The text fits what the question is about: the kind of organisation, the country, the region."""

import pytest

from assistant.answers import variants
from assistant.answers.model import Mention, Question
from assistant.answers.variants import Circumstances
from knowledge.read import read_content
from knowledge.schema import Fact, Variant
from knowledge.store import KnowledgeStore
from knowledge.values import Text
from tests.conftest import TODAY
from tests.unit.answers.conftest import EXCELLENCE, INTERNATIONAL, LANGUAGES, Ask, digits

CONTENT = read_content()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("kind", "italian", "english"),
    [
        ("company", "singola impresa", "single company"),
        ("university", "centri di ricerca **non figurano", "research centres **are not"),
        ("public_body", "ente pubblico, come un comune", "public body, such as a municipality"),
        ("person", "persona fisica **non figura", "private individual **is not"),
        ("other", "Conta il tipo di organizzazione", "What counts is the kind of organisation"),
    ],
)
def test_who_may_apply_is_answered_for_the_kind_asked_about(
    kind: str, italian: str, english: str, language: str, ask: Ask
) -> None:
    said = ask("beneficiaries", language, f"organisation_kind:{kind}").text
    assert (english if language == "en" else italian).casefold() in said.casefold()
    assert said != ask("beneficiaries", language).text


def test_each_kind_of_organisation_has_its_own_answer(ask: Ask) -> None:
    answers = {kind: ask("beneficiaries", "it", f"organisation_kind:{kind}") for kind in CONTENT.kinds}
    assert len({answer.text for answer in answers.values()}) >= len(CONTENT.kinds) - 1
    assert {answer.facts for answer in answers.values()} == {(f"{EXCELLENCE}/beneficiaries",)}


@pytest.mark.parametrize(
    ("country", "italian", "english"),
    [
        ("SI", "**Slovenia**: Stato membro", "**Slovenia**: an EU Member State"),
        ("TR", "**Turchia**: fuori dall'Unione europea, ma", "**Turkey**: outside the European Union, but"),
        ("GB", "**Regno Unito**: uscito dall'Unione", "**United Kingdom**: it had left the Union"),
        ("CH", "**Svizzera**: **non figura", "**Switzerland**: **not among"),
    ],
)
def test_a_country_is_answered_by_how_it_stands_to_the_programme(
    country: str, italian: str, english: str, ask: Ask
) -> None:
    assert ask("countries", "it", f"country:{country}").text.startswith(italian)
    assert ask("countries", "en", f"country:{country}").text.startswith(english)


def test_every_country_has_an_answer_with_its_name_and_note_in_both_languages(store: KnowledgeStore, ask: Ask) -> None:
    for country in store.countries():
        italian, english = (ask("countries", language, f"country:{country.code}").text for language in LANGUAGES)
        assert italian.startswith(f"**{country.name.it}**:")
        assert english.startswith(f"**{country.name.en}**:")
        assert digits(italian) == digits(english), country.code
        if country.note is not None:
            assert italian.endswith(country.note.it)
            assert english.endswith(country.note.en)


@pytest.mark.parametrize(
    ("named", "italian", "english"),
    [
        ("region:ITF3", "**Campania**: regione **meno sviluppata**", "**Campania**: a **less developed** region"),
        ("region:ITF1", "**Abruzzo**: regione **in transizione**", "**Abruzzo**: a region **in transition**"),
        ("region:ITC4", "**Lombardia**: regione **più sviluppata**", "**Lombardy**: a **more developed** region"),
        ("country:LV", "**Lettonia**: nella classificazione 2014-2020 **tutte le", "**Latvia**: in the 2014-2020"),
        ("country:IT", "**Italia**: nella classificazione 2014-2020 **solo alcune", "**Italy**: in the 2014-2020"),
        ("country:NL", "**Paesi Bassi**: nella classificazione 2014-2020 **nessuna", "**Netherlands**: in the 2014"),
        ("country:CH", "**Svizzera**: la classificazione", "**Switzerland**: the cohesion policy classification"),
    ],
)
def test_a_region_is_answered_by_its_category_and_a_country_by_its_regions(
    named: str, italian: str, english: str, ask: Ask
) -> None:
    assert ask("regions", "it", named).text.startswith(italian)
    assert ask("regions", "en", named).text.startswith(english)


def test_every_region_has_an_answer_with_its_name_in_both_languages(store: KnowledgeStore, ask: Ask) -> None:
    words = {"less_developed": "meno sviluppata", "transition": "in transizione", "more_developed": "più sviluppata"}
    for region in store.regions():
        italian, english = (ask("regions", language, f"region:{region.code}").text for language in LANGUAGES)
        assert italian.startswith(f"**{region.name.it}**: regione **{words[region.category]}**")
        assert english.startswith(f"**{region.name.en}**: a ")


@pytest.mark.parametrize(
    ("topic", "named", "lines"),
    [
        ("countries", ["country:SI", "country:CH"], ["**Slovenia**", "**Svizzera**"]),
        ("countries", ["region:ITF3"], ["**Italia**"]),
        ("countries", ["region:ITF3", "region:ITC4", "country:IT"], ["**Italia**"]),
        ("countries", ["country:GE", "country:US"], ["**Georgia**", "**Stati Uniti**"]),
        ("regions", ["region:BE22", "region:NL42"], ["**Provincia del Limburgo (BE)**", "**Limburgo (NL)**"]),
        ("regions", ["country:IT", "region:ITF3"], ["**Campania**"]),
        ("regions", ["country:CH", "region:ITF3"], ["**Svizzera**", "**Campania**"]),
        ("countries", ["country:XX", "country:SI"], ["**Slovenia**"]),
        ("regions", ["region:XX99", "region:ITF3"], ["**Campania**"]),
    ],
)
def test_each_place_named_has_its_line(topic: str, named: list[str], lines: list[str], ask: Ask) -> None:
    said = ask(topic, "it", *named).text.split("\n")
    assert [line.split(":")[0] for line in said] == lines


@pytest.mark.parametrize("topic", ["countries", "regions"])
def test_places_that_nobody_knows_are_answered_as_if_none_was_named(topic: str, ask: Ask) -> None:
    assert ask(topic, "it", "country:XX", "region:XX99") == ask(topic, "it")


@pytest.mark.parametrize("topic", ["countries", "regions"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_call_whose_sources_are_silent_on_places_says_so_for_each_place(topic: str, language: str, ask: Ask) -> None:
    answer = ask(topic, language, "country:CH", "region:ITF3", call=INTERNATIONAL)
    assert (answer.status, answer.facts) == ("not_stated", ())
    assert answer.text == ask(topic, language, call=INTERNATIONAL).text


def test_the_first_variant_whose_conditions_all_hold_is_said() -> None:
    texts = [Text(it=name, en=name) for name in ("plain", "both", "one", "late")]
    fact = Fact(
        text=texts[0],
        variants=[
            Variant(when={"call_status": ["open"], "organisation_kind": ["company"]}, text=texts[1]),
            Variant(when={"call_status": ["open", "closed"]}, text=texts[2]),
            Variant(when={"call_status": ["open"]}, text=texts[3]),
        ],
    )
    said = [
        variants.choose(fact, Circumstances(words))
        for words in ({}, {"call_status": "open"}, {"call_status": "open", "organisation_kind": "company"})
    ]
    assert said == [texts[0], texts[2], texts[1]]
    assert variants.choose(Fact(not_stated=texts[0], ask="eccp"), Circumstances({})) is None


def test_the_first_kind_named_counts() -> None:
    mentions = (Mention("organisation_kind", "university"), Mention("organisation_kind", "company"))
    assert variants.plain(Question("beneficiaries", "it", TODAY, None, mentions), None).words == {
        "organisation_kind": "university"
    }
