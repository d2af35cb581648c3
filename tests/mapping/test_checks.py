"""Figures that do not agree are pointed out with both figures;
those that do, or may, are left in peace.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from cluster_psia.assessment import Actor, Assessment, Chain, Citation, PovertyGroup
from cluster_psia.assessment.document.model import Fact, NodeDifference, Source
from cluster_psia.mapping.checks import chain_disagreements
from tests.assessment.strategies import assessments
from tests.mapping.chains import actor, group

CITED = Source(id="unido_2004", document="unido_2004")


def told(
    *nodes: Actor, groups: tuple[PovertyGroup, ...] = (), firms: tuple[str, ...] = ()
) -> list[tuple[str, str]]:
    facts = tuple(
        Fact(id=f"f{n}", topic="firms", statement="x", value=value) for n, value in enumerate(firms)
    )
    a = Assessment(name="x", chain=Chain(actors=nodes), groups=groups, facts=facts)
    return [(one.rule, one.text) for one in chain_disagreements(a)]


@pytest.mark.parametrize(
    ("workers", "women", "men", "said"),
    [
        (100, 60, 40, ""),
        (100, 60, 30, "60 women and 30 men make 90, but the node counts 100 workers."),
        (100, 60, 50, "60 women and 50 men make 110, but the node counts 100 workers."),
        (100, 60, None, ""),
        (100, 120, None, "120 women make 120, but the node counts 100 workers."),
        (100, None, 120, "120 men make 120, but the node counts 100 workers."),
        (None, 60, 50, ""),
        (0, 0, 0, ""),
    ],
)
def test_women_and_men_against_all_workers(workers: int, women: int, men: int, said: str) -> None:
    expected = [("men_and_women", f"Owner: {said}")] if said else []
    assert told(actor("owner", workers=workers, women=women, men=men)) == expected


def test_people_of_one_kind_of_difference_are_no_more_than_all_workers() -> None:
    some = (
        NodeDifference(kind="caste", value="a", people=70),
        NodeDifference(kind="caste", value="b", people=40),
        NodeDifference(kind="age", value="young", people=90),
        NodeDifference(kind="caste", value="c"),
    )
    assert told(actor("owner", workers=100, differences=some)) == [
        ("differences", "Owner: its people by caste make 110, but the node counts 100 workers.")
    ]
    assert told(actor("owner", differences=some)) == []


def test_groups_against_their_node() -> None:
    node = actor("owner", workers=100)
    found = told(node, groups=(group("g", "owner", people=120),))
    assert [rule for rule, _ in found] == ["groups"]
    assert "The groups hold 120 people, 20 more than the 100 workers" in found[0][1]
    assert told(node, groups=(group("g", "owner", people=100),)) == []


def test_groups_of_women_against_the_women_of_their_node() -> None:
    node = actor("owner", workers=100, women=30)
    groups = (
        group("a", "owner", people=40, gender="women"),
        group("b", "owner", people=60, gender="men"),
    )
    assert [rule for rule, _ in told(node, groups=groups)] == ["women_in_groups"]


@pytest.mark.parametrize(
    ("units", "firms", "says"),
    [
        ((300,), ("over 300 manufacturers",), None),
        (
            (5_000,),
            ("some 3,000 enterprises; only 10 per cent export", "about 300"),
            "more than any",
        ),
        ((200,), ("over 300 manufacturers",), "fewer than any"),
        ((200, None), ("over 300 manufacturers",), None),
        ((900,), ("largely informal",), None),
        ((900,), ("90 per cent",), None),
        ((900,), (), None),
        ((900,), ("500 to 315",), "more than any"),
        ((450,), ("500 to 315",), None),
    ],
)
def test_units_against_the_firms_of_the_profile(
    units: tuple[int | None, ...], firms: tuple[str, ...], says: str | None
) -> None:
    found = told(*(actor(f"n{n}", units=one) for n, one in enumerate(units)), firms=firms)
    assert [rule for rule, _ in found] == (["units"] if says else [])
    assert says is None or says in found[0][1]


def test_units_of_people_who_work_at_home_and_of_buyers_outside_are_no_firms() -> None:
    home, outside = (
        actor("h", "homeworker", "home_work", units=9_000),
        actor("x", "external_buyer", "markets", units=90),
    )
    assert told(home, outside, firms=("about 50",)) == []


def test_a_disagreement_with_the_profile_cites_the_figure() -> None:
    fact = Fact(
        id="f",
        topic="firms",
        statement="x",
        value="over 300",
        citation=Citation(source="unido_2004", place="Box 2"),
    )
    a = Assessment(
        name="x", chain=Chain(actors=(actor("o", units=800),)), facts=(fact,), sources=(CITED,)
    )
    assert chain_disagreements(a)[0].text.endswith(
        "in the profile: “over 300” (UNIDO 2004, Box 2)."
    )


def test_two_nodes_of_one_name_are_told_apart() -> None:
    nodes = (actor("a", label="Firms", workers=1, men=2), actor("b", label="Firms", workers=1))
    assert told(*nodes)[0][1].startswith("Firms [a]: ")


@settings(deadline=None, max_examples=40)
@given(assessments())
def test_any_assessment_is_checked_to_the_end(a: Assessment) -> None:
    nodes = {None, *(one.id for one in a.chain.actors)}
    assert {one.node for one in chain_disagreements(a)} <= nodes
