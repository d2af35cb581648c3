"""What the sources tell stands beside what is asked: on the matrix, in the guide, in the panel."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cluster_psia.assessment import Assessment
from cluster_psia.method import load_method
from cluster_psia.method.cite import origin
from cluster_psia.method.graph import entry_at, linked_entries
from tests.ui.app import open_page, shown_values, widget
from tests.ui.chain.test_page import choose, half_filled, starts
from tests.ui.grids import take_in_hand

if TYPE_CHECKING:
    import pytest
    from streamlit.testing.v1 import AppTest

METHOD = load_method()


def told(at: AppTest, address: str) -> bool:
    """Whether the page holds the explanation of the entry at ``address`` with its place."""
    entry = entry_at(METHOD, address)
    plain = [text.replace("\\", "") for text in shown_values(at, "markdown")]
    return any(entry.explanation in text and origin(entry) in text for text in plain)


def test_the_matrix_tells_theory_and_cautions_beside_a_criterion(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "matrix", Assessment(name="A"))
    take_in_hand(at, "market")
    assert told(at, "skills.ludhiana_lessons.quality_not_geography")
    take_in_hand(at, "labour_skills")
    assert told(at, "collective_efficiency.developments.skilled_workers")


def test_the_guide_tells_the_levels_of_shock_beside_a_question_on_protection(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "chain", half_filled())
    widget(at, "button", "chain.guide").click().run()
    starts(at, "button_group", "guide.part").set_value("poverty").run()
    assert not told(at, "context.shocks.community")
    widget(at, "button", "guide.toggle.box_a2.items.social_protection").click().run()
    assert told(at, "context.shocks.community")


def test_the_panel_of_an_association_tells_whom_such_bodies_may_leave_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "chain", half_filled())
    choose(at, "guild")
    [guild] = half_filled().chain.institutions
    address = f"box_2.institution_kinds.{guild.kind}"
    linked = linked_entries(METHOD, address, ("institution_lessons",))
    assert linked
    said = "".join(shown_values(at, "markdown")).replace("\\", "")
    assert [one.key for one in linked if one.explanation not in said] == []
