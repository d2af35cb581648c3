"""LibreOffice as a second opinion on a workbook: recalculate it and read what comes out."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import openpyxl

from tests.machine import PATIENCE

# Without this setting LibreOffice trusts the cached values and recalculates nothing: 0 means
# "always".
_ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
 xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>
"""
ERRORS = ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "Err:")


def recalculated(workbook: bytes, folder: Path) -> openpyxl.Workbook:
    """The workbook opened by LibreOffice, recalculated, saved as xlsx and read back
    with its values.
    """
    return recalculated_all({"given": workbook}, folder)["given"]


def recalculated_all(workbooks: dict[str, bytes], folder: Path) -> dict[str, openpyxl.Workbook]:
    """The same for several workbooks by name, in one start of LibreOffice."""
    given = {f"{name}.xlsx": data for name, data in workbooks.items()}
    saved = saved_as_workbooks(given, folder)
    return {
        name: openpyxl.load_workbook(io.BytesIO(saved[f"{name}.xlsx"]), data_only=True)
        for name in workbooks
    }


def saved_as_workbooks(given: dict[str, bytes], folder: Path, *options: str) -> dict[str, bytes]:
    """Files as LibreOffice saves them as .xlsx, by their names, in one start of it. ``options`` say
    how it is to read them.
    """
    profile, out = folder / "profile" / "user", folder / "out"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(_ALWAYS_RECALCULATE, encoding="utf-8")
    paths = {name: folder / name for name in given}
    for name, path in paths.items():
        path.write_bytes(given[name])
    command = [
        "soffice",
        f"-env:UserInstallation={profile.parent.as_uri()}",
        "--headless",
        "--norestore",
        *options,
        "--convert-to",
        "xlsx:Calc MS Excel 2007 XML",
        "--outdir",
        str(out),
        *map(str, paths.values()),
    ]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=2 * PATIENCE, check=False
    )
    made = {name: out / f"{path.stem}.xlsx" for name, path in paths.items()}
    missing = [name for name, path in made.items() if not path.exists()]
    assert not missing, f"LibreOffice wrote nothing for {missing}: {done.stdout} {done.stderr}"
    return {name: path.read_bytes() for name, path in made.items()}


def error_cells(book: openpyxl.Workbook) -> list[str]:
    """Every cell that holds an error value, as "Sheet!A1: #DIV/0!"."""
    return [
        f"{sheet.title}!{cell.coordinate}: {cell.value}"
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and cell.value.startswith(ERRORS)
    ]
