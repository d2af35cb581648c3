"""What is marked poor on the map, in words, with the people who work there."""

from __future__ import annotations

from typing import Any

from cluster_psia.assessment import Actor, Assessment, Chain, PovertyGroup
from cluster_psia.diagnosis.marked import PovertyMarks, poverty_marks


def node(id_: str, poverty: Any, workers: int | None = None) -> Actor:
    return Actor(
        id=id_,
        label=id_,
        kind="homeworker",
        stage="home_work",
        poverty=poverty,
        workers=workers,
    )


def group(id_: str, node_id: str, poverty: Any, people: int | None = None) -> PovertyGroup:
    return PovertyGroup(
        id=id_, node=node_id, kind="home_workers", label=id_, poverty=poverty, people=people
    )


def marks(*actors: Actor, groups: tuple[PovertyGroup, ...] = ()) -> PovertyMarks:
    return poverty_marks(Assessment(name="A", chain=Chain(actors=actors), groups=groups))


def test_nodes_marked_poor_are_told_with_those_who_work_there() -> None:
    found = marks(node("a", "likely", 30_000), node("b", "likely", 7_000), node("c", "none"))
    assert found.said == "2 nodes with 37,000 people are marked likely poor"
    assert found.cleared == 1


def test_numbers_that_are_not_known_are_never_summed_silently() -> None:
    assert marks(node("a", "likely", 300), node("b", "vulnerable")).said == (
        "2 nodes (300 people at 1 of them, not known how many at the others) are marked vulnerable"
        " to poverty or likely poor"
    )
    assert marks(node("a", "vulnerable")).said == (
        "1 node (how many work there is not known) is marked vulnerable to poverty"
    )


def test_a_group_marked_poor_counts_where_its_node_is_not_marked() -> None:
    groups = (group("g", "a", "likely", 40), group("h", "b", "likely", 50))
    found = marks(node("a", "none"), node("b", "likely", 100), groups=groups)
    assert found.said == "1 node with 100 people and 1 group with 40 people are marked likely poor"


def test_nothing_looked_at_is_neither_marked_nor_cleared() -> None:
    assert marks(node("a", None)) == PovertyMarks()
