"""What an e-mail itself says, sentence by sentence."""

import pytest

from assistant.email_text import asks, sentences


@pytest.mark.parametrize(
    ("email", "said"),
    [
        ("Buongiorno,\nqual è la\nscadenza? Grazie", ["qual è la scadenza?"]),
        (
            "Dear all,\n\nwe are two.\nIs that enough?\n\nKind regards\nAnn\n+39 02 1234567",
            ["we are two.", "Is that enough?"],
        ),
        ("From: me\nSubject: budget\n\nHow much?\n> quoted?\nOn Monday, X wrote:\nolder?", ["How much?"]),
        ("Domande:\n1. Quanto?\n2) Quando?\n- Chi?", ["Domande:", "Quanto?", "Quando?", "Chi?"]),
        ("Vale l'art. 5 del bando? Sì.", ["Vale l'art. 5 del bando?", "Sì."]),
        ("Il giorno 3 nov Anna ha scritto:\n> ciao", []),
        ("", []),
    ],
)
def test_sentences(email: str, said: list[str]) -> None:
    assert sentences(email) == said


@pytest.mark.parametrize(
    "sentence",
    [
        "Quando scade?",
        "Vorremmo sapere quali paesi partecipano.",
        "Could you tell us how long it lasts",
        "vi chiedo se è possibile sapere quanto",
    ],
)
def test_what_asks(sentence: str) -> None:
    assert asks(sentence)


@pytest.mark.parametrize("sentence", ["Siamo un cluster di Brescia.", "We are from Milan.", "Allego il logo."])
def test_what_only_tells(sentence: str) -> None:
    assert not asks(sentence)
