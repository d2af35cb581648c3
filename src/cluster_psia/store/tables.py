"""The tables: assessments with their revisions and drafts,
and rooms with the people in them and what they answered.

The migrations build the same ones.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)

metadata = MetaData()

assessments = Table(
    "assessments",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("revision", Integer, nullable=False),  # the newest one
    Column("name", Text, nullable=False),
    Column("cluster", Text, nullable=False),
    Column("country", Text, nullable=False),
    Column("sample", Boolean, nullable=False),
    # Times are ISO 8601 in UTC, all of one length: they sort as text, alike in every database.
    Column("changed_at", String(40), nullable=False),
    Column("deleted_at", String(40)),
)

# Rows are added and, when old, taken away; never changed, but for a pointer to a row that was
# taken away.
revisions = Table(
    "revisions",
    metadata,
    Column(
        "assessment_id",
        String(40),
        ForeignKey("assessments.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("schema_version", Integer, nullable=False),
    Column("document", Text, nullable=False),  # the JSON file as it is written
    Column("undo_to", Integer),
    Column("redo_to", Integer),
    Column("made_at", String(40), nullable=False),
)

# What was typed into a form and is not in the document yet; never exported.
drafts = Table(
    "drafts",
    metadata,
    Column(
        "assessment_id",
        String(40),
        ForeignKey("assessments.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column("place", String(200), primary_key=True),  # the name of the field
    Column("value", Text, nullable=False),
    Column("typed_at", String(40), nullable=False),
)

# Settings and texts are frozen when a room opens, but for what is added ("widened" counts how
# often); the columns behind them are its state.
rooms = Table(
    "rooms",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("code", String(12), nullable=False, unique=True),
    Column("assessment_id", String(40), nullable=False),
    Column("assessment_name", Text, nullable=False),
    Column("settings", Text, nullable=False),
    Column("texts", Text, nullable=False),
    Column("opened_at", String(40), nullable=False),
    Column("state", String(8), nullable=False),
    Column("round", Integer, nullable=False),
    # keys, each between two spaces: " location market "
    Column("open_criteria", Text, nullable=False),
    Column("revealed", Text, nullable=False),  # "1 location,1 market"
    Column("locked", Boolean, nullable=False),
    Column("ended_at", String(40)),
    Column("traces_deleted", Boolean, nullable=False),
    Column("widened", Integer, nullable=False),
    Column("wall", Text, nullable=False),  # JSON, "" for an empty one
    # until when the facilitator has seen who joined fast from one address
    Column("crowd_seen", String(40)),
    sqlite_autoincrement=True,  # no number is ever given again
)

participants = Table(
    "participants",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("room_id", Integer, ForeignKey("rooms.id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    # none for a paper sheet, and none after traces were deleted
    Column("token_hash", String(64), unique=True),
    Column("alias", Text, nullable=False),
    Column("group_name", Text, nullable=False),
    Column("language", String(12), nullable=False),
    Column("entered_by", String(12), nullable=False),
    Column("helped", Boolean, nullable=False),
    Column("sheet", Integer),
    Column("joined_at", String(40), nullable=False),
    # the address that joined, as a hash that holds in this room alone; empty once traces are gone
    Column("came_from", String(32), nullable=False, server_default=""),
    # set: taken out by the facilitator, counted nowhere, and can be taken in again
    Column("removed_at", String(40)),
    # what the person is called in the assessment, since the end of the room
    Column("rater", String(40)),
    UniqueConstraint("room_id", "number"),
    UniqueConstraint("room_id", "sheet"),
    sqlite_autoincrement=True,
)

answers = Table(
    "answers",
    metadata,
    Column(
        "participant_id",
        Integer,
        ForeignKey("participants.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column("round", Integer, primary_key=True, autoincrement=False),
    Column("criterion", String(80), primary_key=True),
    Column("answer", String(16), nullable=False),
    Column("comment", Text, nullable=False),
    Column("sent", String(80), nullable=False),
    Column("sent_client", String(80)),
    Column("sent_number", BigInteger),
    Column("at", String(40), nullable=False),
    # whether the comment went into the assessment
    Column("kept", Boolean, nullable=False, server_default=false()),
    # the answer with which the comment was written
    Column("comment_answer", String(16)),
    # kept in the order of the key, so that a room's answers lie side by side
    sqlite_with_rowid=False,
)

facilitator_keys = Table(
    "facilitator_keys",
    metadata,
    Column("hash", String(64), primary_key=True),
    # none: opens everything
    Column("room_id", Integer, ForeignKey("rooms.id", ondelete="CASCADE")),
    Column("made_at", String(40), nullable=False),
)

# Who came in with a key.
facilitator_sessions = Table(
    "facilitator_sessions",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("hash", String(64), nullable=False, unique=True),
    # of whose room the key was; none: of everything
    Column("room_id", Integer, ForeignKey("rooms.id", ondelete="CASCADE")),
    Column("made_at", String(40), nullable=False),
    sqlite_autoincrement=True,  # no number is ever given again
)

# Wrong guesses of the last minutes, so that all servers count together; addresses as hashes.
failed_tries = Table(
    "failed_tries",
    metadata,
    Column("kind", String(8), primary_key=True),
    Column("address_hash", String(32), primary_key=True),
    Column("minute", BigInteger, primary_key=True, autoincrement=False),
    Column("tries", Integer, nullable=False),
)
