"""What an answer says of the members, however it is put."""

from collections.abc import Callable
from typing import Any

import pytest

from assistant.interview.step import Step
from tests.unit.interview.conftest import fields

Talk = Callable[..., Step]
CLUSTER, NETWORK, FIRM = "cluster_organisation", "business_network", "company"
THREE = "siamo tre: Lombardia, Catalogna e Sofia"


@pytest.mark.parametrize(
    ("said", "size"),
    [
        ("3", 3),
        ("tre", 3),
        ("siamo in quattro", 4),
        ("siamo cinque partner", 5),
        ("circa sei membri", 6),
        ("we are four", 4),
        ("there are five of us", 5),
        ("three members", 3),
        ("noi e due partner", 3),
        ("siamo noi con tre partner", 4),
        ("us and two partners", 3),
        ("solo noi", 1),
        ("just us", 1),
        ("due cluster e un'università", 3),
        ("two clusters, a university and a town council", 4),
        ("Italia, Spagna e Bulgaria", 3),
        ("tre cluster: Lombardia, Catalogna e Sofia", 3),
        ("IT, FR, FR, RO", 4),
    ],
)
def test_how_many_members(talk: Talk, said: str, size: int) -> None:
    step = talk(said)
    assert (len(step.state.members), step.state.counted) == (size, True)


@pytest.mark.parametrize("said", ["siamo di tre paesi diversi", "100", "zero", "dal 2014 al 2020"])
def test_what_is_no_number_of_members(talk: Talk, said: str) -> None:
    assert not talk(said).state.counted


@pytest.mark.parametrize(
    ("said", "places"),
    [
        ("siamo tre cluster: Lombardia, Catalogna e Sofia", [("IT", "ITC4"), ("ES", "ES51"), ("BG", "BG41")]),
        ("tre: Italia, Francia, Serbia", [("IT", None), ("FR", None), ("RS", None)]),
        ("Milano, Italia e Parigi", [("IT", "ITC4"), ("FR", "FR10")]),
        ("Italia (Puglia), Spagna (Catalogna)", [("IT", "ITF4"), ("ES", "ES51")]),
        ("un cluster lombardo, uno catalano e uno bulgaro", [("IT", "ITC4"), ("ES", "ES51"), ("BG", None)]),
        (
            "quattro partner, due dalla Grecia, uno italiano e uno francese",
            [("GR", None)] * 2 + [("IT", None), ("FR", None)],
        ),
        ("two: Galicia (Spain) and Portugal", [("ES", "ES11"), ("PT", None)]),
        ("tre cluster lombardi", [("IT", "ITC4")] * 3),
    ],
)
def test_where_the_members_are(talk: Talk, said: str, places: list[tuple[str, str | None]]) -> None:
    assert fields(talk(said), "country", "region") == places


def test_members_may_come_one_by_one(talk: Talk) -> None:
    step = talk("quattro", "Italia", "Spagna")
    assert step.state.focus == 2
    assert fields(talk("quattro", "Italia", "Spagna", "Bulgaria e Grecia"), "country") == ["IT", "ES", "BG", "GR"]


def test_one_unknown_place_leaves_only_that_member_open(talk: Talk) -> None:
    step = talk("tre", "Italia", "non lo so", "Grecia")
    assert fields(step, "country") == ["IT", None, "GR"]
    assert step.state.skipped == ((1, "country"),)


@pytest.mark.parametrize(
    ("said", "kinds"),
    [
        ("tutti cluster", [CLUSTER] * 3),
        ("all clusters", [CLUSTER] * 3),
        ("clusters", [CLUSTER] * 3),
        ("siamo tutti reti di imprese", [NETWORK] * 3),
        ("un cluster, una rete di imprese e un'impresa", [CLUSTER, NETWORK, FIRM]),
        ("il secondo è un'università, gli altri cluster", [CLUSTER, "university", CLUSTER]),
        ("the first is a company, the others are clusters", [FIRM, CLUSTER, CLUSTER]),
        ("il partner catalano è un comune", [None, "public_body", None]),
        ("Lombardia e Sofia sono cluster, la Catalogna è un'impresa", [CLUSTER, FIRM, CLUSTER]),
    ],
)
def test_the_kind_of_each(talk: Talk, said: str, kinds: list[str | None]) -> None:
    assert fields(talk(THREE, said), "kind") == kinds


def test_the_region_is_no_kind_of_body(talk: Talk) -> None:
    assert fields(talk("tre: regione Puglia, regione Lombardia e Sofia"), "kind") == [None] * 3


@pytest.mark.parametrize(
    ("said", "values"),
    [
        ("sì", [True] * 3),
        ("yes, all of them", [True] * 3),
        ("sì, tutti", [True] * 3),
        ("nessuno", [False] * 3),
        ("none of them", [False] * 3),
        ("tutti tranne il partner bulgaro", [True, True, False]),
        ("all but the second", [True, False, True]),
        ("tutti tranne il terzo", [True, True, False]),
        ("solo il primo", [True, False, False]),
        ("il primo sì, il secondo no, il terzo sì", [True, False, True]),
        ("il secondo no", [None, False, None]),
        ("i primi due sì, il terzo non lo so", [True, True, None]),
        ("the first two yes, the third no", [True, True, False]),
        ("Lombardia e Catalogna sì, Sofia no", [True, True, False]),
        ("non lo so", [None] * 3),
    ],
)
def test_legal_personality(talk: Talk, said: str, values: list[bool | None]) -> None:
    assert fields(talk(f"{THREE}", "tutti cluster", said), "legal_personality") == values


@pytest.mark.parametrize(
    ("said", "values"),
    [
        ("sì", ["registered"] * 3),
        ("tutti iscritti", ["registered"] * 3),
        ("hanno tutti chiesto l'iscrizione", ["requested"] * 3),
        ("no, nessuno", ["none"] * 3),
        ("due sono iscritti, il terzo ha fatto domanda", ["registered", "registered", "requested"]),
        ("the third has applied, the others are registered", ["registered", "registered", "requested"]),
        ("il primo è iscritto, il secondo no, il terzo è in attesa", ["registered", "none", "requested"]),
        ("all but the Catalan one", ["registered", "none", "registered"]),
    ],
)
def test_registration(talk: Talk, said: str, values: list[str]) -> None:
    assert fields(talk(THREE, "tutti cluster", "sì", said), "platform_registration") == values


def test_several_answers_in_one_message_are_all_taken(talk: Talk) -> None:
    said = "siamo tre cluster: Lombardia, Catalogna e Sofia, tutti iscritti, tutti con personalità giuridica"
    step = talk(said)
    everything = fields(step, "kind", "legal_personality", "platform_registration")
    assert everything == [(CLUSTER, True, "registered")] * 3
    assert step.kind == "finished"


@pytest.mark.parametrize(
    ("said", "told"),
    [("no", False), ("non tutti", False), ("not all of them", False)],
)
def test_a_no_asks_who(talk: Talk, said: str, told: bool) -> None:
    step = talk(THREE, "tutti cluster", said)
    [open_choice] = step.state.unclear
    assert (open_choice.kind, open_choice.field, open_choice.value) == ("which", "legal_personality", told)
    assert fields(talk(THREE, "tutti cluster", said, "il secondo"), "legal_personality") == [None, False, None]


CORRECTIONS: list[tuple[str, str, list[Any]]] = [
    ("no aspetta, il secondo membro è in Francia", "country", ["IT", "FR", "BG"]),
    ("il partner bulgaro in realtà è sloveno", "country", ["IT", "ES", "SI"]),
    ("la Slovenia al posto della Bulgaria", "country", ["IT", "ES", "SI"]),
    ("Slovenia instead of Bulgaria", "country", ["IT", "ES", "SI"]),
    ("non la Bulgaria ma la Slovenia", "country", ["IT", "ES", "SI"]),
    ("aggiungi un partner greco", "country", ["IT", "ES", "BG", "GR"]),
    ("add a Greek partner", "country", ["IT", "ES", "BG", "GR"]),
    ("togli la Bulgaria", "country", ["IT", "ES"]),
    ("the Spanish partner drops out", "country", ["IT", "BG"]),
    ("il terzo esce", "country", ["IT", "ES"]),
    ("no aspetta, i membri sono quattro", "country", ["IT", "ES", "BG", None]),
    ("wait, there are five members", "country", ["IT", "ES", "BG", None, None]),
    ("anzi, il terzo è un'impresa", "kind", [CLUSTER, CLUSTER, FIRM]),
    ("actually the second is a university", "kind", [CLUSTER, "university", CLUSTER]),
    ("scusa, il primo non è iscritto alla piattaforma", "platform_registration", ["none", None, None]),
]


@pytest.mark.parametrize(("said", "field", "values"), CORRECTIONS)
def test_a_correction_changes_only_what_it_names(talk: Talk, said: str, field: str, values: list[Any]) -> None:
    step = talk("siamo tre cluster: Lombardia, Catalogna e Sofia", said)
    assert fields(step, field) == values


def test_fewer_members_ask_who_leaves(talk: Talk) -> None:
    step = talk("siamo tre cluster: Lombardia, Catalogna e Sofia", "anzi siamo in due")
    assert [one.kind for one in step.state.unclear] == ["leaves"]
    after = talk("siamo tre cluster: Lombardia, Catalogna e Sofia", "anzi siamo in due", "il secondo")
    assert fields(after, "country") == ["IT", "BG"]


def test_an_unnamed_partner_is_asked_about(talk: Talk) -> None:
    step = talk("siamo tre cluster: Lombardia, Catalogna e Sofia", "in realtà il partner è sloveno")
    [open_choice] = step.state.unclear
    assert (open_choice.field, open_choice.value.country) == ("place", "SI")
    after = talk("siamo tre cluster: Lombardia, Catalogna e Sofia", "in realtà il partner è sloveno", "/member.new")
    assert fields(after, "country") == ["IT", "ES", "BG", "SI"]
