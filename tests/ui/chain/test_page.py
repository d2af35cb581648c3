from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.edits.chain import add_actor, add_institution, add_link
from cluster_psia.assessment.edits.chain_template import start_from_template
from cluster_psia.assessment.edits.groups import add_group
from cluster_psia.assessment.files.samples import load_sample
from cluster_psia.store import AssessmentStore, StoreError
from cluster_psia.ui.frame import walk
from tests.ui.app import cite, cited, open_page, saved, widget
from tests.ui.grids import cells, column_of, grid_data_of, marks_of, tell_grid

EMPTY = Assessment(name="Empty")
ACTORS = "chain.actors"


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
    starts(at, "button_group", "own_word.homeworkers.status").set_value("likely")
    button(at, "Keep my own word").click().run()
    assert saved(at) == half_filled()
    assert any("say why" in error.value for error in at.error)
    starts(at, "button_group", "own_word.homeworkers.status").set_value("likely")
    starts(at, "text_area", "own_word.homeworkers.reason").set_value("Paid by the piece")
    button(at, "Keep my own word").click().run()
    node = saved(at).chain.actors[1]
    assert (node.poverty, node.poverty_reason) == ("likely", "Paid by the piece")
    button(at, "Follow the suggestion instead").click().run()
    assert saved(at) == half_filled()
    assert starts(at, "text_area", "own_word.homeworkers.reason").value == ""


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
        widget(at, "button", f"add.{what}.send").click().run()
        assert not at.exception
    starts(at, "button_group", "chain.add").set_value("link").run()
    for field, value in (("source", "union"), ("kind", "represents"), ("target", "homeworkers")):
        starts(at, "selectbox", f"add.link.{field}").select(value)
    widget(at, "button", "add.link.send").click().run()
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
    widget(at, "button", "add.actor.send").click().run()
    assert "choose what kind" in said(at)
    assert saved(at) == half_filled()


def test_the_table_takes_good_cells_and_marks_the_others_with_the_reason(opened: Any) -> None:
    at = opened(half_filled())
    tell_grid(
        at,
        ACTORS,
        *cells("traders", label="Middlemen"),
        *cells("homeworkers", women="-5", workers="~5"),
        *cells("new-1", label="Dyers"),
    )
    assert [(n.id, n.label, n.women, n.workers) for n in saved(at).chain.actors] == [
        ("traders", "Middlemen", None, 50),
        ("homeworkers", "Homeworkers", None, 900),
    ]
    marks = marks_of(at, ACTORS)
    assert marks["homeworkers", "women"].startswith("Women: '-5' is no whole number")
    assert marks["homeworkers", "workers"].startswith("Workers: '~5' is no whole number")
    assert marks["new-1", "kind"] == "has no kind yet; choose one"
    assert column_of(at, ACTORS, "workers") == ["50", "~5", ""]
    assert saved(at).chain.links == half_filled().chain.links


def test_the_table_marks_the_chosen_node_and_the_panel_shows_what_the_table_wrote(
    opened: Any,
) -> None:
    at = opened(half_filled())
    choose(at, "homeworkers")
    rows = grid_data_of(at, ACTORS)["rows"]
    assert [row.get("mark") for row in rows] == [None, "▶"]
    tell_grid(at, ACTORS, *cells("homeworkers", label="Stitchers"))
    assert starts(at, "text_input", "node.label.homeworkers").value == "Stitchers"


def test_leaving_the_page_and_coming_back_shows_what_was_written_and_what_was_not_taken(
    opened: Any,
) -> None:
    at = opened(half_filled())
    tell_grid(at, ACTORS, *cells("homeworkers", label="Stitchers", workers="23,4"))
    half = {"what": "set", "row": "traders", "column": "label", "text": "Midd", "done": False}
    tell_grid(at, ACTORS, half)
    at.switch_page(str(walk.walk_step("groups").path)).run()
    at.switch_page(str(walk.walk_step("chain").path)).run()
    assert column_of(at, ACTORS, "label") == ["Midd", "Stitchers"]
    assert column_of(at, ACTORS, "workers") == ["50", "23,4"]
    assert list(marks_of(at, ACTORS)) == [("homeworkers", "workers")]
    assert grid_data_of(at, ACTORS)["typing"] == {
        "row": "traders",
        "column": "label",
        "text": "Midd",
    }
    assert [n.workers for n in saved(at).chain.actors] == [50, 900]


def test_a_new_row_is_kept_until_it_is_complete_whatever_happens_to_the_others(opened: Any) -> None:
    at = opened(half_filled())
    tell_grid(at, ACTORS, *cells("new-1", label="Dyers"), *cells("new-2", label="Packers"))
    tell_grid(at, ACTORS, *cells("new-1", kind="Process specialists"))
    assert [n.label for n in saved(at).chain.actors] == ["Traders", "Homeworkers", "Dyers"]
    assert column_of(at, ACTORS, "label") == ["Traders", "Homeworkers", "Dyers", "Packers"]
    tell_grid(at, ACTORS, *cells("new-2", kind="Day labourers"))
    assert [(n.label, n.stage) for n in saved(at).chain.actors][-1] == ("Packers", "home_work")
    assert marks_of(at, ACTORS) == {}


def test_a_node_with_groups_is_not_deleted_from_the_table(opened: Any) -> None:
    a = add_group(half_filled(), "homeworkers", "home_workers", "Stitchers")
    at = opened(a)
    tell_grid(at, ACTORS, {"what": "delete", "rows": ["homeworkers"]})
    assert saved(at) == a
    assert "'Homeworkers' was not deleted" in grid_data_of(at, ACTORS)["notes"][0]
    assert column_of(at, ACTORS, "label") == ["Traders", "Homeworkers"]


def test_what_goes_with_a_deleted_node_is_told(opened: Any) -> None:
    at = opened(half_filled())
    tell_grid(at, ACTORS, {"what": "delete", "rows": ["homeworkers"]})
    assert saved(at).chain.links == ()
    assert any("1 link went with what was deleted" in toast.value for toast in at.toast)


def test_undo_at_the_head_puts_the_table_back(opened: Any) -> None:
    at = opened(half_filled())
    tell_grid(at, ACTORS, *cells("traders", label="Middlemen"))
    at.button(key="undo").click().run()
    assert not at.exception
    assert saved(at).chain == half_filled().chain
    tell_grid(at, ACTORS, *cells("homeworkers", workers="901"))
    assert [(n.label, n.workers) for n in saved(at).chain.actors] == [
        ("Traders", 50),
        ("Homeworkers", 901),
    ]


def test_undo_in_the_table_goes_back_step_by_step_and_forward_again(opened: Any) -> None:
    at = opened(half_filled())
    tell_grid(at, ACTORS, *cells("traders", label="Middlemen"))
    tell_grid(at, ACTORS, *cells("traders", workers="~5"))
    tell_grid(at, ACTORS, {"what": "undo"})
    assert marks_of(at, ACTORS) == {}
    assert saved(at).chain.actors[0].label == "Middlemen"
    tell_grid(at, ACTORS, {"what": "undo"})
    assert saved(at).chain == half_filled().chain
    tell_grid(at, ACTORS, {"what": "redo"}, {"what": "redo"})
    assert saved(at).chain.actors[0].label == "Middlemen"
    assert list(marks_of(at, ACTORS)) == [("traders", "workers")]


def test_undo_in_the_table_takes_back_nothing_that_was_done_elsewhere(opened: Any) -> None:
    at = opened(half_filled())
    tell_grid(at, ACTORS, *cells("traders", label="Middlemen"))
    choose(at, "traders")
    starts(at, "number_input", "node.workers.traders").set_value(51).run()
    tell_grid(at, ACTORS, {"what": "undo"})
    assert (saved(at).chain.actors[0].label, saved(at).chain.actors[0].workers) == ("Middlemen", 51)
    assert "Undo at the head of the page" in grid_data_of(at, ACTORS)["notes"][0]


def test_half_a_word_is_one_step_back_with_its_end(opened: Any) -> None:
    at = opened(half_filled())
    for text in ("M", "Midd"):
        half = {"what": "set", "row": "traders", "column": "label", "text": text, "done": False}
        tell_grid(at, ACTORS, half)
    assert saved(at) == half_filled()
    tell_grid(at, ACTORS, *cells("traders", label="Middlemen"))
    tell_grid(at, ACTORS, {"what": "undo"})
    assert column_of(at, ACTORS, "label")[0] == "Traders"
    assert saved(at).chain == half_filled().chain


def test_what_cannot_be_saved_stays_in_its_cell(
    opened: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = opened(half_filled())
    with monkeypatch.context() as full:
        full.setattr(AssessmentStore, "save", _no_space)
        tell_grid(at, ACTORS, *cells("traders", label="Middlemen", workers="~5"))
    assert column_of(at, ACTORS, "label")[0] == "Middlemen"
    assert "it could not be saved" in marks_of(at, ACTORS)["traders", "label"]
    assert saved(at).chain == half_filled().chain
    tell_grid(at, ACTORS, *cells("traders", label="Middlemen"))
    assert saved(at).chain.actors[0].label == "Middlemen"
    assert list(marks_of(at, ACTORS)) == [("traders", "workers")]


def _no_space(*_: Any, **__: Any) -> Any:
    raise StoreError("the disk is full")


def test_links_are_edited_in_their_own_table(opened: Any) -> None:
    at = opened(half_filled())
    starts(at, "button_group", "chain.which_table").set_value("links").run()
    tell_grid(
        at,
        "chain.links",
        *cells("new-1", source="Guild", kind="Represents", target="Homeworkers"),
        *cells("new-2", source="Guild", kind="Represents", target="Guild"),
    )
    assert [(link.source, link.target) for link in saved(at).chain.links] == [
        ("traders", "homeworkers"),
        ("guild", "homeworkers"),
    ]
    assert "linked to itself" in marks_of(at, "chain.links")["new-2", "target"]
