"""Keeps the portal's conversations: few round trips to the database a message, nothing lost and nothing double.

All methods are plain calls that wait for the database; who serves people calls them in a thread.  Raised are
:class:`~assistant.portal.messages.NoConversationError` and its like, and SQLAlchemy's errors as they are.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone
from typing import Any

import sqlalchemy as sa

from assistant.portal import statements as do
from assistant.portal.markup import html_of, plain_html
from assistant.portal.messages import (
    Conversation,
    Message,
    NoButtonError,
    NoConversationError,
    NoMessageError,
    ShownButton,
)
from assistant.portal.tables import conversation
from assistant.turns import delete_turns, last_slots, wipe

CUSTOM = ("answer", "interview", "eligibility", "handoff")
"""What the engine may send beside a text."""

GIVEN_UP = timedelta(seconds=60)
"""After which nobody waits for an answer any more: the portal stopped, or failed, while the engine was asked."""


@dataclass(frozen=True)
class Said:
    """One message of Dario's that is to be kept: its text, buttons with their payloads, and what came beside it."""

    text: str
    language: str
    buttons: tuple[dict[str, str], ...] = ()
    custom: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Written:
    """One message of a person that is to be kept; ``button`` is the id of a button pressed instead of written."""

    client_id: str
    text: str
    button: str | None = None


@dataclass(frozen=True)
class Accepted:
    """A message of a person as it is kept.

    ``payload``: what the engine is to read.  ``messages``: the message itself, first, with its answers where it was
    sent before.  ``fresh``: not sent before.  ``done``: answered already.  ``chosen``: the message whose button it is.
    """

    number: int
    payload: str
    messages: list[Message]
    fresh: bool
    done: bool
    chosen: Message | None = None


class Conversations:
    """The conversations of one database."""

    def __init__(self, engine: sa.engine.Engine) -> None:
        self._engine = engine

    def create(self, made: Conversation, token_hash: str) -> None:
        """Keep a new conversation."""
        now = _now()
        row = {"id": made.id, "token_hash": token_hash, "language": made.language, "call": made.call}
        with self._engine.begin() as connection:
            connection.execute(conversation.insert().values({**row, "created_at": now, "last_at": now}))

    def find(self, conversation_id: str) -> tuple[Conversation, str] | None:
        """A conversation with the hash of its token, or None."""
        with self._engine.connect() as connection:
            row = connection.execute(do.FIND, {"owner": conversation_id}).first()
        return None if row is None else (Conversation(row.id, row.language, row.call), row.token_hash)

    def accept(self, owner: Conversation, written: Written) -> Accepted:
        """Keep a message of a person, unless it was sent before under the same ``client_id``."""
        with self._engine.begin() as connection:
            found = {"owner": owner.id, "client": written.client_id}
            last, sent = connection.execute(do.LAST_AND_SENT, found).one()
            if sent is not None:
                return self._sent_before(connection, owner.id, sent)
            chosen, payload, title = None, plain(written.text), written.text
            if written.button is not None:
                chosen, payload, title = self._press(connection, owner.id, written.button)
            row = {
                **_new(owner, int(last or 0) + 1),
                "author": "person",
                "client_id": written.client_id,
                "text": title,
                "content": json.dumps({} if written.button is None else {"payload": payload}),
                "state": "waiting",
            }
            _add(connection, [row])
        return Accepted(row["number"], payload, [_message(row)], fresh=True, done=False, chosen=chosen)

    @staticmethod
    def _sent_before(connection: sa.engine.Connection, owner: str, number: int) -> Accepted:
        this = {"owner": owner, "at_number": number}
        row = connection.execute(do.ONE, this).one()
        payload = json.loads(row.content).get("payload", plain(row.text))
        rows = [row, *connection.execute(do.ANSWERS, this)]
        messages = [_message(each._mapping) for each in rows]
        return Accepted(number, payload, messages, fresh=False, done=row.state == "answered")

    @staticmethod
    def _press(connection: sa.engine.Connection, owner: str, button: str) -> tuple[Message, str, str]:
        """Mark a button as chosen: its message, its payload and its title."""
        number, index = _parts_of(button)
        this = {"owner": owner, "at_number": number}
        row = connection.execute(do.ONE, this).first()
        content = {} if row is None else json.loads(row.content)
        buttons = content.get("buttons", [])
        if row is None or not 0 < index <= len(buttons):
            raise NoButtonError(f"no message of this conversation has a button {button!r}")
        pressed = buttons[index - 1]
        pressed["chosen"] = True
        changed = {**row._mapping, "content": json.dumps(content)}
        connection.execute(do.CHOOSE, {**this, "holds": changed["content"]})
        return _message(changed), pressed["payload"], pressed["title"]

    def answer(
        self, owner: Conversation, asked: Message | None, said: Iterable[Said], *, state: str = "answered"
    ) -> list[Message]:
        """Keep Dario's messages in answer to a person's (None: to none), and how that one stands now.

        The person's message takes the language of its answer.  The message itself, where there is one, comes first.
        """
        told = list(said)
        with self._engine.begin() as connection:
            following = int(connection.execute(do.LAST, {"owner": owner.id}).scalar() or 0) + 1
            number = None if asked is None else asked.number
            rows = [_row_of(owner, following + place, number, one) for place, one in enumerate(told)]
            _add(connection, rows)
            connection.execute(do.USED, {"owner": owner.id, "now": _now()})
            settled = [] if asked is None else [self._settle(connection, owner, asked, state, told)]
        return [*settled, *map(_message, rows)]

    @staticmethod
    def _settle(
        connection: sa.engine.Connection, owner: Conversation, asked: Message, state: str, said: list[Said]
    ) -> Message:
        language = said[0].language if said and state == "answered" else asked.language
        values = {"owner": owner.id, "at_number": asked.number, "stands": state, "spoken": language}
        connection.execute(do.SETTLE, values)
        return replace(asked, language=language, retry=state == "unanswered")

    def messages(self, owner: str, after: int = 0) -> list[Message]:
        """The messages after a number, in order."""
        with self._engine.connect() as connection:
            rows = connection.execute(do.AFTER, {"owner": owner, "at_number": after})
            return [_message(row._mapping) for row in rows]

    def last(self, owner: str) -> int:
        """The number of the last message; 0 where there is none."""
        with self._engine.connect() as connection:
            return int(connection.execute(do.LAST, {"owner": owner}).scalar() or 0)

    def judge(self, owner: str, number: int, helpful: bool, reason: str | None) -> Message:
        """Keep what a person thinks of one answer; a later judgement takes the place of an earlier one."""
        this = {"owner": owner, "at_number": number}
        with self._engine.begin() as connection:
            connection.execute(do.JUDGE, {**this, "helps": helpful, "why": reason})
            row = connection.execute(do.ONE, this).first()
        if row is None or row.author != "dario":
            raise NoMessageError(f"no answer of this conversation has the number {number}")
        return _message(row._mapping)

    def set_language(self, owner: str, language: str) -> None:
        """The language of the conversation's page from here on."""
        with self._engine.begin() as connection:
            connection.execute(do.SPEAK, {"owner": owner, "spoken": language})

    def interview(self, owner: str) -> dict[str, Any] | None:
        """The state of the interview as the engine left it after its last turn, or None."""
        with self._engine.connect() as connection:
            slot = last_slots(connection, owner).get("interview") or {}
        return slot.get("state")

    def delete(self, owner: str) -> None:
        """Delete everything: the messages, the engine's turns, the interviews paused in it."""
        with self._engine.begin() as connection:
            delete_turns(connection, owner)
            connection.execute(do.FORGET_MESSAGES, {"owner": owner})
            connection.execute(do.FORGET, {"owner": owner})
        wipe(self._engine)


def _add(connection: sa.engine.Connection, rows: list[dict[str, Any]]) -> None:
    """Keep messages, unless their conversation is gone."""
    try:
        connection.execute(do.ADD, rows)
    except sa.exc.IntegrityError as error:
        raise NoConversationError("the conversation was deleted meanwhile") from error


def plain(text: str) -> str:
    """What the engine reads of words that were typed: never a command, even where they look like one."""
    return text.lstrip("/ ") or "?"


def _new(owner: Conversation, number: int) -> dict[str, Any]:
    """A row with nothing in it yet."""
    return {
        "conversation": owner.id,
        "number": number,
        "at": _now(),
        "client_id": None,
        "answers": None,
        "language": owner.language,
        "helpful": None,
        "reason": None,
    }


def _row_of(owner: Conversation, number: int, answers: int | None, said: Said) -> dict[str, Any]:
    content = {"buttons": list(said.buttons), **{name: said.custom[name] for name in CUSTOM if name in said.custom}}
    row = {**_new(owner, number), "author": "dario", "answers": answers, "language": said.language}
    return {**row, "text": said.text, "content": json.dumps(content), "state": "said"}


def _message(row: Any) -> Message:
    """The message that a row keeps."""
    content, number, spoken = json.loads(row["content"]), row["number"], row["author"] == "dario"
    buttons = tuple(
        ShownButton(f"b{number}-{place}", one["title"], bool(one.get("chosen")))
        for place, one in enumerate(content.get("buttons", []), start=1)
    )
    return Message(
        number=number,
        at=row["at"],
        author=row["author"],
        client_id=row["client_id"],
        language=row["language"],
        text=row["text"],
        html=html_of(row["text"]) if spoken else plain_html(row["text"]),
        buttons=buttons,
        **{name: content.get(name) for name in CUSTOM},
        helpful=row["helpful"],
        reason=row["reason"],
        retry=row["state"] == "unanswered" or (row["state"] == "waiting" and _now() - row["at"] > GIVEN_UP),
    )


def _now() -> datetime:
    return datetime.now(timezone.utc)


def _parts_of(button: str) -> tuple[int, int]:
    """The number of the message and the place in it that a button's id names: ``b3-1``."""
    number, _, place = button.removeprefix("b").partition("-")
    if not (button.startswith("b") and number.isdecimal() and place.isdecimal() and len(button) < 12):
        raise NoButtonError(f"{button!r} is no button; ids look like b3-1")
    return int(number), int(place)
