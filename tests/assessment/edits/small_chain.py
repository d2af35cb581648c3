"""A chain of a few nodes, with groups and what hangs on them."""

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.edits.chain import add_actor, add_institution, add_link


def small_chain() -> Assessment:
    a = add_actor(Assessment(name="x"), "Traders", "trader")
    a = add_actor(a, "Homeworkers", "homeworker")
    a = add_institution(a, "Guild", "trade_association")
    a = add_link(a, "traders", "homeworkers", "subcontracts")
    return add_link(a, "guild", "homeworkers", "represents")
