"""Tables of nodes and links as a dry run: what is new, changed or refused, and nothing lost."""

from __future__ import annotations

from typing import Any

import pytest

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.document.chain import Actor, Citation, Figure, NodeDifference, Screened
from cluster_psia.assessment.document.model import replace
from cluster_psia.assessment.edits.chain import (
    add_actor,
    add_institution,
    add_link,
    change_institution,
)
from cluster_psia.assessment.tables.take import ImportReport, import_tables

EMPTY = Assessment(name="x")


def table(*rows: str) -> list[tuple[int, list[str]]]:
    return [(n, row.split("|")) for n, row in enumerate(rows, 1)]


def told(report: ImportReport) -> list[tuple[int, str, str]]:
    return [(row.line, row.what, row.happens) for row in report.rows]


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
    report = import_tables(a, [table("Name|Workers|Note", "makers|12|", "Makers||")])
    assert told(report) == [(2, "makers", "changed"), (3, "Makers", "changed")]
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


def test_missing_and_unknown_columns_are_explained() -> None:
    report = import_tables(EMPTY, [table("Name|Colour", "Dyers|red")])
    assert report.count("refused") == 1
    assert any("no column 'Kind'" in problem for problem in report.problems)
    assert any("Colour" in problem for problem in report.problems)
    nothing = import_tables(EMPTY, [table("Dyers|5")])
    assert nothing.rows == ()
    assert any("must hold the headings" in problem for problem in nothing.problems)


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


# What a node knows -------------------------------------------------------------------------------


def operator(report: ImportReport) -> Actor:
    return report.assessment.chain.actors[0]


def makers(**more: Any) -> Assessment:
    """A map with two operators and an institution."""
    a = add_actor(add_actor(EMPTY, "Makers", "small_producer", **more), "Traders; big", "trader")
    return add_institution(a, "Guild", "trade_association")


def refusal(report: ImportReport) -> str:
    [row] = [row for row in report.rows if row.happens == "refused"]
    return row.why


def test_an_operator_takes_all_that_is_known_of_it() -> None:
    heads = (
        "Name|Status in employment|How sure|Income|Income unit|Income date|Income how sure|Income"
        " source|Income place|Source|Place"
    )
    row = (
        "Makers|wage labour; Home workers;wage labour|told|120|rupees a"
        " day|2003|Estimated|Visit|day 2|UNIDO 2004|Box 2"
    )
    found = operator(import_tables(makers(), [table(heads, row)]))
    assert found.status_in_employment == ("wage_labour", "home_workers")
    assert (found.sure, found.citation) == ("told", Citation(document="unido_2004", place="Box 2"))
    assert found.income == Figure(
        amount="120",
        unit="rupees a day",
        as_of="2003",
        sure="estimated",
        citation=Citation(document="Visit", place="day 2"),
    )


def test_an_institution_takes_whom_it_speaks_for_also_from_rows_below_and_other_tables() -> None:
    report = import_tables(
        EMPTY,
        [
            table(
                "Name|Kind|Scope|Importance|Effectiveness|Represents|Not represented|Position|Role",
                "Guild|government|In the cluster|5 very|not known|t2; Bank|Makers|Doubtful|Opens"
                " doors",
                "Bank|bds||||||",
            ),
            table("Id|Name|Kind", "|Makers|trader", "t2|Traders; big|trader"),
        ],
    )
    assert [row.happens for row in report.rows] == ["added"] * 4
    guild = report.assessment.chain.institutions[0]
    assert (guild.scope, guild.importance, guild.effectiveness) == ("in", 5, "unknown")
    assert (guild.represents, guild.not_represented) == (("traders_big", "bank"), ("makers",))
    assert (guild.position, guild.role) == ("Doubtful", "Opens doors")


def test_a_link_takes_strength_governance_and_power() -> None:
    a = add_link(makers(), "makers", "traders_big", "sells_to")
    row = "Makers|sells to|Traders; big|strong|Captive|to"
    link = import_tables(
        a, [table("From|Kind|To|Strength|Governance|Power", row)]
    ).assessment.chain.links[0]
    assert (link.strength, link.governance, link.power) == ("strong", "captive", "target")


def test_differences_figures_and_screening_come_one_row_each() -> None:
    report = import_tables(
        makers(women=9),
        [
            table(
                "Node|Item|Sign|Note|Source|Place",
                "Makers|Basic needs and goods|Clear sign|No well|Visit|",
                "Makers|incomes_and_wages|some||Visit|day 2",
                "makers|Social protection|||||",
            ),
            table(
                "Node|Differs in|Who|People|How sure|Source",
                "Makers|Caste|Dalit|1.200|Counted|Census",
                "Makers|caste|Others|?||",
            ),
            table("Node|Figure|Date|How sure|Source", "Makers|Women|2002|estimated|Census"),
        ],
    )
    assert [row.happens for row in report.rows] == [
        "added",
        "added",
        "unchanged",
        "added",
        "added",
        "added",
    ]
    assert report.rows[2].why == "nothing is said here yet"
    found = operator(report)
    assert [(r.item, r.sign, r.note) for r in found.screening] == [
        ("incomes_and_wages", "some", ""),
        ("basic_needs", "clear", "No well"),
    ], "in the order of the method, as the Screening page keeps them"
    assert [(d.kind, d.value, d.people, d.sure) for d in found.differences] == [
        ("caste", "Dalit", 1200, "counted"),
        ("caste", "Others", None, None),
    ]
    assert [(f.figure, f.as_of, f.sure) for f in found.figure_sources] == [
        ("women", "2002", "estimated")
    ]


def test_an_empty_cell_leaves_and_a_sign_for_not_known_empties() -> None:
    cited = Citation(document="Visit", place="day 2")
    a = makers(
        women=9,
        note="kept",
        sure="told",
        citation=cited,
        poverty="likely",
        poverty_reason="Paid late",
        income=Figure(amount="120", unit="a day"),
        status_in_employment=("home_workers",),
        screening=(Screened(item="networks", sign="clear"),),
        differences=(NodeDifference(kind="age", value="old", people=3, citation=cited),),
    )
    a = change_institution(
        a, "guild", importance=3, represents=("makers",), role="Opens doors", scope="in"
    )
    same = [
        table(
            "Name|Women|Note|Poverty|Why|Income|Status in employment|Source|Place", "Makers||||||||"
        ),
        table("Name|Importance|Represents|Role|Scope", "Guild||||"),
        table("Node|Item|Sign", "Makers|networks|"),
        table("Node|Differs in|Who|People|Source", "Makers|Age|old||"),
    ]
    assert import_tables(a, same).assessment == a
    emptied = [
        table(
            "Name|Women|Note|Poverty|Why|Income|Status in employment|Source|Place|How sure",
            "Makers|?|-|not known||n/a|–|unknown||?",
        ),
        table("Name|Importance|Represents|Role|Scope", "Guild|?|-|?|?"),
        table("Node|Item|Sign", "Makers|networks|?"),
        table("Node|Differs in|Who|People|Source", "Makers|Age|old|?|?"),
    ]
    report = import_tables(a, emptied)
    assert [row.happens for row in report.rows] == ["changed"] * 4
    bare = makers(differences=(NodeDifference(kind="age", value="old"),))
    assert report.assessment == bare


def test_another_source_does_not_keep_the_place_of_the_old_one() -> None:
    a = makers(citation=Citation(document="Visit", place="day 2"))
    heads = "Name|Source|Place"
    assert operator(import_tables(a, [table(heads, "Makers||day 3")])).citation == Citation(
        document="Visit", place="day 3"
    )
    assert operator(import_tables(a, [table(heads, "Makers|Census|")])).citation == Citation(
        document="Census"
    )
    assert operator(import_tables(a, [table(heads, "Makers|Visit|-")])).citation == Citation(
        document="Visit"
    )
    other = operator(import_tables(a, [table(heads, "Makers|Census|day 2")])).citation
    assert other == Citation(document="Census", place="day 2")


def test_a_text_that_looks_like_a_sign_can_be_written_in_quotation_marks() -> None:
    assert operator(import_tables(makers(), [table("Name|Note", 'Makers|"-"')])).note == "-"


# Poverty and its reason --------------------------------------------------------------------------

STATUS = "Name|Kind|Poverty|Why|Workers"


@pytest.mark.parametrize(
    "row", ["Dyers|trader|likely|", "Makers||Vulnerable to poverty||", "Makers||none|-|"]
)
def test_a_status_without_a_reason_is_refused(row: str) -> None:
    report = import_tables(makers(), [table(STATUS, row)])
    assert "say why under 'Why'" in refusal(report)
    assert report.assessment == makers()


def test_a_reason_without_a_status_is_refused() -> None:
    assert "choose one under 'Poverty'" in refusal(
        import_tables(makers(), [table(STATUS, "Makers|||Paid late|")])
    )
    assert "choose one under 'Poverty'" in refusal(
        import_tables(makers(), [table(STATUS, "Dyers|trader|?|Paid late|")])
    )
    a = makers(poverty="likely", poverty_reason="Paid late")
    assert "no reason" in refusal(import_tables(a, [table(STATUS, "Makers|||?|")])), (
        "the status stands and needs it"
    )


def test_status_and_reason_come_change_and_go_together() -> None:
    a = import_tables(makers(), [table(STATUS, "Makers||likely|Paid late|")]).assessment
    assert (a.chain.actors[0].poverty, a.chain.actors[0].poverty_reason) == ("likely", "Paid late")
    a = import_tables(a, [table(STATUS, "Makers||vulnerable||")]).assessment
    assert (a.chain.actors[0].poverty, a.chain.actors[0].poverty_reason) == (
        "vulnerable",
        "Paid late",
    )
    a = import_tables(a, [table(STATUS, "Makers||?|Paid late|")]).assessment
    assert (a.chain.actors[0].poverty, a.chain.actors[0].poverty_reason) == (None, "")


def test_a_status_that_an_older_file_has_without_a_reason_bars_no_other_change() -> None:
    old = Actor(id="m", label="Makers", kind="trader", stage="trade", poverty="likely")
    a = replace(EMPTY, chain=replace(EMPTY.chain, actors=(old,)))
    report = import_tables(a, [table(STATUS, "Makers||Likelihood of poverty||5")])
    assert (operator(report).workers, operator(report).poverty) == (5, "likely")
