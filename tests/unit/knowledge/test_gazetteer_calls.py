"""Calls, terms and kinds of organisation are recognised by their names, new ones with the load that brings them."""

import pytest
import sqlalchemy as sa

from assistant.database import open_database
from knowledge.gazetteer import Found, Gazetteer, gazetteer_of
from knowledge.load import load
from knowledge.places import Name
from knowledge.read import Content
from knowledge.store import KnowledgeStore
from tests.unit.knowledge.conftest import EUROCLUSTERS, ContentFolder

EXCELLENCE, INTERNATIONAL = "RLA12020034211", "COS-CLUSINT-2020-3-01"
RECOVERY = "SMP-COSME-2021-CLUSTER-01"


def calls(text: str, gazetteer: Gazetteer) -> set[tuple[str, str]]:
    """The calls named, each with the words that name it."""
    return {(one.value, text[one.start : one.end]) for one in gazetteer.find(text) if one.entity == "call"}


@pytest.mark.parametrize(
    ("text", "named", "codes"),
    [
        ("RLA12020034211", "RLA12020034211", [EXCELLENCE]),
        ("il bando rla12020034211?", "rla12020034211", [EXCELLENCE]),
        ("COS-CLUSTER-2020-3-03", "COS-CLUSTER-2020-3-03", [EXCELLENCE]),
        ("COS-CLUSTER-2020-3.03", "COS-CLUSTER-2020-3.03", [EXCELLENCE]),
        ("cos cluster 2020 3 03", "cos cluster 2020 3 03", [EXCELLENCE]),
        ("European Cluster Excellence Programme 2020", "European Cluster Excellence Programme 2020", [EXCELLENCE]),
        ("sul cluster excellence", "cluster excellence", [EXCELLENCE]),
        ("eccellenza dei cluster", "eccellenza dei cluster", [EXCELLENCE]),
        ("ESCP-4x", "ESCP-4x", [EXCELLENCE]),
        ("ESCP-4i", "ESCP-4i", [INTERNATIONAL]),
        ("Clusters Go International", "Clusters Go International", [INTERNATIONAL]),
        ("cluster go international", "cluster go international", [INTERNATIONAL]),
        ("clusters go internatonal", "clusters go internatonal", [INTERNATIONAL]),
        ("e per Euroclusters?", "Euroclusters", [RECOVERY]),
        ("gli eurocluters", "eurocluters", [RECOVERY]),
        ("SMP-COSME-2021-CLUSTER-01", "SMP-COSME-2021-CLUSTER-01", [RECOVERY]),
        ("il bando cluster 2020", "bando cluster 2020", [EXCELLENCE, INTERNATIONAL]),
        ("the 2020 cluster call", "2020 cluster call", [EXCELLENCE, INTERNATIONAL]),
    ],
)
def test_a_call_is_recognised_by_code_title_and_nickname(
    text: str, named: str, codes: list[str], gazetteer: Gazetteer
) -> None:
    assert calls(text, gazetteer) == {(code, named) for code in codes}


def test_every_name_of_every_call_is_recognised_in_full(store: KnowledgeStore, gazetteer: Gazetteer) -> None:
    for call in store.calls():
        titles = [text for title in (call.title, call.short_title) for text in (title.it, title.en)]
        for name in (call.code, call.eu_reference, *titles, *call.aliases):
            assert (call.code, name) in calls(f"Dimmi di {name}, grazie", gazetteer), name


@pytest.mark.parametrize(
    "text",
    ["il bando", "the call", "un cluster", "il 2020", "3-03", "COS", "RLA1", "un bando sui cluster", "excellence"],
)
def test_words_of_a_title_alone_name_no_call(text: str, gazetteer: Gazetteer) -> None:
    assert calls(text, gazetteer) == set()


def test_every_term_and_kind_is_recognised_by_every_name(store: KnowledgeStore, gazetteer: Gazetteer) -> None:
    names = [("term", term.id, name) for term in store.terms() for name in (term.name.it, term.name.en, *term.names)]
    names += [("organisation_kind", kind.id, name) for kind in store.kinds() for name in kind.names]
    found = {name: {(one.entity, one.value) for one in gazetteer.find(f"un {name}")} for _, _, name in names}
    assert [(kind, value, name) for kind, value, name in names if (kind, value) not in found[name]] == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("siamo una PMI", "company"),
        ("siamo una s.r.l.", "company"),
        ("we are a start-up", "company"),
        ("un comune può partecipare?", "public_body"),
        ("our university", "university"),
        ("sono una persona fisica", "person"),
        ("la camera di commercio", "business_network"),
        ("una rete di imprese", "business_network"),
        ("organizzazione di cluster", "cluster_organisation"),
        ("una fondazione", "other"),
    ],
)
def test_a_kind_of_organisation_is_recognised(text: str, kind: str, gazetteer: Gazetteer) -> None:
    assert [one.value for one in gazetteer.find(text) if one.entity == "organisation_kind"] == [kind]


def test_a_new_call_and_term_are_recognised_after_a_load_and_nothing_else(
    database: sa.engine.Engine, database_url: str, content: Content, folder: ContentFolder
) -> None:
    load(content, database)
    running = open_database(database_url)
    reader = KnowledgeStore(running)
    reader.refresh()
    text = "e il bando Verde Lombardia Domani (RLX2027000001)? che cos'è un prestatempo?"
    assert calls(text, gazetteer_of(reader)) == set()

    file = (
        (folder.path / EUROCLUSTERS).read_text(encoding="utf-8").replace("SMP-COSME-2021-CLUSTER-01", "RLX2027000001")
    )
    folder.write("calls/RLX2027000001.yml", file.replace('- "Euroclusters"\n', '- "Verde Lombardia Domani"\n', 1))
    folder.change("glossary.yml", "terms.0.names", lambda names: [*names, "prestatempo"])
    load(folder.read(), database)

    reader.refresh()
    found = gazetteer_of(reader)
    assert calls(text, found) == {("RLX2027000001", "Verde Lombardia Domani"), ("RLX2027000001", "RLX2027000001")}
    assert [one.value for one in found.find(text) if one.entity == "term"][-1] == "cluster"
    running.dispose()


def test_one_name_may_mean_things_of_several_kinds() -> None:
    names = [Name(entity="call", value="C", name="Aurora"), Name(entity="term", value="t", name="aurora")]
    assert Gazetteer(names, []).find("l'Aurora") == [Found("call", "C", 2, 8), Found("term", "t", 2, 8)]


def test_a_gazetteer_without_names_finds_nothing() -> None:
    assert Gazetteer([], []).find("la Slovenia e Euroclusters") == []
