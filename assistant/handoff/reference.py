"""The references of tickets: short, easy to say, without letters and digits that look alike, with a check character.

Six characters after the D, the last of them a check on the five before.  The alphabet has nineteen characters: no
vowels (no words come out by chance, and nothing looks like 0 or 1), none of B S Z G (8, 5, 2, 6), of I L O Q U, and no
N beside M.  Nineteen is a prime, so that the weighted sum finds every wrong character and every two that changed
places.
"""

import re
from collections.abc import Callable

ALPHABET = "234679CDFHJKMPRTVWX"
LENGTH = 6
_HEAD = "D"
_WEIGHTS = (13, 7, 1, 14, 8)
"""Any that differ from each other and from 0 and 18 do."""


class WrongReferenceError(ValueError):
    """What was given is no reference; the message says what is wrong with it."""


def new_reference(choose: Callable[[str], str]) -> str:
    """A reference such as D-7K3M-2P; ``choose`` picks one character of several (``secrets.choice``)."""
    body = "".join(choose(ALPHABET) for _ in range(LENGTH - 1))
    return _written(body + _check(body))


def read_reference(text: str) -> str:
    """The reference as it is kept, however it was written: "d7k3m2p", "D 7K3M 2P".

    Raises :class:`WrongReferenceError` where a character is missing, or stands for another one.
    """
    # A D that stands apart is the head also where a character is missing behind it.
    apart = re.match(rf"\W*{_HEAD}[\W_]+(?=\w)", text.upper())
    letters = re.sub(r"[^0-9A-Z]", "", text.upper()[apart.end() if apart else 0 :])
    if len(letters) == LENGTH + 1 and letters.startswith(_HEAD):
        letters = letters[1:]
    shown = " ".join(text.split())[:40]
    if len(letters) != LENGTH:
        raise WrongReferenceError(f"{shown!r} is no reference: one looks like D-7K3M-2P, six characters after the D")
    strange = sorted(set(letters) - set(ALPHABET))
    if strange:
        raise WrongReferenceError(f"{shown!r} is no reference: none has the character {', '.join(strange)}")
    if _check(letters[:-1]) != letters[-1]:
        raise WrongReferenceError(f"{shown!r} is no reference: a character is wrong, or two have changed places")
    return _written(letters)


def _check(body: str) -> str:
    total = sum(weight * ALPHABET.index(letter) for weight, letter in zip(_WEIGHTS, body, strict=True))
    return ALPHABET[total % len(ALPHABET)]


def _written(letters: str) -> str:
    return f"{_HEAD}-{letters[:4]}-{letters[4:]}"
