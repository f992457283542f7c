"""What a message asks: one topic, or several in the order asked.

Pieces that ask nothing of their own stay with what is asked beside them, so that "who may apply, SMEs and
universities?" remains one question.
"""

from collections.abc import Callable
from dataclasses import dataclass

from assistant.nlu.asked import Asked, weigh
from assistant.nlu.cutting import MOST_WORDS, Segment, Word, segments
from assistant.nlu.signs import IDLE_TALK, Ranking

MOST_PARTS = 4

SEVERAL = 0.6
"""How sure it must be of each of several topics that it is asked.  Below 0.6 what is lost of single questions
outweighs what is gained of others: most messages ask one thing."""

AMONG_TALK = 0.5
"""The same of the one that is asked among idle talk or in a long message, which as a whole misleads."""


@dataclass(frozen=True)
class Part:
    """One thing asked: the topics it may be about, the likeliest first, and where it stands in the text."""

    ranking: Ranking
    start: int
    end: int

    @property
    def topic(self) -> str:
        """The likeliest topic."""
        return self.ranking[0][0]

    @property
    def confidence(self) -> float:
        """Its probability."""
        return self.ranking[0][1]


Rank = Callable[[list[list[Word]]], list[Ranking]]


def find_parts(text: str, words: list[Word], rank: Rank) -> list[Part]:
    """What the message asks, in order, each topic once; ``rank`` gives the topics of several texts in one go.

    A message that asks nothing of its own (a greeting, a foreign request) is one part.
    """
    cut = segments(text, words)
    if sum(segment.is_piece for segment in cut) < 2:
        return [Part(rank([words])[0], words[0].start, words[-1].end)]
    rankings = rank([list(segment.words) for segment in cut])
    return chosen(cut, rankings, weigh(cut, rankings))


def chosen(cut: list[Segment], rankings: list[Ranking], asked: list[Asked]) -> list[Part]:
    """The parts of a message: several that are sure enough, else the one that it is about."""
    long = len(cut[0].words) >= MOST_WORDS
    # A long message tells much that sounds like a topic; where another sentence asks, that is only told.
    surest = sorted((one for one in asked if not (long and one.told)), key=lambda one: -one.sure)
    several = [one for one in surest if one.sure >= SEVERAL][:MOST_PARTS]
    if len(several) > 1:
        several.sort(key=lambda one: (cut[one.segment].start, cut[one.segment].end))
        return [_part(one, cut, rankings) for one in several]
    misleads = long or rankings[0][0][0] in IDLE_TALK
    if misleads and surest and surest[0].sure >= AMONG_TALK:
        return [_part(surest[0], cut, rankings)]
    return [Part(rankings[0], cut[0].start, cut[0].end)]


def _part(one: Asked, cut: list[Segment], rankings: list[Ranking]) -> Part:
    """The part of a topic that is asked: its segment, and first in the ranking the topic with how sure it is."""
    others = [(topic, probability) for topic, probability in rankings[one.segment] if topic != one.topic]
    return Part([(one.topic, one.sure), *others], cut[one.segment].start, cut[one.segment].end)
