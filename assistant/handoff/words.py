"""What people say to a handoff: skip, stop, change, yes and no; and what they say when they begin one."""

import re

_FILLER = r"(?:\W+(?:grazie|thanks|thank\s+you|per\s+favore|please|pls|allora|adesso|ora|now|then))*"


def _whole(*patterns: str, before: str = r"no|ok|va\s+bene|beh|well") -> re.Pattern[str]:
    """Matches a message that says nothing else; ``before``: words that may come first."""
    return re.compile(rf"^\W*(?:(?:{before})\W+)?(?:{'|'.join(patterns)}){_FILLER}\W*$", re.IGNORECASE)


SKIP = _whole(
    r"(?:salt\w*|passo|passa|skip|pass)(?:\s+(?:it|this(?:\s+(?:one|question))?|(?:questa|la)(?:\s+domanda)?|oltre|avanti))?",
    r"(?:andiamo\s+)?avanti",
    r"(?:prossima|next)(?:\s+(?:domanda|question|one))?",
    r"(?:non|nn)\s+(?:lo\s+|me\s+lo\s+)?(?:so|ricordo|saprei)",
    r"boh",
    r"(?:i\s+)?(?:don['’]?t|do\s+not)\s+(?:know|remember)",
    r"(?:i\s+have\s+)?no\s+idea",
    r"dunno",
    r"(?:i['’]d\s+)?(?:rather|prefer)\s+not(?:\s+to)?(?:\s+say)?",
    r"preferisco\s+(?:di\s+no|non\s+(?:dirlo|rispondere))",
)
CANCEL = _whole(
    r"(?:basta|stop|annull\w*|cancel|quit|exit|esci|lascia\w*\s+(?:perdere|stare)|interromp\w+|smett\w+|abort)"
    r"(?:\s+(?:cos[iì]|tutto|it|this|here|everything|la\s+(?:segnalazione|richiesta)|the\s+(?:request|report)))?",
    r"non\s+(?:mi\s+)?(?:serve|interessa|importa)\s+più",
    r"ho\s+(?:risolto|cambiato\s+idea)",
    r"(?:i['’]?ve\s+|i\s+have\s+)?(?:changed\s+my\s+mind|solved\s+it)",
    r"never\s*mind",
    r"forget\s+(?:it|about\s+it)",
    r"no(?:\s+no)+",
    r"no\s+(?:grazie|thanks|thank\s+you)",
    r"(?:basta|va\s+bene)\s+(?:così|l['’]indirizzo)",
    r"(?:that['’]?s|it['’]?s)\s+(?:enough|fine|all)",
)
# Nothing is kept without consent: "no, va bene" is none, nor is "fine", which is Italian for the end.
YES = _whole(
    r"(?:sì|si|s[iì]['’]|yes|yep|yeah|sure|certo|certamente|ok|okay|va\s+bene|d['’]accordo|acconsento|consento|confermo"
    r"|agreed|i\s+(?:agree|consent)|go\s+ahead|procedi\w*|proceda|fine\s+(?:by|with)\s+me)"
    r"(?:\W+(?:lo\s+|la\s+)?(?:invi\w+|mand\w+|registr\w+|send\s*(?:it)?|go\s+ahead|acconsento|confermo|i\s+agree))?",
    r"(?:lo\s+|la\s+)?(?:invia\w*|manda\w*|registra\w*|spedisc\w+|invii|mandi)(?:\s+pure)?",
    r"(?:please\s+)?(?:send|submit)(?:\s+(?:it|this))?",
    before=r"ok|va\s+bene|beh|well",
)
NO = _whole(
    r"(?:no|nope|rifiuto|non\s+(?:acconsento|inviare|invi\w*|mandare|mand\w*|registrare))(?:\s+(?:lo|la|niente|nulla))?",
    r"(?:please\s+)?(?:don['’]?t|do\s+not)\s+send(?:\s+(?:it|this|anything))?",
    r"i\s+(?:don['’]?t|do\s+not)\s+(?:agree|consent)",
)
CHANGE = re.compile(
    r"\b(?:cambi\w*|modific\w*|corregg\w*|correzione|aggiung\w*|sbagliat\w*|change|edit|correct|fix|add|wrong)\b",
    re.IGNORECASE,
)
LABELS = {
    "question": re.compile(r"\b(?:domanda|question|quesito)\b", re.IGNORECASE),
    "complaint": re.compile(r"\b(?:reclamo|complaint|lamentel\w+)\b", re.IGNORECASE),
    "about": re.compile(r"\b(?:chi|who|organizzazione|organi[sz]ation|ente)\b", re.IGNORECASE),
    "what": re.compile(r"\b(?:cosa|problema|what|problem)\b", re.IGNORECASE),
    "where": re.compile(r"\b(?:dove|pagina|where|page)\b", re.IGNORECASE),
    "when": re.compile(r"\b(?:quando|ora|giorno|when|time|day)\b", re.IGNORECASE),
    "message": re.compile(r"\b(?:messaggio|errore|message|error)\b", re.IGNORECASE),
}
"""By which words an answer is named that is to be changed."""

COMPLAINT = re.compile(r"\b(?:reclam\w+|lament\w+|protest\w+|complain\w*)\b", re.IGNORECASE)
ASKS = re.compile(
    r"\?\s*$|^\W*(?:(?:scus[ai]|e|ma|sorry|and|but)\W+)*(?:qual[ei]?|quant[oaie]|chi|posso|possiamo|si\s+pu[oò]|c['’]è"
    r"|ci\s+sono|what|which|who|how\s+(?:much|many|long)|can|could|is\s+there|are\s+there)\b",
    re.IGNORECASE,
)
"""A message that asks something, by its mark or its first word; "when" and "where" also begin answers."""

COURTESY = {
    "thanks": re.compile(r"\b(?:grazie|thanks?|thx|ringrazi\w+)\b", re.IGNORECASE),
    "greet": re.compile(r"^\W*(?:ciao|salve|buon\w*|hello|hi|hey|good)\b", re.IGNORECASE),
    "repeat": re.compile(r"\b(?:ripet\w+|repeat|again|domanda|question)\b", re.IGNORECASE),
}
"""What says thanks or hello, or wants to hear the question again, by topic: the topic alone is not to be relied on."""

_IDLE = re.compile(
    r"\b(?:ho|abbiamo|c['’]è|un|una|il|lo|la|i|gli|le|di|da|con|per|che|mi|ci|e|è|non|più|problem\w*|tecnic\w*|guast\w*"
    r"|error\w*|funzion\w*|va|aiuto|help|segnal\w*|vorrei|voglio|devo|parlare|person\w*|operator\w*|umano|qualcuno|sito"
    r"|portale|assistenza|informatic\w*|have|there|is|a|an|the|to|with|i|it|do|does|doesn['’]?t|not|work\w*|technical"
    r"|issue|want|need|like|would|talk|speak|someone|human|please|support|website|site|portal|bando|online)\b",
    re.IGNORECASE,
)
"""Words that tell nothing of what happened."""


def telling(text: str) -> int:
    """How many words of a message tell something, beside that there is a problem or that a person is wanted."""
    return len(re.findall(r"\w{3,}", _IDLE.sub(" ", text)))


def says_something(text: str) -> bool:
    """Whether there are letters or figures in it."""
    return re.search(r"\w", text) is not None
