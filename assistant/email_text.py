"""What an e-mail itself says, sentence by sentence: without headers, quoted mail, greeting and signature."""

import re

_HEADER = re.compile(r"^(?:From|To|Cc|Date|Sent|Subject|Da|A|Data|Inviato|Oggetto)\s*:", re.IGNORECASE)
_QUOTED_FROM = re.compile(
    r"^(?:Il (?:giorno|gio|lun|mar|mer|ven|sab|dom|\d).*ha scritto:|On .*wrote:"
    r"|-{2,}\s*(?:Original|Messaggio|Forwarded).*)",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"^\W*(?:gent\w*|egr\w*|spett\w*|buon\s?giorno|buona\s?sera|salve|ciao|dear|hello|hi|good\s+(?:morning|afternoon|evening)"
    r"|to\s+whom)\b[^,.!?\n]*[,.!]?$",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"^\W*(?:(?:cordiali|distinti|i\s+miei|tanti)\s+saluti|cordialmente|saluti|un\s+saluto|grazie(?:\s+\w+){0,4}|(?:kind|best|warm)"
    r"\s+regards|regards|sincerely|yours\s+\w+|best\s+wishes|many\s+thanks|thanks(?:\s+\w+){0,4}|thank\s+you(?:\s+\w+){0,5}"
    r"|in\s+attesa\b.*|looking\s+forward\b.*)\W*$",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(r"^(?:--\s*|(?:cordiali|distinti)\s+saluti\W*|(?:kind|best)\s+regards\W*)$", re.IGNORECASE)
_ENDS = re.compile(r"(?<=[.!?;])\s+(?=[\"«“(]?[A-ZÀ-Ýa-z0-9])")
_ABBREVIATION = re.compile(r"\b(?:art|es|ecc|dott|ing|sig|prof|dr|mr|mrs|no|n|e\.g|i\.e|p|pag|tel)\.$", re.IGNORECASE)
_ITEM = re.compile(r"^\s*(?:[-*•]|\d{1,2}[.)])\s+")

_ASKS = re.compile(
    r"\?|\b(?:vorre\w+|desider\w+|volev\w+|gradire\w+|chied\w+|domand\w+|potre\w+|pu[oò]|ci\s+serv\w+|mi\s+serv\w+)\b.{0,40}\b(?:saper\w*|"
    r"capir\w*|conoscer\w*|chieder\w*|informazion\w*|chiariment\w*|indicar\w*|dir\w*|se|quand\w*|qual\w*|quant\w*|come)\b"
    r"|\b(?:would\s+like|want|need|wish|could\s+you|can\s+you|please|wonder\w*|ask\w*)\b.{0,40}\b(?:know|understand|ask|tell|explain"
    r"|clarify|confirm|information|whether|if|when|what|which|how)\b",
    re.IGNORECASE | re.DOTALL,
)


def sentences(email: str) -> list[str]:
    """The sentences of an e-mail in order, each on one line; greetings, thanks and signature are left out."""
    return [one for paragraph in _paragraphs(email) for one in _cut(paragraph) if not _is_courtesy(one)]


def asks(sentence: str) -> bool:
    """Whether a sentence asks something, by its mark or its words."""
    return _ASKS.search(sentence) is not None


def _paragraphs(email: str) -> list[str]:
    """Lines that belong together; items of a list are paragraphs of their own."""
    found: list[list[str]] = [[]]
    for line in _own_lines(email):
        if not line.strip() or _ITEM.match(line) or _is_courtesy(line):
            found.append([])
        found[-1].append(_ITEM.sub("", line).strip())
        if _is_courtesy(line):
            found.append([])
    return [" ".join(filter(None, lines)) for lines in found if any(lines)]


def _own_lines(email: str) -> list[str]:
    own: list[str] = []
    for line in email.replace("\r", "").split("\n"):
        if _QUOTED_FROM.match(line.strip()) or (own and _SIGNATURE.match(line.strip())):
            break
        if not line.lstrip().startswith(">") and not _HEADER.match(line):
            own.append(line)
    return own


def _cut(paragraph: str) -> list[str]:
    found: list[str] = []
    for piece in _ENDS.split(paragraph):
        if found and _ABBREVIATION.search(found[-1]):
            found[-1] = f"{found[-1]} {piece}"
        else:
            found.append(piece)
    return [one.strip() for one in found if re.search(r"\w", one)]


def _is_courtesy(line: str) -> bool:
    return _GREETING.match(line.strip()) is not None or _CLOSING.match(line.strip()) is not None
