"""Places are recognised by every name the content gives them, with a slip or two, and in every reading."""

from collections.abc import Iterator

import pytest

from knowledge.gazetteer import Found, Gazetteer, fold
from knowledge.read import Content
from knowledge.store import KnowledgeStore
from tests.unit.knowledge.conftest import every_place


def values(found: list[Found], *kinds: str) -> list[str]:
    """The values of some kinds, from left to right."""
    return [one.value for one in found if one.entity in kinds]


@pytest.mark.parametrize(
    ("text", "named", "value"),
    [
        ("un partner in Slovenia", "Slovenia", "SI"),
        ("un partner in slovenia", "slovenia", "SI"),
        ("e la GERMANIA?", "GERMANIA", "DE"),
        ("a partner from Germany", "Germany", "DE"),
        ("un cluster da Deutschland", "Deutschland", "DE"),
        ("Slovenija", "Slovenija", "SI"),
        ("is Česko in?", "Česko", "CZ"),
        ("e cesko", "cesko", "CZ"),
        ("España", "España", "ES"),
        ("espana", "espana", "ES"),
        ("Oesterreich", "Oesterreich", "AT"),
        ("Magyarország", "Magyarország", "HU"),
        ("dalla Ελλάδα", "Ελλάδα", "GR"),
        ("il Regno Unito", "Regno Unito", "GB"),
        ("the UK", "UK", "GB"),
        ("Gran Bretagna", "Gran Bretagna", "GB"),
        ("il Kosovo", "Kosovo", "XK"),
        ("e la Svizzera?", "Svizzera", "CH"),
        ("partner da Zurigo", "Zurigo", "CH"),
        ("a partner in Istanbul", "Istanbul", "TR"),
        ("un partner sloveno", "sloveno", "SI"),
        ("due partner francesi", "francesi", "FR"),
        ("German companies", "German", "DE"),
        ("Slovnia", "Slovnia", "SI"),
        ("Portogalo", "Portogalo", "PT"),
        ("Swizzerland", "Swizzerland", "CH"),
        ("in Ungeria", "Ungeria", "HU"),
        ("la Bulgheria", "Bulgheria", "BG"),
    ],
)
def test_a_country_is_recognised(text: str, named: str, value: str, gazetteer: Gazetteer) -> None:
    start = text.index(named)
    assert Found("country", value, start, start + len(named)) in gazetteer.find(text)


@pytest.mark.parametrize(
    ("text", "named", "value"),
    [
        ("in Lombardia", "Lombardia", "ITC4"),
        ("from Lombardy", "Lombardy", "ITC4"),
        ("Regione Campania", "Regione Campania", "ITF3"),
        ("in Puglia", "Puglia", "ITF4"),
        ("from Apulia", "Apulia", "ITF4"),
        ("Emilia Romagna", "Emilia Romagna", "ITH5"),
        ("valle d’aosta", "valle d’aosta", "ITC2"),
        ("VALLE D'AOSTA", "VALLE D'AOSTA", "ITC2"),
        ("sudtirol", "sudtirol", "ITH1"),
        ("un'azienda di Napoli", "Napoli", "ITF3"),
        ("naples", "naples", "ITF3"),
        ("a Milano", "Milano", "ITC4"),
        ("L'Aquila", "L'Aquila", "ITF1"),
        ("Lubiana", "Lubiana", "SI02"),
        ("Kraków", "Kraków", "PL21"),
        ("krakow", "krakow", "PL21"),
        ("partner campano", "campano", "ITF3"),
        ("reti lombarde", "lombarde", "ITC4"),
        ("la regione ITF3", "ITF3", "ITF3"),
        ("NUTS code si01", "si01", "SI01"),
        ("PL81", "PL81", "PL31"),
        ("Lombrdia", "Lombrdia", "ITC4"),
        ("in Sardegnia", "Sardegnia", "ITG2"),
        ("Apuila", "Apuila", "ITF4"),
    ],
)
def test_a_region_is_recognised(text: str, named: str, value: str, gazetteer: Gazetteer) -> None:
    start = text.index(named)
    assert Found("region", value, start, start + len(named)) in gazetteer.find(text)


def test_every_name_of_every_place_is_recognised_where_it_stands(store: KnowledgeStore, gazetteer: Gazetteer) -> None:
    missed = []
    for entity, value, name in every_place(store):
        start = len("Un partner di ")
        bare = name.strip("'().+")
        begin = start + name.index(bare)
        if Found(entity, value, begin, begin + len(bare)) not in gazetteer.find(f"Un partner di {name} va bene?"):
            missed.append((entity, value, name))
    assert missed == []


def slips_of(name: str) -> Iterator[str]:
    """A letter left out, two exchanged, one doubled, in the middle."""
    at = len(name) // 2
    yield name[:at] + name[at + 1 :]
    yield name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    yield name[:at] + name[at] + name[at:]


def test_a_slip_is_forgiven_in_every_country_that_takes_part(store: KnowledgeStore, gazetteer: Gazetteer) -> None:
    guarded = store.ordinary_words().guarded
    missed = []
    for country in store.countries():
        for name in {country.name.it, country.name.en}:
            if country.status != "not_participating" and name.isalpha() and name.casefold() not in guarded:
                slips = [slip for slip in slips_of(name) if len(slip) >= 6 and len(name) >= 6]
                missed += [s for s in slips if country.code not in values(gazetteer.find(f"in {s}"), "country")]
    assert missed == []


def test_a_name_with_several_readings_gives_each_with_the_same_span(content: Content, gazetteer: Gazetteer) -> None:
    text = "Un partner di {} va bene?"
    for area in content.areas:
        found = gazetteer.find(text.format(area.name.it))
        readings = {f"{one.entity}:{one.value}" for one in found if one.entity in ("country", "region")}
        assert readings == set(area.readings), area.name.it
        assert len({(one.start, one.end) for one in found}) == 1, area.name.it


def test_several_names_are_found_from_left_to_right(gazetteer: Gazetteer) -> None:
    text = "Slovenia, Lombardia e poi la Turchia: va bene?"
    found = gazetteer.find(text)
    assert values(found, "country", "region") == ["SI", "ITC4", "TR"]
    assert [text[one.start : one.end] for one in found] == ["Slovenia", "Lombardia", "Turchia"]


def test_the_longest_name_wins(gazetteer: Gazetteer) -> None:
    assert values(gazetteer.find("Reggio Emilia"), "region") == ["ITH5"]
    assert values(gazetteer.find("Macedonia del Nord"), "country", "region") == ["MK"]
    assert values(gazetteer.find("New York"), "country", "region") == ["US"]


@pytest.mark.parametrize("text", ["", "   ", "?!…", "🙂🙂", "\n", "12 345", "x" * 5000, "a " * 2000])
def test_a_text_without_names_gives_nothing(text: str, gazetteer: Gazetteer) -> None:
    assert gazetteer.find(text) == []


def test_offsets_count_characters_of_the_text_as_written(gazetteer: Gazetteer) -> None:
    text = "🙂 È «Österreich» — e poi: SLOVENIA?!"
    assert [text[one.start : one.end] for one in gazetteer.find(text)] == ["Österreich", "SLOVENIA"]


@pytest.mark.parametrize(
    ("text", "folded"), [("Česko", "cesko"), ("ŁÓDŹ", "lodz"), ("Køge", "koge"), ("STRAẞE", "strasse"), ("È", "e")]
)
def test_names_are_compared_without_case_and_accents(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize("text", ["Austria, Tyrol and Lombardy", "Austria, Tirolo e Lombardia"])
def test_a_slip_does_not_reach_over_a_comma(text: str, gazetteer: Gazetteer) -> None:
    assert values(gazetteer.find(text), "country", "region") == ["AT", "AT33", "ITC4"]
