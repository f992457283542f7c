"""Several things asked in one message: where a text is cut, and which of its pieces ask something of their own.

A text is cut into sentences, and a sentence at commas and joining words ("e", "and", "inoltre", "also").  Pieces that
ask nothing of their own stay with what is asked beside them, so that "who may apply, SMEs and universities?" remains
one question.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

Ranking = list[tuple[str, float]]


class Word(NamedTuple):
    """A word of the message with its lemma, and where it stands in the text."""

    text: str
    lemma: str
    start: int
    end: int


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


ENDS = frozenset(".?!;")
JOINERS = frozenset(
    {"e", "ed", "o", "oppure", "poi", "inoltre", "nonché", "anche", "oltre", "ma", "infine"}
    | {"and", "or", "also", "plus", "then", "but", "besides", "finally", "&", "+", "/", ",", ":", "–", "-"}
)
"""Before these a sentence may go on with another question."""

DASHES = frozenset({"-", "–", "/"})
"""These join only where a blank stands before them: not in "start-up"."""

FOREIGN = "out_of_scope"
IDLE_TALK = frozenset({"greet", "thanks", "goodbye", "feedback_positive", FOREIGN})
"""What people also write around a question."""

ASIDES = IDLE_TALK | {"repeat", "feedback_negative", "insult", "language_switch", "capabilities"}
"""What a piece of a sentence may look like without asking for it: "..., e in francese?", "..., me la ridice?"."""

MOST_WORDS = 40
"""A sentence without any mark is cut after so many words: its question drowns in the rest."""

MOST_PIECES = 8
MOST_PARTS = 4

SURE = 0.6
"""How sure a sentence or a piece must be of its topic to be a question of its own..."""

SURE_STATEMENT = 0.95
"""...and one that only tells something, where another one asks openly."""

ASKING = frozenset(
    {"?", "sapere", "capire", "chiedere", "domandare", "dire", "spiegare", "chiarire", "indicare", "interessare"}
    | {"know", "tell", "ask", "understand", "explain", "clarify", "wonder", "confirm"}
)
"""The mark and the verbs (lemmas) by which a sentence asks openly."""

SURE_WHOLE, SURE_PIECE = 0.97, 0.99
"""In a sentence as sure of its topic as the first, a piece must be as sure as the second to be another question."""

NEAR = 5
"""A piece's topic must be among so many of its sentence's likeliest ones..."""

UNMISTAKABLE = 0.9
"""...or as sure as this."""

Rank = Callable[[list[list[Word]]], list[Ranking]]


def find_parts(text: str, words: list[Word], rank: Rank) -> list[Part]:
    """What the message asks, in order, each topic once; ``rank`` gives the topics of several texts in one go.

    A message that asks nothing of its own (a greeting, a foreign request) is one part.  The figures above were chosen
    on messages written for it, never on those that measure it.
    """
    cut = sentences(text, words)
    rankings = rank([words, *cut] if len(cut) > 1 else [words])
    whole = _part(words, rankings[0])
    openly = [any(map(_asks_openly, sentence)) for sentence in cut]
    first: dict[str, Part] = {}
    for sentence, ranking, asks in zip(cut, rankings[1:] or rankings, openly, strict=True):
        told = any(openly) and not asks
        for part in _asked_in(sentence, _part(sentence, ranking), rank, statement=told):
            first.setdefault(part.topic, part)
    return _beside(whole, list(first.values()), long=len(words) >= MOST_WORDS)[:MOST_PARTS] or [whole]


def _beside(whole: Part, parts: list[Part], *, long: bool) -> list[Part]:
    """The parts that hold against what the message is about as a whole: a piece alone is easily misread."""
    topics = {part.topic for part in parts}
    if whole.topic == FOREIGN and whole.confidence >= SURE:
        sure = [part for part in parts if part.confidence >= (UNMISTAKABLE if long else SURE_PIECE)]
        parts = [part for part in sure if long or part.topic in _near(whole)]
    elif _asks(whole, SURE):
        if len(parts) > 1 and whole.topic not in topics and whole.confidence >= UNMISTAKABLE:
            return [whole]
        parts = [part for part in parts if part.topic == whole.topic or part.confidence >= UNMISTAKABLE]
    else:
        parts = [part for part in parts if part.confidence >= UNMISTAKABLE] if len(parts) > 1 else parts
    if len(parts) == 1 and whole.topic not in IDLE_TALK and not long:
        return [whole]
    return parts


def sentences(text: str, words: list[Word]) -> list[list[Word]]:
    """The words cut after each mark that ends a sentence, at line ends, and after :data:`MOST_WORDS`."""
    found: list[list[Word]] = [[]]
    for index, word in enumerate(words):
        found[-1].append(word)
        following = words[index + 1].start if index + 1 < len(words) else len(text)
        if word.text in ENDS or "\n" in text[word.end : following] or len(found[-1]) >= MOST_WORDS:
            found.append([])
    return [sentence for sentence in found if any(map(_says, sentence))]


def pieces(sentence: list[Word]) -> list[list[Word]]:
    """The sentence cut before its joining words."""
    found: list[list[Word]] = [[]]
    for word in sentence:
        within_a_word = word.text in DASHES and found[-1] and found[-1][-1].end == word.start
        if word.text.lower() in JOINERS and not within_a_word and any(map(_tells, found[-1])):
            found.append([])
        found[-1].append(word)
    if len(found) > 1 and not any(map(_tells, found[-1])):
        found[-2:] = [found[-2] + found[-1]]
    return found


def _says(word: Word) -> bool:
    return any(character.isalnum() for character in word.text)


def _asks_openly(word: Word) -> bool:
    return word.lemma in ASKING or word.text in ASKING


def _tells(word: Word) -> bool:
    """Whether the word is more than a joining word or a mark."""
    return _says(word) and word.text.lower() not in JOINERS


def _asked_in(sentence: list[Word], as_one: Part, rank: Rank, *, statement: bool) -> list[Part]:
    """What a sentence asks: several things, one, or none."""
    if statement:
        return [as_one] if _asks(as_one, SURE_STATEMENT) else []
    within = pieces(sentence)
    own: list[Part] = []
    if 1 < len(within) <= MOST_PIECES:
        own = [
            part
            for part in (_part(piece, ranking) for piece, ranking in zip(within, rank(within), strict=True))
            if _asks_beside(part, as_one)
        ]
    if len({part.topic for part in own}) > 1:
        return own
    return [as_one] if _asks(as_one, SURE) else own


def _asks(part: Part, sure: float) -> bool:
    return part.topic not in IDLE_TALK and part.confidence >= sure


def _asks_beside(piece: Part, sentence: Part) -> bool:
    """Whether a piece asks something of its own."""
    if piece.topic in ASIDES:
        return False
    near = piece.topic in _near(sentence)
    if sentence.confidence >= SURE_WHOLE and sentence.topic not in IDLE_TALK:
        return near and piece.confidence >= SURE_PIECE
    return piece.confidence >= (SURE if near else UNMISTAKABLE)


def _near(part: Part) -> list[str]:
    return [topic for topic, _ in part.ranking[:NEAR]]


def _part(words: list[Word], ranking: Ranking) -> Part:
    return Part(ranking, words[0].start, words[-1].end)
