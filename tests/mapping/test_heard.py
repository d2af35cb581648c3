"""Who has been heard: the tree of informants and its gaps,
with what nobody has said kept apart from no.
"""

from __future__ import annotations

from cluster_psia.assessment import Assessment, Chain
from cluster_psia.assessment.document.model import Informant, MappingGuide
from cluster_psia.mapping.heard import gaps_in_hearing, informant_tree
from tests.mapping.chains import actor, body, poor

CHAIN = Chain(
    actors=(poor("home"), actor("owner")), institutions=(body("guild", "trade_association"),)
)


def heard(*people: Informant) -> Assessment:
    return Assessment(name="x", chain=CHAIN, guide=MappingGuide(informants=people))


def one(id_: str, **more: object) -> Informant:
    return Informant.model_validate({"id": id_, "name": id_.title(), **more})


def test_everybody_stands_below_whoever_named_them() -> None:
    a = heard(one("c", named_by="b"), one("a"), one("b", named_by="a"), one("d"))
    assert [(h.informant.id, h.depth) for h in informant_tree(a)] == [
        ("a", 0),
        ("b", 1),
        ("c", 2),
        ("d", 0),
    ]


def test_before_anybody_was_met_there_are_no_gaps() -> None:
    assert gaps_in_hearing(heard()) == ()


def test_poverty_nodes_come_first_then_kinds_women_minorities_and_only_the_better_off() -> None:
    gaps = gaps_in_hearing(
        heard(one("boss", node="owner", gender="man", minority=False, better_off=True))
    )
    assert [gap.split(":")[0] for gap in gaps] == [
        "Nobody has been heard from a poverty node",
        "Kinds of node on the map from which nobody has been heard",
        "No woman has been heard.",
        "Nobody of a minority has been heard.",
        "Only the better off have been heard, as far as that is known",
    ]
    assert "Home" in gaps[0]


def test_whoever_was_heard_leaves_no_gap() -> None:
    people = (
        one("a", node="home", gender="woman", minority=True, better_off=False),
        one("b", node="owner"),
        one("c", node="guild"),
    )
    assert gaps_in_hearing(heard(*people)) == ()


def test_what_is_not_written_down_is_said_and_is_no_no() -> None:
    gaps = gaps_in_hearing(
        heard(one("a", node="home"), one("b", node="owner"), one("c", node="guild", gender="man"))
    )
    assert gaps == (
        "No woman has been heard, as far as is known; of 2 it is not written down.",
        "Nobody of a minority has been heard, as far as is known; of 3 it is not written down.",
    )
