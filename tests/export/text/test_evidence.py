"""The evidence to take away."""

from __future__ import annotations

import csv
import io

from cluster_psia.evidence.italy import italy_evidence
from cluster_psia.export.text.evidence import cells_csv


def test_the_file_to_take_away_holds_every_cell_with_the_exact_decimals() -> None:
    rows = list(csv.DictReader(io.StringIO(cells_csv(italy_evidence().cells).decode("utf-8-sig"))))
    assert len(rows) == 102
    assert sum(row["differs"] == "True" for row in rows) == 26
    first = next(
        row for row in rows if row["table"] == "A.2" and row["row"] == "Blue collars, Total"
    )
    assert (first["base_value"], first["value"], first["printed"]) == ("15.140", "15.140", "100.0")
