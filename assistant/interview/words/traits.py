"""What is told of a member: what it is, its legal personality, its registration, its place."""

from assistant.interview.words.patterns import any_of

KINDS = {
    "cluster_organisation": any_of(r"\bclusters?\b"),
    "business_network": any_of(r"\bnetworks?\b", r"\bret[ei]\b"),
    "company": any_of(r"\bcompan(?:y|ies)\b", r"\bimpres[ae]\b", r"\bfirms?\b"),
    "university": any_of(r"\buniversit\w+\b"),
    "public_body": any_of(r"\bent[ei]\s+pubblic[oi]\b"),
}
"""Kinds of body by their plainest words, where the gazetteer names none."""
LEGAL = any_of(
    r"\bpersonalit[aà]['’]?\s+giuridica\b",
    r"\blegal\s+(?:personality|entit(?:y|ies)|persons?)\b",
    r"\b(?:ent[ei]|soggett[oi]|person[ae])\s+giuridic\w+",
)
PLATFORM = any_of(
    r"\biscri\w+",
    r"\bregist(?:r|er)\w*",
    r"\bpiattaforma\b",
    r"\bplatform\b",
    r"\beccp\b",
    r"\bsigned\s+up\b",
    r"\benrol\w+",
    r"\bprofil[oe]\b",
)
REQUESTED = any_of(
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
REGISTERED = any_of(
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
A_COUNTRY = any_of(
    r"\bpaese\b", r"\bstato\b", r"\bnazione\b", r"\bcountry\b", r"\bgranducato\b", r"\bgrand\s+duchy\b", r"\bstate\b"
)
SINGLE_FIRM = any_of(
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
