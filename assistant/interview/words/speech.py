"""How something is said: yes and no, not knowing, asking, correcting."""

import re

from assistant.interview.words.patterns import any_of

YES = re.compile(
    r"^\W*(?:sì|si|s[iì]['’]?|yes|yep|yeah|yup|certo|certamente|sicuro|esatto|confermo|ok|okay|affermativo"
    r"|sure|of\s+course|indeed|correct|true|vero|they\s+(?:do|are|have)|it\s+(?:does|is|has)|ce\s+l['’]h\w+"
    r"|d['’]accordo)\b",
    re.IGNORECASE,
)
NO = re.compile(
    r"^\W*(?:no|nope|non\s+(?:tutti|tutte|ancora)|not\s+(?:all|yet|really)|purtroppo\s+no|they\s+(?:don|aren"
    r"|haven)['’]?t|it\s+(?:doesn|isn|hasn)['’]?t|non\s+ce\s+l['’]ha\w*)\b",
    re.IGNORECASE,
)
ENDS_WITH_YES = re.compile(r"\b(?:sì|si|s[iì]|yes|(?:do|does|is|has|are|have))\W*$", re.IGNORECASE)
ENDS_WITH_NO = re.compile(r"\b(?:no|not|(?:doesn|isn|hasn|don|aren|haven)['’]?t)\W*$", re.IGNORECASE)
NONE = any_of(r"\bnessun[oa]?\b", r"\bnone\b", r"\bno\s+one\b", r"\bnobody\b", r"\bneither\b")
NOT = any_of(
    r"\b(?:non|nn|né|not|never|mai|senza|without|no|isn['’]?t|aren['’]?t|hasn['’]?t|haven['’]?t|doesn['’]?t"
    r"|don['’]?t|lacks?|privo|priva|manca)\b",
    NONE.pattern,
)
DOES_NOT_KNOW = any_of(
    r"\b(?:non|nn)\s+(?:lo\s+|la\s+|ne\s+)?(?:so|sappiamo|saprei|sapremmo|conosco|ricordo|ricordiamo)\b",
    r"\bboh\b",
    r"\bnon\s+(?:ne\s+)?(?:sono|siamo|è)\s+(?:sicur|cert)\w+",
    r"\bnessun['’]?a?\s*idea\b",
    r"\b(?:don['’]?t|do\s+not|doesn['’]?t)\s+(?:really\s+|yet\s+)?(?:know|remember|recall)\b",
    r"\bdunno\b",
    r"\bnot\s+(?:so\s+|quite\s+|yet\s+)?sure\b",
    r"\bno\s+idea\b",
    r"\bunsure\b",
    r"\bda\s+verificare\b",
    r"\bda\s+(?:decidere|definire)\b",
    r"\bto\s+be\s+(?:checked|decided|confirmed)\b",
    r"\bunknown\b",
    r"\bnon\s+(?:è\s+)?(?:ancora\s+)?(?:chiaro|deciso)\b",
    r"\bnot\s+decided\b",
    r"\bforse\b",
    r"\bmaybe\b",
    r"\bperhaps\b",
)
CORRECTS = any_of(
    r"\baspett\w+\b",
    r"\banzi\b",
    r"\bin\s+realt[aà]\b",
    r"\bsbagliat\w+\b",
    r"\bho\s+sbagliato\b",
    r"\bcorregg\w+\b",
    r"\bcorrezione\b",
    r"\bcambi(?:a|o|amo|are|ato|arl[ao])\b",
    r"\bmodific\w+\b",
    r"\bvolevo\s+dire\b",
    r"\bintendevo\b",
    r"\bwait\b",
    r"\bactually\b",
    r"\bin\s+fact\b",
    r"\bmistake\w*\b",
    r"\bi\s+meant\b",
    r"\bcorrect(?:ion|ing)?\b",
    r"\bchange[ds]?\b",
    r"\bwrong\b",
    r"\bmake\s+that\b",
    r"\bscusa\w*\b",
    r"\bsorry\b",
    r"\bripensandoci\b",
    r"\bon\s+second\s+thought\w*\b",
    r"\bal\s+posto\s+d\w+\b",
    r"\binvece\s+(?:di|del|della|dello|dell)\b",
    r"\binstead\s+of\b",
)
CHANGE = any_of(
    r"\b(?:cambi(?:a|o|amo|are)|modific(?:a|o|are|hiamo)|corregg(?:i|ere|iamo|o)|rived(?:ere|iamo)|rifacciamo"
    r"|change|correct|edit|revise|redo|go\s+back\s+to|torn\w+\s+(?:alla|su\w*))\b"
)
"""Words that want an answer changed; which one, :data:`QUESTION_WORDS` or an ordinal tells."""
QUESTION_WORDS = {
    "members": any_of(
        r"\bnumero\b", r"\bquanti\b", r"\b(?:i|dei)\s+membri\b", r"\bnumber\b", r"\bhow\s+many\b", r"\bthe\s+members\b"
    ),
    "kind": any_of(r"\btip[oi]\b", r"\bkinds?\b", r"\btypes?\b"),
    "legal_personality": any_of(r"\bgiuridic\w+", r"\blegal\b"),
    "platform_registration": any_of(r"\biscrizion\w+", r"\bpiattaforma\b", r"\bplatform\b", r"\bregistration\b"),
    "region": any_of(r"\bregion[ei]\b", r"\bregions?\b"),
    "country": any_of(
        r"\bpaes[ei]\b", r"\bcountr(?:y|ies)\b", r"\bnazion[ei]\b", r"\bsed[ei]\b", r"\bplaces?\b", r"\bluogh?[oi]\b"
    ),
}
QUESTION = re.compile(
    r"^\W*(?:(?:scusi|scusa|ma|e|ok|sorry|but|and|aspetti|senti|senta)\W+)*(?:che|cosa|cos['’]è|chi|come"
    r"|quando|quanto|quanta|quanti|quante|qual[ei]?|dove|perch[eé]|what|who|how|when|where|which|why|is|are"
    r"|can|could|does|do|may|should|posso|possiamo|si\s+può|c['’]è|ci\s+sono|esiste)\b",
    re.IGNORECASE,
)
