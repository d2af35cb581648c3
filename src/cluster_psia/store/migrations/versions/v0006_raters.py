"""What a room's raters are called in the assessment, which comments went along, with which score they were written."""

import sqlalchemy as sa
from alembic import op

revision = "0006_raters"
down_revision = "0005_walls"


def upgrade() -> None:
    """Add the columns; what the assessment holds is looked up in it, so no revision is kept any more."""
    op.add_column("participants", sa.Column("rater", sa.String(40)))
    op.add_column("answers", sa.Column("kept", sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column("answers", sa.Column("comment_answer", sa.String(16)))
    op.execute("UPDATE answers SET comment_answer = answer")
    op.drop_column("rooms", "ended_revision")


def downgrade() -> None:
    """Take them away."""
    op.add_column("rooms", sa.Column("ended_revision", sa.Integer))
    for column in ("comment_answer", "kept"):
        op.drop_column("answers", column)
    op.drop_column("participants", "rater")
