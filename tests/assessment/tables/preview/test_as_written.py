"""What a preview says of each row is what stands in the document afterwards, whatever comes in."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cluster_psia.assessment.document.chain import Actor
from cluster_psia.assessment.edits.chain import add_actor, add_institution
from cluster_psia.assessment.tables.columns import ACTORS, FIGURES, INSTITUTIONS, LINKS, nodes_of
from cluster_psia.assessment.tables.names import written_in_tables
from cluster_psia.assessment.tables.preview.make import preview_tables
from cluster_psia.assessment.tables.reading.even import even_text
from cluster_psia.assessment.tables.reading.places import RowPlace
from cluster_psia.assessment.tables.shape import value_at
from cluster_psia.assessment.tables.take import take_tables
from cluster_psia.method import load_method
from tests.assessment.tables.given import EMPTY
from tests.assessment.tables.preview.given_rows import read_files

if TYPE_CHECKING:
    from cluster_psia.assessment import Assessment
    from cluster_psia.assessment.document.fields import Part
    from cluster_psia.assessment.tables.preview.value import PreviewRow, TableValue
    from cluster_psia.assessment.tables.shape import ChainTable

METHOD = load_method()
Cells = dict[str, "TableValue"]  # by heading
Rows = list[tuple[str, ...]]

names = st.sampled_from(["Makers", "MAKERS", "Traders", "Dyers", "Guild", "Bank"])
counts = st.sampled_from(["", "", "?", "0", "7", "1,200", "1.5", "many"])
kinds = st.sampled_from(["", "trader", "Small producers", "trade_association", "alchemists"])
sources = st.sampled_from(["", "Census", "Visit", "?"])
notes = st.sampled_from(["", "north side", "?"])
node_rows = st.lists(st.tuples(names, kinds, counts, counts, sources, notes, names | st.just("")))
link_rows = st.lists(st.tuples(names, st.just("sells to"), names, notes))
figure_rows = st.lists(st.tuples(names, st.sampled_from(["Workers", "Women"]), sources, notes))
NODES = ("Name", "Kind", "Workers", "Women", "Source", "Note", "Represents")


def as_csv(heads: tuple[str, ...], rows: Rows) -> str:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([heads, *rows])
    return out.getvalue()


@st.composite
def maps(draw: st.DrawFn) -> Assessment:
    a = EMPTY
    for name in draw(st.lists(st.sampled_from(["Makers", "Traders"]), unique=True)):
        a = add_actor(a, name, "trader", workers=draw(st.none() | st.just(9)))
    return add_institution(a, "Guild", "trade_association") if draw(st.booleans()) else a


def cells_of(a: Assessment) -> dict[str, Cells]:
    """Every node, link and source of a figure as its row in a table, without empty cells."""
    found: dict[str, Cells] = {}
    chain, nodes = a.chain, nodes_of(a.chain)
    for node in nodes.values():
        table = ACTORS if isinstance(node, Actor) else INSTITUTIONS
        found[even_text(node.label)] = row_of(a, table, node)
    for link in chain.links:
        what = f"{nodes[link.source].label} → {nodes[link.target].label} (Sells to)"
        found[even_text(what)] = row_of(a, LINKS, link)
    for actor in chain.actors:
        for figure in actor.figure_sources:
            row = row_of(a, FIGURES, figure)
            found[even_text(f"{actor.label}: {row['Figure']}")] = row
    return found


def row_of(a: Assessment, table: ChainTable, thing: Part) -> Cells:
    written = written_in_tables(a)
    shown = {
        column.head: column.how.show(value_at(thing, column.field), written, METHOD)
        for column in table.columns
        if column.field not in ("id", "node")
    }
    return without_empty(shown)


def without_empty(cells: Cells) -> Cells:
    return {head: value for head, value in cells.items() if value != ""}


def written_by(rows: list[PreviewRow], before: dict[str, Cells]) -> dict[str, Cells]:
    """``before`` with what these rows say they write. Each must find what it says was there."""
    now = {what: dict(cells) for what, cells in before.items()}
    for row in rows:
        cells = now.setdefault(even_text(row.what), {})
        for field in row.fields:
            assert cells.get(field.head, "") == field.before, (row.what, field)
            cells[field.head] = field.after
    filled = {what: without_empty(cells) for what, cells in now.items()}
    return {what: cells for what, cells in filled.items() if cells}


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(maps(), node_rows, node_rows, link_rows, figure_rows, st.data())
def test_a_preview_says_row_by_row_what_stands_in_the_document_then(
    a: Assessment,
    nodes: Rows,
    more: Rows,
    links: Rows,
    figures: Rows,
    data: st.DataObject,
) -> None:
    read = read_files(
        a,
        nodes=as_csv(NODES, nodes),
        more=as_csv(NODES, more),
        links=as_csv(("From", "Kind", "To", "Note"), links),
        figures=as_csv(("Node", "Figure", "Source", "Place"), figures),
    )
    places = [row.place for row in read.rows]
    out = data.draw(st.frozensets(st.sampled_from(places)) if places else st.just(frozenset()))
    for left_out in (frozenset[RowPlace](), out):
        preview = preview_tables(a, read, left_out)
        taken = take_tables(a, read, left_out).assessment
        assert preview.assessment == taken
        assert {row.place for row in preview.rows} == set(places)
        writing = [row for row in preview.rows if row.writes]
        assert written_by(writing, cells_of(a)) == cells_of(taken)
