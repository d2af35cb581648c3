"""What a cell changes: empty leaves, a sign for not known empties."""

from __future__ import annotations

from cluster_psia.assessment.document.chain import Figure, NodeDifference, Screened
from cluster_psia.assessment.document.sources import Citation
from cluster_psia.assessment.edits.chain import change_institution
from cluster_psia.assessment.tables.take import import_tables
from tests.assessment.tables.given import makers, operator, table


def test_an_empty_cell_leaves_and_a_sign_for_not_known_empties() -> None:
    cited = Citation(source="visit", place="day 2")
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
    a = makers(citation=Citation(source="visit", place="day 2"))
    heads = "Name|Source|Place"
    assert operator(import_tables(a, [table(heads, "Makers||day 3")])).citation == Citation(
        source="visit", place="day 3"
    )
    assert operator(import_tables(a, [table(heads, "Makers|Census|")])).citation == Citation(
        source="census"
    )
    assert operator(import_tables(a, [table(heads, "Makers|Visit|-")])).citation == Citation(
        source="visit"
    )
    other = operator(import_tables(a, [table(heads, "Makers|Census|day 2")])).citation
    assert other == Citation(source="census", place="day 2")
