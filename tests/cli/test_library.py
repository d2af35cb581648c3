"""What is published, on the command line: the method, evidence and cases."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from cluster_psia.evidence.italy import FOLDER
from cluster_psia.method import load_method
from tests.cli.runs import refused, run


def test_the_method_comes_out_as_the_program_reads_it() -> None:
    assert json.loads(run("method", "--json").stdout) == load_method().model_dump(mode="json")


def test_the_method_as_text_names_every_entry_with_its_origin() -> None:
    lines = run("method").stdout.splitlines()
    assert any(
        "Gender and difference" in line and "[UNIDO 2004, Table 2]" in line for line in lines
    )
    assert all(line.endswith("]") for line in lines)


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


def test_the_published_cases_are_listed_and_each_comes_in_full() -> None:
    listed = json.loads(run("cases", "--json").stdout)
    assert {"agra", "sialkot", "tiruppur"} <= {case["key"] for case in listed}
    assert all(0 <= case["matrix"]["share_known"] <= 1 for case in listed)
    full = json.loads(run("cases", "sialkot", "--json").stdout)
    assert len(full["facts"]["firms"]) > 2  # sources that differ stand side by side
    assert full["reading"]["public_support"]["ratings"][0]["evidence"]
    assert "our reading" in full["caution"]
    assert "Sialkot surgical instruments, Pakistan" in run("cases").stdout
    assert "not stated" in run("cases", "sialkot").stdout


def test_a_case_tells_when_it_was_so_from_when_it_was_said() -> None:
    assert "nearly 44,000 (1998; reported 2002) [" in run("cases", "java_furniture").stdout
    full = json.loads(run("cases", "java_furniture", "--json").stdout)
    assert (full["workers"]["event"], full["workers"]["reported"]) == ("1998", "2002")


def test_an_unknown_case_is_refused_with_the_known_ones() -> None:
    assert "choose one of" in refused(run("cases", "atlantis"))
