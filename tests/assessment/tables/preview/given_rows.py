"""Previews of tables that were written as CSV files, and what they say in short."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.files.sheets.read import GivenFile
from cluster_psia.assessment.tables.preview.make import preview_tables
from cluster_psia.assessment.tables.read import read_given, read_tables

if TYPE_CHECKING:
    from cluster_psia.assessment import Assessment
    from cluster_psia.assessment.tables.preview.value import PreviewRow, TablesPreview, TableValue
    from cluster_psia.assessment.tables.reading.places import RowPlace
    from cluster_psia.assessment.tables.reading.value import TablesRead


def read_files(a: Assessment, **files: str) -> TablesRead:
    """The reading of texts, each a CSV file of its name."""
    given = [GivenFile(f"{name}.csv", text.encode()) for name, text in files.items()]
    return read_tables(read_given(given), method_of(a))


def preview_of(
    a: Assessment, left_out: Collection[RowPlace] = (), /, **files: str
) -> TablesPreview:
    return preview_tables(a, read_files(a, **files), left_out)


def fields(row: PreviewRow) -> dict[str, tuple[TableValue, TableValue]]:
    """Before and after, by heading."""
    return {field.head: (field.before, field.after) for field in row.fields}
