"""Where people speak of themselves: who they say they are, and questions "and for us?"."""

import re

Span = tuple[int, int]
"""A piece of a text: start, end."""

_OWN = (
    r"(?:(?:piccol[ao]|grande|media|small|big|little|family|own)\s+)*"
    r"(?:aziend\w+|impres\w+|ditt\w+|pmi|società|startup|start-up|bottega|universit\w+|ateneo|dipartimento|istituto"
    r"|comune|ente|municipio|cluster|distretto|rete|associazion\w+|organizzazion\w+|fondazion\w+|cooperativ\w+|camera|region\w+"
    r"|provincia|città|paese|sede|company|firm|business|sme|organi[sz]ation|university|college|institute|department|municipality|town"
    r"|city|council|network|association|foundation|charity|country|seat|office)\b"
)
"""What people call theirs."""

_WE_ARE = re.compile(
    rf"""
    (?:^|[.,;:!?(]\s*|\b(?:io|che|perch[eé]|salve|buongiorno|buonasera|ciao|e|ma|qui)\s+)
      sono\s+(?=(?:un|una|uno|il|la|lo|l['’]\w+|del|della|dell['’]\w+|di|in|presso|titolare|sindac\w+)\b)
    | \bsiamo\b | \bnoi\s+(?=(?:di|del|della|dell['’]\w+|dello)\b)
    | \b(?:lavor|oper)(?:o|iamo)\s+(?=(?:in|per|a|al|all|alla|nel|nell|nella|nello|presso|da|dal|dalla)\b)
    | \b(?:rappresento|rappresentiamo|gestisco|gestiamo|dirigo|dirigiamo|amministro)\b
    | \b(?:chiamo|scrivo|scriviamo|telefono|vengo|veniamo)\s+(?=(?:da|dal|dalla|dall|dai|per\s+conto)\b)
    | \b(?:mi[oa]|nostr[oa])\s+(?={_OWN}) | \b(?:ho|abbiamo)\s+(?:un['’]?|una|uno|la)?\s*(?={_OWN})
    | \b(?:i\s+am|i['’]m|we\s+are|we['’]re)\s+(?!(?!being\b)\w+ing\b|not\b|interested|curious|sure)
    | \b(?:i|we)\s+(?:work|represent|run|manage|lead|own|come|operate)\b
    | \b(?:calling|writing|speaking)\s+(?:from|for|on\s+behalf\s+of)\b
    | \b(?:my|our)\s+(?={_OWN}) | \b(?:i|we)(?:\s+have|['’]ve\s+got)\s+an?\s+(?={_OWN})
    """,
    re.IGNORECASE | re.VERBOSE,
)
_ENDS = re.compile(
    r"[.;:!?\n]|,(?!\s*(?:di|in|a|da|con sede|based|from)\b)"
    r"|\b(?:e|ed|ma|che|and|but|who|which|so)\s+(?:vorr|vogli|cerc|poss|pot|abbiamo|chied|mi\b|ci\b|would|want|look|need"
    r"|wonder|can|i\b|we\b)",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:cerc\w+|ricerca\s+di|partner\w*|insieme\s+a|con(?!\s+sede)|contro|interessat\w+|curios\w+|sicur\w+|cert[oai]"
    r"|parte\s+di|membr\w+|soci[oa]?|aderent\w+|iscritt\w+|amic\w+|client\w+|looking|search\w*|seeking|with|members?|part\s+of"
    r"|friends?|customers?|clients?)\b",
    re.IGNORECASE,
)
_ONLY_WHO = (
    "io noi sono siamo lavoro lavoriamo rappresento rappresentiamo gestisco gestiamo scrivo scriviamo chiamo mio mia "
    "nostro nostra abbiamo ho sede piccola piccolo grande azienda ditta ente organizzazione presso conto nome "
    "buongiorno salve ciao "
    "i m am we re are my our work represent run manage have based located small big little large hello hi writing "
    "calling behalf office company firm here"
)
"""What is said of oneself beside the names of a kind of body and of a place."""

_FOR_US = re.compile(
    r"""^\W*(?:(?:ok|ah|va\s+bene|allora|quindi|so|well|then)\W+)*
    (?: (?:e|ed|ma|invece)\s+(?:invece\s+|quindi\s+|allora\s+)?(?:noi|io|(?:per|di|da|con)\s+(?:noi|me))
      (?:\s+(?:invece|allora|che\s+siamo\b.*))?
    | (?:e\s+)?(?:vale|valgono|va\s+bene)\s+(?:anche\s+)?per\s+(?:noi|me)
    | (?:e\s+)?(?:nel\s+(?:nostro|mio)\s+caso|(?:per|nel)\s+(?:il\s+)?(?:caso\s+)?(?:nostro|mio)) | per\s+(?:noi|me)
    | (?:e\s+)?noi\s+(?:possiamo|potevamo|potremmo|rientriamo|siamo\s+(?:dentro|compresi|inclusi|ammessi))
      (?:\s+partecipare)?
    | (?:and\s+|but\s+|what\s+about\s+|how\s+about\s+|so\s+)+(?:for\s+|about\s+)?(?:us|me|we)
    | (?:and\s+)?(?:for|about)\s+(?:us|me) | (?:and\s+)?in\s+(?:our|my)\s+case | (?:and\s+)?what\s+of\s+us
    | does\s+(?:it|that|this)\s+(?:also\s+)?(?:apply|hold|go)\s+(?:to|for)\s+(?:us|me)(?:\s+too)?
    | (?:and\s+)?where\s+does\s+that\s+leave\s+(?:us|me)
    )(?:\s+(?:invece|allora|then|too|though|instead|anche))?\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
_OUR_TURN = re.compile(
    r"\b(?:noi|nostr[oaie]|rientr(?:o|iamo)|siamo\s+(?:ammess|ammissibil|compres|dentro)\w*"
    r"|(?:posso|possiamo|potevo|potevamo|potrei|potremmo|dobbiamo)(?!\s+(?:sapere|chieder|aver|farl?e?\s+una\s+domanda|capire))"
    r"|(?:can|could|may|might)\s+(?:we|i)(?!\s+(?:ask|know|have|get|see))|(?:are|am|do|would|should)\s+(?:we|i)|for\s+us|our)\b",
    re.IGNORECASE,
)


def about_us(text: str) -> list[Span]:
    """The pieces of a text in which people say who they are: "siamo un'università di Pavia", "we are a Swiss firm".

    A piece ends with its sentence, or where it goes on to somebody else ("siamo in cerca di un partner francese").
    """
    pieces = []
    for match in _WE_ARE.finditer(text):
        end = _ENDS.search(text, match.end())
        piece = (match.start(), end.start() if end else len(text))
        others = _OTHERS.search(text, match.end(), piece[1])
        pieces.append((piece[0], others.start() if others else piece[1]))
    return pieces


def words_beside_names(text: str) -> set[str]:
    """The words by which people only say who they are, where the text does ("sono", "lavoro", "we are"); else none."""
    return set(_ONLY_WHO.split()) if about_us(text) else set()


def asks_for_us(text: str) -> bool:
    """Whether the message asks only how it is for those who ask: "e noi?", "and for us?", "e nel nostro caso?"."""
    return _FOR_US.match(text.strip()) is not None


def speaks_of_us(text: str) -> bool:
    """Whether the message asks in the first person: "possiamo partecipare?", "can we apply?"."""
    return _OUR_TURN.search(text) is not None
