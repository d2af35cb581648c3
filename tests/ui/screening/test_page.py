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


def board(at: AppTest) -> str:
    """The table of nodes and items as HTML."""
    bodies: list[str] = [element.proto.body for element in at.get("html")]
    return next(body for body in bodies if "screening" in body and "<table" in body)


def look_at(at: AppTest, node: str) -> None:
    found = next(w for w in at.selectbox if w.key and w.key.startswith("screening.node"))
    found.select(node).run()
    assert not at.exception


def test_without_operators_it_says_what_belongs_here(opened: Any) -> None:
    assert "no operator on the map yet" in said(opened(Assessment(name="Empty")))


def test_a_sign_is_saved_and_taken_back(opened: Any) -> None:
    at = opened(TWO)
    look_at(at, "homeworkers")
    widget(at, "button_group", "screened.sign.homeworkers.networks").set_value("clear").run()
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
    cite(at, "screened.source.homeworkers.networks", None)
    assert saved(at).chain.actors[1].screening[0].citation is None


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
    assert "differs" in board(at)
    widget(at, "button", "own_word.follow.homeworkers").click().run()
    assert saved(at).chain.actors[1].poverty is None


def test_the_table_names_every_sign_in_words_and_escapes_what_people_wrote(opened: Any) -> None:
    a = rated(add_actor(TWO, "<img src=x onerror=alert(1)>", "trader"))
    html = board(opened(a))
    items = len(load_method().screening.items)
    assert html.count('scope="row"') == 3
    assert html.count("<td") == 3 * (items + 2)
    assert "<img" not in html
    assert html.count("not known") == 3 * items - len(SIGNS)


@pytest.mark.parametrize("key", ["sialkot", "gamarra"])
def test_samples_open(opened: Any, key: str) -> None:
    assert len(load_sample(key).chain.actors) == board(opened(load_sample(key))).count(
        'scope="row"'
    )
