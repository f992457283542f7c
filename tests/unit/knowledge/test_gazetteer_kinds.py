"""Kinds of organisation are recognised as one and as several, in both languages."""

import pytest

from knowledge.gazetteer import Gazetteer

CLUSTER, NETWORK, FIRM, SCHOOL, PUBLIC, PERSON, OTHER = (
    "cluster_organisation",
    "business_network",
    "company",
    "university",
    "public_body",
    "person",
    "other",
)


@pytest.mark.parametrize(
    ("one", "several", "kind"),
    [
        ("cluster", "clusters", CLUSTER),
        ("gestore di cluster", "gestori di cluster", CLUSTER),
        ("distretto industriale", "distretti industriali", CLUSTER),
        ("distretto produttivo", "distretti produttivi", CLUSTER),
        ("organizzazione di cluster", "organizzazioni di cluster", CLUSTER),
        ("cluster organisation", "cluster organisations", CLUSTER),
        ("cluster organization", "cluster organizations", CLUSTER),
        ("cluster manager", "cluster managers", CLUSTER),
        ("cluster initiative", "cluster initiatives", CLUSTER),
        ("rete di imprese", "reti di imprese", NETWORK),
        ("rete d'impresa", "reti d'impresa", NETWORK),
        ("contratto di rete", "contratti di rete", NETWORK),
        ("associazione di imprese", "associazioni di imprese", NETWORK),
        ("associazione di categoria", "associazioni di categoria", NETWORK),
        ("camera di commercio", "camere di commercio", NETWORK),
        ("business network", "business networks", NETWORK),
        ("business association", "business associations", NETWORK),
        ("trade association", "trade associations", NETWORK),
        ("chamber of commerce", "chambers of commerce", NETWORK),
        ("impresa", "imprese", FIRM),
        ("microimpresa", "microimprese", FIRM),
        ("piccola impresa", "piccole imprese", FIRM),
        ("grande impresa", "grandi imprese", FIRM),
        ("artigiano", "artigiani", FIRM),
        ("bottega", "botteghe", FIRM),
        ("company", "companies", FIRM),
        ("small business", "small businesses", FIRM),
        ("start-up", "start-ups", FIRM),
        ("manufacturer", "manufacturers", FIRM),
        ("ateneo", "atenei", SCHOOL),
        ("politecnico", "politecnici", SCHOOL),
        ("centro di ricerca", "centri di ricerca", SCHOOL),
        ("istituto di ricerca", "istituti di ricerca", SCHOOL),
        ("ente di ricerca", "enti di ricerca", SCHOOL),
        ("university", "universities", SCHOOL),
        ("college", "colleges", SCHOOL),
        ("faculty", "faculties", SCHOOL),
        ("research centre", "research centres", SCHOOL),
        ("research center", "research centers", SCHOOL),
        ("research institute", "research institutes", SCHOOL),
        ("research organisation", "research organisations", SCHOOL),
        ("comune", "comuni", PUBLIC),
        ("municipio", "municipi", PUBLIC),
        ("ente locale", "enti locali", PUBLIC),
        ("pubblica amministrazione", "pubbliche amministrazioni", PUBLIC),
        ("unione di comuni", "unioni di comuni", PUBLIC),
        ("comunità montana", "comunità montane", PUBLIC),
        ("town council", "town councils", PUBLIC),
        ("city council", "city councils", PUBLIC),
        ("town hall", "town halls", PUBLIC),
        ("regional authority", "regional authorities", PUBLIC),
        ("privato cittadino", "privati cittadini", PERSON),
        ("libero professionista", "liberi professionisti", PERSON),
        ("sole trader", "sole traders", PERSON),
        ("private citizen", "private citizens", PERSON),
        ("associazione culturale", "associazioni culturali", OTHER),
        ("cooperativa sociale", "cooperative sociali", OTHER),
        ("ente del terzo settore", "enti del terzo settore", OTHER),
        ("foundation", "foundations", OTHER),
        ("nonprofit", "nonprofits", OTHER),
    ],
)
def test_one_and_several(one: str, several: str, kind: str, gazetteer: Gazetteer) -> None:
    for text, name in ((f"un {one} qui", one), (f"tre {several} qui", several)):
        found = [(each.value, text[each.start : each.end]) for each in gazetteer.find(text)]
        assert (kind, name) in found


@pytest.mark.parametrize("text", ["in quali regioni?", "three regions", "le province italiane", "things in common"])
def test_where_is_not_who(text: str, gazetteer: Gazetteer) -> None:
    assert "organisation_kind" not in [one.entity for one in gazetteer.find(text)]
