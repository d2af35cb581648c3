"""Drafts: what was typed into a form and is not in the document yet."""

import sqlalchemy as sa
from alembic import op

revision = "0003_drafts"
down_revision = "0002_workshop"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "drafts",
        sa.Column(
            "assessment_id", sa.String(40), sa.ForeignKey("assessments.id", ondelete="CASCADE"), primary_key=True
        ),
        sa.Column("place", sa.String(200), primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("typed_at", sa.String(40), nullable=False),
    )


def downgrade() -> None:
    """Take it away."""
    op.drop_table("drafts")
