import pytest

from cluster_psia.assessment import Assessment, ChosenIndicator
from cluster_psia.assessment.document.model import replace
from cluster_psia.assessment.edits.chain import add_actor
from cluster_psia.assessment.edits.groups import (
    add_group,
    change_group,
    group_disagreement,
    groups_at,
    kinds_for,
    remove_group,
    with_difference,
)
from cluster_psia.method import load_method


def with_groups(*people: int | None, workers: int | None = 100) -> Assessment:
    a = add_actor(Assessment(name="x"), "Homeworkers", "homeworker", workers=workers)
    for number in people:
        a = add_group(a, "homeworkers", "home_workers", "Stitchers", people=number)
    return a


def test_groups_get_ids_of_their_own_and_stand_at_their_node() -> None:
    a = with_groups(10, 20)
    assert [g.id for g in groups_at(a, "homeworkers")] == ["stitchers", "stitchers_2"]
    assert groups_at(a, "other") == ()


def test_a_group_at_a_node_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="there is no actor 'moon'"):
        add_group(with_groups(), "moon", "home_workers", "Stitchers")


def test_removing_a_group_takes_its_indicators_and_no_others() -> None:
    a = with_groups(10, 20)
    a = replace(
        a, indicators=tuple(ChosenIndicator(group=g.id, label="Own income") for g in a.groups)
    )
    left = remove_group(a, "stitchers")
    assert [g.id for g in left.groups] == ["stitchers_2"]
    assert [chosen.group for chosen in left.indicators] == ["stitchers_2"]


def test_differences_are_set_changed_and_taken_back_one_by_one() -> None:
    a = with_difference(with_groups(10), "stitchers", "caste", "lower castes")
    a = with_difference(a, "stitchers", "migration", "newcomers")
    a = with_difference(a, "stitchers", "caste", "scheduled castes")
    assert {d.kind: d.value for d in a.groups[0].differences} == {
        "caste": "scheduled castes",
        "migration": "newcomers",
    }
    a = with_difference(a, "stitchers", "migration", " ")
    assert [d.kind for d in a.groups[0].differences] == ["caste"]


def test_kinds_usual_at_the_node_come_first_and_none_is_left_out() -> None:
    node = with_groups().chain.actors[0]
    keys = [kind.key for kind in kinds_for(node, load_method())]
    assert keys[:2] == ["home_workers", "family_labour"]
    assert len(keys) == len(set(keys)) == 8


@pytest.mark.parametrize(
    ("people", "workers", "said"),
    [
        ((60, 40), 100, ""),
        ((60, 50), 100, "The groups hold 110 people, 10 more than the 100 workers"),
        ((60, 30), 100, "The groups hold 90 people, 10 fewer than the 100 workers"),
        ((60, None), 100, ""),
        ((160, None), 100, "60 more than"),
        ((60, 40), None, ""),
        ((None,), 100, ""),
        ((), 100, ""),
    ],
)
def test_figures_that_do_not_fit_are_pointed_out(
    people: tuple[int | None, ...], workers: int | None, said: str
) -> None:
    a = with_groups(*people, workers=workers)
    found = group_disagreement(a, a.chain.actors[0])
    assert found == "" if not said else said in found


def test_a_renamed_group_keeps_its_id() -> None:
    assert [
        (g.id, g.label) for g in change_group(with_groups(1), "stitchers", label="Women").groups
    ] == [("stitchers", "Women")]
