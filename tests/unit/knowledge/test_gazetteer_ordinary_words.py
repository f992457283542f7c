"""Words of every day are not taken for places, also where a place is called so or almost so."""

import pytest

from knowledge.gazetteer import Gazetteer, fold
from knowledge.read import Content
from knowledge.store import KnowledgeStore
from tests.unit.knowledge.conftest import every_place

PLACES = ("country", "region")


def places(text: str, gazetteer: Gazetteer) -> list[str]:
    """The places found in a text, as written there."""
    return [text[one.start : one.end] for one in gazetteer.find(text) if one.entity in PLACES]


@pytest.mark.parametrize(
    "text",
    [
        "come funziona il bando?",
        "quando apre e quando chiude?",
        "fino a quando si può fare domanda",
        "il bando è chiusso?",
        "entro mezzogiorno",
        "in massa",
        "la potenza del server",
        "porto il documento in porto",
        "in prima riga",
        "ci vuole costanza",
        "una riunione con i partner",
        "il progetto è fermo",
        "le marche da bollo",
        "il cuneo fiscale",
        "una crema",
        "America Latina",
        "in una lettera latina",
        "ho perso la password",
        "un argento ai mondiali",
        "quanti membri servono?",
        "i fondi sono finiti",
        "entro trenta giorni, in trenta mesi",
        "la prima parte, la seconda e la terza",
        "i centri di ricerca del nord e del sud",
        "la spesa del personale",
        "i paesi terzi e l'Europa",
        "l'agenzia europea, i cluster europei",
        "le isole e le coste",
        "genere e generazione",
        "un corso di formazione",
        "i corsi per i membri",
        "le domande in corso",
        "di corsa",
        "una campana di vetro",
        "le provvince e i comuni",
        "in italiano, per favore",
        "parlate inglese?",
        "parli inglese?",
        "scrivere in lingua francese",
        "can you speak Italian?",
        "answer in English",
        "English please",
        "the English version of the call",
        "split the budget",
        "a nice project",
        "what is the best way?",
        "the reading list",
        "reading the rules",
        "tours of the cluster",
        "we polish the text",
        "polish the proposal",
        "the lens of policy",
        "cork and hull",
        "does it cover travel?",
        "tell us more, it is late",
        "to me and to others",
        "turkey for dinner",
        "the china cup",
        "jordan told me",
        "QUANDO SCADE IL BANDO? COME SI FA IN MASSA?",
        "no, de minimis",
        "si, va bene",
        "e-mail e chat",
    ],
)
def test_an_ordinary_word_is_no_place(text: str, gazetteer: Gazetteer) -> None:
    assert places(text, gazetteer) == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("un'azienda di Como", ["Como"]),
        ("a como", ["como"]),
        ("bari", []),
        ("Bari", ["Bari"]),
        ("un cluster di bari", ["bari"]),
        ("Massa", ["Massa"]),
        ("un'impresa di Massa", ["Massa"]),
        ("un'impresa di massa", []),
        ("from Reading", ["Reading"]),
        ("from reading", []),
        ("a partner in Nice", ["Nice"]),
        ("in turkey", ["turkey"]),
        ("the Poles and the Swedes", ["Poles", "Swedes"]),
        ("the poles", []),
        ("regione marche", ["regione marche"]),
        ("la regione di Potenza", ["Potenza"]),
        ("in USA", ["USA"]),
        ("si usa così", []),
    ],
)
def test_a_guarded_name_counts_where_it_is_meant(text: str, named: list[str], gazetteer: Gazetteer) -> None:
    assert places(text, gazetteer) == named


@pytest.mark.parametrize("text", ["COME", "MASSA", "IN MASSA", "POTENZA E POTENZA"])
def test_a_capital_tells_nothing_where_everything_is_shouted(text: str, gazetteer: Gazetteer) -> None:
    assert places(text, gazetteer) == []


@pytest.mark.parametrize(
    "text", ["attività in comune", "qualcosa in comune con altri", "things we have in common", "the company of friends"]
)
def test_in_common_is_no_municipality(text: str, gazetteer: Gazetteer) -> None:
    assert "public_body" not in [one.value for one in gazetteer.find(text)]


def test_every_near_word_of_the_content_is_read_as_itself(
    content: Content, store: KnowledgeStore, gazetteer: Gazetteer
) -> None:
    near = content.ordinary_words.near
    names = {fold(name) for _, _, name in every_place(store)}
    assert len(near) > 400
    assert [word for word in near if fold(word) not in names and places(f"il {word} qui", gazetteer)] == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Georgia e Danimarca", ["Georgia", "Danimarca"]),
        ("Georgia and Denmark", ["Georgia", "Denmark"]),
        ("georgia e danimarca", ["georgia", "danimarca"]),
        ("GEORGIA E DANIMARCA", ["GEORGIA", "DANIMARCA"]),
        ("Malta, Cipro e Italia", ["Malta", "Cipro", "Italia"]),
        ("Malta e la Francia possono partecipare?", ["Malta", "Francia"]),
        ("Turkey or Norway?", ["Turkey", "Norway"]),
        ("Cork, Lombardy and Sofia", ["Cork", "Lombardy", "Sofia"]),
        ("Prato e Firenze", ["Prato", "Firenze"]),
        ("La Spezia e Genova", ["Spezia", "Genova"]),
        ("membri di italia, malta e cipro", ["italia", "malta", "cipro"]),
        ("siamo tre: georgia, malta e danimarca, tutti cluster", ["georgia", "malta", "danimarca"]),
    ],
)
def test_a_guarded_name_counts_in_a_list_with_a_place(text: str, named: list[str], gazetteer: Gazetteer) -> None:
    assert list(dict.fromkeys(places(text, gazetteer))) == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Riunione, Bruxelles", ["Bruxelles"]),
        ("Riunione a Bruxelles e a Roma", ["Bruxelles", "Roma"]),
        ("Porto la Francia e l'Italia nel progetto", ["Francia", "Italia"]),
        ("Usa e getta in Italia", ["Italia"]),
        ("Massa critica, Italia e Francia", ["Italia", "Francia"]),
        ("Fermo, in Italia si può?", ["Italia"]),
        ("Potenza del server, Italia", ["Italia"]),
        ("Corse e gare in Francia", ["Francia"]),
        ("Split the budget, Italy and France", ["Italy", "France"]),
        ("Reading and writing in Italy", ["Italy"]),
        ("Turkey and chicken for dinner in Rome", ["Rome"]),
        ("in Francia, lodi e premi", ["Francia"]),
        ("iscritti ad albi e registri, Italia", ["Italia"]),
        ("porto e lisbona", ["lisbona"]),
        ("da Roma in massa", ["Roma"]),
        ("Fermo o in corso?", []),
        ("Potenza e memoria del server", []),
        ("Lodi e critiche", []),
    ],
)
def test_a_word_beside_a_place_stays_a_word(text: str, named: list[str], gazetteer: Gazetteer) -> None:
    assert places(text, gazetteer) == named
