"""The portal's conversations and messages."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the portal's tables."""
    op.create_table(
        "portal_conversation",
        sa.Column("id", sa.String(43), primary_key=True),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("call", sa.String(100)),
        sa.Column("created_at", sa.DateTime, nullable=False),
        sa.Column("last_at", sa.DateTime, nullable=False),
    )
    op.create_table(
        "portal_message",
        sa.Column(
            "conversation",
            sa.String(43),
            sa.ForeignKey("portal_conversation.id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.DateTime, nullable=False),
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


def downgrade() -> None:
    """Drop them."""
    op.drop_table("portal_message")
    op.drop_table("portal_conversation")
