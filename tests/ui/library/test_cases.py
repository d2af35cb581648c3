"""The Case library page: find, read, compare, place, and open as a new assessment."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cluster_psia.assessment import Assessment, Rating, replace
from cluster_psia.assessment.files.samples import load_sample
from cluster_psia.cases.library import case_library
from cluster_psia.drawing.charts.cases import not_placed, placed_cases
from cluster_psia.ui.library.cases.list import figures_told
from cluster_psia.ui.library.cases.side_by_side import facts_table, matrix_table
from tests.ui.app import open_page, saved, store_of, widget

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

CASES = case_library()


def _open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, **address: str) -> Any:
    """The page with that address, in a store that holds somebody's assessment and in a tab
    that has none open.
    """
    store_of(tmp_path).create(Assessment(name="Somebody's"))
    at = open_page(tmp_path, monkeypatch, "cases")
    return _go(at, **address)


def _go(at: AppTest, **address: str) -> Any:
    for name in ("case", "show", "compare", "own"):
        at.query_params.pop(name, None)
    for name, value in address.items():
        at.query_params[name] = value
    at.run()
    assert not at.exception
    return at


def _plain(text: str) -> str:
    return text.replace("\\", "").replace("\u2060", "")


def _listed(at: AppTest) -> list[str]:
    """The labels of the cases on the page, in order."""
    labels = [_plain(link.proto.label).strip("*") for link in at.main.get("page_link")]
    cases = {view.case.label for view in CASES}
    return [label for label in labels if label in cases]


def _html(at: AppTest) -> str:
    return "".join(element.proto.body for element in at.main.get("html"))


def _address(at: AppTest, name: str) -> str:
    value: str | list[str] = at.query_params[name]
    return value[0] if isinstance(value, list) else value


# Finding -----------------------------------------------------------------------------------------


def test_every_case_is_listed_with_no_assessment_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = _open(tmp_path, monkeypatch)
    assert _listed(at) == [view.case.label for view in CASES]
    rows = _html(at)
    assert rows.count('class="folds case"') == len(CASES)
    assert " open>" not in rows
    for view in CASES:
        assert f"{view.diagnosis.answered} of {view.rows} rows known" in rows
        for line in figures_told(view):
            assert f"<b>{line.label}:</b> {escape(line.text)}</li>" in rows
    assert not at.error


def test_words_narrow_the_list_and_clearing_brings_it_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = _open(tmp_path, monkeypatch)
    widget(at, "text_input", "cases.text").set_value("INSTRUMENTS síalkot").run()
    assert _listed(at)[0] == "Sialkot surgical instruments"
    assert len(_listed(at)) < 5
    widget(at, "button", "cases.clear").click().run()
    assert len(_listed(at)) == len(CASES)
    assert widget(at, "text_input", "cases.text").value == ""


def test_a_word_of_a_fact_says_in_which_fact_it_was_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = _open(tmp_path, monkeypatch)
    widget(at, "text_input", "cases.text").set_value("baradari").run()
    assert "Sialkot surgical instruments" in _listed(at)
    row = _html(at).split('<div class="folds case"><details class="fold " open>')[1]
    assert "<p>Found in: The ties of baradari" in row


def test_nothing_found_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = _open(tmp_path, monkeypatch)
    widget(at, "text_input", "cases.text").set_value("zzzz").run()
    assert any("No case matches" in info.value for info in at.info)


def test_country_kind_and_chain_work_together_and_outlast_reading_a_case(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = _open(tmp_path, monkeypatch)
    widget(at, "selectbox", "cases.country").select("India").run()
    widget(at, "selectbox", "cases.kind").select("cluster").run()
    widget(at, "button_group", "cases.has").set_value(["chain"]).run()
    expected = [
        v.case.label
        for v in CASES
        if v.case.country == "India" and v.case.kind == "cluster" and v.has_chain
    ]
    assert _listed(at) == expected
    _go(at, case="agra")
    _go(at)
    assert _listed(at) == expected


# One case ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("view", CASES, ids=lambda view: view.key)
def test_every_case_opens_at_its_address_in_every_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, view: Any
) -> None:
    at = _open(tmp_path, monkeypatch, case=view.key)
    shown = _plain("".join(text.value for text in at.markdown))
    assert all(fact.statement in shown for fact in view.assessment.facts)
    assert all(note.label in shown for note in view.notes)
    widget(at, "button_group", f"case.part.{view.key}").set_value("Matrix reading").run()
    assert not at.exception
    assert ("not stated" in _html(at)) == (view.has_reading and view.diagnosis.answered < view.rows)
    if view.has_chain:
        widget(at, "button_group", f"case.part.{view.key}").set_value("Value chain").run()
        assert not at.exception
        assert any(len(text.value) > 20 for text in at.text)


def test_facts_of_different_sources_stand_with_date_and_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = _open(tmp_path, monkeypatch, case="sialkot")
    shown = _plain("".join(text.value for text in at.markdown))
    for told in (
        "over 300 manufacturers",
        "about 300 SMEs",
        "some 3,000 enterprises",
        "UNIDO 2010, Box 1",
    ):
        assert told in shown


def test_an_unknown_case_is_told_and_the_list_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = _open(tmp_path, monkeypatch, case="<b>atlantis")
    assert any("There is no case" in _plain(error.value) for error in at.error)
    assert len(_listed(at)) == len(CASES)
    assert "case" not in at.query_params


def test_a_case_opens_as_a_new_assessment_of_ones_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = _open(tmp_path, monkeypatch, case="agra")
    widget(at, "button", "case.open.agra").click().run()
    assert at.title[0].value == "Cluster profile"
    assert saved(at) == load_sample("agra")
    assert len(store_of(tmp_path).list()) == 2


# Side by side ------------------------------------------------------------------------------------


def test_one_case_is_too_few_to_compare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = _open(tmp_path, monkeypatch, show="compare", compare="agra")
    assert any("Choose 2 to 4 cases" in info.value for info in at.info)


def test_three_cases_side_by_side_with_every_fact_and_no_total(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = _open(tmp_path, monkeypatch, show="compare", compare="agra,sialkot,tiruppur,nowhere,agra")
    found = _html(at)
    for told in (
        "Agra footwear",
        "over 300 manufacturers",
        "some 65 per cent",
        "not stated",
        "14 of 20 rows known",
    ):
        assert told in found
    widget(at, "button_group", "cases.compare.part").set_value("The matrix, row by row").run()
    assert "1. Location" in _html(at)
    assert any(
        "our reading" in warning.value and "no single total" in warning.value
        for warning in at.warning
    )


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ({}, "nearly 44,000 (1998; reported 2002)"),
        ({"case": "java_furniture"}, "nearly 44,000** (1998; reported 2002)"),
        (
            {"show": "compare", "compare": "java_furniture,jepara"},
            "nearly 44,000 (1998; reported 2002)",
        ),
    ],
)
def test_every_view_tells_when_it_was_so_from_when_it_was_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: dict[str, str], said: str
) -> None:
    at = _open(tmp_path, monkeypatch, **address)
    assert said in _plain("\n".join((_html(at), *(text.value for text in at.markdown))))


def test_what_the_address_asks_for_and_cannot_be_compared_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = _open(
        tmp_path,
        monkeypatch,
        show="compare",
        compare="agra,atlantis,tiruppur,,agra,jaipur,rivas,gamarra",
    )
    told = [_plain(box.value) for box in at.warning]
    assert "The library has no case “atlantis”." in told
    assert "At most 4 cases are compared; left out: Gamarra garments." in told
    assert [
        len(_plain(box.value)) < 200
        for box in _go(at, show="compare", compare="x," + "y" * 10_000).warning
    ] == [True]


def test_choosing_cases_writes_them_into_the_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = _open(tmp_path, monkeypatch)
    widget(at, "button_group", "cases.show.list").set_value("compare").run()
    assert _address(at, "show") == "compare"
    widget(at, "multiselect", "cases.compare.").set_value(["agra", "sialkot"]).run()
    assert _address(at, "compare") == "agra,sialkot"
    assert "Agra footwear" in _html(at)


def _beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, a: Assessment, **address: str) -> Any:
    """The comparison in a tab that has ``a`` open."""
    return _go(open_page(tmp_path, monkeypatch, "cases", a), show="compare", **address)


def test_the_open_assessment_stands_beside_published_cases_and_is_marked_as_yours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a = replace(Assessment(name="Mine"), ratings={"location": (Rating(answer=4, evidence="Seen"),)})
    at = _beside(tmp_path, monkeypatch, a, compare="agra")
    assert any("Choose 2 to 4 cases" in info.value for info in at.info)
    widget(at, "checkbox", "cases.own.False").check().run()
    assert _address(at, "own") == "1"
    assert "Mine (yours)" in _html(at)
    assert 'class="own"' in _html(at)
    assert "Agra footwear" in _html(at)
    widget(at, "button_group", "cases.compare.part").set_value("The matrix, row by row").run()
    assert "Seen" in _html(at)
    assert any("marked “yours”" in _plain(caption.value) for caption in at.caption)
    widget(at, "checkbox", "cases.own.True").uncheck().run()
    assert "own" not in at.query_params
    assert "(yours)" not in _html(at)


def test_three_published_cases_at_most_stand_beside_yours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    four = "agra,tiruppur,sialkot,gamarra"
    at = _beside(tmp_path, monkeypatch, Assessment(name="Mine"), compare=four, own="1")
    told = [_plain(box.value) for box in at.warning]
    assert "At most 3 cases stand beside yours; left out: Gamarra garments." in told
    alone = _go(at, show="compare", own="1")
    assert any("Choose 1 to 3 published cases" in info.value for info in alone.info)


def test_without_an_open_assessment_nothing_stands_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = _open(tmp_path, monkeypatch, show="compare", compare="agra,tiruppur", own="1")
    assert not at.checkbox
    assert "(yours)" not in _html(at)


def test_scores_of_many_people_are_told_by_their_mean() -> None:
    from cluster_psia.cases.comparison import compare_cases
    from cluster_psia.cases.own import own_view

    people = tuple(Rating(answer=n, rater=f"p{n}") for n in (1, 2, 4, 5))
    silent = tuple(Rating(answer="unknown", rater=f"p{n}") for n in range(4))
    a = replace(Assessment(name="A"), ratings={"location": people, "employment": silent})
    table = compare_cases([own_view(a), CASES[0]])
    html = matrix_table(table.cases, table.criteria)
    assert "mean 3.0" in html
    assert "of 4 scores, from 1 to 5" in html
    assert "no score from 4 people" in html


def test_text_of_people_is_escaped_in_tables() -> None:
    from cluster_psia.assessment.document.model import Fact
    from cluster_psia.cases.comparison import compare_cases
    from cluster_psia.cases.library import case_view

    bad = "<img src=x onerror=alert(1)>"
    facts = (Fact(id="f", topic="firms", statement=bad, value=bad, event=bad, reported=bad),)
    a = replace(Assessment(name="A"), facts=facts)
    one, two = (case_view(view.case.model_copy(update={"label": bad}), a) for view in CASES[:2])
    table = compare_cases([one, two])
    for html in (facts_table(table), matrix_table(table.cases, table.criteria)):
        assert "<img" not in html
        assert "&lt;img" in html


# The plane ---------------------------------------------------------------------------------------


def test_those_with_a_place_are_linked_and_the_others_named_with_their_share(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = _open(tmp_path, monkeypatch, show="plane")
    links = [_plain(link.proto.label) for link in at.main.get("page_link")]
    for number, view in enumerate(placed_cases(CASES), start=1):
        assert f"**{number}. {view.case.label}**" in links
    below = next(_plain(text.value) for text in at.markdown if _plain(text.value).startswith("- "))
    for view in not_placed(CASES):
        line = next(line for line in below.split("\n") if line.startswith(f"- {view.case.label} ("))
        assert f"{view.diagnosis.answered} of 20 rows known" in line
    assert any("fewer than 50% of the rows" in text.value for text in at.markdown)


def test_home_leads_to_the_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = open_page(tmp_path, monkeypatch, "home")
    assert "More in the case library" in [link.proto.label for link in at.main.get("page_link")]
