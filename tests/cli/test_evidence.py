"""``cluster-psia evidence italy``: every derived cell, and one line for tables
that cannot be used.
"""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

from click.testing import CliRunner, Result

from cluster_psia.cli import main
from cluster_psia.evidence.italy import FOLDER, italy_evidence
from cluster_psia.export.text.evidence import cells_csv


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args])


def refused(result: Result) -> str:
    """The one line that a refusal is."""
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert line.startswith("cluster-psia: ")
    return line


def test_every_derived_cell_comes_out_as_json() -> None:
    cells = json.loads(run("evidence", "italy", "--json").stdout)
    assert len(cells) == 102
    assert all(
        {"table", "row", "year", "printed", "recomputed", "differs"} <= cell.keys()
        for cell in cells
    )
    assert sum(cell["differs"] for cell in cells) == 26
    assert {cell["table"] for cell in cells if cell["differs"]} == {"A.2"}
    assert all(cell["differs"] == (cell["printed"] != cell["recomputed"]) for cell in cells)


def test_the_text_gives_the_argument_the_oddities_and_the_cells() -> None:
    lines = run("evidence", "italy").stdout.splitlines()
    assert lines[0] == "WHAT IT ARGUES"
    assert "DERIVED CELLS (26 of 102 differ)" in lines
    assert sum(line.endswith("DIFFERS") for line in lines) == 26
    assert sum(line.endswith("same") for line in lines) == 102 - 26
    assert any("The text speaks of the 1990s" in line for line in lines)


def test_tables_of_ones_own_are_read_and_bad_ones_refused_in_one_line(tmp_path: Path) -> None:
    own = Path(shutil.copytree(FOLDER, tmp_path / "own"))
    assert (
        run("evidence", "italy", "--json", "--data", own).stdout
        == run("evidence", "italy", "--json").stdout
    )
    table = own / "table_a1.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("318778", "many"), encoding="utf-8")
    assert "table_a1.csv, line 2: employment 'many' is not a number" in refused(
        run("evidence", "italy", "--data", own)
    )
    assert "cannot be read" in refused(
        run("evidence", "italy", "--json", "--data", tmp_path / "nowhere")
    )


def test_other_evidence_is_not_known() -> None:
    assert "Commands: italy" in refused(run("evidence", "spain"))


def test_the_file_to_take_away_holds_every_cell_with_the_exact_decimals() -> None:
    rows = list(csv.DictReader(io.StringIO(cells_csv(italy_evidence().cells).decode("utf-8-sig"))))
    assert len(rows) == 102
    assert sum(row["differs"] == "True" for row in rows) == 26
    first = next(
        row for row in rows if row["table"] == "A.2" and row["row"] == "Blue collars, Total"
    )
    assert (first["base_value"], first["value"], first["printed"]) == ("15.140", "15.140", "100.0")
