"""The Italian evidence page: figures, the list of cells that differ, and the file to take away."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cluster_psia.assessment import Assessment
from cluster_psia.drawing.charts import italy as italy_charts
from cluster_psia.evidence.italy import italy_evidence
from cluster_psia.ui.library import evidence as ui_evidence
from tests.ui.app import open_page, store_of, widget

if TYPE_CHECKING:
    import pytest
    from streamlit.testing.v1 import AppTest


def _page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    return open_page(tmp_path, monkeypatch, "evidence", Assessment(name="A"))


def _html(at: AppTest) -> str:
    return "".join(element.proto.body for element in at.main.get("html"))


def _rows(html: str) -> list[list[str]]:
    """The rows of the first table in it, heads first."""
    table = html.split("<table")[1].split("</table>", maxsplit=1)[0]
    return [_texts(row) for row in table.split("<tr>")[1:]]


def _texts(row: str) -> list[str]:
    return [unescape(text) for text in re.findall(r"<t[hd][^>]*>([^<]*)</t[hd]>", row)]


def _cells(at: AppTest, label: str) -> list[dict[str, str]]:
    """The derived cells in the row of that label."""
    head, *rows = _rows(_html(at).split(f"<b>{label} (")[1])
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_the_cells_that_differ_are_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = _page(tmp_path, monkeypatch)
    cells = _cells(at, "Cells that differ")
    assert len(cells) == 26
    assert all(row["Recomputed"].endswith("≠ differs") for row in cells)
    assert any("26 of 102 derived cells differ" in m.value.replace("\\", "") for m in at.markdown)


def test_every_derived_cell_is_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cells = _cells(_page(tmp_path, monkeypatch), "All cells")
    assert len(cells) == len(italy_evidence().cells) == 102
    assert sum(row["Recomputed"].endswith("= same") for row in cells) == 102 - 26
    farthest = next(row for row in cells if row["Printed"] == "109.9" and "Leather" in row["Cell"])
    assert farthest["Recomputed"] == "108.0 ≠ differs"


def test_each_chart_says_its_finding_and_stands_as_a_table_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = _page(tmp_path, monkeypatch)
    assert italy_charts.employment_finding(italy_evidence())[0] in _said(at)
    employment = _rows(_html(at))
    assert (len(employment), employment[1]) == (1 + 15, ["TOTAL", "−2.2", "−10.2"])
    widget(at, "button_group", "evidence.chart").set_value("salary").run()
    assert italy_charts.salary_finding(italy_evidence())[0] in _said(at)
    salary = _rows(_html(at))
    assert (len(salary), len(salary[0])) == (1 + 8, 5)


def test_a_chart_is_drawn_once_however_often_the_page_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = _page(tmp_path, monkeypatch)
    before = ui_evidence._chart_spec.cache_info()
    at.run()
    after = ui_evidence._chart_spec.cache_info()
    assert (after.misses, after.hits) == (before.misses, before.hits + 1)


def _said(at: AppTest) -> str:
    return " ".join(m.value.replace("\\", "") for m in at.markdown)


def test_it_says_what_the_evidence_does_not_show(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = _page(tmp_path, monkeypatch)
    said = unescape(_html(at))
    assert "Nothing about poverty" in said
    assert "Table A.1 covers 1991 to 1996, Table A.2 covers 1994 to 1998" in said


def test_it_is_there_without_an_open_assessment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store_of(tmp_path).create(Assessment(name="Somebody's"))
    at = open_page(tmp_path, monkeypatch, "evidence")
    assert len(_cells(at, "Cells that differ")) == 26


def test_damaged_tables_are_told_and_nothing_is_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ui_evidence, "italy_evidence", lambda: italy_evidence(tmp_path / "nowhere"))
    at = _page(tmp_path, monkeypatch)
    assert any("cannot be shown" in error.value for error in at.error)
    assert "<table" not in _html(at)
