"""A chain in which everything is filled, and its tables as files."""

from __future__ import annotations

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.document.chain import (
    Figure,
    FigureSource,
    NodeDifference,
    Screened,
)
from cluster_psia.assessment.document.model import Citation, Fact, Source, replace
from cluster_psia.assessment.edits.chain import (
    add_actor,
    add_institution,
    add_link,
    change_actor,
    change_institution,
)

EMPTY = Assessment(name="x")
SOURCE = Source(id="unido_2010", document="unido_2010")
FACT = Fact(id="paid_late", topic="wages", statement="They are paid late")


def full() -> Assessment:
    """A chain in which every field of every kind of thing is filled."""
    cited = Citation(source="unido_2010", place="Section 3")
    a = add_actor(
        replace(EMPTY, sources=(SOURCE,), facts=(FACT,)),
        "Stitchers; at home",
        "homeworker",
        units=12,
        workers=30,
        women=20,
        men=10,
        note="-5 % a year",
        citation=cited,
        sure="told",
        poverty="likely",
        poverty_reason="Paid late",
        facts=("paid_late",),
    )
    a = change_actor(
        a,
        "stitchers_at_home",
        status_in_employment=("home_workers", "family_labour"),
        income=Figure(
            amount="120 to 150", unit="rupees a day", as_of="2003", sure="estimated", citation=cited
        ),
        differences=(
            NodeDifference(kind="caste", value="Dalit", people=7, sure="counted", citation=cited),
        ),
        figure_sources=(
            FigureSource(figure="women", as_of="2002", sure="counted", citation=cited),
        ),
        screening=(Screened(item="networks", sign="clear", note="=1+1", citation=cited),),
    )
    a = add_actor(a, "Traders", "trader")
    a = add_institution(
        a,
        "Guild",
        "trade_association",
        scope="beyond",
        ownership="mixed",
        services="Fairs",
        importance=5,
        effectiveness="unknown",
        position="Doubtful",
        role="Opens doors",
        note="old",
        citation=cited,
        facts=("paid_late",),
    )
    a = change_institution(
        a, "guild", represents=("traders",), not_represented=("stitchers_at_home",)
    )
    return add_link(
        a,
        "stitchers_at_home",
        "traders",
        "sells_to",
        "weekly",
        strength="strong",
        governance="captive",
        power="target",
        citation=cited,
    )
