"""Tables of nodes and links as a dry run: what is new, changed or refused, and nothing lost."""

from __future__ import annotations

import pytest

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.chain_import import ImportReport, imported
from cluster_psia.assessment.edit_chain import add_actor, add_institution, add_link

EMPTY = Assessment(name="x")


def table(*rows: str) -> list[tuple[int, list[str]]]:
    return [(n, row.split("|")) for n, row in enumerate(rows, 1)]


def told(report: ImportReport) -> list[tuple[int, str, str]]:
    return [(row.line, row.what, row.happens) for row in report.rows]


def test_nodes_and_links_arrive_together_whatever_order_their_tables_have() -> None:
    report = imported(EMPTY, [
        table("From|Kind|To|Note", "Makers|sells to|Traders|weekly", "Guild|Represents|makers|"),
        table("Name|Kind|Stage|Workers|Women|Poverty",
              "Makers|Small producers|Subcontracting|1,200|300|▲ vulnerable to poverty",
              "Traders|trader||60||", "Guild|Marketing and trade associations||||"),
    ])  # fmt: skip
    chain = report.assessment.chain
    assert [(n.label, n.stage, n.workers, n.women, n.poverty) for n in chain.actors] == [
        ("Makers", "subcontracting", 1200, 300, "vulnerable"), ("Traders", "trade", 60, None, None),
    ]  # fmt: skip
    assert [n.label for n in chain.institutions] == ["Guild"]
    assert [(k.source, k.kind, k.target, k.note) for k in chain.links] == [
        ("makers", "sells_to", "traders", "weekly"), ("guild", "represents", "makers", ""),
    ]  # fmt: skip
    assert report.problems == ("A status of poverty without a reason; write it under 'Why': Makers.",)
    assert report.count("added") == 5


def test_a_status_with_its_reason_is_taken_over_without_a_word() -> None:
    report = imported(EMPTY, [table("Name|Kind|Poverty|Why", "Makers|Small producers|likely|Paid late")])
    assert (report.problems, report.assessment.chain.actors[0].poverty_reason) == ((), "Paid late")


def test_a_row_changes_the_node_of_its_name_and_an_empty_cell_changes_nothing() -> None:
    a = add_actor(EMPTY, "Makers", "small_producer", workers=10, note="kept")
    report = imported(a, [table("Name|Workers|Note", "makers|12|", "Makers||")])
    assert told(report) == [(2, "makers", "changed"), (3, "Makers", "changed")]
    assert (report.assessment.chain.actors[0].workers, report.assessment.chain.actors[0].note) == (12, "kept")


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
    report = imported(EMPTY, [table("Name|Kind|Workers", row, "Traders|trader|7")])
    assert [r.happens for r in report.rows] == ["refused", "added"]
    assert why in report.rows[0].why
    assert [n.label for n in report.assessment.chain.actors] == ["Traders"]


def test_missing_and_unknown_columns_are_explained() -> None:
    report = imported(EMPTY, [table("Name|Colour", "Dyers|red")])
    assert report.count("refused") == 1
    assert any("no column 'Kind'" in problem for problem in report.problems)
    assert any("Colour" in problem for problem in report.problems)
    nothing = imported(EMPTY, [table("Dyers|5")])
    assert nothing.rows == ()
    assert any("must hold the headings" in problem for problem in nothing.problems)


def test_two_nodes_of_one_name_are_told_apart_by_their_ids() -> None:
    a = add_actor(add_actor(EMPTY, "Makers", "small_producer"), "Makers", "small_producer")
    a = add_actor(a, "Traders", "trader")
    links = table("From|Kind|To", "Makers|sells to|Traders", "makers_2|sells to|Traders")
    report = imported(a, [links, table("Id|Name|Kind|Workers", "makers_2|Makers|small producers|4")])
    assert [r.happens for r in report.rows] == ["changed", "refused", "added"]
    assert "write the id instead: makers, makers_2" in report.rows[1].why
    assert report.assessment.chain.actors[1].workers == 4


def test_one_id_in_two_rows_names_one_node_only() -> None:
    report = imported(EMPTY, [table("Id|Name|Kind", "1|Makers|trader", "1|Traders|trader", "1|Makers|trader")])
    assert [r.happens for r in report.rows] == ["added", "refused", "unchanged"]
    assert "the id '1' stands in a row above, for 'Makers'" in report.rows[1].why


def test_links_to_nobody_to_themselves_and_twice_do_no_harm() -> None:
    a = add_link(add_actor(add_actor(EMPTY, "A", "trader"), "B", "trader"), "a", "b", "lends")
    report = imported(a, [table("From|Kind|To", "A|lends to|B", "A|lends to|A", "A|lends to|C", "A||B")])
    assert [r.happens for r in report.rows] == ["unchanged", "refused", "refused", "refused"]
    assert len(report.assessment.chain.links) == 1


def test_text_stays_text_and_an_operator_never_becomes_an_institution() -> None:
    a = add_institution(EMPTY, "Guild", "trade_association")
    evil, long = "=1+1 <script>", "ش" * 300
    report = imported(a, [table("Name|Kind|Note", f"{evil}|trader|😀", f"{long}|trader|", "Guild|trader|",
                                f"{long}x|trader|")])  # fmt: skip
    assert [r.happens for r in report.rows] == ["added", "added", "refused", "refused"]
    assert [n.label for n in report.assessment.chain.actors] == [evil, long]
