"""Pieces of the call's text are found by its words, alike on each database, and nothing is found for other matters."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from knowledge import tables
from knowledge.load import FaultyContentError, load
from knowledge.read import Content
from knowledge.search import LONGEST, Hit, PassageSearch
from tests.conftest import CALL
from tests.unit.knowledge.conftest import EXCELLENCE, ContentFolder

OTHER = "SMP-COSME-2021-CLUSTER-01"

ABOUT_THE_CALL = {
    "it": {
        "sono ammessi subappalti a esperti esterni?": f"{CALL}/subcontracting",
        "SUBAPPALTO": f"{CALL}/subcontracting",
        "nuovi servizi per i membri del cluster": "Scheda informativa",
        "attivita di sensibilizzazione": "Scheda informativa",
        "attività di sensibilizzazione": "Scheda informativa",
        "si rimborsano l'IVA e le spese generali?": f"{CALL}/eligible_costs",
        "come si firmano le convenzioni di sovvenzione": f"{CALL}/timeline",
        "c'è un'anzianità minima delle organizzazioni?": f"{CALL}/capacity",
        "rata e prefinanziamenti": f"{CALL}/payments",
        "collaborazione business-to-business": "glossary/b2b",
        "il regime de minimis": f"{CALL}/state_aid",
        "un gemellaggio": "glossary/twinning",
    },
    "en": {
        "are external experts allowed?": f"{CALL}/subcontracting",
        "training provider": f"{CALL}/clusterxchange_participants",
        "pre-financing and instalment": f"{CALL}/payments",
        "is VAT an overhead?": f"{CALL}/eligible_costs",
        "is there a minimum age for an organisation": f"{CALL}/capacity",
        "uploading PDFs of the description": f"{CALL}/proposal_format",
        "innovation agency, public authority": f"{CALL}/clusterxchange_participants",
        "leading one, partner in another": f"{CALL}/proposals_per_applicant",
        "twinning": "glossary/twinning",
    },
}
"""Questions in other words than the text's, with the piece that comes first."""

ABOUT_OTHER_MATTERS = {
    "it": [
        "che tempo fa domani a Milano?",
        "come rinnovo il passaporto?",
        "quanto costa un biglietto del treno per Roma?",
        "chi ha vinto il campionato di calcio?",
        "mi consigli un ristorante vicino al Duomo?",
        "come si cucina il risotto alla milanese?",
        "qual è la capitale dell'Australia?",
        "ho perso il portafoglio in metropolitana",
        "raccontami una barzelletta",
        "quando riapre la piscina comunale?",
        "come si paga il bollo auto?",
        "mio figlio ha la febbre, cosa faccio?",
        "a che ora apre la biblioteca?",
        "quanto fa 12 per 7?",
        "vorrei prenotare una visita dal medico di base",
        "chi è il presidente della Repubblica?",
        "mi serve un idraulico",
        "quali film danno stasera al cinema?",
        "come si iscrive un bambino all'asilo nido?",
        "il mio telefono non si accende più",
    ],
    "en": [
        "what is the weather like tomorrow?",
        "how do I renew my passport?",
        "how much is a train ticket to Rome?",
        "who won the football league?",
        "recommend me a restaurant near the cathedral",
        "how do you cook risotto?",
        "what is the capital of Australia?",
        "I lost my wallet on the underground",
        "tell me a joke",
        "when does the swimming pool reopen?",
        "how do I pay my car tax?",
        "my son has a fever, what should I do?",
        "what time does the library open?",
        "what is 12 times 7?",
        "I'd like to book a doctor's appointment",
        "who is the president of the United States?",
        "I need a plumber",
        "what films are on at the cinema tonight?",
        "how do I enrol my child in nursery school?",
        "my phone won't turn on any more",
    ],
}

HOSTILE = [
    "",
    "   \n\t",
    "?",
    "\x00",
    "subappalti\x00esperti",
    "🙂🙂 subappalti 🙂",
    '"',
    "'",
    '"subappalti',
    "subappalti' OR '1'='1",
    "subappalti AND esperti",
    "AND OR NOT NEAR",
    "NEAR(subappalti esperti, 5)",
    "words : subappalti",
    "subject:RLA* ^subappalti",
    "sub* - esperti + (esterni",
    "((((((((",
    "subappalti & | ! <-> :* esperti",
    "'; DROP TABLE knowledge_passage; --",
    "%s %(wanted)s {budget} :wanted \\",
    "{today} {0}",
    "привет субподряд",
    "你好 外部专家",
    "ﬁnanza e\u0301 \u202e subappalti \ud83d",
    "5g 24h 1e5 b2b 20e 0x1f 10.000,00 -7 1/2",
    "a@b.it https://example.org/subappalti?x=1#y",
    "subappalti " * 1000,
    "x" * 10_000,
    " ".join(f"parola{number}" for number in range(1200)),
    "(" * 10_000,
]


def first(hits: list[Hit]) -> str | None:
    """The fact of the best hit, or its section on the page."""
    return (hits[0].piece.fact or hits[0].piece.section) if hits else None


def texts(hits: list[Hit]) -> list[str]:
    return [hit.piece.text for hit in hits]


@pytest.fixture(scope="session")
def search(loaded_database: sa.engine.Engine) -> PassageSearch:
    """Searches the real content, on SQLite."""
    return PassageSearch(loaded_database)


@pytest.mark.parametrize("language", ABOUT_THE_CALL)
def test_words_in_another_form_find_the_text(language: str, search: PassageSearch) -> None:
    expected = ABOUT_THE_CALL[language]
    assert {asked: first(search.find(asked, CALL, language)) for asked in expected} == expected


@pytest.mark.parametrize("language", ABOUT_OTHER_MATTERS)
def test_questions_on_other_matters_find_next_to_nothing(language: str, search: PassageSearch) -> None:
    asked = ABOUT_OTHER_MATTERS[language]
    assert len(asked) == 20
    assert len([one for one in asked if search.find(one, CALL, language)]) <= 1


def test_each_database_finds_the_same(database: sa.engine.Engine, content: Content, search: PassageSearch) -> None:
    load(content, database)
    here = PassageSearch(database)
    for language in ("it", "en"):
        for asked in [*ABOUT_THE_CALL[language], *ABOUT_OTHER_MATTERS[language], *HOSTILE]:
            for call in (CALL, OTHER, None):
                assert here.find(asked, call, language, 10) == search.find(asked, call, language, 10), asked


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("it", ["convenzione sovvenzione", "convenzioni sovvenzioni", "la convenzione, le sovvenzioni"]),
        ("it", ["viaggio e soggiorno", "viaggi e soggiorni", "viaggia e soggiorna", "viaggiano e soggiornano"]),
        ("it", ["l'attività di sensibilizzazione", "ATTIVITA DI SENSIBILIZZAZIONE", "attivita' di sensibilizzazione"]),
        ("en", ["external expert", "external experts", "EXTERNAL EXPERT'S"]),
        ("en", ["launched partnership", "launch partnerships", "launching a partnership"]),
    ],
)
def test_forms_of_a_word_find_the_same(language: str, forms: list[str], search: PassageSearch) -> None:
    found = [texts(search.find(form, CALL, language)) for form in forms]
    assert found[0]
    assert all(one == found[0] for one in found)


@pytest.mark.parametrize("asked", HOSTILE)
def test_whatever_is_typed_is_a_question(asked: str, search: PassageSearch) -> None:
    for language in ("it", "en"):
        assert len(search.find(asked, CALL, language)) <= 3


def test_nothing_typed_changes_the_database(database: sa.engine.Engine, content: Content) -> None:
    load(content, database)
    for asked in HOSTILE:
        PassageSearch(database).find(asked, CALL, "it")
    with database.connect() as connection:
        assert connection.execute(sa.select(sa.func.count()).select_from(tables.passage)).scalar_one() > 300


def test_signs_between_words_do_not_keep_them_from_being_found(search: PassageSearch) -> None:
    expected = texts(search.find("subappalti esperti", CALL, "it"))
    assert expected
    for asked in (
        '"subappalti" AND (esperti)',
        "subappalti\x00esperti",
        "🙂subappalti🙂esperti🙂",
        "esperti/subappalti",
    ):
        assert texts(search.find(asked, CALL, "it")) == expected


def test_the_end_of_a_very_long_text_is_not_looked_for(search: PassageSearch) -> None:
    asked = "subappalti esperti"
    assert search.find(" " * (LONGEST - len(asked)) + asked, CALL, "it")
    assert search.find(" " * LONGEST + asked, CALL, "it") == []


def test_one_common_word_alone_finds_nothing_and_one_rare_word_does(search: PassageSearch) -> None:
    assert search.find("cluster", CALL, "it") == []
    assert search.find("e il bando?", CALL, "it") == []
    assert search.find("subappalti", CALL, "it") != []


def test_one_word_of_two_is_not_enough(search: PassageSearch) -> None:
    assert search.find("subappalti", CALL, "it") != []
    assert search.find("subappalti zanzare", CALL, "it") == []


def test_a_few_words_of_many_are_not_enough(search: PassageSearch) -> None:
    many = "zanzare cicale grilli formiche libellule bruchi falene coccinelle"
    assert search.find(f"subappalti esperti {many}", CALL, "it") == []


@pytest.mark.parametrize("language", ["it", "en"])
def test_only_what_belongs_to_the_call_is_found(language: str, search: PassageSearch) -> None:
    for call in (CALL, OTHER, None, "NO-SUCH-CALL"):
        hits = [hit for asked in ABOUT_THE_CALL[language] for hit in search.find(asked, call, language, 10)]
        assert {hit.piece.subject for hit in hits} <= {call, "glossary", "general"}
        assert {hit.language for hit in hits} <= {language}


def test_the_page_is_found_in_the_language_in_which_it_is_written(search: PassageSearch) -> None:
    asked = "attività di sensibilizzazione"
    [hit] = [hit for hit in search.find(asked, CALL, "it") if hit.piece.field is None]
    [citation] = hit.piece.citations
    assert (citation.section, citation.quote, hit.piece.fact) == ("Scheda informativa", hit.piece.text, None)
    assert all(hit.piece.field for hit in search.find(asked, CALL, "en"))


def test_the_best_come_first_and_no_more_than_asked_for(search: PassageSearch) -> None:
    hits = search.find("nuovi servizi per i membri del cluster", CALL, "it", 10)
    ranks = [hit.rank for hit in hits]
    assert len(hits) > 3
    assert ranks == sorted(ranks, reverse=True)
    assert search.find("nuovi servizi per i membri del cluster", CALL, "it", 2) == hits[:2]


def test_a_fact_is_found_once_though_several_of_its_texts_match(search: PassageSearch) -> None:
    hits = search.find("partenariati partiti", CALL, "it", 10)
    facts = [hit.piece.fact for hit in hits if hit.piece.fact]
    assert len(facts) == len(set(facts)) > 2


def test_what_holds_for_a_day_or_for_some_is_not_searched(loaded_database: sa.engine.Engine) -> None:
    with loaded_database.connect() as connection:
        data = [row.data for row in connection.execute(sa.select(tables.passage.c.data))]
    assert [one for one in data if "{today}" in one or "{country}" in one or "{call}" in one] == []
    assert [one for one in data if '"topic": "status"' in one] == []


def test_a_load_changes_what_is_found(database: sa.engine.Engine, content: Content, folder: ContentFolder) -> None:
    load(content, database)
    search = PassageSearch(database)
    assert search.find("ippopotami e giraffe", CALL, "it") == []
    old = search.find("subappalti esperti", CALL, "it")[0]
    folder.change(
        EXCELLENCE,
        "facts.subcontracting.not_stated",
        {"it": "Le fonti non parlano di ippopotami né di giraffe.", "en": "The sources mention no hippo or giraffe."},
    )
    load(folder.read(), database)
    assert first(search.find("un ippopotamo e una giraffa", CALL, "it")) == f"{CALL}/subcontracting"
    assert old not in search.find("subappalti esperti", CALL, "it")
    load(content, database)
    assert search.find("subappalti esperti", CALL, "it")[0] == old


def test_a_load_that_fails_leaves_what_is_found(
    database: sa.engine.Engine, content: Content, folder: ContentFolder
) -> None:
    load(content, database)
    before = PassageSearch(database).find("subappalti esperti", CALL, "it")
    folder.change(EXCELLENCE, "facts.subcontracting.ask", "no_such_office")
    with pytest.raises(FaultyContentError):
        load(folder.read(), database)
    assert before
    assert PassageSearch(database).find("subappalti esperti", CALL, "it") == before


def test_loading_the_same_again_finds_the_same_once(database: sa.engine.Engine, content: Content) -> None:
    load(content, database)
    search = PassageSearch(database)
    before = search.find("subappalti esperti", CALL, "it", 10)
    load(content, database)
    assert search.find("subappalti esperti", CALL, "it", 10) == before


def test_the_sentence_for_unknown_topics_is_not_searched(content: Content, search: PassageSearch) -> None:
    file = content.calls[OTHER]
    assert file.elsewhere is not None
    assert file.elsewhere.not_stated is not None
    for language in ("it", "en"):
        hits = search.find(file.elsewhere.not_stated.in_language(language), OTHER, language, 10)
        assert {hit.piece.topic for hit in hits if hit.piece.subject == OTHER} <= set(file.facts)


def test_a_page_without_a_call_file_is_searched_by_its_code(database: sa.engine.Engine, folder: ContentFolder) -> None:
    page = (folder.path / "pages" / Path(EXCELLENCE).name).read_text(encoding="utf-8")
    folder.write("pages/NEW2027.yml", page.replace(CALL, "NEW2027"))
    load(folder.read(), database)
    [hit, *_] = PassageSearch(database).find("attività di sensibilizzazione", "NEW2027", "it")
    assert hit.piece.citations[0].title == "Bandi Online, NEW2027"


def test_an_empty_database_finds_nothing(database: sa.engine.Engine) -> None:
    assert PassageSearch(database).find("subappalti esperti", CALL, "it") == []
