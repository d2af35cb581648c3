"""A chain of an operator and an institution."""

from __future__ import annotations

from cluster_psia.assessment import Actor, Assessment, Chain, Institution

HOME = Actor(id="home", label="Homeworkers", kind="homeworker", stage="home_work")
UNION = Institution(id="union", label="Union", kind="labour_civil_society")
START = Assessment(name="x", chain=Chain(actors=(HOME,), institutions=(UNION,)))


def home(a: Assessment) -> Actor:
    return a.chain.actors[0]
