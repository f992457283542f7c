"""What a message wants that is no answer: something done, an answer changed, another question."""

import re
from dataclasses import replace

from assistant.interview.message import Message
from assistant.interview.questions import needed
from assistant.interview.state import Around, State
from assistant.interview.words.commands import COMMANDS
from assistant.interview.words.counts import BEFORE_COUNT
from assistant.interview.words.members import LAST, ORDINALS
from assistant.interview.words.speech import CHANGE, CORRECTS, QUESTION, QUESTION_WORDS

ASKED_AGAIN = {"check_eligibility", "repeat", "language_switch"}
"""Topics after which the question is simply put again."""
NO_DIGRESSION = {*ASKED_AGAIN, "insult", "feedback_negative", "fallback"}
"""Topics that are no question of another kind."""
_MEANING = re.compile(
    r"\b(?:(?:che\s+)?cos(?:a\s+|['’]\s*)(?:è|e['’]?|sono|significa|vuol\s+dire|si\s+intende)|che\s+(?:significa|vuol\s+dire)|significato"
    r"|what\s+(?:is|are|does|do)|what['’]s|meaning|means?\b)",
    re.IGNORECASE,
)


def command_of(text: str) -> str | None:
    """What a whole message tells the interview to do ("stop", "back", "why"), None if it tells nothing."""
    return next((name for name, pattern in COMMANDS.items() if pattern.match(text)), None)


def is_topic(message: Message) -> bool:
    """Whether a message asks something of another kind."""
    if message.topic == "out_of_scope":
        return "?" in message.text or QUESTION.search(message.text) is not None
    return message.topic is not None and message.topic not in NO_DIGRESSION


def asks_meaning(message: Message) -> bool:
    """Whether a message asks what a term of the glossary means: "what is legal personality?"."""
    named = any(mention.entity == "term" for mention in message.mentions)
    return named and _MEANING.search(message.text) is not None


def without_questions(message: Message) -> tuple[Message, bool]:
    """The message without the sentences that ask something, and whether there were any; places stay where they are."""
    asks = False
    kept = message.text
    for match in re.finditer(r"[^.!?;\n]+[.!?;\n]*", message.text):
        sentence = match.group()
        told = BEFORE_COUNT.search(sentence) or re.search(r"\b(?:siamo|abbiamo|we\s+are|we\s+have)\b", sentence, re.I)
        if (("?" in sentence and not told) or QUESTION.search(sentence)) and not CORRECTS.search(sentence):
            asks = True
            kept = kept[: match.start()] + " " * len(sentence) + kept[match.end() :]
    mentions = tuple(one for one in message.mentions if kept[one.start : one.end].strip())
    return replace(message, text=kept, mentions=mentions), asks


def wants_changed(state: State, text: str, around: Around) -> str | None:
    """The question whose answer a message wants to change: "cambia la seconda risposta", "change the countries"."""
    if not CHANGE.search(text):
        return None
    if re.search(r"\b(?:rispost\w+|domand\w+|answer\w*|question\w*)\b", text, re.IGNORECASE):
        for number, pattern in enumerate(ORDINALS):
            if pattern.search(text) and number < len(state.asked):
                return state.asked[number]
        if LAST.search(text) and len(state.asked) > 1:
            return state.asked[-2]
    for field, pattern in QUESTION_WORDS.items():
        if pattern.search(text) and field in needed(around):
            return field
    return "any" if re.search(r"\b(?:rispost\w+|answers?)\b", text, re.IGNORECASE) else None
