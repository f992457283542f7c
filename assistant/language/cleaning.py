"""Makes any text that arrives fit to be read: real characters, one line, a length that can be handled."""

import re
import unicodedata
from itertools import pairwise

LONGEST = 4000
"""Characters that are read of one message; the portal lets people write 2,000."""

_CANNOT_BE_SHOWN = ("Cc", "Cs", "Co", "Cn")
"""Control characters, lone surrogates, private and unassigned characters (Unicode's general categories)."""

# Format characters (soft hyphen, zero width space, marks of direction) stand inside words and nobody sees them.
# Only the joiner of two symbols has a meaning: it makes one emoji of several.
_INVISIBLE = "Cf"
_JOINER = "\u200d"

_TAG = re.compile(r"</?[a-zA-Z!][^<>]{0,500}>")

# Three are kept of a character, as in "www" and "...".  Digits are never repetition: 10000 is not 1000.
_SAME_CHARACTER = re.compile(r"(\D)\1{3,}")

# One to eight words, said at least three times; the fewest words that repeat are found first.  Words are of letters:
# 1.000.000.000 is an amount.
_WORD = r"[^\W\d]{1,30}"
_SAME_WORDS = re.compile(rf"\b({_WORD}(?:\W{{1,3}}{_WORD}){{0,7}}?)(?:\W{{1,3}}\1\b){{2,}}")


def clean(text: str) -> str:
    """The text without what cannot be shown, tags and endless repetition, on one line of at most ``LONGEST``."""
    whole = unicodedata.normalize("NFC", _visible(_pairs_joined(text)))
    whole = _SAME_CHARACTER.sub(r"\1\1\1", _TAG.sub(" ", whole))
    return _shortened(_SAME_WORDS.sub(r"\1", _on_one_line(whole)))


def _pairs_joined(text: str) -> str:
    """The text with each pair of surrogates as the character it stands for, and a blank for a lone one."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\ufffd", " ")


def _visible(text: str) -> str:
    """The text with a blank for each character that cannot be shown, and nothing for each invisible one."""
    shown = []
    for character, following in pairwise(text + " "):
        category = unicodedata.category(character)
        if character == "\n":
            shown.append(character)
            continue
        joins_symbols = character == _JOINER and unicodedata.category(following).startswith("S")
        if category in _CANNOT_BE_SHOWN:
            shown.append(" ")
        elif category != _INVISIBLE or joins_symbols:
            shown.append(character)
    return "".join(shown)


def _on_one_line(text: str) -> str:
    """The lines one after another; where a line ends without a mark, a semicolon keeps two thoughts apart."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    told = [line for line in lines if line]
    ended = [f"{line};" if line[-1].isalnum() else line for line in told[:-1]]
    return " ".join([*ended, *told[-1:]])


def _shortened(text: str) -> str:
    """The beginning and the end of a text that is too long: people put their question there."""
    if len(text) <= LONGEST:
        return text
    half = LONGEST // 2
    return _on_one_line(f"{text[: half - 1]} {text[-half:]}")
