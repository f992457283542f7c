"""A message as the interview reads it: its words, what they name, what they ask, or the button that sent it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Mention:
    """A name in the text; several with the same ``start`` and ``end`` are readings of one name."""

    entity: str
    value: str
    start: int
    end: int


@dataclass(frozen=True)
class Message:
    """One message.  ``topic``: what it asks by the classifier, None where that is not sure.

    ``pressed``: what a button of the interview sent ("kind.all.company"), empty for words; ``change``: the question
    whose answer a button wants to change.
    """

    text: str = ""
    mentions: tuple[Mention, ...] = ()
    topic: str | None = None
    pressed: str = ""
    change: str = ""
