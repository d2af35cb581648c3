"""The Screening page: nine ratings with note and source, a suggestion with reasons,
and a person's word above it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.edits.chain import add_actor
from cluster_psia.assessment.edits.screening import rate_item
from cluster_psia.assessment.files.samples import load_sample
from cluster_psia.method import load_method
from tests.ui.app import cite, cited, open_page, saved, widget
from tests.ui.grids import cells, column_of, grid_data_of, tell_grid

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from cluster_psia.assessment.document.chain import Sign

TWO = add_actor(add_actor(Assessment(name="x"), "Traders", "trader"), "Homeworkers", "homeworker")
SIGNS: dict[str, Sign] = {
    "incomes_and_wages": "clear",
    "security_of_work": "clear",
    "networks": "some",
    "basic_needs": "none",
    "social_protection": "none",
}


def rated(a: Assessment = TWO, node: str = "homeworkers") -> Assessment:
    for item, sign in SIGNS.items():
        a = rate_item(a, node, item, sign)
    return a


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    def _open(a: Assessment) -> AppTest:
        at = open_page(tmp_path, monkeypatch, "screening", a)
        assert not at.exception
        return at

    return _open


def said(at: AppTest) -> str:
    words = "\n".join(
        e.value for kind in (at.error, at.warning, at.info, at.markdown, at.caption) for e in kind
    )
    return words.replace("\\", "").replace("\u2060", "")


def look_at(at: AppTest, node: str, item: str = "networks") -> None:
    """Take a rating in hand, as a click on its cell does."""
    tell_grid(at, "screening", {"what": "hand", "row": node, "column": item})


def test_without_operators_it_says_what_belongs_here(opened: Any) -> None:
    assert "no operator on the map yet" in said(opened(Assessment(name="Empty")))


def test_a_sign_is_saved_with_its_note_and_taken_back(opened: Any) -> None:
    at = opened(TWO)
    look_at(at, "homeworkers")
    tell_grid(at, "screening", *cells("homeworkers", networks="Clear sign"))
    assert [(r.item, r.sign) for r in saved(at).chain.actors[1].screening] == [
        ("networks", "clear")
    ]
    widget(at, "text_area", "screened.note.homeworkers.networks").set_value("Nobody to ask").run()
    cite(at, "screened.source.homeworkers.networks", "Visit in May")
    rating = saved(at).chain.actors[1].screening[0]
    assert (rating.note, cited(at, rating.citation)) == (
        "Nobody to ask",
        "Visit in May",
    )
    tell_grid(at, "screening", *cells("homeworkers", networks=""))
    rating = saved(at).chain.actors[1].screening[0]
    assert (rating.sign, rating.note) == ("unknown", "Nobody to ask")
    cite(at, "screened.source.homeworkers.networks", None)
    assert saved(at).chain.actors[1].screening[0].citation is None


def test_only_a_node_and_an_item_that_there_are_come_in_hand(opened: Any) -> None:
    at = opened(TWO)
    look_at(at, "homeworkers", "basic_needs")
    for node, item in (("nobody", "networks"), ("traders", "alas"), ("", "")):
        look_at(at, node, item)
    hand = grid_data_of(at, "screening")["hand"]
    assert (hand["row"], hand["column"]) == ("traders", "networks")
    assert "Whom can people turn to" in asked(at)


def asked(at: AppTest) -> str:
    """What is asked of the rating in hand, as HTML."""
    bodies: list[str] = [element.proto.body for element in at.get("html")]
    return next(body for body in bodies if "item-about" in body)


def test_the_suggestion_stands_with_its_reasons(opened: Any) -> None:
    at = opened(rated())
    look_at(at, "homeworkers")
    assert "Suggested: ▲▲ Likelihood of poverty" in said(at)
    assert "Clear sign on 2 of 8: incomes and wages and security of production and work" in said(at)


def test_a_person_may_say_otherwise_but_must_say_why(opened: Any) -> None:
    at = opened(rated())
    look_at(at, "homeworkers")
    save = next(b for b in at.button if b.label == "Keep my own word")
    widget(at, "button_group", "own_word.homeworkers.status").set_value("none")
    save.click().run()
    assert saved(at) == rated()
    assert any("say why" in error.value for error in at.error)
    widget(at, "button_group", "own_word.homeworkers.status").set_value("none")
    widget(at, "text_area", "own_word.homeworkers.reason").set_value("They own the shops")
    next(b for b in at.button if b.label == "Keep my own word").click().run()
    node = saved(at).chain.actors[1]
    assert (node.poverty, node.poverty_reason) == ("none", "They own the shops")
    assert len(node.screening) == len(SIGNS)
    assert "differs from the suggestion" in said(at)
    assert column_of(at, "screening", "status")[1] == "not marked, own, differs"
    widget(at, "button", "own_word.follow.homeworkers").click().run()
    assert saved(at).chain.actors[1].poverty is None


def test_cells_hold_signs_in_words_and_the_names_of_nodes_as_they_are(opened: Any) -> None:
    evil = "<img src=x onerror=alert(1)>"
    at = opened(rated(add_actor(TWO, evil, "trader")))
    assert column_of(at, "screening", "node") == ["Traders", "Homeworkers", evil]
    said = [column_of(at, "screening", item.key) for item in load_method().screening.items]
    words = [word for column in said for word in column]
    assert words.count("Not known") == 3 * len(said) - len(SIGNS)
    assert words.count("Clear sign") == 2


@pytest.mark.parametrize("key", ["sialkot", "gamarra"])
def test_samples_open(opened: Any, key: str) -> None:
    a = load_sample(key)
    assert len(a.chain.actors) == len(column_of(opened(a), "screening", "node"))
