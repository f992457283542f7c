"""Whether a question asks for nothing but its figure, so that "yes" can be said to the whole of it."""

import re

from assistant.language.quantities import Quantity

_ANY = frozenset(
    {"giusto", "vero", "corretto", "esatto", "no", "è", "e", "così", "o", "sbaglio", "confermate", "conferma", "ok"}
    | {
        "grazie",
        "right",
        "correct",
        "true",
        "is",
        "it",
        "that",
        "so",
        "isn",
        "aren",
        "don",
        "doesn",
        "t",
        "they",
        "yes",
    }
    | {
        "am",
        "i",
        "please",
        "di",
        "del",
        "dei",
        "delle",
        "della",
        "degli",
        "da",
        "a",
        "al",
        "dal",
        "il",
        "lo",
        "la",
        "in",
    }
    | {
        "tutto",
        "totale",
        "of",
        "from",
        "the",
        "total",
        "altogether",
        "all",
        "per",
        "bando",
        "call",
        "massimo",
        "minimo",
    }
    | {"almeno", "maximum", "minimum", "at", "most", "least"}
)
"""Words that add nothing, whatever the figure measures."""

_BESIDE = {
    "money": frozenset({"euro", "progetto", "project", "budget", "dotazione", "complessivi", "complessiva"}),
    "percent": frozenset(
        {"costi", "spese", "ammissibili", "ammesse", "ammessi", "costs", "eligible", "expenses", "progetto", "project"}
    ),
    "count": frozenset(
        {"partner", "membri", "paesi", "stati", "diversi", "cosme", "progetti", "partners", "members", "countries"}
        | {"different", "states", "projects", "circa", "about", "terzi", "third", "extra", "organizzazioni"}
    ),
    "duration": frozenset({"progetto", "project"}),
    "date": frozenset({"ora", "ore", "alle", "bruxelles", "brussels", "time"}),
    "time": frozenset({"ora", "ore", "bruxelles", "brussels", "time"}),
}
"""Words that go with a figure of each kind."""

_CHANGES = re.compile(
    r"\b(?:non|not|nessun\w*|mai|never|prorog\w+|rinvi\w+|slitt\w+|spost\w+|exten\w+|postpon\w+|delay\w*|anticip\w+|advance\w*"
    r"|pre-?finan\w+|solo|soltanto|only|prestit\w+|loan\w*|testa|ciascun\w*|perch[eé]|because|why)\b|n['’]t\s+(?!it|they|that)",
    re.IGNORECASE,
)
"""Words that make of the figure another matter."""

_PER_MEMBER = re.compile(
    r"\b(?:partner\w*|membr\w+|soci\w*|impres\w+|aziend\w+|members?|compan\w+|firms?|pmi|smes?)\b", re.IGNORECASE
)
"""Money and shares are the project's."""


def nothing_else(text: str, quantities: list[Quantity]) -> bool:
    """Whether ``text`` says only its ``quantities``: after the first of them no word that could be another question."""
    first = quantities[0]
    if _CHANGES.search(text) or (first.kind in ("money", "percent") and _PER_MEMBER.search(text)):
        return False
    rest = list(text)
    for one in quantities:
        rest[one.start : one.end] = " " * (one.end - one.start)
    known = _ANY.union(*(_BESIDE[one.kind] for one in quantities))
    return all(word in known for word in re.findall(r"[^\W\d_]+", "".join(rest[first.end :]).lower()))
