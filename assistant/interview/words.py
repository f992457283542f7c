"""The words of an interview in both languages: what it is told to do, and how an answer is put."""

import re


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(patterns)})", re.IGNORECASE)


_POLITE = r"(?:\s*,?\s*(?:per\s+favore|per\s+piacere|grazie|please|pls|thanks|ora|now|qui|here|adesso|pure))*\W*$"
_START = (
    r"^\W*(?:(?:ok|va\s+bene|no|allora|scus[ai]|sorry|please|well|dario|vorrei|voglio|i\s+want\s+to|let['’]?s"
    r"|i['’]d\s+like\s+to|can\s+we|possiamo|mi\s+fa)\W+)*"
)


def _whole(*patterns: str) -> re.Pattern[str]:
    """The patterns as a whole message, but for courtesies."""
    return re.compile(rf"{_START}(?:{'|'.join(patterns)}){_POLITE}", re.IGNORECASE)


COMMANDS = {
    "restart": _whole(
        r"ricomincia\w*(?:\s+(?:tutto|da\s+capo|dall['’]inizio))?",
        r"(?:tutto\s+)?da\s+capo",
        r"ripart\w+(?:\s+da\s+(?:zero|capo))?",
        r"(?:dall['’]inizio)",
        r"start\s+(?:again|over|afresh)",
        r"(?:from\s+the\s+(?:beginning|start))",
        r"restart(?:\s+(?:it|the\s+interview))?",
        r"begin\s+again",
        r"ricominci(?:amo|are)(?:\s+da(?:ll['’]inizio|\s+capo))?",
    ),
    "stop": _whole(
        r"(?:basta|stop|fine|esci|annulla|cancel|quit|exit|interromp\w+|smett\w+|termina\w*|ferma\w*"
        r"|abort)(?:\s+(?:cos[iì]|here|it|the\s+"
        r"(?:interview|check|questions?|test)|(?:l['’]intervista|il\s+controllo|il\s+test|le\s+domande|tutto"
        r"|everything)))?",
        r"lasc\w+\s+(?:perdere|stare)",
        r"non\s+(?:mi\s+)?(?:interessa|serve)\s+più",
        r"(?:non\s+)?(?:voglio|vogliamo)\s+(?:smettere|fermarmi|uscire)",
        r"non\s+voglio\s+(?:più\s+)?(?:continuare|rispondere)(?:\s+più)?",
        r"(?:that['’]?s\s+)?enough",
        r"never\s*mind",
        r"forget\s+(?:it|about\s+it)",
        r"i\s+(?:give\s+up|quit)",
        r"(?:i\s+)?(?:don['’]?t|do\s+not)\s+want\s+to\s+(?:go\s+on|continue|answer)(?:\s+any\s*more)?",
        r"chiud\w+(?:\s+qui)?",
        r"stop\s+(?:the\s+)?(?:eligibility\s+)?(?:test|check|interview)",
        r"no\s+more\s+questions",
    ),
    "pause": _whole(
        r"(?:mett\w*\s+in\s+)?pausa",
        r"(?:facciamo|fare|fai)\s+(?:una\s+)?pausa",
        r"pause(?:\s+(?:it|the\s+interview|here))?",
        r"sospend\w+",
        r"(?:continu\w+|riprend\w+|finisc\w+|finiamo)\s+(?:\w+\s+)?(?:dopo|domani|più\s+tardi"
        r"|un['’]altra\s+volta|un\s+altro\s+giorno)",
        r"(?:continue|resume|finish|go\s+on)\s+(?:this\s+|it\s+)?(?:later|tomorrow|another\s+(?:day|time))",
        r"(?:i['’]ll\s+)?(?:be\s+back|come\s+back)\s+later",
        r"salva(?:\w*)?(?:\s+(?:tutto|le\s+risposte|l['’]intervista))?",
        r"save(?:\s+(?:it|my\s+answers|the\s+interview|for\s+later))?",
        r"take\s+a\s+break",
        r"(?:più\s+tardi|later)",
        r"(?:devo|dobbiamo)\s+(?:andare|interrompere)",
        r"(?:we|i)\s+have\s+to\s+go",
    ),
    "back": _whole(
        r"(?:torn\w+\s+)?indietro",
        r"(?:alla\s+|la\s+)?domanda\s+(?:di\s+prima|precedente)",
        r"torn\w+\s+alla\s+domanda\s+(?:di\s+prima|precedente)",
        r"(?:go\s+)?back(?:\s+one)?",
        r"(?:(?:go\s+)?(?:back\s+)?to\s+)?(?:the\s+)?(?:previous|last)\s+(?:one|question)",
        r"un\s+passo\s+indietro",
        r"one\s+step\s+back",
        r"(?:annulla|cancella)\s+l['’]ultima(?:\s+risposta)?",
        r"undo(?:\s+that)?",
    ),
    "why": _whole(
        r"(?:ma\s+|e\s+|but\s+)?perch[eéè]['’]?(?:\s+(?:me|ce)\s+lo\s+(?:chied\w+|domand\w+))?(?:\s+(?:lo|mi"
        r"|ci|questa|è|serve|serve\s+saperlo|vuole\s+saperlo|lo\s+vuoi\s+sapere|questa\s+domanda|lo\s+chied\w+"
        r"|mi\s+chied\w+\s+questo|importa|vi\s+serve|ti\s+serve))*",
        r"a\s+(?:che|cosa|che\s+cosa)\s+serve(?:\s+(?:saperlo|questa\s+domanda|questo))?",
        r"(?:but\s+)?why(?:\s+(?:do|are|is|would)\s+(?:you|that|it|this)(?:\s+\w+){0,6})?",
        r"(?:but\s+)?why\s+(?:this\s+question|that|the\s+question|ask)",
        r"what\s+(?:is|['’]s)\s+(?:that|it|this)\s+for",
        r"what\s+do\s+you\s+need\s+(?:that|it|this)\s+for",
        r"per\s+quale\s+motivo(?:\s+\w+){0,4}",
        r"come\s+mai(?:\s+\w+){0,5}",
    ),
    "help": _whole(
        r"(?:che\s+)?(?:cosa\s+)?(?:significa|vuol\s+dire)(?:\s+(?:questo|questa\s+domanda|la\s+domanda))?",
        r"(?:che\s+)?cosa\s+(?:devo|si\s+deve|dovrei)\s+(?:rispondere|scrivere|dire)",
        r"(?:non\s+(?:ho\s+)?cap(?:ito|isco))(?:\s+la\s+domanda)?",
        r"in\s+che\s+senso",
        r"(?:cioè|ovvero)",
        r"(?:un\s+|fa\w*\s+un\s+)?esempio",
        r"aiuto",
        r"(?:can\s+you\s+)?help(?:\s+me)?",
        r"what\s+do(?:es)?\s+(?:you|that|it|this)\s+mean",
        r"what\s+(?:should|do|can)\s+i\s+(?:answer|say|write)",
        r"i\s+(?:don['’]?t|do\s+not)\s+(?:understand|get)(?:\s+(?:it|that|the\s+question))?",
        r"(?:give\s+me\s+)?an\s+example",
        r"(?:spieg\w+)(?:\s+(?:meglio|la\s+domanda))?",
        r"explain(?:\s+(?:that|it|the\s+question))?",
        r"dove\s+(?:lo|la)\s+(?:trovo|verifico|controllo|vedo)",
        r"where\s+(?:can|do)\s+i\s+(?:find|check|see)(?:\s+(?:it|that|this))?",
        r"come\s+(?:faccio\s+a\s+saperlo|si\s+(?:sa|verifica|controlla))",
        r"how\s+(?:do|can|would)\s+i\s+(?:know|find\s+out|tell)(?:\s+that)?",
    ),
    "repeat": _whole(
        r"ripet\w+(?:\s+(?:la\s+domanda|per\s+favore))?",
        r"(?:qual\s+(?:è|era)|com['’]era)\s+la\s+domanda",
        r"repeat(?:\s+(?:that|it|the\s+question))?",
        r"(?:what\s+was\s+the\s+question)",
        r"(?:dove\s+eravamo(?:\s+rimasti)?)",
        r"where\s+were\s+we",
        r"(?:continu\w+|prosegu\w+|go\s+on|continue|andiamo\s+avanti|riprendiamo|resume|riprendi)",
        r"say\s+(?:that|it)\s+again",
        r"what\??",
        r"(?:come|scusi)\s*\?",
    ),
    "menu": _whole(
        r"menu",
        r"(?:che\s+)?cosa\s+(?:posso|si\s+può)\s+fare",
        r"opzioni",
        r"options",
        r"(?:altro|altre\s+azioni|more)",
        r"what\s+can\s+i\s+do",
    ),
    "summary": _whole(
        r"(?:mostra\w*\s+|vedere\s+|fammi\s+vedere\s+)?(?:(?:il|un|le)\s+)?(?:riepilogo|riassunto"
        r"|risposte(?:\s+date)?)(?:\s+(?:da\s+stampare|finora))?",
        r"stampa\w*",
        r"(?:show\s+(?:me\s+)?)?(?:(?:the|a|my)\s+)?(?:summary|answers(?:\s+so\s+far)?)(?:\s+(?:to\s+print"
        r"|so\s+far))?",
        r"print(?:\s+it)?",
        r"(?:che\s+)?cosa\s+(?:ho|abbiamo)\s+risposto",
        r"what\s+(?:did|have)\s+(?:i|we)\s+(?:say|said|answer\w*)(?:\s+so\s+far)?",
    ),
    "skip": _whole(
        r"(?:salta\w*|passa\w*|passo|skip|pass)(?:\s+(?:it|this(?:\s+(?:one|question))?|(?:questa"
        r"|la)(?:\s+domanda)?|oltre|avanti))?",
        r"(?:prossima|next)(?:\s+(?:domanda|question|one))?",
        r"(?:andiamo\s+)?avanti",
        r"move\s+on",
        r"(?:preferisco|prefer)\s+(?:non|not\s+to)(?:\s+\w+)*",
    ),
}
"""What a whole message may tell the interview to do."""

DOES_NOT_KNOW = _any(
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
CORRECTS = _any(
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
CHANGE = _any(
    r"\b(?:cambi(?:a|o|amo|are)|modific(?:a|o|are|hiamo)|corregg(?:i|ere|iamo|o)|rived(?:ere|iamo)|rifacciamo"
    r"|change|correct|edit|revise|redo|go\s+back\s+to|torn\w+\s+(?:alla|su\w*))\b"
)
"""Words that want an answer changed; which one, :data:`QUESTION_WORDS` or an ordinal tells."""
QUESTION_WORDS = {
    "members": _any(
        r"\bnumero\b", r"\bquanti\b", r"\b(?:i|dei)\s+membri\b", r"\bnumber\b", r"\bhow\s+many\b", r"\bthe\s+members\b"
    ),
    "kind": _any(r"\btip[oi]\b", r"\bkinds?\b", r"\btypes?\b"),
    "legal_personality": _any(r"\bgiuridic\w+", r"\blegal\b"),
    "platform_registration": _any(r"\biscrizion\w+", r"\bpiattaforma\b", r"\bplatform\b", r"\bregistration\b"),
    "region": _any(r"\bregion[ei]\b", r"\bregions?\b"),
    "country": _any(
        r"\bpaes[ei]\b", r"\bcountr(?:y|ies)\b", r"\bnazion[ei]\b", r"\bsed[ei]\b", r"\bplaces?\b", r"\bluogh?[oi]\b"
    ),
}
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
LAST = _any(r"\bultim[oa]\b", r"\blast\b")
FIRST_OF = re.compile(
    r"\b(?:i|le|the)\s+(?:primi|prime|first)\s+(\w+)\b|\bprimi\s+(\w+)\b|\bfirst\s+(\w+)\b", re.IGNORECASE
)
LAST_OF = re.compile(r"\b(?:gli|le|the)\s+(?:ultimi|ultime|last)\s+(\w+)\b", re.IGNORECASE)
NOT_ALL = _any(r"\bnon\s+tutt[ie]\b", r"\bnot\s+(?:all|every\w*)\b", r"\bnon\s+ogni\b")
A_COUNTRY = _any(
    r"\bpaese\b", r"\bstato\b", r"\bnazione\b", r"\bcountry\b", r"\bgranducato\b", r"\bgrand\s+duchy\b", r"\bstate\b"
)
MEMBER_NUMBER = re.compile(
    r"\b(?:membro|partner|member|numero|number|n[.°])\s*(?:n[.°]?\s*)?(\d{1,2})\b", re.IGNORECASE
)
NUMBERS_MEMBER = re.compile(r"\b(?:membro|partner|member|numero|number|n[.°])\s*(?:n[.°]?\s*)?$", re.IGNORECASE)
US = _any(
    r"\bnoi\b",
    r"\bnostr[oa]\b",
    r"\bcapofila\b",
    r"\bcoordinat(?:ore|or)\b",
    r"\bours?\b",
    r"\bus\b",
    r"\blead(?:er)?\b",
    r"\bour\s+own\b",
)
OTHERS = _any(
    r"\b(?:gli|le|l['’])\s*altr[iaeo]\b",
    r"\baltri\s+\w+\b",
    r"\bthe\s+(?:others?|rest|remaining)\b",
    r"\bil\s+resto\b",
    r"\bothers\b",
    r"\btutti\s+gli\s+altri\b",
)
ALL = _any(
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
NONE = _any(r"\bnessun[oa]?\b", r"\bnone\b", r"\bno\s+one\b", r"\bnobody\b", r"\bneither\b")
EXCEPT = _any(
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
ONLY = _any(r"\bsolo\b", r"\bsoltanto\b", r"\bsolamente\b", r"\bonly\b", r"\bjust\b")
NOT = _any(
    r"\b(?:non|nn|né|not|never|mai|senza|without|no|isn['’]?t|aren['’]?t|hasn['’]?t|haven['’]?t|doesn['’]?t"
    r"|don['’]?t|lacks?|privo|priva|manca)\b",
    NONE.pattern,
)
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
PLATFORM = _any(
    r"\biscri\w+",
    r"\bregist(?:r|er)\w*",
    r"\bpiattaforma\b",
    r"\bplatform\b",
    r"\beccp\b",
    r"\bsigned\s+up\b",
    r"\benrol\w+",
    r"\bprofil[oe]\b",
)
REQUESTED = _any(
    r"\brichiest\w+",
    r"\bin\s+corso\b",
    r"\bin\s+attesa\b",
    r"\bfatt\w+\s+(?:la\s+)?(?:domanda|richiesta)",
    r"\bchiest\w+",
    r"\b(?:domanda|richiesta)\b",
    r"\binviat\w+",
    r"\brequest\w*\b",
    r"\bapplied\b",
    r"\bpending\b",
    r"\bin\s+progress\b",
    r"\bawaiting\b",
    r"\basked\b",
    r"\bunder\s*way\b",
    r"\bsta(?:nno)?\s+(?:facendo|per)\b",
    r"\bis\s+registering\b",
    r"\bwaiting\b",
)
REGISTERED = _any(
    r"\biscritt\w+",
    r"\bregistrat\w+",
    r"\bregistered\b",
    r"\bsigned\s+up\b",
    r"\benrolled\b",
    r"\b(?:sulla|nella)\s+piattaforma\b",
    r"\bon\s+(?:the\s+)?(?:platform|eccp)\b",
    r"\biscrizione\b",
    r"\bprofil[oe]\b",
    r"\bregistration\b",
)
KINDS = {
    "cluster_organisation": _any(r"\bclusters?\b"),
    "business_network": _any(r"\bnetworks?\b", r"\bret[ei]\b"),
    "company": _any(r"\bcompan(?:y|ies)\b", r"\bimpres[ae]\b", r"\bfirms?\b"),
    "university": _any(r"\buniversit\w+\b"),
    "public_body": _any(r"\bent[ei]\s+pubblic[oi]\b"),
}
"""Kinds of body by their plainest words, where the gazetteer names none."""
LEGAL = _any(
    r"\bpersonalit[aà]['’]?\s+giuridica\b",
    r"\blegal\s+(?:personality|entit(?:y|ies)|persons?)\b",
    r"\b(?:ent[ei]|soggett[oi]|person[ae])\s+giuridic\w+",
)
ADDS = _any(
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
REMOVES = _any(
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
SELF = _any(
    r"\b(?:siamo|sono|rappresento|gestisco|gestiamo)\s+(?:un['’]?|una|uno|il|la|l['’])\s*",
    r"\b(?:we\s+are|we['’]re|i\s+am|i['’]m|i\s+run|we\s+run|i\s+represent)\s+an?\b",
    r"\b(?:il\s+)?(?:mio|nostro|mia|nostra|my|our)\s+\w+",
)
"""Where people say what they themselves are, one body."""
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
ALONE = _whole(
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
QUESTION = re.compile(
    r"^\W*(?:(?:scusi|scusa|ma|e|ok|sorry|but|and|aspetti|senti|senta)\W+)*(?:che|cosa|cos['’]è|chi|come"
    r"|quando|quanto|quanta|quanti|quante|qual[ei]?|dove|perch[eé]|what|who|how|when|where|which|why|is|are"
    r"|can|could|does|do|may|should|posso|possiamo|si\s+può|c['’]è|ci\s+sono|esiste)\b",
    re.IGNORECASE,
)
SINGLE_FIRM = _any(
    r"\b(?:ho|abbiamo|avrei|sono|siamo|come|gestisco|dirigo)\s+(?:titolare\s+di\s+|una?\s+|un['’]|la\s+"
    r"|mia\s+)*(?:micro|piccol\w+|medi\w+|grand\w+)?\s*(?:micro|piccol\w+|medi\w+|grand\w+)?\s*(?:impres\w+"
    r"|aziend\w+|ditt\w+|pmi|startup|start-up|societ\w+|negozi\w+|bottega|srl)\b",
    r"\b(?:la\s+)?(?:mia|nostra)\s+(?:micro|piccol\w+|medi\w+|grand\w+)?\s*(?:impres\w+|aziend\w+|ditt\w+|pmi"
    r"|startup|start-up|societ\w+|bottega)\b",
    r"\b(?:i\s+have|we\s+have|i\s+run|we\s+run|i\s+own|we\s+are|we['’]re|i\s+am|i['’]m|as|with|my"
    r"|our)\s+(?:an?\s+|the\s+)?(?:(?:small|tiny|little|medium|big|large|family|micro|own|single"
    r"|three-person)[\s-]*)*(?:compan\w+|firm|business(?!\s+(?:network|association|cluster))|sme\b|enterprise"
    r"|start-?up|bakery|shop|farm)\b",
)
RESUME = re.compile(
    r"^\W*(?:(?:vorrei|voglio|ciao|buongiorno|hello|hi|please|i\s+want\s+to"
    r"|i['’]d\s+like\s+to)\W+)*(?:riprend\w+|resume|continu\w+|ripristin\w+|restore|recuper\w+|codice|code)\b"
    r"(?:\W+(?:il|la|the|con|with|verifica|intervista|interview|check|my|mio|codice|code|da|from|is|è|l)\b)*\W*",
    re.IGNORECASE,
)
