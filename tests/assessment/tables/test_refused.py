"""Rows and tables that cannot be taken: they say where, which rule and how to mend it,
and cost nothing else.
"""

from __future__ import annotations

import pytest

from cluster_psia.assessment.document.chain import Figure, Institution, NodeDifference, Screened
from cluster_psia.assessment.edits.chain import add_link, change_actor
from cluster_psia.assessment.tables.take import import_tables
from tests.assessment.tables.given import EMPTY, makers, operator, refusal, table


@pytest.mark.parametrize(
    ("heads", "row", "why"),
    [
        (
            "Name|Status in employment",
            "Makers|Home workers; serfs",
            (
                "'serfs' is no status in employment; use one of: "
                "Small firms, Micro-entrepreneurs, Own-account workers"
            ),
        ),
        (
            "Name|How sure",
            "Makers|very",
            "How sure: 'very' is no answer; use one of: Counted, Estimated, Told",
        ),
        ("Name|Income unit", "Makers|rupees", "write the amount, as it was told, under 'Income'"),
        ("Name|Income|Income unit", "Makers|?|rupees", "empties 'Income' and tells more of it"),
        ("Name|Income how sure|Income", "Makers|maybe|5", "Income how sure: 'maybe' is no answer"),
        ("Name|Income|Income place", "Makers|5|p. 3", "write the source under 'Income source'"),
        ("Name|Place", "Makers|p. 3", "write the source under 'Source'"),
        ("Name|Source|Place", "Makers|?|p. 3", "empty the place as well"),
        ("Name|Stage", "Makers|?", "'?' is no stage of the chain; use one of: Inputs, Home"),
        ("Name|Workers", "Makers|99999999999", "at most 10,000,000,000"),
        ("Name|Note", f"Makers|{'x' * 5001}", "Note: 5,001 characters, and at most 5,000 fit"),
        ("Name|Scope", "Guild|abroad", "use one of: In the cluster, Beyond the cluster"),
        (
            "Name|Importance",
            "Guild|6",
            "Importance: '6' is no degree from 1 to 5; use one of: 1 not at all, 2, 3, 4",
        ),
        (
            "Name|Represents",
            "Guild|Nobody here",
            "Represents: no node is called 'Nobody here'; add it first",
        ),
        ("Name|Represents", "Guild|Traders; big", "no node is called 'Traders'"),
        ("Name|Represents", "Guild|Guild", "names itself"),
        (
            "Name|Represents|Not represented",
            "Guild|Makers|makers",
            "'Makers' would stand under 'Represents' and under",
        ),
        ("Name|Workers", "Guild|5", "is an institution, for whom nothing is kept under 'Workers'"),
        (
            "Name|Services",
            "Makers|Fairs",
            "is an operator, for whom nothing is kept under 'Services'",
        ),
        (
            "From|Kind|To|Strength",
            "Makers|lends|traders_big|huge",
            "use one of: Weak, Medium, Strong",
        ),
        (
            "From|Kind|To|Governance",
            "Makers|lends|traders_big|huge",
            "use one of: Market, Modular, Relational,",
        ),
        ("From|Kind|To|Power", "Makers|lends|traders_big|Makers", "use one of: From, To, Even"),
        ("From|Kind|To", "Makers|lends|Dyers", "To: no node is called 'Dyers'"),
        ("From|Kind|To", "Makers||traders_big", "has nothing under 'Kind'"),
        (
            "Node|Differs in|Who",
            "Makers|height|tall",
            "use one of: Gender, Ethnicity, Religion, Caste, Migration, Age",
        ),
        ("Node|Differs in|Who", "Makers|Age|", "has nothing under 'Who'"),
        ("Node|Differs in|Who", "|Age|old", "has nothing under 'Node'"),
        ("Node|Differs in|Who|People", "Makers|Age|old|many", "People: 'many' is no whole number"),
        (
            "Node|Differs in|Who",
            "Guild|Age|old",
            "'Guild' is an institution; differences are kept of operators only",
        ),
        ("Node|Figure|Date", "Makers|Children|2003", "use one of: Units, Workers, Women, Men"),
        ("Node|Figure|How sure", "Dyers|Women|told", "Node: no node is called 'Dyers'"),
        (
            "Node|Item|Sign",
            "Makers|Hunger|clear",
            "'Hunger' is no item of the screening; use one of: Profits",
        ),
        (
            "Node|Item|Sign",
            "Makers|networks|awful",
            (
                "Sign: 'awful' is no sign of deprivation; use one of: No sign, "
                "Some sign, Clear sign, Not known"
            ),
        ),
        ("Node|Item|Sign|Place", "Makers|networks|clear|p. 3", "write the source under 'Source'"),
    ],
)
def test_what_cannot_be_taken_says_where_which_rule_and_how_to_mend_it(
    heads: str, row: str, why: str
) -> None:
    report = import_tables(makers(), [table(heads, row)])
    assert why in refusal(report)
    assert report.assessment == makers()


def test_an_institution_stays_where_only_those_it_speaks_for_are_unknown() -> None:
    report = import_tables(
        EMPTY, [table("Name|Kind|Represents", "Guild|government|Dyers", "Bank|bds|")]
    )
    assert [(row.line, row.what, row.happens) for row in report.rows] == [
        (2, "Guild", "added"),
        (2, "Guild: for whom it speaks", "refused"),
        (3, "Bank", "added"),
    ]
    assert [type(n) for n in report.assessment.chain.institutions] == [Institution] * 2


def test_a_row_of_details_without_a_node_costs_no_other() -> None:
    report = import_tables(
        makers(), [table("Node|Differs in|Who", "Dyers|Age|old", "Makers|Age|old")]
    )
    assert [row.happens for row in report.rows] == ["refused", "added"]
    assert (report.rows[0].table, report.rows[0].what) == ("Differences", "Dyers: Age, old")


@pytest.mark.parametrize(
    ("heads", "problem"),
    [
        (
            "Node|Differs in|People",
            "Differences: there is no column 'Who', without which its rows cannot be read.",
        ),
        ("Who|Differs in", "Differences: there is no column 'Node'"),
        ("Figure|Date", "Sources of figures: there is no column 'Node'"),
        ("Sign|Note", "Screening: there is no column 'Node' and none 'Item'"),
        ("From|To", "Links: there is no column 'Kind'"),
        ("Name|Kind|Sign", "Nodes: left aside, because no such column is known: Sign."),
        (
            "Name|Kind|Workers|People",
            "Actors: left aside, because the same column came before: People.",
        ),
        ("From|Kind|Name", "the column 'From' has no column 'To' beside it"),
        ("Colour|Weight", "no row among the first ten holds headings that are known"),
    ],
)
def test_missing_columns_are_named_with_their_table(heads: str, problem: str) -> None:
    report = import_tables(EMPTY, [table(heads)])
    assert any(
        problem in told[:1].lower() + told[1:] or problem in told for told in report.problems
    )
    assert report.assessment == EMPTY


def test_what_is_not_in_the_file_is_never_deleted() -> None:
    a = makers(
        differences=(NodeDifference(kind="age", value="old"),),
        screening=(Screened(item="networks", sign="some"),),
    )
    a = add_link(a, "makers", "traders_big", "sells_to")
    a = change_actor(a, "makers", income=Figure(amount="5"))
    report = import_tables(
        a, [table("Name|Kind", "Dyers|trader"), table("Node|Differs in|Who", "Makers|Age|young")]
    )
    assert report.assessment.chain.links == a.chain.links
    assert [d.value for d in operator(report).differences] == ["old", "young"]
    assert (operator(report).screening, operator(report).income) == (
        a.chain.actors[0].screening,
        a.chain.actors[0].income,
    )
