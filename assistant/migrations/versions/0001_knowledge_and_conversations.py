"""What Dario knows, with its history, and what was said in conversations."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of the knowledge base and of the tracker store."""
    op.create_table(
        "knowledge_load",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("changed", sa.Integer, nullable=False),
    )
    op.create_table(
        "knowledge_record",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("key", sa.String(120), nullable=False),
        sa.Column("data", sa.Text, nullable=False),
        sa.Column("since", sa.DateTime, nullable=False),
        sa.Column("until", sa.DateTime),
    )
    op.create_index("knowledge_record_key", "knowledge_record", ["kind", "key", "since"])
    current = sa.text("until IS NULL")
    op.create_index(
        "knowledge_record_current",
        "knowledge_record",
        ["kind", "key"],
        unique=True,
        sqlite_where=current,
        postgresql_where=current,
    )
    op.create_table(
        "conversation_turn",
        sa.Column("sender_id", sa.String(255), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("events", sa.Text, nullable=False),
        sa.Column("slots", sa.Text, nullable=False),
    )


def downgrade() -> None:
    """Drop all of them."""
    for table in ("conversation_turn", "knowledge_record", "knowledge_load"):
        op.drop_table(table)
