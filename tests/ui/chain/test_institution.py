"""Everything that is asked of an institution can be written in the panel,
and reads back from the document.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cluster_psia.assessment.edits.chain import add_actor, change_actor
from tests.ui.app import open_page, saved
from tests.ui.chain.test_page import choose, half_filled, starts

if TYPE_CHECKING:
    import pytest

TEXTS = {
    "services": "Loans to firms with papers",
    "position": "Sees homeworkers as nobody's workers",
    "role": "May open the doors of its members",
}


def test_ownership_services_both_marks_of_the_firms_position_and_role_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "chain", half_filled())
    choose(at, "guild")
    for field, given in TEXTS.items():
        starts(at, "text_area", f"node.{field}.guild").set_value(given).run()
    for field, given in {
        "ownership": "private",
        "importance": "5",
        "effectiveness": "unknown",
    }.items():
        starts(at, "button_group", f"node.{field}.guild").set_value(given).run()
    assert not at.exception
    guild = saved(at).chain.institutions[0]
    assert {field: getattr(guild, field) for field in TEXTS} == TEXTS
    assert (guild.ownership, guild.importance, guild.effectiveness) == ("private", 5, "unknown")


def test_operators_of_one_name_are_told_apart_where_an_institution_speaks_for_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a = change_actor(add_actor(half_filled(), "Second", "trader"), "second", label="Traders")
    at = open_page(tmp_path, monkeypatch, "chain", a)
    choose(at, "guild")
    field = starts(at, "multiselect", "node.represents.guild")
    assert field.options == ["Traders [traders]", "Homeworkers", "Traders [second]"]
    field.set_value(["second"]).run()
    assert saved(at).chain.institutions[0].represents == ("second",)
