"""Tickets of handoffs, found by their reference."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of tickets."""
    op.create_table(
        "ticket",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("reference", sa.String(9), nullable=False, unique=True),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("office", sa.String(40), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("call", sa.String(120), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("created_at", sa.DateTime, nullable=False),
        sa.Column("due", sa.Date),
        sa.Column("closed_at", sa.DateTime),
        sa.Column("withdrawn_at", sa.DateTime),
        sa.Column("note", sa.Text),
        sa.Column("packet", sa.Text),
        sa.Column("conversation", sa.String(255)),
    )
    op.create_index("ix_ticket_state", "ticket", ["state"])
    op.create_index("ix_ticket_conversation", "ticket", ["conversation"])


def downgrade() -> None:
    """Drop it."""
    op.drop_table("ticket")
