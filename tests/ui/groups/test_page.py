from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from cluster_psia.assessment import Assessment, ChosenIndicator
from cluster_psia.assessment.document.model import replace
from cluster_psia.assessment.edits.chain import add_actor
from cluster_psia.assessment.edits.groups import add_group
from cluster_psia.assessment.files.samples import load_sample
from tests.ui.app import cite, cited, open_page, saved, widget


def half_filled() -> Assessment:
    a = add_actor(
        Assessment(name="Half"), "Traders", "trader", poverty="none", poverty_reason="Own shops"
    )
    a = add_actor(
        a, "Homeworkers", "homeworker", workers=900, poverty="likely", poverty_reason="Paid late"
    )
    return add_group(a, "homeworkers", "home_workers", "Stitchers", people=500)


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    def _open(a: Assessment) -> AppTest:
        return open_page(tmp_path, monkeypatch, "groups", a)

    return _open


def said(at: AppTest) -> str:
    parts = (e.value for kind in (at.markdown, at.caption, at.warning, at.error) for e in kind)
    return "\n".join(parts).replace("\\", "").replace("\u2060", "")


def act(at: AppTest, kind: str, name: str, value: Any) -> None:
    widget(at, kind, name).set_value(value).run()
    assert not at.exception


def test_without_a_poverty_node_the_page_explains_itself_and_leads_to_the_chain(
    opened: Any,
) -> None:
    at = opened(Assessment(name="Empty"))
    assert "There is no chain yet." in said(at)
    assert "Its people differ" in said(at)
    assert any("mark the poverty nodes" in link.proto.label for link in at.get("page_link"))


@pytest.mark.parametrize("key", ["tiruppur", "sialkot", "agra"])
def test_every_sample_shows_each_of_its_poverty_nodes_and_groups(opened: Any, key: str) -> None:
    sample = load_sample(key)
    at = opened(sample)
    poor = [n.label for n in sample.chain.actors if n.poverty in {"vulnerable", "likely"}]
    assert poor
    groups = [g.label for g in sample.groups]
    assert all(label in said(at) for label in (*poor, *groups))


def test_nodes_without_a_shade_are_not_listed(opened: Any) -> None:
    at = opened(half_filled())
    assert "Traders" not in said(at)


def test_a_group_is_added_with_the_usual_kinds_first_and_opens(opened: Any) -> None:
    at = opened(half_filled())
    kinds = widget(at, "selectbox", "group.new.homeworkers.kind")
    assert kinds.options[:2] == ["Home workers", "Family labour"]
    kinds.select("family_labour")
    widget(at, "button", "group.new.homeworkers.send").click().run()
    assert not at.exception
    assert [(g.id, g.kind, g.label) for g in saved(at).groups][-1] == (
        "family_labour",
        "family_labour",
        "Family labour",
    )
    assert widget(at, "text_input", "group.label.family_labour").value == "Family labour"


def test_without_a_kind_nothing_is_added(opened: Any) -> None:
    at = opened(half_filled())
    widget(at, "button", "group.new.homeworkers.send").click().run()
    assert "choose what kind of group" in said(at)
    assert saved(at) == half_filled()


def test_everything_about_a_group_is_edited_and_saved(opened: Any) -> None:
    at = opened(half_filled())
    widget(at, "button", "group.toggle.stitchers").click().run()
    act(at, "text_input", "group.label.stitchers", "Women stitchers")
    act(at, "button_group", "group.gender.stitchers", "women")
    act(at, "button_group", "group.poverty.stitchers", "vulnerable")
    act(at, "number_input", "group.people.stitchers", 450)
    act(at, "text_input", "group.people_note.stitchers", "Guess of the union")
    act(at, "text_input", "group.difference.migration.stitchers", "newcomers")
    act(at, "text_area", "group.why_poor.stitchers", "Paid late")
    act(at, "button_group", "group.comparator.stitchers", "no")
    cite(at, "group.source.stitchers", "Visit")
    act(at, "text_input", "group.place.stitchers", "3 May")
    group = saved(at).groups[0]
    assert (group.id, group.label, group.gender, group.people) == (
        "stitchers",
        "Women stitchers",
        "women",
        450,
    )
    assert group.poverty == "vulnerable"
    assert (group.people_note, group.why_poor, group.comparator) == (
        "Guess of the union",
        "Paid late",
        False,
    )
    assert [(d.kind, d.value) for d in group.differences] == [("migration", "newcomers")]
    assert cited(at, group.citation) == "Visit, 3 May"


def test_a_number_that_is_not_known_is_empty_and_not_zero(opened: Any) -> None:
    at = opened(half_filled())
    widget(at, "button", "group.toggle.stitchers").click().run()
    act(at, "number_input", "group.people.stitchers", None)
    assert saved(at).groups[0].people is None
    assert "number not known" in said(at)


def test_figures_that_do_not_fit_are_pointed_out_and_not_refused(opened: Any) -> None:
    at = opened(half_filled())
    assert "400 fewer than the 900 workers" in said(at)
    widget(at, "button", "group.toggle.stitchers").click().run()
    act(at, "number_input", "group.people.stitchers", 1000)
    assert "100 more than the 900 workers" in said(at)
    assert saved(at).groups[0].people == 1000


def test_removing_a_group_takes_its_indicators_and_undo_brings_both_back(opened: Any) -> None:
    a = replace(half_filled(), indicators=(ChosenIndicator(group="stitchers", label="Own income"),))
    at = opened(a)
    widget(at, "button", "group.toggle.stitchers").click().run()
    assert (
        widget(at, "button", "group.remove.stitchers").label
        == "Remove this group and its 1 chosen indicator"
    )
    widget(at, "button", "group.remove.stitchers").click().run()
    assert (saved(at).groups, saved(at).indicators) == ((), ())
    at.button(key="undo").click().run()
    assert not at.exception
    assert saved(at) == a


def test_one_press_makes_the_groups_and_marks_what_is_from_the_node(opened: Any) -> None:
    a = add_actor(
        half_filled(),
        "Packers",
        "wage_worker",
        workers=80,
        women=80,
        poverty="vulnerable",
        poverty_reason="Hired by the day",
    )
    at = opened(replace(a, groups=()))
    make = widget(at, "button", "groups.make")
    assert make.label == "Make groups of all 2 poverty nodes without one"
    make.click().run()
    assert not at.exception
    made = [(g.node, g.label, g.gender, g.people, g.why_poor) for g in saved(at).groups]
    assert made == [
        ("homeworkers", "Homeworkers", None, 900, "Paid late"),
        ("packers", "Packers", "women", 80, "Hired by the day"),
    ]
    assert not [button for button in at.button if "groups.make" in str(button.key)]
    widget(at, "button", "group.toggle.packers").click().run()
    mark = "From the node, until you change it here: kind (as is usual at such a node; ours)"
    assert f"{mark}, gender, number of people and why they are poor." in said(at)
    act(at, "number_input", "group.people.packers", 70)
    assert f"{mark}, gender and why they are poor." in said(at)


def test_a_node_whose_kind_of_people_nobody_can_tell_is_named(opened: Any) -> None:
    a = add_actor(
        Assessment(name="A"), "Far", "external_buyer", poverty="likely", poverty_reason="R"
    )
    at = opened(a)
    widget(at, "button", "groups.make").click().run()
    assert "No group was made of Far: say what kind of people work there" in said(at)
    assert saved(at) == a


def test_a_group_that_is_added_inherits_from_its_node_but_not_the_number_of_others(
    opened: Any,
) -> None:
    at = opened(half_filled())
    widget(at, "selectbox", "group.new.homeworkers.kind").select("family_labour")
    widget(at, "button", "group.new.homeworkers.send").click().run()
    group = saved(at).groups[-1]
    assert (group.kind, group.why_poor, group.people) == ("family_labour", "Paid late", None)
