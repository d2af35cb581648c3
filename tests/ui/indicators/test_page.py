"""Indicators: taken, ranked, confirmed and measured group by group, through the shell."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.edits.indicators import of_group, rank_indicator, take_indicator
from cluster_psia.assessment.files.samples import load_sample
from cluster_psia.design.indicators import suggest_indicators
from tests.ui.app import open_page, saved, widget

if TYPE_CHECKING:
    import pytest
    from streamlit.testing.v1 import AppTest

    from cluster_psia.assessment.document.model import ChosenIndicator

GROUP, OTHER = "women_sewing_packing", "small_subcontractors"
WAGES, SECURITY = "workers_wages", "workers_security"


def bare() -> Assessment:
    return load_sample("tiruppur").model_copy(update={"indicators": ()})


def with_two() -> Assessment:
    a = take_indicator(take_indicator(bare(), GROUP, WAGES), GROUP, SECURITY)
    return rank_indicator(rank_indicator(a, GROUP, WAGES, 1), GROUP, SECURITY, 2)


def second_step(at: AppTest) -> AppTest:
    widget(at, "button_group", "indicators.section").set_value("rank")
    return at.run()


def chosen(at: AppTest, key: str = WAGES) -> ChosenIndicator:
    return next(c for c in saved(at).indicators if c.key == key)


def text(at: AppTest) -> str:
    return "\n".join(element.value for element in at.markdown).replace("\\", "")


def test_without_groups_the_page_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "indicators", Assessment(name="A"))
    assert any("the groups come first" in info.value for info in at.info)
    assert not at.toggle


def test_suggestions_are_put_forward_with_reasons_but_nothing_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "indicators", bare())
    first = bare().groups[0]
    assert f"Suggested for {first.label}" in [
        element.value.replace("\\", "") for element in at.header
    ]
    assert not any(toggle.value for toggle in at.toggle)
    assert suggest_indicators(bare(), first.id)[0].because[0].text in text(at)
    assert saved(at).indicators == ()


def test_taking_and_leaving_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = open_page(tmp_path, monkeypatch, "indicators", bare())
    widget(at, "button_group", "indicators.group").set_value(GROUP).run()
    widget(at, "toggle", f"take.{GROUP}.{WAGES}").set_value(True).run()
    assert [(c.group, c.key, len(c.measures)) for c in saved(at).indicators] == [(GROUP, WAGES, 3)]
    widget(at, "toggle", f"take.{GROUP}.{WAGES}").set_value(False).run()
    assert saved(at).indicators == ()


def test_another_group_gets_other_suggestions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "indicators", bare())
    widget(at, "button_group", "indicators.group").set_value(OTHER).run()
    names = {str(toggle.key).partition("#")[0] for toggle in at.toggle}
    assert f"take.{OTHER}.entrepreneurs_market_dependence" in names
    assert not any(WAGES in name for name in names)


def test_ranks_change_places_and_the_screen_follows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "indicators", with_two())
    widget(at, "button_group", "indicators.group").set_value(GROUP).run()
    second_step(at)
    widget(at, "button_group", f"taken.{GROUP}.{SECURITY}.rank").set_value(1).run()
    assert [(c.key, c.rank) for c in of_group(saved(at), GROUP)] == [(SECURITY, 1), (WAGES, 2)]
    assert widget(at, "button_group", f"taken.{GROUP}.{WAGES}.rank").value == 2


def test_the_group_confirms_and_the_kinds_of_measure_are_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "indicators", with_two())
    widget(at, "button_group", "indicators.group").set_value(GROUP).run()
    second_step(at)
    assert "Wage slips" in text(at)
    widget(at, "toggle", f"taken.{GROUP}.{WAGES}.confirmed").set_value(True).run()
    widget(at, "button_group", f"taken.{GROUP}.{WAGES}.measures").set_value(["participatory"]).run()
    widget(at, "text_area", f"taken.{GROUP}.{WAGES}.note").set_value("Per piece").run()
    now = chosen(at)
    assert (now.confirmed, now.measures, now.note) == (True, ("participatory",), "Per piece")
    assert any("triangulation" in caption.value for caption in at.caption)
    assert "Wage slips" not in text(at)


def test_leaving_one_out_of_the_second_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "indicators", with_two())
    widget(at, "button_group", "indicators.group").set_value(GROUP).run()
    second_step(at)
    widget(at, "button", f"taken.{GROUP}.{WAGES}.leave").click().run()
    assert [(c.key, c.rank) for c in saved(at).indicators] == [(SECURITY, 1)]


def test_an_indicator_of_the_groups_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = open_page(tmp_path, monkeypatch, "indicators", bare())
    widget(at, "text_input", f"own.{bare().groups[0].id}.label").set_value(
        "Days with **two** meals"
    )
    widget(at, "button", f"own.{bare().groups[0].id}.send").click().run()
    (own,) = saved(at).indicators
    assert (own.group, own.key, own.label) == (bare().groups[0].id, None, "Days with **two** meals")
    second_step(at)
    assert any(r"Days with \*\*two\*\* meals" in element.value for element in at.markdown)


def test_an_empty_own_indicator_is_refused_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "indicators", bare())
    widget(at, "button", f"own.{bare().groups[0].id}.send").click().run()
    assert any("needs a label" in error.value.replace("\\", "") for error in at.error)
    assert saved(at).indicators == ()


def test_too_many_for_one_group_is_warned_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a = bare()
    for s in suggest_indicators(a, GROUP)[:7]:
        a = take_indicator(a, GROUP, s.indicator)
    at = open_page(tmp_path, monkeypatch, "indicators", a)
    assert any("hard to handle" in warning.value.replace("\\", "") for warning in at.warning)


def test_undo_takes_a_choice_back_on_the_screen_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "indicators", bare())
    widget(at, "button_group", "indicators.group").set_value(GROUP).run()
    widget(at, "toggle", f"take.{GROUP}.{WAGES}").set_value(True).run()
    widget(at, "button", "undo").click().run()
    assert saved(at).indicators == ()
    assert widget(at, "toggle", f"take.{GROUP}.{WAGES}").value is False


def test_what_is_taken_for_one_group_is_taken_for_all_of_whom_box_5_says_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "indicators", with_two())
    widget(at, "button_group", "indicators.group").set_value(GROUP).run()
    widget(at, "button", f"take_all.{GROUP}.{WAGES}").click().run()
    takers = {c.group for c in saved(at).indicators if c.key == WAGES}
    said = [s for group in bare().groups for s in suggest_indicators(bare(), group.id)]
    assert takers == {s.group for s in said if s.indicator == WAGES}
    assert len(takers) > 1
    names = {str(button.key).partition("#")[0] for button in at.button}
    assert f"take_all.{GROUP}.{WAGES}" not in names  # nobody is left
    other = next(iter(takers - {GROUP}))
    widget(at, "button_group", "indicators.group").set_value(other).run()
    assert widget(at, "toggle", f"take.{other}.{WAGES}").value is True


def test_one_press_confirms_for_this_group_or_for_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a = take_indicator(with_two(), OTHER, "entrepreneurs_market_dependence")
    at = open_page(tmp_path, monkeypatch, "indicators", a)
    widget(at, "button_group", "indicators.group").set_value(GROUP).run()
    second_step(at)
    standing = ":gray[not confirmed yet; in figures, in words, with the group]"
    assert [row.label for row in at.expander if "confirmed" in row.label] == [
        f"**1\\. Wages** {standing}",
        f"**2\\. Length and stability of work** {standing}",
    ]
    widget(at, "button", f"confirm.{GROUP}").click().run()
    assert [(c.group, c.confirmed) for c in saved(at).indicators] == [
        (GROUP, True),
        (GROUP, True),
        (OTHER, False),
    ]
    assert widget(at, "toggle", f"taken.{GROUP}.{WAGES}.confirmed").value is True
    widget(at, "button", "confirm.all").click().run()
    assert all(c.confirmed for c in saved(at).indicators)
    assert not [b for b in at.button if str(b.key).startswith("confirm.")]
