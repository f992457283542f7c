"""How people tell of their whole partnership, and ask whether it meets the conditions."""

from assistant.interview.words.patterns import any_of

TOGETHER = (
    r"(?:partenariat\w*|consorzi\w*|raggruppament\w*|gruppo|cordata|consorti(?:um|a)|partnerships?|group|alliance)"
)
OURS = any_of(
    r"\b(?:siamo|saremmo|saremo|noi\s+siamo)\b",
    r"\b(?:we\s+are|we['’]re|we\s+(?:would|will)\s+be|there\s+are)\b",
    rf"\b(?:nostr[oa]|our)\s+(?:\w+\s+)?{TOGETHER}\b",
    rf"\b(?:abbiamo|have|we['’]ve(?:\s+got)?)\s+(?:(?:un|una|an?|formed|built|creat\w+|costituit\w+)\s+)*{TOGETHER}\b",
)
ELIGIBLE = any_of(
    r"\b(?:siamo|saremmo|risultiamo)\s+(?:\w+\s+)?(?:ammissibil\w+|ammess\w+|eleggibil\w+|idone\w+|a\s+posto|in\s+regola)\b",
    r"\b(?:possiamo|potremmo|potevamo|potremo)\s+(?:\w+\s+){0,2}(?:partecipare|candidar\w+|presentar\w+|concorrere"
    r"|fare\s+(?:la\s+)?domanda)\b",
    r"\b(?:abbiamo|rispettiamo|soddisfiamo|avremmo)\s+(?:\w+\s+){0,2}(?:requisit\w+|condizion\w+|(?:le\s+)?carte\s+in\s+regola)\b",
    r"\brientr(?:iamo|eremmo)\b",
    r"\b(?:are|would|were|will)\s+we\s+(?:be\s+|all\s+)?(?:eligible|entitled|admissible|allowed|qualified)\b",
    r"\b(?:can|could|may|might)\s+we\s+(?:\w+\s+)?(?:apply|take\s+part|participate|submit|join|bid)\b",
    r"\b(?:do|would|did)\s+we\s+(?:\w+\s+)?(?:qualify|meet|fulfil\w*|satisfy)\b",
    r"\b(?:if|whether)\s+we\s+(?:\w+\s+)?(?:eligible|qualify|meet|can\s+(?:apply|take\s+part|participate))\b",
)
WANTS = any_of(
    r"\b(?:vorre(?:i|mmo)|vogliamo|voglio|sapere|capire|chied\w+|cerc(?:o|hiamo)|serv(?:e|ono)|bisogno|mancano?|dobbiamo)\b",
    r"\b(?:would|want|need|wonder\w*|know|ask\w*|look(?:ing)?|search\w*|seek\w*|tell|explain|missing|must)\b",
)
"""Words after which something else may be wanted than the check."""
