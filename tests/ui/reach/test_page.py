"""The Reach page: activities from Table 1, and the groups with those that nobody reaches first."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.document.model import Serves
from cluster_psia.assessment.edits.chain import add_actor, add_link
from cluster_psia.assessment.edits.groups import add_group
from cluster_psia.assessment.edits.programme import add_activity, with_areas
from tests.ui.app import open_page, saved
from tests.ui.grids import cells, marks_of, tell_grid

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest


GRID = "reach.activities"


def chain() -> Assessment:
    """Makers give work to homeworkers; day labourers stand alone."""
    a = Assessment(name="x")
    for label, kind in (
        ("Makers", "small_producer"),
        ("Homeworkers", "homeworker"),
        ("Labourers", "day_labourer"),
    ):
        a = add_actor(a, label, kind, poverty="likely", poverty_reason="Paid late", workers=100)
    a = add_link(a, "makers", "homeworkers", "subcontracts")
    return add_group(a, "homeworkers", "home_workers", "Stitchers <b>", people=40)


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    def _open(a: Assessment) -> AppTest:
        at = open_page(tmp_path, monkeypatch, "reach", a)
        assert not at.exception
        return at

    return _open


def rows(at: AppTest) -> list[str]:
    """The lines of the groups as text, in order, with what opens in place."""
    html = next(e.proto.body for e in at.get("html") if 'class="reach"' in e.proto.body)
    return [re.sub(r"<[^>]+>", " ", row) for row in html.split("<details")[1:]]


def reach_told(row: str) -> str:
    return next(how for how in ("Not reached", "Indirect", "Direct") if how in row)


def said(at: AppTest) -> str:
    words = "\n".join(
        e.value for kind in (at.error, at.warning, at.info, at.markdown, at.caption) for e in kind
    )
    return words.replace("\\", "").replace("\u2060", "")


def test_without_a_map_it_says_what_belongs_here(opened: Any) -> None:
    assert "There is no map yet" in said(opened(Assessment(name="Empty")))


def test_without_activities_it_asks_where_each_enters(opened: Any) -> None:
    assert "No activity of the programme stands on the map yet" in said(opened(chain()))


def test_an_activity_takes_its_name_and_its_node(opened: Any) -> None:
    at = opened(with_areas(chain(), ("enterprise_development",)))
    tell_grid(at, GRID, *cells("new-1", node="Makers"))
    assert marks_of(at, GRID).keys() == {("new-1", "label")}
    tell_grid(at, GRID, *cells("new-1", label="Training"))
    programme = saved(at).programme
    assert [(x.label, x.area, x.effect, x.node) for x in programme.activities] == [
        ("Training", "enterprise_development", None, "makers")
    ]
    assert [reach_told(row) for row in rows(at)] == ["Not reached", "Indirect", "Direct"]


def test_the_unreached_come_first_then_ways_with_their_steps(opened: Any) -> None:
    at = opened(
        add_activity(chain(), "enterprise_development", "Training", "better_skills", node="makers")
    )
    found = rows(at)
    assert [reach_told(row) for row in found] == ["Not reached", "Indirect", "Direct"]
    assert "Labourers" in found[0]
    assert "Stitchers &lt;b&gt;" in found[1]
    assert "enters at Makers → gives work to Homeworkers" in found[1]
    assert "Training without technical upgrading" in found[1]
    assert "Not reached:** 1 node without groups, 100 people" in said(at)


def test_trickle_down_is_called_assumed_with_its_source_and_never_told_as_reached(
    opened: Any,
) -> None:
    a = add_actor(Assessment(name="x"), "Makers", "small_producer")
    a = add_actor(
        a, "Stall holders", "own_account", poverty="likely", poverty_reason="Seen", workers=70
    )
    at = opened(add_activity(a, "business_linkages", "Fair", "exports", node="makers"))
    (row,) = rows(at)
    assert "~ Trickle-down, assumed" in row
    assert "“Fair” enters at Makers → spending in the cluster, assumed" in row
    assert "UNIDO 2004, Section 5, Developing a conceptual frame for PSIA; UNIDO 2004, Box 1" in row
    assumed = "Trickle-down, assumed:** 1 node without groups; how many people cannot be said"
    assert assumed in said(at)
    assert "through spending, 1 of 1 node without groups: Stall holders" in said(at)
    assert "70 people" in row  # the node's own figure stands beside its name, in no count
    assert "A link or an activity comes to" not in said(at)


def test_an_activity_is_changed_moved_and_removed(opened: Any) -> None:
    a = add_activity(chain(), "enterprise_development", "Training", "better_skills", node="makers")
    at = opened(a)
    tell_grid(at, GRID, *cells("training", node="Labourers", people="400", whom="Stitchers"))
    (now,) = saved(at).programme.activities
    assert (now.node, now.serves) == ("labourers", Serves(people=400, whom="Stitchers"))
    assert any("serves 400 people (Stitchers), more than the 100" in row for row in rows(at))
    tell_grid(at, GRID, {"what": "delete", "rows": ["training"]})
    assert saved(at).programme.activities == ()
