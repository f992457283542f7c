"""Personal data are masked; codes of calls, dates and amounts, and what Dario itself says, stay readable."""

import pytest

from assistant.answers.answerer import Answerer
from assistant.answers.model import Question
from assistant.privacy import mask
from knowledge.store import KnowledgeStore
from tests.conftest import CALL, TODAY

PUBLIC = "clusterxchange@clustercollaboration.eu"
"""An office's own address, which Dario gives."""


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("scrivimi a mario.rossi@example.it, grazie", "scrivimi a [e-mail], grazie"),
        ("Mario.Rossi+bandi@uni-milano.example.org.", "[e-mail]."),
        ("IBAN IT60X0542811101000000123456", "IBAN [IBAN]"),
        ("IT60 X054 2811 1010 0000 0123 456", "[IBAN]"),
        ("DE89370400440532013000", "[IBAN]"),
        ("iban it60x0542811101000000123456", "iban [IBAN]"),
        ("sono RSSMRA85T10A562S", "sono [codice fiscale]"),
        ("rssmra85t10a562s", "[codice fiscale]"),
        ("con omocodia RSSMRA85T10A56NS", "con omocodia [codice fiscale]"),
        ("RSSMRAURTMLARSNS", "[codice fiscale]"),
        ("4111 1111 1111 1111", "[carta]"),
        ("4111-1111-1111-1111", "[carta]"),
        ("4111111111111111", "[carta]"),
        ("+39 333 1234567", "[telefono]"),
        ("0039 333 123 4567", "[telefono]"),
        ("chiamami al 333 1234567.", "chiamami al [telefono]."),
        ("3331234567", "[telefono]"),
        ("333.12.34.567", "[telefono]"),
        ("tel. 02 12345678", "tel. [telefono]"),
        ("(02) 1234567", "[telefono]"),
        ("02-1234567", "[telefono]"),
        ("02/1234567", "[telefono]"),
        ("0371 123456", "[telefono]"),
        ("+44 20 7946 0958", "[telefono]"),
        ("+386 1 234 56 78", "[telefono]"),
        ("mail a@b.it e tel 3331234567", "mail [e-mail] e tel [telefono]"),
    ],
)
def test_personal_data_are_masked(text: str, masked: str) -> None:
    assert mask(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "RLA12020034211",
        "COS-CLUSTER-2020-3-03",
        "COS-CLUSTER-2020-3.03",
        "SMP-COSME-2021-CLUSTER-01",
        "regolamento (UE) n. 1287/2013, decisione 2014/99/UE",
        "COSME 2014-2020 e 2021-2027",
        "02/02/2021 ore 17:00",
        "2/2/2021",
        "02-02-2021",
        "02.02.2021",
        "dal 03.11.2020 al 02.02.2021",
        "03 02 2021",
        "2021-02-02T17:00:00",
        "2020-11-03",
        "entro il 2 febbraio 2021",
        "6.000.000 €",
        "€6,000,000",
        "300.000 euro",
        "3000000 euro",
        "3500000 euro",
        "300.000.000 €",
        "2.300.000.000 €",
        "€2,300,000,000",
        "300 000 000 euro",
        "da 300 a 400 partner",
        "0,5 unità, 12,75%",
        "3 membri di 3 paesi, 20-24 mesi",
        "ITC4, ITF3 e SI01",
        "00 800 6 7 8 9 10 11",
        "@ED_Lombardia",
        "B2B e C2C",
        "https://www.bandi.regione.lombardia.it/procedi/2020/11/03",
        "",
    ],
)
def test_codes_dates_and_amounts_stay_readable(text: str) -> None:
    assert mask(text) == text


def test_the_names_of_every_call_stay_readable(store: KnowledgeStore) -> None:
    names = [name for call in store.calls() for name in (call.code, call.eu_reference, call.page, *call.aliases)]
    assert [name for name in names if mask(name) != name] == []


@pytest.mark.parametrize("language", ["it", "en"])
def test_what_dario_says_stays_readable(language: str, store: KnowledgeStore) -> None:
    answerer = Answerer(store, CALL)
    topics = [topic for topic, about in store.topics().items() if not about.conversational]
    texts = {
        (call.code, topic): answerer.answer(Question(topic, language, TODAY, call.code)).text.replace(PUBLIC, "")
        for call in store.calls()
        for topic in topics
    }
    texts |= {(term.id,): term.fact.text.in_language(language) for term in store.terms() if term.fact.text is not None}
    assert [name for name, text in texts.items() if mask(text) != text] == []


def test_masking_what_is_masked_changes_nothing() -> None:
    masked = mask("a@b.it, 3331234567, RSSMRA85T10A562S, 4111111111111111, IT60X0542811101000000123456")
    assert mask(masked) == masked
    assert not any(character.isdigit() for character in masked)
