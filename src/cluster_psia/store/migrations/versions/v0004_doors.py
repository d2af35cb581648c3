"""Sessions know what they open, wrong guesses are counted together, people can be taken out of a room."""

import sqlalchemy as sa
from alembic import op

revision = "0004_doors"
down_revision = "0003_drafts"


def upgrade() -> None:
    """Make and widen the tables. Whoever is in enters again: what their key opened was not kept."""
    op.execute("DELETE FROM facilitator_keys WHERE room_id IS NULL")  # they were good for nothing
    op.drop_table("facilitator_sessions")
    op.create_table(
        "facilitator_sessions",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("hash", sa.String(64), nullable=False, unique=True),
        sa.Column("room_id", sa.Integer, sa.ForeignKey("rooms.id", ondelete="CASCADE")),
        sa.Column("made_at", sa.String(40), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "failed_tries",
        sa.Column("kind", sa.String(8), primary_key=True),
        sa.Column("address_hash", sa.String(32), primary_key=True),
        sa.Column("minute", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("tries", sa.Integer, nullable=False),
    )
    op.add_column("participants", sa.Column("came_from", sa.String(32), nullable=False, server_default=""))
    op.add_column("participants", sa.Column("removed_at", sa.String(40)))


def downgrade() -> None:
    """Take it all away again."""
    op.drop_column("participants", "removed_at")
    op.drop_column("participants", "came_from")
    op.drop_table("failed_tries")
    op.drop_table("facilitator_sessions")
    op.create_table(
        "facilitator_sessions",
        sa.Column("hash", sa.String(64), primary_key=True),
        sa.Column("made_at", sa.String(40), nullable=False),
    )
