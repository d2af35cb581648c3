"""Forms that a button sends: until then what stands in them is a draft, kept and offered again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.edits.chain_template import start_from_template
from cluster_psia.assessment.edits.matrix import with_matrix_answer
from cluster_psia.assessment.edits.programme import with_areas
from cluster_psia.assessment.files.file import write_assessment
from tests.ui.app import cite, open_page, saved, shown_values, store_of, widget

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

SAID = "Most women work at home"


@pytest.fixture
def half_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """A fact of which the statement is typed and the topic chosen, but no source yet."""
    at = open_page(tmp_path, monkeypatch, "profile", Assessment(name="Agra"))
    widget(at, "selectbox", "fact.new.topic").select("women")
    widget(at, "text_area", "fact.new.statement").set_value(SAID).run()
    return at


def address(at: AppTest) -> str:
    """The id of the open assessment."""
    found: str | list[str] = at.query_params["a"]
    return found[0] if isinstance(found, list) else found


def in_store(at: AppTest) -> dict[str, str]:
    """The drafts of the open assessment."""
    store = store_of(Path(at.session_state["test.folder"]))
    try:
        return store.drafts.of(address(at))
    finally:
        store.close()


def begun_anew(at: AppTest, monkeypatch: pytest.MonkeyPatch, page: str = "profile") -> AppTest:
    """Another tab on the same store, as after F5 or a restart."""
    again = open_page(Path(at.session_state["test.folder"]), monkeypatch, page)
    again.query_params["a"] = address(at)
    return again.run()


def is_marked(at: AppTest) -> bool:
    """Whether the page says that a draft stands in a form."""
    return any("Draft, kept until you send it" in text for text in shown_values(at, "caption"))


def test_a_draft_is_offered_again_and_stands_in_no_document(
    half_typed: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert in_store(half_typed) == {"fact.new/statement": f'"{SAID}"', "fact.new/topic": '"women"'}
    assert SAID.encode() not in write_assessment(saved(half_typed))
    again = begun_anew(half_typed, monkeypatch)
    assert widget(again, "text_area", "fact.new.statement").value == SAID
    assert widget(again, "selectbox", "fact.new.topic").value == "women"
    assert is_marked(again)


def test_a_form_that_is_refused_keeps_its_draft_and_one_that_is_sent_loses_it(
    half_typed: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    widget(half_typed, "button", "fact.new.send").click().run()
    assert any("where it comes from" in error.value for error in half_typed.error)
    assert SAID in in_store(half_typed)["fact.new/statement"]
    again = begun_anew(half_typed, monkeypatch)
    cite(again, "fact.new.source", "A talk")
    widget(again, "button", "fact.new.send").click().run()
    (fact,) = saved(again).facts
    assert (fact.topic, fact.statement) == ("women", SAID)
    assert in_store(again) == {}
    assert widget(again, "text_area", "fact.new.statement").value == ""
    assert not is_marked(again)


def test_a_draft_can_be_discarded(half_typed: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    widget(half_typed, "button", "fact.new.discard").click().run()
    assert in_store(half_typed) == {}
    for at in (half_typed, begun_anew(half_typed, monkeypatch)):
        assert widget(at, "text_area", "fact.new.statement").value == ""
        assert widget(at, "selectbox", "fact.new.topic").value == "firms"


def test_what_is_typed_back_to_its_beginning_is_no_draft(half_typed: AppTest) -> None:
    widget(half_typed, "text_area", "fact.new.statement").set_value("").run()
    widget(half_typed, "selectbox", "fact.new.topic").select("firms").run()
    assert in_store(half_typed) == {}


def test_what_was_typed_and_sent_in_one_moment_is_no_draft_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "profile", Assessment(name="Agra"))
    cite(at, "fact.new.source", "A talk")
    widget(at, "text_area", "fact.new.statement").set_value(SAID)
    widget(at, "button", "fact.new.send").click().run()
    assert len(saved(at).facts) == 1
    assert in_store(at) == {}


def test_another_assessment_has_other_drafts(half_typed: AppTest) -> None:
    store = store_of(Path(half_typed.session_state["test.folder"]))
    half_typed.query_params["a"] = store.create(Assessment(name="Other")).id
    store.close()
    half_typed.run()
    assert widget(half_typed, "text_area", "fact.new.statement").value == ""
    widget(half_typed, "text_area", "fact.new.statement").set_value("Theirs").run()
    assert in_store(half_typed) == {"fact.new/statement": '"Theirs"'}


FORMS = {
    "own word": ("screening", "text_area", "own_word.{node}.reason"),
    "group": ("groups", "text_input", "group.new.{node}.label"),
    "adaptation": ("adaptation", "text_area", "adaptation.words.location.why"),
    "room": ("room", "text_input", "room.more_groups.names"),
    "name": ("home", "text_input", "rename.{id}.name"),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_offers_its_draft_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    page, kind, name = FORMS[form]
    a = with_matrix_answer(start_from_template(Assessment(name="Agra")), "location", 3)
    a = with_areas(a, ("enterprise_development",))
    at = open_page(tmp_path, monkeypatch, page, a)
    marked = next(one.id for one in a.chain.actors if one.poverty in ("likely", "vulnerable"))
    first = a.chain.actors[0].id
    name = name.format(node=first if page == "screening" else marked, id=address(at))
    widget(at, kind, name).set_value("Typed and not sent").run()
    again = begun_anew(at, monkeypatch, page)
    assert widget(again, kind, name).value == "Typed and not sent"
