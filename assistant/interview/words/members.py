"""Which members an answer is about, and who joins or leaves."""

import re

from assistant.interview.words.patterns import any_of

_ORDINALS = (
    r"prim[oaie]|first|1st|1[°ªo]",
    r"second[oaie]|second|2nd|2[°ª]",
    r"terz[oaie]|third|3rd|3[°ª]",
    r"quart[oaie]|fourth|4th|4[°ª]",
    r"quint[oaie]|fifth|5th|5[°ª]",
    r"sest[oaie]|sixth|6th|6[°ª]",
    r"settim[oaie]|seventh|7th|7[°ª]",
    r"ottav[oaie]|eighth|8th|8[°ª]",
)
ORDINALS = tuple(re.compile(rf"\b(?:{each})(?!\w)(?!\s+(?:me|noi|le|la|the)\b)", re.IGNORECASE) for each in _ORDINALS)
LAST = any_of(r"\bultim[oa]\b", r"\blast\b")
FIRST_OF = re.compile(
    r"\b(?:i|le|the)\s+(?:primi|prime|first)\s+(\w+)\b|\bprimi\s+(\w+)\b|\bfirst\s+(\w+)\b", re.IGNORECASE
)
LAST_OF = re.compile(r"\b(?:gli|le|the)\s+(?:ultimi|ultime|last)\s+(\w+)\b", re.IGNORECASE)
MEMBER_NUMBER = re.compile(
    r"\b(?:membro|partner|member|numero|number|n[.°])\s*(?:n[.°]?\s*)?(\d{1,2})\b", re.IGNORECASE
)
US = any_of(
    r"\bnoi\b",
    r"\bnostr[oa]\b",
    r"\bcapofila\b",
    r"\bcoordinat(?:ore|or)\b",
    r"\bours?\b",
    r"\bus\b",
    r"\blead(?:er)?\b",
    r"\bour\s+own\b",
)
OTHERS = any_of(
    r"\b(?:gli|le|l['’])\s*altr[iaeo]\b",
    r"\baltri\s+\w+\b",
    r"\bthe\s+(?:others?|rest|remaining)\b",
    r"\bil\s+resto\b",
    r"\bothers\b",
    r"\btutti\s+gli\s+altri\b",
)
ALL = any_of(
    r"\btutt[ieo]\b",
    r"\bogni\b",
    r"\bciascun\w*\b",
    r"\bentramb[ie]\b",
    r"\ball\b",
    r"\beach\b",
    r"\bevery(?:one|body)?\b",
    r"\bboth\b",
    r"\ball\s+of\s+(?:them|us)\b",
)
NOT_ALL = any_of(r"\bnon\s+tutt[ie]\b", r"\bnot\s+(?:all|every\w*)\b", r"\bnon\s+ogni\b")
EXCEPT = any_of(
    r"\btranne\b",
    r"\beccetto\b",
    r"\ba\s+parte\b",
    r"\bmeno\b",
    r"\bsalvo\b",
    r"\bfuorch[eé]\b",
    r"\bexcept\b",
    r"\bbut\s+(?:the|not)\b",
    r"\ball\s+but\b",
    r"\bapart\s+from\b",
    r"\bother\s+than\b",
    r"\bbar\b",
)
ONLY = any_of(r"\bsolo\b", r"\bsoltanto\b", r"\bsolamente\b", r"\bonly\b", r"\bjust\b")
SELF = any_of(
    r"\b(?:siamo|sono|rappresento|gestisco|gestiamo)\s+(?:un['’]?|una|uno|il|la|l['’])\s*",
    r"\b(?:we\s+are|we['’]re|i\s+am|i['’]m|i\s+run|we\s+run|i\s+represent)\s+an?\b",
    r"\b(?:il\s+)?(?:mio|nostro|mia|nostra|my|our)\s+\w+",
)
"""Where people say what they themselves are, one body."""
ADDS = any_of(
    r"\baggiung\w+",
    r"\baggiunt\w+",
    r"\bin\s+più\b",
    r"\bun(?:['’]|o|a)?\s*altr[oa]\s+(?:partner|membro)\b",
    r"\badd(?:s|ing|ed)?\b",
    r"\banother\s+(?:partner|member)\b",
    r"\bjoins?\b",
    r"\bjoined\b",
    r"\bentra\b",
    r"\bone\s+more\b",
)
REMOVES = any_of(
    r"\btogli\w*\b",
    r"\btolt\w+\b",
    r"\brimuov\w+\b",
    r"\belimin\w+\b",
    r"\besce\b",
    r"\besc(?:ono|e)\b",
    r"\bsi\s+(?:è\s+)?ritira\w*\b",
    r"\bnon\s+(?:c['’]è|partecipa|viene)\s+più\b",
    r"\bremove\b",
    r"\bdrop(?:s|ped|ping)?\b",
    r"\bleav(?:es?|ing)\b",
    r"\bwithdr\w+\b",
    r"\btake\s+(?:\w+\s+)?out\b",
    r"\bis\s+out\b",
    r"\bpulled\s+out\b",
    r"\bno\s+longer\s+(?:in|with|a\s+(?:member|partner))\b",
)
OLD_PLACE = re.compile(
    r"(?:\bal\s+posto\s+d\w*['’]?|\binvece\s+(?:d\w*['’]?|che)|\banzich[eé]|\binstead\s+of|\brather\s+than"
    r"|\bnon(?:\s+(?:è|più|in|siamo|sono|di|del|della|quello))*|\bnot(?:\s+(?:in|from|the))*|\bno\s+longer"
    r"|\breplac\w+|\bsostitu\w+)\s*(?:(?:il|la|lo|i|gli|l['’]|the|a|an|un|una)\s*)?(?:(?:partner|membro|member"
    r"|cluster)\s*)?$",
    re.IGNORECASE,
)
