"""The Italian evidence page: figures, the list of cells that differ, and the file to take away."""

from __future__ import annotations

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


def _cells(at: AppTest) -> list[Any]:
    """The rows of the table of derived cells, the last of the page."""
    return list(at.table[-1].value.to_dict("records"))


def test_it_opens_with_the_cells_that_differ(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = _page(tmp_path, monkeypatch)
    assert len(_cells(at)) == 26
    assert all(row["Recomputed"].endswith("≠ differs") for row in _cells(at))
    assert any("26 of 102 derived cells differ" in m.value.replace("\\", "") for m in at.markdown)


def test_without_the_filter_every_derived_cell_is_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = _page(tmp_path, monkeypatch)
    widget(at, "toggle", "evidence.only_differing").set_value(False).run()
    assert len(_cells(at)) == len(italy_evidence().cells) == 102
    assert sum(row["Recomputed"].endswith("= same") for row in _cells(at)) == 102 - 26
    farthest = next(
        row for row in _cells(at) if row["Printed"] == "109.9" and "Leather" in row["Cell"]
    )
    assert farthest["Recomputed"] == "108.0 ≠ differs"


def test_both_charts_say_their_finding_and_stand_as_tables_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = _page(tmp_path, monkeypatch)
    said = " ".join(m.value.replace("\\", "") for m in at.markdown)
    assert italy_charts.employment_finding(italy_evidence())[0] in said
    assert italy_charts.salary_finding(italy_evidence())[0] in said
    employment, salary = (table.value for table in at.table[:2])
    assert employment.shape == (15, 3)
    assert employment.iloc[0].tolist() == ["TOTAL", "−2.2", "−10.2"]
    assert salary.shape == (8, 5)


def test_it_says_what_the_evidence_does_not_show(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = _page(tmp_path, monkeypatch)
    said = " ".join(m.value for m in at.markdown).replace("\\", "").replace("\u2060", "")
    assert "Nothing about poverty" in said
    assert "Table A.1 covers 1991 to 1996, Table A.2 covers 1994 to 1998" in said


def test_it_is_there_without_an_open_assessment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store_of(tmp_path).create(Assessment(name="Somebody's"))
    at = open_page(tmp_path, monkeypatch, "evidence")
    assert len(_cells(at)) == 26


def test_damaged_tables_are_told_and_nothing_is_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ui_evidence, "italy_evidence", lambda: italy_evidence(tmp_path / "nowhere"))
    at = _page(tmp_path, monkeypatch)
    assert any("cannot be shown" in error.value for error in at.error)
    assert not at.table
