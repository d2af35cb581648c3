"""Cells that name a node, a source or facts."""

from __future__ import annotations

from typing import Any

import pytest

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.model import Assessment, Fact, Source, replace
from cluster_psia.assessment.files.sheets.cell import SheetCell
from cluster_psia.assessment.tables.named_cells import FactsCell, NodesCell, SourceCell
from cluster_psia.assessment.tables.names import Nodes, written_in_tables
from cluster_psia.assessment.tables.reading.context import ReadingContext
from cluster_psia.assessment.tables.reading.refused import RefusedError
from cluster_psia.method import load_method

SOURCES = (
    Source(id="unido_2004", document="unido_2004"),
    Source(id="visit", document="Visit"),
    Source(id="na", document="n/a"),
    Source(id="report", document="Report", author="Rao"),
    Source(id="report_2", document="report", author="Khan"),
    Source(id="untitled", document=""),
)
FACTS = (Fact(id="firms", topic="firms", statement="Many"),)
A = replace(Assessment(name="x"), sources=SOURCES, facts=FACTS)


def shown(cell: Any, value: Any) -> Any:
    return cell.show(value, written_in_tables(A), load_method())


def read(cell: Any, written: str, nodes: Nodes | None = None) -> Any:
    by = (nodes or Nodes(A, method_of(A))).context
    return cell.read(SheetCell(written), by)


def test_a_source_stands_by_its_short_name_or_title_or_by_its_id_where_these_mean_another() -> None:
    cells = [shown(SourceCell(), source.id) for source in SOURCES]
    assert cells == ["UNIDO 2004", "Visit", '"n/a"', "report", "report_2", "untitled"]
    assert [read(SourceCell(), cell) for cell in cells] == [source.id for source in SOURCES]
    assert shown(SourceCell(), None) == ""
    assert read(SourceCell(), "?") == ""


def test_a_source_that_is_not_there_is_entered_once() -> None:
    nodes = Nodes(A, method_of(A))
    assert [read(SourceCell(), text, nodes) for text in ("ILO 2008", "Census", "census")] == [
        "ilo_2008",
        "census",
        "census",
    ]
    assert list(nodes.sources)[len(SOURCES) :] == ["ilo_2008", "census"]


def test_facts_stand_by_their_ids_and_those_that_are_not_there_are_kept_in_mind() -> None:
    nodes = Nodes(A, method_of(A))
    assert shown(FactsCell(), ("firms", "wages")) == "firms; wages"
    assert read(FactsCell(), "firms; wages; firms", nodes) == ("firms",)
    assert list(nodes.no_facts) == ["wages"]
    assert read(FactsCell(), "-", nodes) == ()


def test_where_there_are_no_lists_nothing_is_found() -> None:
    for cell in (NodesCell(), SourceCell(), FactsCell()):
        with pytest.raises(RefusedError):
            cell.read(SheetCell("Nobody"), ReadingContext())
