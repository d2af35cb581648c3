"""What a row gives to a node: all that is known of it, and a status with its reason."""

from __future__ import annotations

import pytest

from cluster_psia.assessment.document.chain import Actor, Figure
from cluster_psia.assessment.document.model import replace
from cluster_psia.assessment.document.sources import Citation
from cluster_psia.assessment.tables.take import import_tables
from tests.assessment.tables.given import EMPTY, makers, operator, refusal, table

# What a node knows -------------------------------------------------------------------------------


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
    assert (found.sure, found.citation) == ("told", Citation(source="unido_2004", place="Box 2"))
    assert found.income == Figure(
        amount="120",
        unit="rupees a day",
        as_of="2003",
        sure="estimated",
        citation=Citation(source="visit", place="day 2"),
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
