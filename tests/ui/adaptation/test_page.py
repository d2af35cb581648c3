"""The page Local adaptation, through the shell: every section,
undo, files, and the marks on the other pages.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.edits.adaptation import relabel_criterion, switch_off
from cluster_psia.assessment.edits.additions import add_criterion, add_indicator, add_measure
from cluster_psia.assessment.edits.indicators import take_indicator
from cluster_psia.assessment.edits.matrix import with_matrix_answer, with_weight
from cluster_psia.assessment.files.adaptation_file import read_adaptation, write_adaptation
from cluster_psia.assessment.files.samples import load_sample
from cluster_psia.method import load_method
from cluster_psia.ui.parts import heavy
from tests.export.assessments import adapted
from tests.ui.app import open_page, saved, widget
from tests.ui.grids import matrix_groups, matrix_row, take_in_hand

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

HOSTILE = "<b>=1+1</b> *x* [a](b) :smile: مرحبا 👩🏽‍🏭"
SECTIONS = ("words", "criteria", "indicators", "measures", "off", "file")
GROUP = load_method().table_2.criteria[0].group


def page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, section: str, a: Assessment | None = None
) -> AppTest:
    at = open_page(tmp_path, monkeypatch, "adaptation", a or Assessment(name="A"))
    widget(at, "button_group", "adaptation.section").set_value(section)
    return at.run()


def fill(at: AppTest, form: str, **fields: Any) -> AppTest:
    """Fill the fields of a form by name and submit it."""
    kinds = {
        "why": "text_area",
        "explanation": "text_area",
        "group": "selectbox",
        "stakeholder": "selectbox",
        "row": "selectbox",
        "kind": "selectbox",
        "sources": "multiselect",
    }
    for name, value in fields.items():
        kind = "text_area" if name.startswith("point_") else kinds.get(name, "text_input")
        kind = "selectbox" if (form, name) == ("adaptation.off", "what") else kind
        widget(at, kind, f"{form}.{name}").set_value(value)
    widget(at, "button", f"{form}.send").click()
    return at.run()


def text(at: AppTest) -> str:
    assert not at.exception, [e.value for e in at.exception]
    return "\n".join(e.value for e in (*at.markdown, *at.caption, *at.info, *at.warning)).replace(
        "\\", ""
    )


def water(answer: Any = None) -> Assessment:
    a = add_criterion(
        Assessment(name="A"), label="Water", question="How far?", group=GROUP, why="Dry"
    )
    return with_matrix_answer(a, "own_water", answer)


@pytest.mark.parametrize("section", SECTIONS)
def test_an_empty_section_says_what_it_is_for_with_an_example(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, section: str
) -> None:
    assert "**For example:**" in text(page(tmp_path, monkeypatch, section))


def test_it_needs_an_open_assessment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.ui.app import store_of

    open_page(tmp_path, monkeypatch, "home", Assessment(name="A"))
    store = store_of(tmp_path)
    store.delete(store.list()[0].id)
    store.close()
    at = open_page(tmp_path, monkeypatch, "adaptation")
    assert "No assessment is open" in text(at)
    assert not [w for w in at.get("button_group") if w.key]


def test_words_of_a_criterion_undone_and_done_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = page(tmp_path, monkeypatch, "words")
    fill(at, "adaptation.words.location", point_1="Inside the estate", why="Our own words")
    (held,) = saved(at).adaptation.relabelled
    assert (held.criterion, held.label, held.anchors[0].label) == (
        "location",
        "",
        "Inside the estate",
    )
    assert len(held.anchors) == 4
    at.button(key="undo").click().run()
    assert not saved(at).adaptation
    assert (
        widget(at, "text_area", "adaptation.words.location.point_1").value == "Urban formal sector"
    )
    at.button(key="redo").click().run()
    assert widget(at, "text_area", "adaptation.words.location.point_1").value == "Inside the estate"
    widget(at, "button", "adaptation.words.location.back").click().run()
    assert not saved(at).adaptation


def test_what_is_refused_is_told_and_stays_in_the_fields(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = page(tmp_path, monkeypatch, "words")
    fill(at, "adaptation.words.location", label="Where")
    assert "say why the published method does not fit here" in at.error[0].value
    assert widget(at, "text_input", "adaptation.words.location.label").value == "Where"
    assert not saved(at).adaptation
    fill(at, "adaptation.words.location", label="Location", why="W")
    assert "nothing differs from the published words" in at.error[0].value


def test_another_criterion_has_its_own_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = page(tmp_path, monkeypatch, "words")
    widget(at, "selectbox", "adaptation.criterion").set_value("growth").run()
    fill(at, "adaptation.words.growth", label="Is it growing?", why="W")
    assert [(r.criterion, r.label, r.anchors) for r in saved(at).adaptation.relabelled] == [
        ("growth", "Is it growing?", ())
    ]


def test_a_criterion_is_added_changed_asked_and_taken_away_with_its_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = page(tmp_path, monkeypatch, "criteria")
    fill(at, "adaptation.criterion", label="Water", question="How far?", why="Dry")
    assert "choose the group in which it is asked first" in at.error[0].value
    fill(at, "adaptation.criterion", group=GROUP, point_5="An hour")
    assert saved(at).adaptation.criteria[0].key == "own_water"
    assert widget(at, "text_input", "adaptation.criterion.label").value == ""
    fill(at, "adaptation.criterion.own_water", label="Drinking water")
    assert saved(at).adaptation.criteria[0].label == "Drinking water"
    (tmp_path / "rated").mkdir()
    at = page(tmp_path / "rated", monkeypatch, "criteria", with_weight(water(4), "own_water", 2.0))
    button = widget(at, "button", "adaptation.criterion.own_water.remove")
    assert button.label == "Take away, with 1 answer"
    button.click().run()
    assert (saved(at).ratings, saved(at).weights, bool(saved(at).adaptation)) == ({}, {}, False)
    at.button(key="undo").click().run()
    assert saved(at).ratings["own_water"][0].answer == 4


def test_an_indicator_with_its_measure_is_added_and_suggested(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = page(tmp_path, monkeypatch, "indicators", load_sample("tiruppur"))
    fill(
        at,
        "adaptation.indicator",
        label="Hours without power",
        stakeholder="workers",
        why="Power cuts",
    )
    widget(at, "button_group", "adaptation.section").set_value("measures").run()
    fill(
        at,
        "adaptation.measure",
        row="own_hours_without_power",
        kind="quantitative",
        what="Hours a week",
        sources=["accounts"],
        why="W",
    )
    held = saved(at).adaptation
    assert held.indicators[0].row is None
    assert (held.measures[0].row, held.measures[0].sources) == (
        "own_hours_without_power",
        ("accounts",),
    )
    (tmp_path / "next").mkdir()
    at = open_page(tmp_path / "next", monkeypatch, "indicators", saved(at))
    [added] = [t.label for t in at.toggle if "Hours without power" in t.label]
    assert "adapted here" in added
    assert "It was added here for workers" in text(at)


def test_what_is_switched_off_is_asked_no_more_and_comes_back_with_its_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = page(
        tmp_path,
        monkeypatch,
        "off",
        with_matrix_answer(Assessment(name="A"), "gender_and_difference", 5),
    )
    fill(at, "adaptation.off", why="Asked apart")
    assert "choose what does not apply first" in at.error[0].value
    fill(at, "adaptation.off", what="criterion gender_and_difference")
    assert "1 answer kept, counting nowhere" in text(at)
    off = saved(at)
    widget(at, "button", "adaptation.on.criterion.gender_and_difference").click().run()
    assert saved(at) == with_matrix_answer(Assessment(name="A"), "gender_and_difference", 5)
    (tmp_path / "matrix").mkdir()
    at = open_page(tmp_path / "matrix", monkeypatch, "matrix", off)
    assert "Row 11 (Gender and difference) does not apply here" in text(at)
    assert not any("Child workers" in w.value for w in at.warning)


def test_everything_of_a_kind_switched_off_breaks_no_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    method, a = load_method(), load_sample("tiruppur")
    a = take_indicator(a, a.groups[0].id, "workers_wages")
    for row in method.table_2.criteria:
        a = switch_off(a, "criterion", row.key, "W")
    for indicator in method.box_5.indicators:
        a = switch_off(a, "indicator", indicator.key, "W")
    for entry in method.methods.methods:
        a = switch_off(a, "method", entry.key, "W")
    for name in ("matrix", "indicators", "methods", "work_plan", "plan", "adaptation"):
        (tmp_path / name).mkdir()
        assert text(open_page(tmp_path / name, monkeypatch, name, a))
    at = open_page(tmp_path / "matrix", monkeypatch, "matrix", a)
    told = [group["none"] for group in matrix_groups(at)]
    assert len(told) == 4
    assert all("Every criterion of this group is switched off here" in none for none in told)


def test_the_marks_stand_where_it_acts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a = relabel_criterion(
        water(4),
        "location",
        label=HOSTILE,
        question="",
        words=(HOSTILE, "", "", "", ""),
        why=HOSTILE,
    )
    at = open_page(tmp_path, monkeypatch, "matrix", with_weight(a, "own_water", 2.0))
    take_in_hand(at, "location")
    assert sum("adapted here" in m.value for m in (*at.markdown, *at.caption)) >= 2
    assert HOSTILE in text(at).replace("\u2060", "")
    rows = {key: matrix_row(at, key) for key in ("location", "own_water", "market")}
    assert [rows[key]["adapted"] for key in rows] == [True, True, False]
    assert (rows["location"]["label"], rows["location"]["anchors"][0]) == (HOSTILE, HOSTILE)
    assert not any("<b>" in m.value for m in (*at.markdown, *at.caption))
    assert "Row 21 (Water) was added here and counts with weight 2" in text(at)


@pytest.mark.parametrize("section", SECTIONS)
def test_hostile_words_are_shown_as_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, section: str
) -> None:
    at = page(tmp_path, monkeypatch, section, adapted(lambda name: f"{HOSTILE} {name}"))
    assert "<b>=1+1</b>" in text(at).replace("\u2060", "") or section == "words"
    assert not any("<b>" in m.value for m in (*at.markdown, *at.caption, *at.info))


# Files -------------------------------------------------------------------------------------------


def upload(at: AppTest, data: bytes) -> AppTest:
    widget(at, "file_uploader", "adaptation.file").upload("mine.json", data, "application/json")
    return at.run()


def test_a_file_is_taken_over_and_undone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = page(tmp_path, monkeypatch, "file", water())
    overlay = add_indicator(water(), label="Power", stakeholder="workers", why="W").adaptation
    upload(at, write_adaptation(overlay))
    assert not at.error
    assert saved(at).adaptation == overlay
    at.button(key="undo").click().run()
    assert saved(at) == water()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"{", "cut off"),
        (b'{"cluster_psia_adaptation": 1, "adaptation": {"nam": 1}}', "adaptation\\.nam"),
        (b'{"cluster_psia_adaptation": 1, "adaptation": {}}', "own\\_water"),
    ],
)
def test_a_file_that_does_not_fit_is_refused_and_nothing_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes, said: str
) -> None:
    at = page(tmp_path, monkeypatch, "file", water(4))
    upload(at, data)
    assert said in at.error[0].value
    assert saved(at) == water(4)


def test_a_file_that_takes_too_long_is_not_taken_over_and_nothing_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(heavy, "READING", 0.0001)
    at = upload(page(tmp_path, monkeypatch, "file", water(4)), write_adaptation(water().adaptation))
    assert "It took longer than" in at.error[0].value
    assert saved(at) == water(4)


def test_an_answered_criterion_in_other_words_is_pointed_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = json.loads(write_adaptation(water().adaptation))
    raw["adaptation"]["criteria"][0]["label"] = "Water quality"
    at = upload(page(tmp_path, monkeypatch, "file", water(4)), json.dumps(raw).encode())
    assert "“Water” is now “Water quality”" in at.error[0].value
    assert saved(at).adaptation == read_adaptation(json.dumps(raw).encode())


def test_emptied_and_undone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a = add_measure(water(4), row="income", kind="qualitative", what="A good week", why="W")
    at = page(tmp_path, monkeypatch, "file", a)
    widget(at, "button", "adaptation.empty").click().run()
    assert saved(at) == Assessment(name="A")
    at.button(key="undo").click().run()
    assert saved(at) == a


def test_the_adaptation_gets_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = page(tmp_path, monkeypatch, "file", water())
    widget(at, "text_input", "adaptation.name").set_value("Handloom programme").run()
    assert saved(at).adaptation.name == "Handloom programme"
