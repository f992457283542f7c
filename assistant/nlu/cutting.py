"""Cuts a message where another question may begin: into sentences, and a sentence into pieces.

A text is cut into sentences, and a sentence at commas and joining words ("e", "and", "inoltre", "also").
"""

import re
from dataclasses import dataclass
from typing import NamedTuple


class Word(NamedTuple):
    """A word of the message with its lemma, and where it stands in the text."""

    text: str
    lemma: str
    start: int
    end: int


@dataclass(frozen=True)
class Segment:
    """Some words of a message that stand together: the whole of it, a sentence, or a piece of one."""

    words: tuple[Word, ...]
    sentence: int
    """Number of the sentence in which it stands, -1 for the whole message."""
    is_piece: bool

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.words[-1].end


ENDS = frozenset(".?!;")
JOINERS = frozenset(
    {"e", "ed", "o", "oppure", "poi", "inoltre", "nonché", "anche", "oltre", "ma", "infine"}
    | {"and", "or", "also", "plus", "then", "but", "besides", "finally", "&", "+", "/", ",", ":", "–", "-"}
)
"""Before these a sentence may go on with another question."""

DASHES = frozenset({"-", "–", "/"})
"""These join only where a blank stands before them: not in "start-up"."""

FEW = 2
"""So few words name a thing rather than asking for it."""

PRONOUN = re.compile(r"(\w+[aei]r)(lo|la|li|le|ne)|it|them")
"""What takes up a thing named before: an Italian infinitive with its pronoun, an English pronoun."""

MOST_WORDS = 40
"""A sentence without any mark is cut after so many words: its question drowns in the rest."""

MOST_PIECES = 8
"""A sentence of more pieces is a list of something else than questions, and stays whole."""


def segments(text: str, words: list[Word]) -> list[Segment]:
    """The whole message, its sentences, and their pieces; no words are given twice."""
    found = [Segment(tuple(words), -1, is_piece=False)]
    several = sentences(text, words)
    for number, sentence in enumerate(several):
        within = pieces(sentence)
        if len(within) > 1 and len(several) > 1:
            found.append(Segment(tuple(sentence), number, is_piece=False))
        found += [Segment(tuple(piece), number, is_piece=True) for piece in within]
    return found


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
    """The sentence cut before its joining words; the whole of it where that gives too many pieces."""
    found: list[list[Word]] = [[]]
    for word in sentence:
        within_a_word = word.text in DASHES and found[-1] and found[-1][-1].end == word.start
        if word.text.lower() in JOINERS and not within_a_word and any(map(tells, found[-1])):
            found.append([])
        found[-1].append(word)
    if len(found) > 1 and not any(map(tells, found[-1])):
        found[-2:] = [found[-2] + found[-1]]
    for at in range(len(found) - 1, 0, -1):
        if _takes_up(found[at], found[at - 1]):
            found[at - 1 : at + 1] = [found[at - 1] + found[at]]
    return found if len(found) <= MOST_PIECES else [sentence]


def _takes_up(piece: list[Word], before: list[Word]) -> bool:
    """Whether a piece goes on about what was only named before it: "e gli scambi, chi può farli?"."""
    named = sum(map(tells, before)) <= FEW
    return named and piece[0].text == "," and any(PRONOUN.fullmatch(word.text.lower()) for word in piece)


def _says(word: Word) -> bool:
    return any(character.isalnum() for character in word.text)


def tells(word: Word) -> bool:
    """Whether the word is more than a joining word or a mark."""
    return _says(word) and word.text.lower() not in JOINERS
