"""The two tables: an assessment with what its list shows, and its revisions. The migrations build the same ones."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Integer, MetaData, String, Table, Text

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

# Rows are added and, when old, taken away; never changed, but for a pointer to a row that was taken away.
revisions = Table(
    "revisions",
    metadata,
    Column("assessment_id", String(40), ForeignKey("assessments.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("schema_version", Integer, nullable=False),
    Column("document", Text, nullable=False),  # the JSON file as it is written
    Column("undo_to", Integer),
    Column("redo_to", Integer),
    Column("made_at", String(40), nullable=False),
)
