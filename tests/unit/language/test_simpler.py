"""The wish for simpler words is recognised, in both languages; ordinary questions are not taken for it."""

import pytest

from assistant.language.simpler import asks_simpler


@pytest.mark.parametrize(
    "text",
    [
        "in parole povere",
        "E in parole povere?",
        "non ho capito",
        "nn ho capito niente",
        "non capisco, puoi ripetere?",
        "più semplice per favore",
        "piu' semplice",
        "spiegamelo più semplicemente",
        "me lo dici terra terra?",
        "parla come mangi",
        "riassumi in due parole",
        "in breve?",
        "troppo complicato",
        "troppo lungo, accorcia",
        "senza burocratese grazie",
        "non è chiaro",
        "non mi è molto chiaro",
        "spiegalo come a un bambino",
        "in modo semplice",
        "spiegami meglio",
        "in plain English please",
        "ELI5",
        "explain like I'm five",
        "simpler please",
        "can you simplify that?",
        "I don't understand",
        "I did not get that",
        "that's not clear",
        "in simple words",
        "shorter, please",
        "in a nutshell?",
        "sum that up",
        "too technical",
        "I'm lost",
        "less jargon",
        "in layman's terms",
        "tl;dr",
    ],
)
def test_the_wish_for_simpler_words(text: str) -> None:
    assert asks_simpler(text)


@pytest.mark.parametrize(
    "text",
    [
        "puoi ripetere?",
        "ripeti per favore",
        "una società semplice può partecipare?",
        "chi può presentare domanda?",
        "quanto dura il progetto?",
        "say that again",
        "once more please",
        "can a simple partnership apply?",
        "can you repeat that?",
        "what is the deadline?",
        "",
    ],
)
def test_what_is_no_wish_for_simpler_words(text: str) -> None:
    assert not asks_simpler(text)
