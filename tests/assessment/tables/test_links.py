"""What a row gives to a link."""

from __future__ import annotations

from cluster_psia.assessment.edits.chain import add_link
from cluster_psia.assessment.tables.take import import_tables
from tests.assessment.tables.given import makers, table


def test_a_link_takes_strength_governance_and_power() -> None:
    a = add_link(makers(), "makers", "traders_big", "sells_to")
    row = "Makers|sells to|Traders; big|strong|Captive|to"
    link = import_tables(
        a, [table("From|Kind|To|Strength|Governance|Power", row)]
    ).assessment.chain.links[0]
    assert (link.strength, link.governance, link.power) == ("strong", "captive", "target")
