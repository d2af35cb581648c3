"""Live workshops: rooms, the people in them, their answers, and the keys and sessions of facilitators."""

import sqlalchemy as sa
from alembic import op

revision = "0002_workshop"
down_revision = "0001_first_tables"


def upgrade() -> None:
    """Make the five tables."""
    _make_rooms()
    _make_participants()
    _make_answers()
    _make_facilitator_keys()
    _make_facilitator_sessions()


def _make_rooms() -> None:
    op.create_table(
        "rooms",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("code", sa.String(12), nullable=False, unique=True),
        sa.Column("assessment_id", sa.String(40), nullable=False),
        sa.Column("assessment_name", sa.Text, nullable=False),
        sa.Column("settings", sa.Text, nullable=False),
        sa.Column("texts", sa.Text, nullable=False),
        sa.Column("opened_at", sa.String(40), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("round", sa.Integer, nullable=False),
        sa.Column("open_criteria", sa.Text, nullable=False),
        sa.Column("revealed", sa.Text, nullable=False),
        sa.Column("locked", sa.Boolean, nullable=False),
        sa.Column("ended_at", sa.String(40)),
        sa.Column("ended_revision", sa.Integer),
        sa.Column("traces_deleted", sa.Boolean, nullable=False),
        sqlite_autoincrement=True,
    )


def _make_participants() -> None:
    op.create_table(
        "participants",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("room_id", sa.Integer, sa.ForeignKey("rooms.id", ondelete="CASCADE"), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("token_hash", sa.String(64), unique=True),
        sa.Column("alias", sa.Text, nullable=False),
        sa.Column("group_name", sa.Text, nullable=False),
        sa.Column("language", sa.String(12), nullable=False),
        sa.Column("entered_by", sa.String(12), nullable=False),
        sa.Column("helped", sa.Boolean, nullable=False),
        sa.Column("sheet", sa.Integer),
        sa.Column("joined_at", sa.String(40), nullable=False),
        sa.UniqueConstraint("room_id", "number"),
        sa.UniqueConstraint("room_id", "sheet"),
        sqlite_autoincrement=True,
    )


def _make_answers() -> None:
    op.create_table(
        "answers",
        sa.Column(
            "participant_id", sa.Integer, sa.ForeignKey("participants.id", ondelete="CASCADE"), primary_key=True
        ),
        sa.Column("round", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("criterion", sa.String(80), primary_key=True),
        sa.Column("answer", sa.String(16), nullable=False),
        sa.Column("comment", sa.Text, nullable=False),
        sa.Column("sent", sa.String(80), nullable=False),
        sa.Column("sent_client", sa.String(80)),
        sa.Column("sent_number", sa.BigInteger),
        sa.Column("at", sa.String(40), nullable=False),
        sqlite_with_rowid=False,
    )


def _make_facilitator_keys() -> None:
    op.create_table(
        "facilitator_keys",
        sa.Column("hash", sa.String(64), primary_key=True),
        sa.Column("room_id", sa.Integer, sa.ForeignKey("rooms.id", ondelete="CASCADE")),
        sa.Column("made_at", sa.String(40), nullable=False),
    )


def _make_facilitator_sessions() -> None:
    op.create_table(
        "facilitator_sessions",
        sa.Column("hash", sa.String(64), primary_key=True),
        sa.Column("made_at", sa.String(40), nullable=False),
    )


def downgrade() -> None:
    """Take them away."""
    for table in ("facilitator_sessions", "facilitator_keys", "answers", "participants", "rooms"):
        op.drop_table(table)
