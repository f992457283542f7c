"""The portal's tables: conversations, and their messages in order (SQLAlchemy Core, SQLite and PostgreSQL alike)."""

import sqlalchemy as sa

from knowledge.tables import UtcDateTime, metadata

conversation = sa.Table(
    "portal_conversation",
    metadata,
    sa.Column("id", sa.String(43), primary_key=True),
    sa.Column("token_hash", sa.String(64), nullable=False),
    sa.Column("language", sa.String(2), nullable=False),
    sa.Column("call", sa.String(100)),
    sa.Column("created_at", UtcDateTime, nullable=False),
    sa.Column("last_at", UtcDateTime, nullable=False),
)
"""One conversation; of its token only the SHA-256 is kept, which is enough for 256 random bits."""

message = sa.Table(
    "portal_message",
    metadata,
    sa.Column(
        "conversation", sa.String(43), sa.ForeignKey("portal_conversation.id", ondelete="CASCADE"), primary_key=True
    ),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("at", UtcDateTime, nullable=False),
    sa.Column("author", sa.String(6), nullable=False),
    sa.Column("client_id", sa.String(64)),
    sa.Column("answers", sa.Integer),
    sa.Column("language", sa.String(2), nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("content", sa.Text, nullable=False),
    sa.Column("state", sa.String(10), nullable=False),
    sa.Column("helpful", sa.Boolean),
    sa.Column("reason", sa.String(20)),
    sa.UniqueConstraint("conversation", "client_id", name="portal_message_client_id"),
)
"""One message.  ``answers``: the number of the person's message that it answers.  ``content``: JSON of its buttons
and of what the engine sent beside the text.  ``state``: ``waiting``, ``answered`` or ``unanswered`` for a message of
the person, ``said`` for one of Dario's."""
