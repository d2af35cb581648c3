"""Nodes and links: added, changed, and taken out with what hangs on them."""

import pytest

from cluster_psia.assessment import Assessment, ChosenIndicator
from cluster_psia.assessment.document.fields import slug
from cluster_psia.assessment.document.model import replace
from cluster_psia.assessment.edits.chain import (
    add_actor,
    add_link,
    add_node,
    change_actor,
    change_node,
    goes_with,
    remove_link,
    remove_node,
    shift_node,
)
from cluster_psia.assessment.edits.groups import add_group
from tests.assessment.edits.small_chains import small_chain


@pytest.mark.parametrize(
    ("label", "taken", "expected"),
    [
        ("Small producers", [], "small_producers"),
        ("Small producers", ["small_producers"], "small_producers_2"),
        ("Small producers", ["small_producers", "small_producers_2"], "small_producers_3"),
        ("Artesãos & cia.", [], "artesaos_cia"),
        ("பின்னல் தொழிலாளர்கள்", [], "actor"),
        ("家庭工", ["actor"], "actor_2"),
        ("—", [], "actor"),
        ("x" * 300, ["x" * 60], "x" * 60 + "_2"),
    ],
)
def test_ids_come_from_labels_are_unique_and_work_for_every_script(
    label: str, taken: list[str], expected: str
) -> None:
    assert slug(label, taken, "actor") == expected


def test_a_new_actor_gets_the_stage_of_its_kind_and_no_poverty_shade() -> None:
    actor = add_actor(Assessment(name="x"), "Women who stitch at home", "homeworker").chain.actors[
        0
    ]
    assert (actor.stage, actor.poverty) == ("home_work", None)
    assert (
        add_actor(Assessment(name="x"), "Stitchers", "homeworker", "trade").chain.actors[0].stage
        == "trade"
    )


def test_a_new_label_keeps_the_id_and_so_the_links() -> None:
    a = change_node(small_chain(), "traders", label="Middlemen")
    assert next((n.id, n.label) for n in a.chain.actors) == ("traders", "Middlemen")
    assert a.chain.links == small_chain().chain.links
    assert change_node(a, "guild", label="Union").chain.institutions[0].label == "Union"


@pytest.mark.parametrize(
    ("source", "target", "kind", "why"),
    [
        ("traders", "traders", "lends", "linked to itself"),
        ("traders", "nobody", "lends", "no actor or institution 'nobody'"),
        ("traders", "homeworkers", "adores", "no kind of link"),
        ("traders", "homeworkers", "subcontracts", "stands twice"),
    ],
)
def test_links_that_make_no_sense_are_refused_with_the_reason(
    source: str, target: str, kind: str, why: str
) -> None:
    with pytest.raises(ValueError, match=why):
        add_link(small_chain(), source, target, kind)


def test_more_women_than_workers_are_kept_as_told_for_people_to_settle() -> None:
    a = change_actor(
        change_actor(small_chain(), "homeworkers", workers=10), "homeworkers", women=11
    )
    assert [(n.workers, n.women) for n in a.chain.actors if n.id == "homeworkers"] == [(10, 11)]


def test_removing_a_node_takes_its_links_groups_and_their_indicators_and_says_so_before() -> None:
    a = add_group(small_chain(), "homeworkers", "home_workers", "Women stitchers")
    a = add_group(a, "traders", "wage_labour", "Loaders")
    a = replace(a, indicators=(ChosenIndicator(group="women_stitchers", label="Own income"),))
    assert (
        goes_with(a, "homeworkers")
        == "2 links and 1 poverty group and 1 chosen indicator (Women stitchers)"
    )
    left = remove_node(a, "homeworkers")
    assert [n.id for n in left.chain.actors] == ["traders"]
    assert left.chain.links == ()
    assert [g.label for g in left.groups] == ["Loaders"]
    assert left.indicators == ()
    assert goes_with(left, "guild") == ""


def test_removing_one_of_two_links_between_the_same_nodes_leaves_the_other() -> None:
    a = add_link(small_chain(), "traders", "homeworkers", "lends")
    left = remove_link(a, ("traders", "homeworkers", "subcontracts"))
    assert [(link.target, link.kind) for link in left.chain.links] == [
        ("homeworkers", "represents"),
        ("homeworkers", "lends"),
    ]


def test_a_node_of_the_micro_level_is_an_operator_and_of_another_an_institution() -> None:
    a = add_node(Assessment(name="x"), "micro", "Dyers", "process_specialist", "production")
    a = add_node(a, "meso", "Guild", "trade_association")
    assert [(n.label, n.stage) for n in a.chain.actors] == [("Dyers", "production")]
    assert [n.label for n in a.chain.institutions] == ["Guild"]


def test_a_node_is_moved_from_where_it_was_dragged_to_or_else_from_the_grid() -> None:
    a = shift_node(small_chain(), "traders", 10, -5, in_grid=(100, 50))
    assert a.positions == {"traders": (110, 45)}
    assert shift_node(a, "traders", 10, 0, in_grid=(0, 0)).positions == {"traders": (120, 45)}
