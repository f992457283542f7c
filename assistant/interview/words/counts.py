"""How many members there are."""

import re

from assistant.interview.words.patterns import whole

NUMBERS_MEMBER = re.compile(r"\b(?:membro|partner|member|numero|number|n[.°])\s*(?:n[.°]?\s*)?$", re.IGNORECASE)
WITH_PARTNERS = re.compile(
    r"(?:\bcon|\bwith|\bpiù|\bplus|\boltre\s+a(?:\s+noi)?|\binsieme\s+a|\btogether\s+with|\bnoi\s+e|\bus\s+and"
    r"|\band|\be|\babbiamo|\bho|\bhave)\s+(?:altr[ie]\s+|other\s+|gli\s+|i\s+)?(?:\w+\s+)?$",
    re.IGNORECASE,
)
COUNTED = re.compile(
    r"\s*(?:soli\s+|diversi\s+|altri\s+|different\s+|other\s+|eligible\s+)?(?:membr\w*|partner\w*"
    r"|organi[sz]\w+|ent[ei]\b|soggett\w+|members?|bodies|entities|of\s+us|cluster\w*|ret[ei]\b|networks?"
    r"|soci\b|in\s+tutto|in\s+total|in\s+all|altogether)",
    re.IGNORECASE,
)
PARTNERS = re.compile(r"\s*(?:altri\s+|other\s+)?partners?\b", re.IGNORECASE)
BEFORE_COUNT = re.compile(
    r"(?:\bsiamo(?:\s+in)?|\bsarem\w+(?:\s+in)?|\bsono|\bsaranno|\bdiventa\w*|\bin|\bwe\s+are|\bwe['’]re"
    r"|\bthere\s+(?:are|will\s+be)|\bmembers?\s+(?:are|is)|\bof|\btotal\w*|\bwe\s+have|\babbiamo|\bare"
    r"|\bil\s+numero\s+è|\bnumber\s+is)\s+(?:now\s+|ora\s+|only\s+|solo\s+|just\s+|actually\s+|about\s+"
    r"|circa\s+)?$",
    re.IGNORECASE,
)
NOT_MEMBERS = re.compile(
    r"\s*(?:divers[ie]\s+|different\s+)?(?:paes\w+|countr\w+|region\w+|ann[io]|mes[ei]|years?|months?|euro|€|%"
    r"|milion\w+|million|giorn\w+|days?|progett\w+|projects?|imprese|pmi|smes?|companies|firms|dipendent\w+|addett\w+|person\w+|people|employees|staff)\b",
    re.IGNORECASE,
)
ALONE = whole(
    r"(?:siamo\s+)?(?:solo|soltanto|da\s+soli)\s*(?:noi|io|uno|una|1)?",
    r"(?:siamo\s+)?(?:uno|una)(?:\s+solo|\s+sola)?",
    r"(?:sono\s+)?(?:da\s+)?sol[oa]",
    r"noi\s+soli",
    r"nessun\s+(?:altro|partner)",
    r"just\s+(?:us|me|one|ourselves)",
    r"only\s+(?:us|me|one)",
    r"one",
    r"(?:we\s+are|i\s+am|i['’]m)\s+(?:alone|on\s+(?:my|our)\s+own)",
    r"no\s+partners?",
    r"alone",
    r"(?:we\s+are\s+)?on\s+our\s+own",
)
