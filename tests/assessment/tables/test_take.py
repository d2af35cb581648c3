"""Nodes and links taken from tables: in any order, each row by itself, and nothing lost unseen."""

from __future__ import annotations

import pytest

from cluster_psia.assessment.edits.chain import add_actor, add_institution, add_link
from cluster_psia.assessment.tables.take import import_tables
from tests.assessment.tables.given import EMPTY, table, told


def test_nodes_and_links_arrive_together_whatever_order_their_tables_have() -> None:
    report = import_tables(
        EMPTY,
        [
            table(
                "From|Kind|To|Note", "Makers|sells to|Traders|weekly", "Guild|Represents|makers|"
            ),
            table(
                "Name|Kind|Stage|Workers|Women|Poverty|Why",
                "Makers|Small producers|Subcontracting|1,200|300|▲ vulnerable to poverty|Paid late",
                "Traders|trader||60|||",
                "Guild|Marketing and trade associations|||||",
            ),
        ],
    )
    chain = report.assessment.chain
    assert [(n.label, n.stage, n.workers, n.women, n.poverty) for n in chain.actors] == [
        ("Makers", "subcontracting", 1200, 300, "vulnerable"),
        ("Traders", "trade", 60, None, None),
    ]
    assert [n.label for n in chain.institutions] == ["Guild"]
    assert [(k.source, k.kind, k.target, k.note) for k in chain.links] == [
        ("makers", "sells_to", "traders", "weekly"),
        ("guild", "represents", "makers", ""),
    ]
    assert report.problems == ()
    assert report.count("added") == 5


def test_a_row_changes_the_node_of_its_name_and_an_empty_cell_changes_nothing() -> None:
    a = add_actor(EMPTY, "Makers", "small_producer", workers=10, note="kept")
    report = import_tables(a, [table("Name|Workers|Note", "makers|12|")])
    assert told(report) == [(2, "makers", "changed")]
    assert (report.assessment.chain.actors[0].workers, report.assessment.chain.actors[0].note) == (
        12,
        "kept",
    )


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("Dyers|alchemists|5", "'alchemists' is no kind of node"),
        ("Dyers||5", "has no kind"),
        ("|trader|5", "has no name"),
        ("Dyers|trader|about five", "'about five' is no whole number"),
    ],
)
def test_a_row_that_cannot_be_taken_says_why_and_costs_no_other(row: str, why: str) -> None:
    report = import_tables(EMPTY, [table("Name|Kind|Workers", row, "Traders|trader|7")])
    assert [r.happens for r in report.rows] == ["refused", "added"]
    assert why in report.rows[0].why
    assert [n.label for n in report.assessment.chain.actors] == ["Traders"]


def test_two_nodes_of_one_name_are_told_apart_by_their_ids() -> None:
    a = add_actor(add_actor(EMPTY, "Makers", "small_producer"), "Makers", "small_producer")
    a = add_actor(a, "Traders", "trader")
    links = table("From|Kind|To", "Makers|sells to|Traders", "makers_2|sells to|Traders")
    report = import_tables(
        a, [links, table("Id|Name|Kind|Workers", "makers_2|Makers|small producers|4")]
    )
    assert [r.happens for r in report.rows] == ["changed", "refused", "added"]
    assert "write the id instead: makers, makers_2" in report.rows[1].why
    assert report.assessment.chain.actors[1].workers == 4


def test_one_id_in_two_rows_names_one_node_only() -> None:
    report = import_tables(
        EMPTY, [table("Id|Name|Kind", "1|Makers|trader", "1|Traders|trader", "1|Makers|trader")]
    )
    assert [r.happens for r in report.rows] == ["added", "refused", "unchanged"]
    assert "the id '1' stands in a row above, for 'Makers'" in report.rows[1].why


def test_links_to_nobody_to_themselves_and_twice_do_no_harm() -> None:
    a = add_link(add_actor(add_actor(EMPTY, "A", "trader"), "B", "trader"), "a", "b", "lends")
    report = import_tables(
        a, [table("From|Kind|To", "A|lends to|B", "A|lends to|A", "A|lends to|C", "A||B")]
    )
    assert [r.happens for r in report.rows] == ["unchanged", "refused", "refused", "refused"]
    assert len(report.assessment.chain.links) == 1


def test_text_stays_text_and_an_operator_never_becomes_an_institution() -> None:
    a = add_institution(EMPTY, "Guild", "trade_association")
    evil, long = "=1+1 <script>", "ش" * 300
    report = import_tables(
        a,
        [
            table(
                "Name|Kind|Note",
                f"{evil}|trader|😀",
                f"{long}|trader|",
                "Guild|trader|",
                f"{long}x|trader|",
            )
        ],
    )
    assert [r.happens for r in report.rows] == ["added", "added", "refused", "refused"]
    assert [n.label for n in report.assessment.chain.actors] == [evil, long]
