"""Keeps the portal's conversations: few round trips to the database a message, nothing lost and nothing double.

All methods are plain calls that wait for the database; who serves people calls them in a thread.  Raised are
:class:`~assistant.portal.messages.NoConversationError` and its like, and SQLAlchemy's errors as they are.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import Any

import sqlalchemy as sa

from assistant.portal.markup import html_of, plain_html
from assistant.portal.messages import (
    Conversation,
    Message,
    NoButtonError,
    NoConversationError,
    NoMessageError,
    ShownButton,
)
from assistant.portal.tables import conversation, message
from assistant.turns import delete_turns, last_slots

CUSTOM = ("answer", "interview", "eligibility", "handoff")
"""What the engine may send beside a text."""


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

    ``payload``: what the engine is to read.  ``messages``: the message itself, with its answers where it was sent
    before.  ``fresh``: not sent before.  ``done``: answered already.  ``chosen``: the message whose button it is.
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
        now = datetime.now(timezone.utc)
        row = {"id": made.id, "token_hash": token_hash, "language": made.language, "call": made.call}
        with self._engine.begin() as connection:
            connection.execute(conversation.insert().values({**row, "created_at": now, "last_at": now}))

    def find(self, conversation_id: str) -> tuple[Conversation, str] | None:
        """A conversation with the hash of its token, or None."""
        query = sa.select(conversation).where(conversation.c.id == conversation_id)
        with self._engine.connect() as connection:
            row = connection.execute(query).first()
        return None if row is None else (Conversation(row.id, row.language, row.call), row.token_hash)

    def accept(self, owner: Conversation, written: Written) -> Accepted:
        """Keep a message of a person, unless it was sent before under the same ``client_id``."""
        with self._engine.begin() as connection:
            before = self._sent_before(connection, owner.id, written.client_id)
            if before is not None:
                return before
            chosen, payload, title = None, plain(written.text), written.text
            if written.button is not None:
                chosen, payload, title = self._press(connection, owner.id, written.button)
            row = {
                **_new(owner, self._last(connection, owner.id) + 1),
                "author": "person",
                "client_id": written.client_id,
                "text": title,
                "content": json.dumps({} if written.button is None else {"payload": payload}),
                "state": "waiting",
            }
            try:
                connection.execute(message.insert().values(row))
            except sa.exc.IntegrityError as error:
                raise NoConversationError("the conversation was deleted meanwhile") from error
        return Accepted(row["number"], payload, [_message(row)], fresh=True, done=False, chosen=chosen)

    def _sent_before(self, connection: sa.engine.Connection, owner: str, client_id: str) -> Accepted | None:
        columns = message.c
        query = sa.select(message).where(columns.conversation == owner, columns.client_id == client_id)
        row = connection.execute(query).first()
        if row is None:
            return None
        payload = json.loads(row.content).get("payload", plain(row.text))
        answers = sa.select(message).where(columns.conversation == owner, columns.answers == row.number)
        rows = [row, *connection.execute(answers.order_by(columns.number))]
        done = row.state == "answered"
        return Accepted(row.number, payload, [_message(each._mapping) for each in rows], fresh=False, done=done)

    def _press(self, connection: sa.engine.Connection, owner: str, button: str) -> tuple[Message, str, str]:
        """Mark a button as chosen: its message, its payload and its title."""
        number, index = _parts_of(button)
        mine = sa.and_(message.c.conversation == owner, message.c.number == number)
        row = connection.execute(sa.select(message).where(mine)).first()
        content = {} if row is None else json.loads(row.content)
        buttons = content.get("buttons", [])
        if row is None or not 0 < index <= len(buttons):
            raise NoButtonError(f"no message of this conversation has a button {button!r}")
        pressed = buttons[index - 1]
        pressed["chosen"] = True
        changed = {**row._mapping, "content": json.dumps(content)}
        connection.execute(message.update().where(mine).values(content=changed["content"]))
        return _message(changed), pressed["payload"], pressed["title"]

    def answer(
        self, owner: Conversation, number: int | None, said: Iterable[Said], *, state: str = "answered"
    ) -> list[Message]:
        """Keep Dario's messages in answer to the person's ``number`` (None: to none), and how that one stands now.

        The person's message takes the language of its answer.  The message itself, where there is one, comes first.
        """
        told = list(said)
        with self._engine.begin() as connection:
            following = self._last(connection, owner.id) + 1
            rows = [_row_of(owner, following + place, number, one) for place, one in enumerate(told)]
            try:
                if rows:
                    connection.execute(message.insert(), rows)
            except sa.exc.IntegrityError as error:
                raise NoConversationError("the conversation was deleted meanwhile") from error
            mine = conversation.c.id == owner.id
            connection.execute(conversation.update().where(mine).values(last_at=datetime.now(timezone.utc)))
            asked = [] if number is None else [self._settle(connection, owner, number, state, told)]
        return [*asked, *map(_message, rows)]

    @staticmethod
    def _settle(
        connection: sa.engine.Connection, owner: Conversation, number: int, state: str, said: list[Said]
    ) -> Message:
        mine = sa.and_(message.c.conversation == owner.id, message.c.number == number)
        values = {"state": state, **({"language": said[0].language} if said and state == "answered" else {})}
        connection.execute(message.update().where(mine).values(values))
        return _message(connection.execute(sa.select(message).where(mine)).one()._mapping)

    def messages(self, owner: str, after: int = 0) -> list[Message]:
        """The messages after a number, in order."""
        columns = message.c
        query = sa.select(message).where(columns.conversation == owner, columns.number > after)
        with self._engine.connect() as connection:
            return [_message(row._mapping) for row in connection.execute(query.order_by(columns.number))]

    def last(self, owner: str) -> int:
        """The number of the last message; 0 where there is none."""
        with self._engine.connect() as connection:
            return self._last(connection, owner)

    @staticmethod
    def _last(connection: sa.engine.Connection, owner: str) -> int:
        query = sa.select(sa.func.max(message.c.number)).where(message.c.conversation == owner)
        return int(connection.execute(query).scalar() or 0)

    def judge(self, owner: str, number: int, helpful: bool, reason: str | None) -> Message:
        """Keep what a person thinks of one answer; a later judgement takes the place of an earlier one."""
        mine = sa.and_(message.c.conversation == owner, message.c.number == number, message.c.author == "dario")
        with self._engine.begin() as connection:
            connection.execute(message.update().where(mine).values(helpful=helpful, reason=reason))
            row = connection.execute(sa.select(message).where(mine)).first()
        if row is None:
            raise NoMessageError(f"no answer of this conversation has the number {number}")
        return _message(row._mapping)

    def set_language(self, owner: str, language: str) -> None:
        """The language of the conversation's page from here on."""
        with self._engine.begin() as connection:
            mine = conversation.c.id == owner
            connection.execute(conversation.update().where(mine).values(language=language))

    def interview(self, owner: str) -> dict[str, Any] | None:
        """The state of the interview as the engine left it after its last turn, or None."""
        with self._engine.connect() as connection:
            slot = last_slots(connection, owner).get("interview") or {}
        return slot.get("state")

    def delete(self, owner: str) -> None:
        """Delete everything: the messages, the engine's turns, the interviews paused in it."""
        with self._engine.begin() as connection:
            delete_turns(connection, owner)
            connection.execute(message.delete().where(message.c.conversation == owner))
            connection.execute(conversation.delete().where(conversation.c.id == owner))


def plain(text: str) -> str:
    """What the engine reads of words that were typed: never a command, even where they look like one."""
    return text.lstrip("/ ") or "?"


def _new(owner: Conversation, number: int) -> dict[str, Any]:
    """A row with nothing in it yet."""
    return {
        "conversation": owner.id,
        "number": number,
        "at": datetime.now(timezone.utc),
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
        retry=row["state"] == "unanswered",
    )


def _parts_of(button: str) -> tuple[int, int]:
    """The number of the message and the place in it that a button's id names: ``b3-1``."""
    number, _, place = button.removeprefix("b").partition("-")
    if not (button.startswith("b") and number.isdecimal() and place.isdecimal() and len(button) < 12):
        raise NoButtonError(f"{button!r} is no button; ids look like b3-1")
    return int(number), int(place)
