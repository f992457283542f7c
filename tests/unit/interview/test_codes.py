"""Codes are easy to say, and found in what people write."""

import random
import re

import pytest

from assistant.interview.codes import code_in, new_code


def test_a_code_is_ten_letters_in_syllables() -> None:
    codes = {new_code(random.Random(seed).choice) for seed in range(50)}
    assert len(codes) == 50
    assert all(re.fullmatch(r"(?:[BDFGKLMNPRSTVZ][AEIOU]){5}", code) for code in codes)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("riprendi BADOKEMUFO", "BADOKEMUFO"),
        ("resume badokemufo", "BADOKEMUFO"),
        ("Resume BADO-KEMU-FO.", "BADOKEMUFO"),
        ("vorrei riprendere la verifica con il codice BADOKEMUFO", "BADOKEMUFO"),
        ("BADOKEMUFO", "BADOKEMUFO"),
        ("continue with code BADO KEMU FO", "BADOKEMUFO"),
        ("riprendi ABCDEFGH", "ABCDEFGH"),
        ("riprendi", None),
        ("riprendi la domanda", None),
        ("continua l'intervista", None),
        ("resume the interview", None),
        ("continuo domani", None),
        ("siamo tre cluster", None),
        ("/check_eligibility", None),
        ("LOMBARDIA", None),
        ("continue", None),
    ],
)
def test_the_code_in_a_message(said: str, code: str | None) -> None:
    assert code_in(said) == code
