"""The language of short messages: how often it is told rightly, and what must never go wrong."""

import statistics
import time
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from assistant.language.detector import detect

MESSAGES: dict[str, list[str]] = YAML(typ="safe").load(
    (Path(__file__).parent / "development.yml").read_text(encoding="utf-8")
)
THIRD = [(text, code) for code, texts in MESSAGES.items() if code not in ("it", "en", "none") for text in texts]


@pytest.mark.parametrize("language", ["it", "en", "none"])
def test_97_of_100_messages_are_told_rightly(language: str) -> None:
    wrong = [text for text in MESSAGES[language] if (detect(text) or "none") != language]
    assert len(wrong) <= 0.03 * len(MESSAGES[language]), wrong


def test_95_of_100_messages_in_a_third_language_are_told_rightly() -> None:
    wrong = [(text, code, detect(text)) for text, code in THIRD if detect(text) != code]
    assert len(wrong) <= 0.05 * len(THIRD), wrong


@pytest.mark.parametrize("language", ["it", "en", "none"])
def test_italian_english_and_names_never_become_a_third_language(language: str) -> None:
    assert [text for text in MESSAGES[language] if detect(text) not in ("it", "en", None)] == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("scadenza?", "it"),
        ("how much", "en"),
        ("quando", "it"),
        ("xké nn posso?", "it"),
        ("SCADENZA", "it"),
        ("ciaooooo", "it"),
        ("dont work", "en"),
        ("dell''EASME si sa qualcosa", "it"),
        ("what’s the deadline", "en"),
        ("qual e il budget", "it"),
        ("scadneza", "it"),
        ("eligiblity", "en"),
        ("deadline del bando", "it"),
        ("the bando closes when", "en"),
    ],
)
def test_slips_capitals_accents_and_mixed_words_are_read(text: str, language: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "budget?",
        "ok",
        "partner",
        "cluster",
        "deadline",
        "horizon europe",
        "Slovenia",
        "Politecnico di Milano",
        "Universidad de Sevilla",
        "University of Ljubljana",
        "D'Angelo",
        "COS-CLUSTER-2020-3-03",
        "RLA12020034211",
        "IT",
        "SI, HR",
        "12",
        "02/02/2021",
        "👍",
        "",
        "   ",
        "...",
        "info@example.org",
        "https://www.example.org/cosa",
        "/ask_deadline",
        '/inform{"country": "SI"}',
        "asdfgh",
        "\x00\ufffd",
    ],
)
def test_a_text_that_does_not_tell_gives_none(text: str) -> None:
    assert detect(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Universidad de Sevilla è un partner",
        "Universidad de Sevilla is a partner",
        "siamo a Lyon e Barcelona",
        "il partner è Agencia Andaluza de la Energía",
        "quanto danno",
        "are you a bot",
        "no no",
        "turchia si o no",
        "PMI con un maggior fatturato",
    ],
)
def test_foreign_names_do_not_make_a_message_foreign(text: str) -> None:
    assert detect(text) in ("it", "en", None)


def test_a_very_long_text_is_told_by_its_beginning() -> None:
    assert detect("quando scade il bando " * 50_000) == "it"


def test_telling_takes_under_a_fifth_of_a_millisecond() -> None:
    texts = [text for texts in MESSAGES.values() for text in texts]
    for text in texts[:50]:
        detect(text)
    taken = []
    for text in texts:
        start = time.perf_counter()
        detect(text)
        taken.append(time.perf_counter() - start)
    assert statistics.median(taken) < 0.000_2
