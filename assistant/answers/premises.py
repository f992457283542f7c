"""Whether a figure that a question takes for granted is the one that the fact states: "dura 36 mesi, giusto?".

A figure counts as taken for granted only where the question states it of the call ("the budget is 10 million", "con
quindici partner per forza, giusto?").  Figures of those who ask ("siamo in 15"), of other things ("articolo 3", "per il
bando 2020") and guesses with a limit ("più di 5") are none: where it is not clear, nothing is found.
"""

import re
from dataclasses import dataclass

from assistant.answers.confirmable import nothing_else
from assistant.answers.figures import close, equal, within, write_quantity
from assistant.language.quantities import Quantity, find_quantities
from knowledge.schema import Fact
from knowledge.values import (
    CountValue,
    DateTimeValue,
    DateValue,
    DurationValue,
    MoneyValue,
    MonthValue,
    PercentValue,
    Text,
    Value,
)

_PARTNERS = (
    r"partner\w*|membr\w+|soggett\w+|organi[sz]+azion\w+|organi[sz]ations?|members?|participants?|partecipant\w+"
)
_PROJECTS = r"progett\w+|projects?|partenariat\w+|partnerships?"
COUNTED = {
    "members": _PARTNERS,
    "partners": _PARTNERS,
    "countries": r"paes\w+|stat[oi]|nazion\w+|countr\w+|states?",
    "third_count": r"(?:paes\w+|stat[oi])\s+(?:terz\w+|extra\S*)|(?:third|non-eu)\s+countr\w+",
    "projects": _PROJECTS,
    "expected": _PROJECTS,
    "launched": _PROJECTS,
    "successor_projects": _PROJECTS,
    "strands": r"filon\w+|strands?",
}
"""What the counts of facts count, by the name of the value: a number counts only with its noun."""

_TAGS = re.compile(
    r"(?:^|\W)(?:giusto|vero|corretto|esatto|no|è\s+così|o\s+sbaglio|sbaglio|conferm\w+|ok|right|correct|true|yes|no"
    r"|is\s+that\s+(?:so|right|correct|true)|is\s+it|isn['’]?t\s+it|aren['’]?t\s+they|doesn['’]?t\s+it|don['’]?t\s+they"
    r"|am\s+i\s+right)\s*[?!.]*\s*$"
    r"|\bè\s+vero\s+che\b|\bconferm\w+|\b(?:ho|abbiamo)\s+(?:letto|sentito|capito|visto)\b|\bmi\s+(?:hanno\s+detto|risulta)\b"
    r"|\bse\s+(?:non\s+sbaglio|ho\s+capito\s+bene)\b|\bis\s+it\s+true\b|\bi['’]?(?:ve|\s+have)?\s*(?:read|heard|saw)\b"
    r"|\b(?:was|were)\s+told\b|\bif\s+i(?:['’]m\s+not\s+mistaken|\s+understand)\b|\bper\s+forza\b",
    re.IGNORECASE,
)
"""Words that ask to confirm what was said."""

_STATED = re.compile(
    r"(?:\b(?:è|e['’`]|sono|era|erano|fosse|dura|durano|durava|durare|scade|scadeva|scadono|chiude|chiudeva|serve|servono|serviva"
    r"|servivano|vogliono|vuole|voleva|volevano|richied\w+|chied(?:e|ono)|paga|pagano|pagava|copre|coprono|copriva|coprite|finanzia\w*"
    r"|rimborsa\w*|dà|dann?o|davano|date|ammonta\w*|prevede\w*|bisogna|occorr\w+|inizia\w*|part[eo]\w{0,3}|apre|apriva|prende\w*"
    r"|ricev\w+|essere|avere|ha|is|are|was|were|be|lasts?|lasted|closes?|closed|ends?|ended|needs?|needed|requires?|required|must|takes?"
    r"|pays?|paid|covers?|covered|funds?|funded|finances?|gives?|gave|starts?|started|opens?|opened|gets?|receives?|amounts?|offers?"
    r"|reimburses?)\b)(?:\W+\w+){0,5}\W*$",
    re.IGNORECASE,
)
"""A verb that states the figure, a few words before it."""

_OF_THOSE_WHO_ASK = re.compile(
    r"\b(?:siamo|eravamo|noi|nostr\w+|abbiamo(?!\s+(?:letto|sentito|capito|visto))|ho(?!\s+(?:letto|sentito|capito|visto))"
    r"|avremmo|avrei|facciamo|possiamo|posso|potremmo|potrei|potevamo|chied(?:o|iamo)|vorre\w+|se\s+(?!non\s+sbaglio|ho\s+capito)"
    r"|oggi|bast\w+|ci\s+(?:serv|occorr|spett)\w+|we\s+are|we['’]re|we\s+have(?!\s+(?:read|heard))|we['’]ve|i\s+have(?!\s+(?:read|heard))|our|my|mi[oa]"
    r"|(?:can|could|may|might|should|shall|do|would)\s+(?:we|i)\b|if\s+(?!i['’]m\s+not|i\s+understand)|today|enough|suffic\w+|a\s+carico)",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    r"(?:\b(?:più|piu|meno|oltre|sopra|sotto|circa|intorno|quasi|prima|dopo|entro|dal|more|less|fewer|over|under|above|below"
    r"|about|around|nearly|before|after|than|until|since)\b\s*(?:di|del|dei|delle|di\s+\w+|than|il|al|the|of|a)?\s*"
    r"|\b(?:massimo|fino\s+a\w*|up\s+to|at\s+most|no\s+more\s+than|maximum(?:\s+of)?|almeno|minimo|at\s+least)\b\s*(?:di|of|il|l['’])?\s*"
    r"|\b(?:articol\w+|art\.?|article|punt[oi]|comma|paragraf\w+|paragraph|section|sezione|capitolo|pagina|page|annex|allegato"
    r"|part[ei]?|regolamento|regulation|call|bando|edizione|edition|anno|year|priorit\w+|azione|action)\s*(?:del|n\.?|no\.?|of)?\s*)$",
    re.IGNORECASE,
)
_END_OF_SPAN = re.compile(r"\b(?:almeno|minimo|at\s+least|massimo|fino\s+a|up\s+to|at\s+most)", re.IGNORECASE)
"""Limits that a call itself may state; the others ("più di") only guess."""
_UNTIL = re.compile(r"\b(?:fino\s+al\w*|entro|until|by|dal|from)\b\s*(?:il|the|le|\w+['’])?\s*$", re.IGNORECASE)
_QUESTION_WORD = re.compile(
    r"^\W*(?:e\s+|and\s+)?(?:quant\w*|come|che|chi|cosa|qual\w*|dove|perch\w+|per|how|what|which|who|where|why|when|for)\b",
    re.IGNORECASE,
)
_TELEGRAM, _NEAR_NOUN = 7, 3
"""Words of a question so short that it states its figure without a verb ("scadenza 15 marzo?")."""
_NOTHING_COUNTED = re.compile(
    r"\s*(?:$|[,.;:!?)]|(?:per\s+forza|in\s+tutto|giusto|vero|right|in\s+all|or|o)\b)", re.IGNORECASE
)
_PLACEHOLDER = re.compile(r"\{(\w+)")


@dataclass(frozen=True)
class Premise:
    """A figure that the question takes for granted, and whether it is the fact's."""

    said: Quantity
    right: bool

    @property
    def named_after(self) -> str:
        """``date``, ``time``, ``duration`` or ``figure``."""
        return self.said.kind if self.said.kind in ("date", "time", "duration") else "figure"

    def written(self, language: str) -> str:
        """The figure as the language writes it."""
        return write_quantity(self.said, language)


def find(text: str, fact: Fact, said: Text) -> Premise | None:
    """The first wrong figure in ``text`` among those of the kind of a value which the fact's ``said`` text states.

    If none is wrong, the first right one, where the question says nothing else; None where the text names no figure,
    none that the question states of the call, or one that cannot be judged.
    """
    if not re.search(r"\w", text) or text.startswith("/"):
        return None
    stated = {name: fact.values[name] for name in _PLACEHOLDER.findall(said.it) if name in fact.values}
    elsewhere = [value for name, value in fact.values.items() if name not in {*stated, *_inferred(fact)}]
    quantities = find_quantities(text)
    judged = []
    for one in quantities:
        alike = [value for name, value in stated.items() if _same_kind(text, one, name, value)]
        if alike and _taken_for_granted(text, one):
            judged.append(Premise(one, right=right) if (right := _judge(one, alike, elsewhere)) is not None else None)
    wrong = [premise for premise in judged if premise is not None and not premise.right]
    if wrong or not judged:
        return wrong[0] if wrong else None
    return judged[0] if None not in judged and nothing_else(text, quantities) else None


def _judge(one: Quantity, alike: list[Value], elsewhere: list[Value]) -> bool | None:
    """Whether the figure is that of the values ``alike``; None where that cannot be told."""
    if all(equal(one, value) for value in alike):
        return True
    if any(equal(one, value) or close(one, value) for value in [*alike, *elsewhere]):
        return None
    return None if within(one, alike) else False


def _inferred(fact: Fact) -> set[str]:
    """The values that stand only in the reading: a question that names one may well be wrong."""
    reading, conflict = (text.it if text is not None else "" for text in (fact.reading, fact.conflict))
    return set(_PLACEHOLDER.findall(reading)) - set(_PLACEHOLDER.findall(conflict))


def _taken_for_granted(text: str, one: Quantity) -> bool:
    """Whether the question states the figure of the call."""
    start = max(text.rfind(mark, 0, one.start) for mark in ".;:!?\n") + 1
    ends = [place for mark in ";:!?\n" if (place := text.find(mark, one.end)) >= 0]
    clause, before = text[start : min(ends, default=len(text))], text[start : one.start]
    if _OF_THOSE_WHO_ASK.search(clause):
        return False
    tagged = _TAGS.search(text[start:]) is not None
    limit = None if one.kind in ("date", "time") and _UNTIL.search(before) else _LIMIT.search(before)
    if limit and not (tagged and _END_OF_SPAN.search(limit.group())):
        return False
    telegram = len(text.split()) <= _TELEGRAM and not _QUESTION_WORD.match(text) and not text[one.end :].strip(" ?!.")
    asked = text.rstrip().endswith("?") or tagged
    return asked and (tagged or _STATED.search(before) is not None or telegram)


def _same_kind(text: str, one: Quantity, name: str, value: Value) -> bool:
    if one.kind == "count":
        if isinstance(value, MoneyValue):
            return one.value[0] is not None and one.value[0] >= 10_000
        return isinstance(value, CountValue) and _counts(text, one, COUNTED.get(name))
    if one.kind == "percent" and (one.value[0] or 0) > 100:
        return False
    kinds = {
        "money": MoneyValue,
        "percent": PercentValue,
        "duration": DurationValue,
        "date": DateValue | DateTimeValue | MonthValue,
        "time": DateTimeValue,
    }
    return isinstance(value, kinds[one.kind])


def _counts(text: str, one: Quantity, noun: str | None) -> bool:
    """Whether the number counts what the noun says: "15 partner", "3 diversi paesi", "i partner devono essere 15"."""
    if noun is None:
        return False
    after = re.match(rf"\s+(?:[\w-]+\s+){{0,1}}?(?:{noun})\b", text[one.end :], re.IGNORECASE)
    follows = _NOTHING_COUNTED.match(text, one.end)
    before = re.search(rf"\b(?:{noun})(?:\W+\w+){{0,{_NEAR_NOUN}}}\W*$", text[: one.start], re.IGNORECASE)
    return after is not None or (follows is not None and before is not None)
