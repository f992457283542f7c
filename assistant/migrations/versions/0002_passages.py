"""What is searched when a message is no topic, with the full-text index of each database."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of passages and its index; the next `dario knowledge load` fills them."""
    op.create_table(
        "knowledge_passage",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("subject", sa.String(120), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("data", sa.Text, nullable=False),
    )
    op.create_index("knowledge_passage_subject", "knowledge_passage", ["subject", "language"])
    # The words are stems already: neither database stems or drops any of them again.
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE knowledge_passage_words USING fts5"
            "(words, content='knowledge_passage', content_rowid='id', tokenize='ascii')"
        )
    else:
        op.execute("CREATE INDEX knowledge_passage_words ON knowledge_passage USING gin (to_tsvector('simple', words))")


def downgrade() -> None:
    """Drop both."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE knowledge_passage_words")
    op.drop_table("knowledge_passage")
