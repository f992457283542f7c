"""How the words of an interview are put together to patterns."""

import re

_POLITE = r"(?:\s*,?\s*(?:per\s+favore|per\s+piacere|grazie|please|pls|thanks|ora|now|qui|here|adesso|pure))*\W*$"
_START = (
    r"^\W*(?:(?:ok|va\s+bene|no|allora|scus[ai]|sorry|please|well|dario|vorrei|voglio|i\s+want\s+to|let['’]?s"
    r"|i['’]d\s+like\s+to|can\s+we|possiamo|mi\s+fa)\W+)*"
)


def any_of(*patterns: str) -> re.Pattern[str]:
    """One of the patterns, anywhere in a text."""
    return re.compile(rf"(?:{'|'.join(patterns)})", re.IGNORECASE)


def whole(*patterns: str) -> re.Pattern[str]:
    """The patterns as a whole message, but for courtesies."""
    return re.compile(rf"{_START}(?:{'|'.join(patterns)}){_POLITE}", re.IGNORECASE)
