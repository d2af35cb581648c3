import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.edits.chain import add_actor, add_institution, add_link
from cluster_psia.assessment.edits.chain_template import start_from_template
from cluster_psia.assessment.edits.groups import add_group
from cluster_psia.assessment.files.samples import load_sample
from cluster_psia.ui.frame import walk
from tests.ui.app import cite, cited, open_page, saved, widget

EMPTY = Assessment(name="Empty")


def half_filled() -> Assessment:
    a = add_actor(EMPTY, "Traders", "trader", workers=50)
    a = add_actor(a, "Homeworkers", "homeworker", workers=900)
    a = add_institution(a, "Guild", "trade_association")
    return add_link(a, "traders", "homeworkers", "subcontracts")


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    def _open(a: Assessment) -> AppTest:
        return open_page(tmp_path, monkeypatch, "chain", a)

    return _open


def starts(at: AppTest, kind: str, name: str) -> Any:
    """The widget whose name begins so; its end counts how often it was renewed."""
    found = [w for w in at.get(kind) if w.key and w.key.startswith(name)]
    assert found, (
        f"no {kind} beginning with {name}; there are {sorted(str(w.key) for w in at.get(kind))}"
    )
    return found[0]


def button(at: AppTest, label: str) -> Any:
    return next(b for b in at.button if b.label == label)


def choose(at: AppTest, node: str) -> None:
    starts(at, "selectbox", "chain.choose").select(node).run()
    assert not at.exception


def edit_table(at: AppTest, **delta: Any) -> None:
    """Send what the browser's table editor sends: a widget state,
    so that the page's callback runs as it does there.
    """
    states = at._tree.get_widget_states()
    sent = json.dumps({"edited_rows": {}, "added_rows": [], "deleted_rows": [], **delta})
    states.widgets.append(WidgetState(id=at.dataframe[0].proto.id, string_value=sent))
    at._run(states)
    assert not at.exception


def said(at: AppTest) -> str:
    """Everything in words on the page, as a person reads it:
    without escapes and invisible joiners.
    """
    words = "\n".join(
        e.value for kind in (at.error, at.warning, at.info, at.markdown) for e in kind
    )
    return words.replace("\\", "").replace("\u2060", "")


def test_an_empty_chain_says_what_belongs_here_and_offers_box_2(opened: Any) -> None:
    at = opened(EMPTY)
    assert "Begin with the people and firms" in said(at)
    widget(at, "button", "chain.template").click().run()
    assert not at.exception
    assert saved(at).chain == start_from_template(EMPTY).chain


@pytest.mark.parametrize("key", ["tiruppur", "sialkot", "agra"])
def test_every_sample_opens_with_its_map_in_words(opened: Any, key: str) -> None:
    at = opened(load_sample(key))
    starts(at, "button_group", "chain.section").set_value("words").run()
    assert not at.exception
    assert len(at.text) == len(load_sample(key).chain.actors) + len(
        load_sample(key).chain.institutions
    )


def test_the_panel_edits_the_chosen_node_and_saves(opened: Any) -> None:
    at = opened(half_filled())
    choose(at, "homeworkers")
    starts(at, "text_input", "node.label.homeworkers").set_value("Women who stitch at home").run()
    starts(at, "number_input", "node.women.homeworkers").set_value(820).run()
    starts(at, "selectbox", "node.stage.homeworkers").select("subcontracting").run()
    starts(at, "text_area", "node.note.homeworkers").set_value("Paid by the piece").run()
    cite(at, "node.source.homeworkers", "UNIDO 2004")
    starts(at, "text_input", "node.place.homeworkers").set_value("Box 2").run()
    node = saved(at).chain.actors[1]
    assert (node.id, node.label, node.women, node.stage) == (
        "homeworkers",
        "Women who stitch at home",
        820,
        "subcontracting",
    )
    assert node.note == "Paid by the piece"
    assert cited(at, node.citation) == "UNIDO 2004, Box 2"
    assert [source.id for source in saved(at).sources] == ["unido_2004"]
    assert saved(at).chain.links == half_filled().chain.links


def test_a_shade_is_suggested_in_words_and_set_only_by_hand_and_with_a_reason(opened: Any) -> None:
    at = opened(half_filled())
    choose(at, "homeworkers")
    assert saved(at).chain.actors[1].poverty is None
    assert "likelihood of poverty" in "\n".join(c.value for c in at.caption).lower()
    starts(at, "button_group", "node.own_word.homeworkers").set_value("likely")
    button(at, "Keep my own word").click().run()
    assert saved(at) == half_filled()
    assert any("say why" in error.value for error in at.error)
    starts(at, "button_group", "node.own_word.homeworkers").set_value("likely")
    starts(at, "text_area", "node.own_reason.homeworkers").set_value("Paid by the piece")
    button(at, "Keep my own word").click().run()
    node = saved(at).chain.actors[1]
    assert (node.poverty, node.poverty_reason) == ("likely", "Paid by the piece")
    button(at, "Follow the suggestion instead").click().run()
    assert saved(at) == half_filled()
    assert starts(at, "text_area", "node.own_reason.homeworkers").value == ""


def test_more_women_than_workers_are_kept_and_pointed_out_at_the_field(opened: Any) -> None:
    at = opened(half_filled())
    choose(at, "homeworkers")
    starts(at, "number_input", "node.women.homeworkers").set_value(901).run()
    assert saved(at).chain.actors[1].women == 901
    assert "901 women make 901, but the node counts 900 workers" in said(at)
    assert not at.error


def test_deleting_asks_first_says_what_goes_along_and_can_be_undone(opened: Any) -> None:
    a = add_group(half_filled(), "homeworkers", "home_workers", "Stitchers")
    at = opened(a)
    choose(at, "homeworkers")
    widget(at, "button", "node.delete.homeworkers").click().run()
    assert "1 link and 1 poverty group" in said(at)
    assert saved(at) == a
    widget(at, "button", "node.delete_now.homeworkers").click().run()
    assert [n.id for n in saved(at).chain.actors] == ["traders"]
    assert saved(at).groups == ()
    at.button(key="undo").click().run()
    assert not at.exception
    assert saved(at) == a


def test_the_forms_add_an_actor_an_institution_and_a_link(opened: Any) -> None:
    at = opened(half_filled())
    for what, label, kind in (
        ("actor", "Dyers", "process_specialist"),
        ("institution", "Union", "labour_civil_society"),
    ):
        starts(at, "button_group", "chain.add").set_value(what).run()
        starts(at, "text_input", f"add.{what}.label").set_value(label)
        starts(at, "selectbox", f"add.{what}.kind").select(kind)
        at.button(
            key=next(b.key for b in at.button if b.key and "FormSubmitter" in b.key)
        ).click().run()
        assert not at.exception
    starts(at, "button_group", "chain.add").set_value("link").run()
    for field, value in (("source", "union"), ("kind", "represents"), ("target", "homeworkers")):
        starts(at, "selectbox", f"add.link.{field}").select(value)
    at.button(
        key=next(b.key for b in at.button if b.key and "FormSubmitter" in b.key)
    ).click().run()
    chain = saved(at).chain
    assert [(n.id, n.stage, n.poverty) for n in chain.actors][-1] == (
        "dyers",
        "subcontracting",
        None,
    )
    assert chain.institutions[-1].id == "union"
    assert (chain.links[-1].source, chain.links[-1].target) == ("union", "homeworkers")


def test_a_form_without_a_kind_adds_nothing_and_says_why(opened: Any) -> None:
    at = opened(half_filled())
    starts(at, "button_group", "chain.add").set_value("actor").run()
    starts(at, "text_input", "add.actor.label").set_value("Dyers")
    at.button(
        key=next(b.key for b in at.button if b.key and "FormSubmitter" in b.key)
    ).click().run()
    assert "choose what kind" in said(at)
    assert saved(at) == half_filled()


def test_the_table_takes_good_rows_and_says_why_others_are_not_taken(opened: Any) -> None:
    at = opened(half_filled())
    edit_table(
        at,
        edited_rows={0: {"label": "Middlemen"}, 1: {"women": -5}},
        added_rows=[{"label": "Dyers"}],
    )
    assert [(n.id, n.label, n.women) for n in saved(at).chain.actors] == [
        ("traders", "Middlemen", None),
        ("homeworkers", "Homeworkers", None),
    ]
    assert "Row 2: women: -5 is not possible here; it must be at least 0" in said(at)
    assert "Row 3: has no kind yet" in said(at)
    assert saved(at).chain.links == half_filled().chain.links


def test_the_table_marks_the_chosen_node_and_the_panel_shows_what_the_table_wrote(
    opened: Any,
) -> None:
    at = opened(half_filled())
    choose(at, "homeworkers")
    assert list(at.dataframe[0].value["▶"]) == ["", "▶"]
    edit_table(at, edited_rows={1: {"label": "Stitchers"}})
    assert starts(at, "text_input", "node.label.homeworkers").value == "Stitchers"


def test_leaving_the_page_and_coming_back_shows_what_was_written(opened: Any) -> None:
    at = opened(half_filled())
    edit_table(at, edited_rows={1: {"label": "Stitchers"}})
    at.switch_page(str(walk.walk_step("groups").path)).run()
    at.switch_page(str(walk.walk_step("chain").path)).run()
    assert list(at.dataframe[0].value["label"]) == ["Traders", "Stitchers"]


def test_a_new_row_is_kept_until_it_is_complete_whatever_happens_to_the_others(opened: Any) -> None:
    at = opened(half_filled())
    edit_table(at, added_rows=[{"label": "Dyers"}, {"label": "Packers"}])
    edit_table(
        at, added_rows=[{"label": "Dyers", "kind": "process_specialist"}, {"label": "Packers"}]
    )
    assert [n.label for n in saved(at).chain.actors] == ["Traders", "Homeworkers", "Dyers"]
    assert list(at.dataframe[0].value["label"]) == ["Traders", "Homeworkers", "Dyers", "Packers"]
    edit_table(at, edited_rows={3: {"kind": "day_labourer"}})
    assert [(n.label, n.stage) for n in saved(at).chain.actors][-1] == ("Packers", "home_work")
    assert "Not taken yet" not in said(at)


def test_a_node_with_groups_is_not_deleted_from_the_table(opened: Any) -> None:
    a = add_group(half_filled(), "homeworkers", "home_workers", "Stitchers")
    at = opened(a)
    edit_table(at, deleted_rows=[1])
    assert saved(at) == a
    assert "'Homeworkers' was not deleted" in said(at)
    assert list(at.dataframe[0].value["label"]) == ["Traders", "Homeworkers"]


def test_undo_puts_the_table_back(opened: Any) -> None:
    at = opened(half_filled())
    edit_table(at, edited_rows={0: {"label": "Middlemen"}})
    at.button(key="undo").click().run()
    assert not at.exception
    assert saved(at).chain == half_filled().chain
    edit_table(at, edited_rows={1: {"workers": 901}})
    assert [(n.label, n.workers) for n in saved(at).chain.actors] == [
        ("Traders", 50),
        ("Homeworkers", 901),
    ]


def test_links_are_edited_in_their_own_table(opened: Any) -> None:
    at = opened(half_filled())
    starts(at, "button_group", "chain.which_table").set_value("links").run()
    edit_table(
        at,
        added_rows=[
            {"source": "guild", "kind": "represents", "target": "homeworkers"},
            {"source": "guild", "kind": "represents", "target": "guild"},
        ],
    )
    assert [(link.source, link.target) for link in saved(at).chain.links] == [
        ("traders", "homeworkers"),
        ("guild", "homeworkers"),
    ]
    assert "linked to itself" in said(at)
