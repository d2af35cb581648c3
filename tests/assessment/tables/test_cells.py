"""How a value stands in a cell."""

from __future__ import annotations

from cluster_psia.assessment.tables.take import import_tables
from tests.assessment.tables.given import makers, operator, table


def test_a_text_that_looks_like_a_sign_can_be_written_in_quotation_marks() -> None:
    assert operator(import_tables(makers(), [table("Name|Note", 'Makers|"-"')])).note == "-"
