import pytest

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.edits.chain import add_actor, add_institution, add_link
from cluster_psia.assessment.edits.chain_table import (
    Edited,
    actor_sheet,
    institution_sheet,
    link_sheet,
    with_actors_table,
    with_institutions_table,
    with_links_table,
)
from cluster_psia.assessment.edits.groups import add_group
from cluster_psia.assessment.edits.table import with_drafts


def chain() -> Assessment:
    a = add_actor(Assessment(name="x"), "Traders", "trader", workers=50)
    a = add_actor(a, "Homeworkers", "homeworker", workers=900, women=800)
    a = add_actor(a, "Dyers", "process_specialist")
    a = add_institution(a, "Guild", "trade_association")
    a = add_link(a, "traders", "homeworkers", "subcontracts")
    return add_link(a, "dyers", "traders", "sells_to")


def edit_actors(a: Assessment, **delta: object) -> Edited:
    return with_actors_table(a, actor_sheet(a), delta)


def edit_links(a: Assessment, **delta: object) -> Edited:
    return with_links_table(a, link_sheet(a), delta)


def test_an_edited_label_keeps_the_id_and_everything_that_hangs_on_it() -> None:
    done = edit_actors(chain(), edited_rows={0: {"label": "Middlemen"}})
    assert done.refused == ()
    assert next((n.id, n.label) for n in done.assessment.chain.actors) == ("traders", "Middlemen")
    assert done.assessment.chain.links == chain().chain.links


def test_a_bad_row_is_refused_with_its_reason_and_costs_no_other_row() -> None:
    done = edit_actors(
        chain(),
        edited_rows={0: {"units": 12}, 1: {"women": -901}, 2: {"label": ""}},
        added_rows=[{"label": "Packers"}, {}],
    )
    traders, home, dyers = done.assessment.chain.actors
    assert (traders.units, home.women, dyers.label) == (12, 800, "Dyers")
    assert done.refused == (
        "Row 2: women: -901 is not possible here; it must be at least 0",
        "Row 3: has no name yet; write who this is",
        "Row 4: has no kind yet; choose one",
    )
    assert done.drafts == ({"label": "Packers"},), (
        "what was typed is kept to be completed; the empty row is no row"
    )


def test_a_new_row_gets_an_id_from_its_label_and_the_stage_of_its_kind() -> None:
    done = edit_actors(
        chain(),
        added_rows=[{"label": "Dyers", "kind": "day_labourer", "stage": None, "workers": 30.0}],
    )
    new = done.assessment.chain.actors[-1]
    assert (new.id, new.stage, new.workers, new.poverty) == ("dyers_2", "home_work", 30, None)


def test_a_draft_is_completed_later_from_where_it_stood() -> None:
    a = chain()
    sheet = with_drafts(actor_sheet(a), ({"label": "Packers"}, {"label": "Sweepers"}))
    done = with_actors_table(a, sheet, {"edited_rows": {3: {"kind": "day_labourer"}}})
    assert done.assessment.chain.actors[-1].label == "Packers"
    assert done.drafts == ({"label": "Sweepers"},)
    assert with_actors_table(a, sheet, {"deleted_rows": [3, 4]}).drafts == ()


def test_the_same_delta_twice_says_the_same() -> None:
    a = chain()
    delta = {
        "edited_rows": {1: {"workers": 1000, "poverty": "likely", "poverty_reason": "Paid late"}}
    }
    once = with_actors_table(a, actor_sheet(a), delta).assessment
    assert with_actors_table(once, actor_sheet(a), delta).assessment == once
    assert once.chain.actors[1].poverty == "likely"


def test_a_status_is_taken_only_with_its_reason_and_goes_with_it() -> None:
    a = chain()
    alone = edit_actors(a, edited_rows={1: {"poverty": "likely"}, 0: {"workers": 7}})
    assert alone.assessment.chain.actors[1] == a.chain.actors[1]
    assert alone.assessment.chain.actors[0].workers == 7, "one row's refusal costs no other row"
    assert alone.refused == (
        "Row 2: say why 'Homeworkers' is so; the suggestion and your reason are both kept",
    )
    reason = edit_actors(a, edited_rows={1: {"poverty_reason": "Paid late"}})
    assert reason.refused == (
        "Row 2: say how poor the people of 'Homeworkers' are as well; a reason alone says nothing",
    )
    both = edit_actors(
        a, edited_rows={1: {"poverty": "likely", "poverty_reason": "Paid late"}}
    ).assessment
    assert edit_actors(both, edited_rows={1: {"poverty_reason": ""}}).assessment == both
    assert edit_actors(both, edited_rows={1: {"poverty": None}}).assessment == a
    new = {"label": "Sweepers", "kind": "day_labourer", "poverty": "likely"}
    assert edit_actors(a, added_rows=[new]).drafts == (new,)
    assert (
        edit_actors(a, added_rows=[{**new, "poverty_reason": "No work in the rains"}]).refused == ()
    )


def test_emptied_cells_mean_not_known() -> None:
    done = edit_actors(chain(), edited_rows={1: {"women": None, "note": None, "poverty": None}})
    assert (done.assessment.chain.actors[1].women, done.assessment.chain.actors[1].note) == (
        None,
        "",
    )
    assert done.refused == ()


@pytest.mark.parametrize(
    "cells", [{"workers": -1}, {"workers": 2.5}, {"kind": None}, {"stage": "moon"}, {"label": " "}]
)
def test_cells_that_cannot_be_are_refused(cells: dict[str, object]) -> None:
    done = edit_actors(chain(), edited_rows={0: cells})
    assert done.assessment == chain()
    assert len(done.refused) == 1
    assert done.refused[0].startswith("Row 1: ")


def test_a_deleted_actor_takes_its_links_but_one_with_groups_is_kept() -> None:
    a = add_group(chain(), "homeworkers", "home_workers", "Women stitchers")
    done = edit_actors(a, deleted_rows=[1, 2])
    assert [n.id for n in done.assessment.chain.actors] == ["traders", "homeworkers"]
    assert [link.target for link in done.assessment.chain.links] == ["homeworkers"]
    assert len(done.refused) == 1
    assert "Women stitchers" in done.refused[0]


def test_links_to_itself_or_without_an_end_are_refused_and_the_others_taken() -> None:
    done = edit_links(
        chain(),
        edited_rows={0: {"target": "traders"}, 1: {"note": "on credit"}},
        added_rows=[
            {"source": "guild", "kind": "represents"},
            {"source": "guild", "kind": "represents", "target": "gone"},
            {"source": "guild", "kind": "represents", "target": "dyers"},
        ],
    )
    assert [(link.source, link.target, link.note) for link in done.assessment.chain.links] == [
        ("traders", "homeworkers", ""),
        ("dyers", "traders", "on credit"),
        ("guild", "dyers", ""),
    ]
    first, second, third = done.refused
    assert "linked to itself" in first
    assert second == "Row 3: has no end; choose a node under To"
    assert "there is no actor or institution 'gone'" in third


def test_a_link_can_be_turned_round_and_taken_out() -> None:
    done = edit_links(
        chain(), edited_rows={0: {"source": "homeworkers", "target": "traders"}}, deleted_rows=[1]
    )
    assert [(link.source, link.target) for link in done.assessment.chain.links] == [
        ("homeworkers", "traders")
    ]


def test_institutions_are_edited_and_removed_with_their_links() -> None:
    a = add_link(chain(), "guild", "dyers", "serves")
    sheet = institution_sheet(a)
    renamed = with_institutions_table(
        a, sheet, {"edited_rows": {0: {"label": "Union", "kind": "labour_civil_society"}}}
    )
    assert [(i.id, i.label, i.kind) for i in renamed.assessment.chain.institutions] == [
        ("guild", "Union", "labour_civil_society")
    ]
    gone = with_institutions_table(a, sheet, {"deleted_rows": [0]}).assessment.chain
    assert gone.institutions == ()
    assert gone.links == chain().chain.links


def test_a_row_of_a_node_that_is_gone_meanwhile_changes_nothing() -> None:
    a = chain()
    without = with_actors_table(a, actor_sheet(a), {"deleted_rows": [2]}).assessment
    assert (
        with_actors_table(
            without, actor_sheet(a), {"edited_rows": {2: {"label": "Back"}}}
        ).assessment
        == without
    )
