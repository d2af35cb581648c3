"""Until when the facilitator of a room has seen who joined fast from one address."""

import sqlalchemy as sa
from alembic import op

revision = "0007_crowds"
down_revision = "0006_raters"


def upgrade() -> None:
    """Add the column; in a room that is there nothing was seen."""
    op.add_column("rooms", sa.Column("crowd_seen", sa.String(40)))


def downgrade() -> None:
    """Take it away."""
    op.drop_column("rooms", "crowd_seen")
