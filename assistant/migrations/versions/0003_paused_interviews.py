"""Paused interviews on eligibility, found again by a code."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of paused interviews."""
    op.create_table(
        "paused_interview",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("lookup", sa.String(64), nullable=False),
        sa.Column("code_hash", sa.String(200), nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("lapses_at", sa.DateTime, nullable=False),
    )
    op.create_index("ix_paused_interview_lookup", "paused_interview", ["lookup"])


def downgrade() -> None:
    """Drop it."""
    op.drop_table("paused_interview")
