"""What stands on the wall of a room, and how often something was added to it."""

import sqlalchemy as sa
from alembic import op

revision = "0005_walls"
down_revision = "0004_doors"


def upgrade() -> None:
    """Add the columns; a room that is there has an empty wall and was never widened."""
    op.add_column("rooms", sa.Column("widened", sa.Integer, nullable=False, server_default="0"))
    op.add_column("rooms", sa.Column("wall", sa.Text, nullable=False, server_default=""))


def downgrade() -> None:
    """Take them away."""
    for column in ("widened", "wall"):
        op.drop_column("rooms", column)
