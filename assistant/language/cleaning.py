"""Makes any text that arrives fit to be read: real characters, one line, a length that can be handled."""

import re
import unicodedata

LONGEST = 4000
"""Characters that are read of one message; the portal lets people write 2,000."""

_TAG = re.compile(r"</?[a-zA-Z!][^<>]{0,500}>")
_SAME_CHARACTER = re.compile(r"(.)\1{3,}")
_SAME_WORDS = re.compile(r"\b(\w{1,30}(?:\W{1,3}\w{1,30})?)(?:\W{1,3}\1\b){2,}")


def clean(text: str) -> str:
    """The text without lone surrogates, control characters, tags and endless repetition, on one line.

    What is longer than ``LONGEST`` keeps its beginning and its end, where people put their question.
    """
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\ufffd", " ")
    whole = unicodedata.normalize("NFC", whole)
    whole = "".join(" " if unicodedata.category(c) in ("Cc", "Cs", "Co", "Cn") else c for c in whole)
    whole = _TAG.sub(" ", whole)
    whole = _SAME_CHARACTER.sub(r"\1\1\1", whole)
    whole = " ".join(whole.split())
    whole = _SAME_WORDS.sub(r"\1", whole)
    if len(whole) > LONGEST:
        whole = f"{whole[: LONGEST // 2]} {whole[-LONGEST // 2 :]}"
    return whole
