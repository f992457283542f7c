"""Several things asked in one message: where a text is cut, and which of its pieces ask something of their own.

A text is cut into sentences, and a sentence at commas and joining words ("e", "and", "inoltre", "as well as").  Of all
groupings of neighbouring pieces the one counts whose topics are surest, so that "who may apply, SMEs and universities?"
remains one question.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations
from math import log
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

IDLE_TALK = frozenset({"greet", "thanks", "goodbye", "feedback_positive", "out_of_scope"})
"""What people also write around a question."""

MOST_WORDS = 40
"""A sentence without any mark is cut after so many words: its question drowns in the rest."""

MOST_PIECES = 5
"""So many pieces are tried in every grouping; a text of more is read sentence by sentence."""

MOST_PARTS = 4

SPLIT = 0.45
"""What another part must gain: a grouping counts by the logarithm of its parts' probabilities, less this for each cut."""

STATEMENT = 0.35
"""What a part without a question mark must gain besides, where the message has one: people tell, then ask."""

SURE_ALONE = 0.6
"""How sure a sentence of a long text must be of its topic to count as a question."""

SURE_AS_A_WHOLE = 0.97
"""A text whose topic is as sure as this is not cut."""

Rank = Callable[[list[list[Word]]], list[Ranking]]


def find_parts(text: str, words: list[Word], rank: Rank) -> list[Part]:
    """What the message asks, in order, each topic once; ``rank`` gives the topics of several texts in one go.

    A message that asks nothing of its own (a greeting, a foreign request) is one part.
    """
    whole = _part(words, rank([words])[0])
    found = [piece for sentence in sentences(text, words) for piece in pieces(sentence)]
    if len(found) == 1 or (whole.confidence >= SURE_AS_A_WHOLE and len(found) <= MOST_PIECES):
        return [whole]
    if len(found) <= MOST_PIECES:
        parts = _best_grouping(found, rank)
    else:
        parts = list(_of_sentences(text, words, rank))
    return _each_once(parts)[:MOST_PARTS] or [whole]


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
        if word.text.lower() in JOINERS and any(map(_tells, found[-1])):
            found.append([])
        found[-1].append(word)
    if len(found) > 1 and not any(map(_tells, found[-1])):
        found[-2:] = [found[-2] + found[-1]]
    return found


def _says(word: Word) -> bool:
    return any(character.isalnum() for character in word.text)


def _tells(word: Word) -> bool:
    """Whether the word is more than a joining word or a mark."""
    return _says(word) and word.text.lower() not in JOINERS


def _best_grouping(found: list[list[Word]], rank: Rank) -> list[Part]:
    """The grouping of neighbouring pieces whose topics are surest; what is idle talk in it is left out."""
    spans = list(combinations(range(len(found) + 1), 2))
    texts = [[word for piece in found[begin:end] for word in piece] for begin, end in spans]
    parts = {span: _part(text, ranking) for span, text, ranking in zip(spans, texts, rank(texts), strict=True)}
    asking = any(word.text == "?" for piece in found for word in piece)
    worth = {
        span: log(parts[span].confidence) - (STATEMENT if asking and text[-1].text != "?" else 0.0)
        for span, text in zip(spans, texts, strict=True)
    }
    best: dict[int, tuple[float, list[Part]]] = {0: (SPLIT, [])}
    for end in range(1, len(found) + 1):
        ways = [(best[at][0] + worth[at, end] - SPLIT, [*best[at][1], parts[at, end]]) for at in range(end)]
        best[end] = max(ways, key=lambda way: way[0])
    return [part for part in best[len(found)][1] if part.topic not in IDLE_TALK]


def _of_sentences(text: str, words: list[Word], rank: Rank) -> Iterator[Part]:
    """What each sentence of a long text asks."""
    for sentence in sentences(text, words):
        within = pieces(sentence)
        if len(within) <= MOST_PIECES:
            parts = _best_grouping(within, rank)
        else:
            parts = [_part(sentence, rank([sentence])[0])]
        yield from (part for part in parts if part.topic not in IDLE_TALK and part.confidence >= SURE_ALONE)


def _each_once(parts: list[Part]) -> list[Part]:
    """The parts in order, each topic where it comes first."""
    first: dict[str, Part] = {}
    for part in parts:
        first.setdefault(part.topic, part)
    return list(first.values())


def _part(words: list[Word], ranking: Ranking) -> Part:
    return Part(ranking, words[0].start, words[-1].end)
