"""The signs by which a topic is asked in a message of several pieces: what speaks for it, and what against.

The message as a whole misleads: where two things are asked, it is often quite sure of one of them.  So each topic that
leads in any segment (the whole, a sentence, a piece) is looked at by itself.
"""

import math
from dataclasses import dataclass

from assistant.nlu.cutting import FEW, Segment, Word, tells

Ranking = list[tuple[str, float]]

FOREIGN = "out_of_scope"
IDLE_TALK = frozenset({"greet", "thanks", "goodbye", "feedback_positive", FOREIGN})
"""What people also write around a question."""

ASIDES = IDLE_TALK | {"repeat", "feedback_negative", "insult", "language_switch", "capabilities"}
"""What a piece of a sentence may look like without asking for it: "..., e in francese?", "..., me la ridice?"."""

QUESTION_WORDS = frozenset(
    {"quanto", "quanta", "quanti", "quante", "quando", "chi", "come", "dove", "cosa", "quale", "quali", "qual", "cos"}
    | {"what", "who", "how", "when", "where", "which", "whose"}
)

PREPOSITIONS = frozenset(
    {"con", "per", "di", "in", "da", "via", "senza", "su", "tra", "fra", "a", "al", "alla", "dal", "dopo", "prima"}
    | {
        "with",
        "by",
        "for",
        "of",
        "without",
        "regardless",
        "to",
        "from",
        "at",
        "after",
        "before",
        "on",
        "given",
        "since",
    }
    | {"entro", "as"}
)

ASKING = frozenset(
    {"?", "sapere", "capire", "chiedere", "domandare", "dire", "spiegare", "chiarire", "indicare", "interessare"}
    | {"know", "tell", "ask", "understand", "explain", "clarify", "wonder", "confirm"}
)
"""The mark and the verbs (lemmas) by which a sentence asks openly."""

LAST = 10
"""Topics behind this place of a ranking count alike."""

MANY = 8
"""More pieces than this make nothing likelier: messages of so many questions were never seen."""

SURE = 1e-4
"""Nearer to 0 or 1 than this, probabilities count alike."""


@dataclass(frozen=True)
class Signs:
    """What speaks for or against a topic; log-odds are natural logarithms.  The order is that of the weights."""

    best: float
    """Its log-odds in the segment that speaks most for it..."""
    alone: float
    """...in the piece that does,..."""
    whole: float
    """...and in the whole message."""
    rank: float
    """Its place among the topics of the whole message, from 0."""
    left: float
    """Log-odds of its share in what the leading topic of the whole leaves."""
    beside: float
    """Log-odds of the surest other topic outside its own segment..."""
    both: float
    """...or its own where those are smaller: both must be sure."""
    questions: float
    """Question words in its segment."""
    told: float
    """1 where its sentence only tells something, and another one asks openly."""
    aside: float
    """1 for what people say around a question."""
    leading: float
    """1 for the leading topic of the whole."""
    pieces: float
    """Share of the pieces in which it leads."""
    many: float
    """Number of pieces, up to :data:`MANY`."""
    sentences: float
    """1 where the message has several sentences."""
    bare: float
    """1 where its segment is one or two words without a question word: "grazie mille", "via mail"."""
    listed: float
    """Its log-odds again, where another piece is such, too: "budget, scadenza, durata"."""
    circumstance: float
    """1 where its segment begins with a preposition and has no question word: "with our partners"."""

    def row(self) -> list[float]:
        """The signs in the order of the weights."""
        return list(vars(self).values())


def signs_of(segments: list[Segment], rankings: list[Ranking]) -> dict[str, tuple[int, Signs]]:
    """By topic: the segment that speaks most for it, and its signs.  Idle talk is nothing that is asked."""
    odds = [{topic: _log_odds(probability) for topic, probability in ranking} for ranking in rankings]
    led = [ranking[0][0] for ranking in rankings]
    found: dict[str, tuple[int, Signs]] = {}
    for topic in dict.fromkeys(led):
        if topic not in IDLE_TALK:
            # Of segments that say the same the shortest: it tells where the topic is asked.
            best = max(range(len(segments)), key=lambda at: (round(_at(odds[at], topic)), -len(segments[at].words)))
            found[topic] = best, _signs(topic, best, segments, rankings, odds)
    return found


def _signs(
    topic: str, best: int, segments: list[Segment], rankings: list[Ranking], odds: list[dict[str, float]]
) -> Signs:
    whole = rankings[0]
    leader, leads = whole[0]
    small = [at for at, segment in enumerate(segments) if segment.is_piece]
    beside = max(
        (
            odds[at][ranking[0][0]]
            for at, ranking in enumerate(rankings)
            if _is_beside(at, best, topic, segments, ranking)
        ),
        default=_log_odds(0),
    )
    content, bare = _content(segments[best]), _is_bare(segments[best])
    listed = sum(_is_bare(segments[at]) for at in small) > 1
    questions = sum(word in QUESTION_WORDS for word in content)
    share = dict(whole).get(topic, 0.0) / max(1 - leads, SURE) if topic != leader else leads
    return Signs(
        best=_at(odds[best], topic),
        alone=max(_at(odds[at], topic) for at in small),
        whole=_at(odds[0], topic),
        rank=next((place for place, (one, _) in enumerate(whole[:LAST]) if one == topic), LAST),
        left=_log_odds(share),
        beside=beside,
        both=min(_at(odds[best], topic), beside),
        questions=questions,
        told=float(_only_tells(segments, best)),
        aside=float(topic in ASIDES),
        leading=float(topic == leader),
        pieces=sum(rankings[at][0][0] == topic for at in small) / len(small),
        many=min(len(small), MANY),
        sentences=float(len({segments[at].sentence for at in small}) > 1),
        bare=float(bare),
        listed=_at(odds[best], topic) if bare and listed else 0.0,
        circumstance=float(not questions and bool(content) and content[0] in PREPOSITIONS),
    )


def _is_bare(segment: Segment) -> bool:
    content = _content(segment)
    return len(content) <= FEW and not any(word in QUESTION_WORDS for word in content)


def _content(segment: Segment) -> list[str]:
    """The words of a segment without joining words and marks."""
    return [word.text.lower() for word in segment.words if tells(word)]


def _at(odds: dict[str, float], topic: str) -> float:
    return odds.get(topic, _log_odds(0.0))


def _is_beside(at: int, best: int, topic: str, segments: list[Segment], ranking: Ranking) -> bool:
    """Whether a segment lies outside the best one and is led by another topic that can be asked."""
    apart = segments[at].end <= segments[best].start or segments[at].start >= segments[best].end
    return apart and ranking[0][0] != topic and ranking[0][0] not in IDLE_TALK


def _only_tells(segments: list[Segment], at: int) -> bool:
    mine = [one for one in segments if one.sentence == segments[at].sentence]
    return not any(asks_openly(one.words) for one in mine) and asks_openly(segments[0].words)


def asks_openly(words: tuple[Word, ...]) -> bool:
    """Whether a question mark or a verb of asking is among the words."""
    return any(word.lemma in ASKING or word.text in ASKING for word in words)


def _log_odds(probability: float) -> float:
    kept = min(max(probability, SURE), 1 - SURE)
    return math.log(kept / (1 - kept))
