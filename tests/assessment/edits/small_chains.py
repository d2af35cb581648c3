"""Small chains to edit: an operator and an institution, and one whose nodes are linked."""

from __future__ import annotations

from cluster_psia.assessment import Actor, Assessment, Chain, Institution
from cluster_psia.assessment.document.model import Source
from cluster_psia.assessment.edits.chain import add_actor, add_institution, add_link

HOME = Actor(id="home", label="Homeworkers", kind="homeworker", stage="home_work")
UNION = Institution(id="union", label="Union", kind="labour_civil_society")
SOURCE = Source(id="unido_2004", document="unido_2004")
START = Assessment(name="x", sources=(SOURCE,), chain=Chain(actors=(HOME,), institutions=(UNION,)))


def home(a: Assessment) -> Actor:
    return a.chain.actors[0]


def small_chain() -> Assessment:
    a = add_actor(Assessment(name="x"), "Traders", "trader")
    a = add_actor(a, "Homeworkers", "homeworker")
    a = add_institution(a, "Guild", "trade_association")
    a = add_link(a, "traders", "homeworkers", "subcontracts")
    return add_link(a, "guild", "homeworkers", "represents")
