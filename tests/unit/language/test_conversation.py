"""In which language a reply is given: what was written, what was asked for, what the page says."""

import pytest

from assistant.language.conversation import LanguageState, choose, requested_language

Turn = tuple[str | None, str | None]
"""What was detected in a message, and what it asks for."""


@pytest.mark.parametrize(
    ("turns", "page", "language"),
    [
        ([(None, None)], None, "it"),
        ([(None, None)], "en", "en"),
        ([(None, None)], "fr", "it"),
        ([("en", None)], "it", "en"),
        ([("en", None), (None, None)], "it", "en"),
        ([("en", None), ("it", None)], "en", "it"),
        ([("de", None)], "en", "en"),
        ([("en", None), ("de", None)], "it", "en"),
        ([("it", "en")], "it", "en"),
        ([("it", "en"), ("it", None)], "it", "en"),
        ([("it", "en"), ("it", None), ("it", None)], "it", "it"),
        ([("it", "en"), ("it", None), ("en", None), ("it", None)], "it", "en"),
        ([("it", "en"), ("en", "it"), ("en", None)], "en", "it"),
        ([("it", "en"), ("it", None), ("it", None), ("en", None)], "it", "en"),
    ],
)
def test_a_reply_is_in_the_language_of_the_contract(turns: list[Turn], page: str | None, language: str) -> None:
    state = LanguageState()
    for detected, requested in turns:
        state = choose(detected, state, page, requested)
    assert state.language == language


def test_the_page_does_not_undo_what_the_conversation_settled() -> None:
    state = choose("en", LanguageState(), "it", None)
    assert choose(None, state, "it", None).language == "en"


def test_the_state_comes_back_from_its_slot() -> None:
    state = choose("it", choose("it", LanguageState(), None, "en"), None, None)
    assert LanguageState.from_slot(state.as_slot()) == state
    assert LanguageState.from_slot(None) == LanguageState()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("speak English", "en"),
        ("English please", "en"),
        ("english?", "en"),
        ("can you answer in Italian?", "it"),
        ("do you speak english?", "en"),
        ("switch to english", "en"),
        ("parla italiano", "it"),
        ("in inglese per favore", "en"),
        ("passa all'italiano", "it"),
        ("puoi rispondere in inglese?", "en"),
        ("rispondi in inglese: quali documenti servono?", "en"),
        ("english please, what is the deadline of the call", "en"),
    ],
)
def test_the_language_asked_for_is_the_one_named(text: str, language: str) -> None:
    assert requested_language(text) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I don't speak Italian", "en"),
        ("sorry i can't read Italian well", "en"),
        ("my italian is bad", "en"),
        ("non parlo inglese", "it"),
        ("nn capisco l'inglese", "it"),
        ("il mio inglese è scarso", "it"),
        ("non in inglese, in italiano", "it"),
        ("in English, not in Italian", "en"),
        ("no english", "it"),
    ],
)
def test_a_language_that_is_not_wanted_asks_for_the_other(text: str, language: str) -> None:
    assert requested_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "qual è la scadenza?",
        "italiano o inglese?",
        "is the form in English?",
        "la proposta va scritta in inglese?",
        "can I write the proposal in Italian?",
        "un partner italiano",
        "",
    ],
)
def test_speaking_of_a_language_is_not_asking_for_it(text: str) -> None:
    assert requested_language(text) is None
