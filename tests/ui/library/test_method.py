"""The Method page: browse, search, one entry with its links,
glossary, citations; with and without an assessment.
"""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.document.adaptation import Adaptation, AnchorHere, Relabelled
from cluster_psia.method import load_method
from cluster_psia.method.graph import entries_by_address, entry_edges
from cluster_psia.method.search import search_method, texts_of
from cluster_psia.ui.library.method.entry import entry_details
from cluster_psia.ui.library.method.search import SHOWN
from cluster_psia.ui.library.method.table_2 import label_spans, table_html
from cluster_psia.ui.library.method.texts import text_with_blanks
from tests.ui.app import open_page, widget

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest


def page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, a: Assessment | None = None, **query: str
) -> AppTest:
    """The page with ``query`` in its address."""
    at = open_page(tmp_path, monkeypatch, "method", a)
    for name, value in query.items():
        at.query_params["from" if name == "first" else name] = value
    at.run()
    assert not at.exception, [e.value for e in at.exception]
    return at


def words(at: AppTest) -> str:
    """Everything readable on the page, without the escapes of markdown."""
    parts = [*at.markdown, *at.caption, *at.header, *at.info, *at.error, *at.code]
    return "\n".join(str(part.value) for part in parts).replace("\\", "").replace("\u2060", "")


def test_the_register_shows_all_instruments(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = words(page(tmp_path, monkeypatch))
    for instrument in load_method().instruments.instruments:
        assert instrument.explanation in shown


def test_a_search_shows_hits_with_marks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = page(tmp_path, monkeypatch)
    widget(at, "text_input", "method.search.").set_value("TRADER dependence").run()
    shown = words(at)
    assert ":orange-background[**dependence**]" in shown
    assert at.query_params["q"] in (["TRADER dependence"], "TRADER dependence")


def test_many_hits_are_read_part_by_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = search_method(load_method(), "poor")
    assert len(found) > 2 * SHOWN
    at = page(tmp_path, monkeypatch, q="poor", first=str(SHOWN))
    assert f"{len(found)} found, {SHOWN + 1} to {2 * SHOWN} shown" in words(at)
    labels = [link.proto.label.replace("\\", "") for link in at.main.get("page_link")]
    assert f"The next {min(SHOWN, len(found) - 2 * SHOWN)}" in labels
    widget(at, "text_input", "method.search.poor").set_value("women").run()
    assert "from" not in at.query_params


@pytest.mark.parametrize("first", ["-1", "x", "999999", "9" * 5_000, "٣", ""])
def test_a_first_hit_that_makes_no_sense_is_the_first_of_all(
    first: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = page(tmp_path, monkeypatch, q="poor", first=first)
    assert not at.exception
    assert f"1 to {SHOWN} shown" in words(at)


def test_a_search_for_nothing_known_says_how_to_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Try fewer words" in words(page(tmp_path, monkeypatch, q="<b>xylophone</b>"))


@pytest.mark.parametrize(
    "query",
    [
        "x" * 10_000,
        "poor " * 2_000,
        "\U0001f469\u200d\U0001f33e \u202e\u0641\u0642\u0631<script>",
        "**[a](http://b)** $c$ `",
    ],
)
def test_whatever_stands_in_the_address_is_searched_as_words_and_never_fills_the_page(
    query: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = page(tmp_path, monkeypatch, q=query)
    assert not at.exception
    assert all(len(box.value) < 400 for box in (*at.info, *at.error))
    entry = page(tmp_path, monkeypatch, entry=query)
    assert not entry.exception
    assert [len(box.value) < 400 for box in entry.error] == [True]


@pytest.mark.parametrize("key", [i.key for i in load_method().instruments.instruments])
def test_every_instrument_opens_with_its_entries(
    key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = words(page(tmp_path, monkeypatch, entry=f"instruments.instruments.{key}"))
    instrument = entries_by_address(load_method())[f"instruments.instruments.{key}"]
    assert instrument.explanation in shown
    for part in instrument.parts:  # type: ignore[attr-defined]
        inside = [
            e for a, e in entries_by_address(load_method()).items() if a.rpartition(".")[0] == part
        ]
        assert all(text_with_blanks(entry, entry.explanation) in shown for entry in inside), part


@pytest.mark.parametrize(
    "address",
    [
        "box_5.indicators.entrepreneurs_market_dependence",
        "table_2.criteria.location",
        "box_4.kinds.own_account_workers",
        "skills.types.high_tech_subcontractor",
        "phases.phases.phase_3",
    ],
)
def test_an_entry_shows_text_place_and_every_link_with_its_origin(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = words(page(tmp_path, monkeypatch, entry=address))
    entry = entries_by_address(load_method())[address]
    assert entry.explanation in shown
    for edge in entry_edges(load_method(), address):
        assert edge.origin in shown


@pytest.mark.parametrize(
    "address", ["study_design.rules.one_off_against_both", "italy.arguments.jobs"]
)
def test_what_is_filled_in_elsewhere_stands_as_a_blank(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = entries_by_address(load_method())[address]
    blanks = re.findall(r"\{(\w+)\}", entry.explanation)
    assert blanks
    shown = words(page(tmp_path, monkeypatch, entry=address)) + words(
        page(tmp_path, monkeypatch, q=entry.label)
    )
    assert "{" not in shown
    assert shown.count("[{}]".format(blanks[0].replace("_", " "))) >= 2
    assert "square brackets" in shown


def test_only_what_is_filled_in_may_hold_braces() -> None:
    for address, entry in entries_by_address(load_method()).items():
        texts = " ".join((entry.label, *texts_of(entry)))
        assert entry.filled_in or not re.search(r"[{}]", texts), address


def test_an_instrument_leads_to_the_pages_where_it_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = page(tmp_path, monkeypatch, entry="instruments.instruments.m20")
    assert "Go to Italian evidence" in [
        link.proto.label.replace("\\", "") for link in at.main.get("page_link")
    ]


def test_an_origin_that_several_links_share_is_said_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = words(page(tmp_path, monkeypatch, entry="table_2.criteria.gender_and_difference"))
    raised = [
        e
        for e in entry_edges(load_method(), "table_2.criteria.gender_and_difference")
        if e.relation == "criterion_indicators"
    ]
    assert len(raised) == 5
    assert len({edge.origin for edge in raised}) == 1
    assert shown.count(raised[0].origin) == 1
    assert "these 5 links: Ours" in shown


def test_anchors_stand_with_their_points_and_measures_by_their_kind() -> None:
    entries = entries_by_address(load_method())
    assert (
        "Anchors",
        "1: Urban formal sector; 2: Peri-urban; 3: Urban informal; 4 to 5: Rural off-farm",
    ) in list(entry_details(entries["table_2.criteria.location"]))
    assert ("Quantitative", "Revenues; Wages") in list(entry_details(entries["box_6.rows.income"]))


def test_an_unknown_entry_is_told_and_the_register_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = words(page(tmp_path, monkeypatch, entry="box_5.indicators.<script>"))
    assert "The method has no entry" in shown
    assert load_method().instruments.instruments[0].explanation in shown


def test_the_glossary_has_every_term(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = words(page(tmp_path, monkeypatch, show="glossary"))
    assert load_method().glossary.terms
    assert all(term.explanation in shown for term in load_method().glossary.terms)


def test_citations_and_notes_on_the_print_are_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = words(page(tmp_path, monkeypatch, show="cite"))
    assert all(document.citation in shown for document in load_method().documents.documents)
    assert all(note.explanation in shown for note in load_method().source_notes.notes)


def test_who_uses_what_names_every_instrument(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = words(page(tmp_path, monkeypatch, show="users"))
    assert all(
        use.what_for in shown for i in load_method().instruments.instruments for use in i.uses
    )


def test_what_an_assessment_adapts_is_shown_as_adapted_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = Relabelled(
        criterion="location",
        label="Where they live",
        anchors=(AnchorHere(points=(1,), label="<b>town</b>"),),
        why="Nobody here says peri-urban.",
    )
    a = Assessment(name="Adapted", adaptation=Adaptation(relabelled=(here,)))
    shown = words(page(tmp_path, monkeypatch, a, entry="table_2.criteria.location"))
    assert "adapted here" in shown
    assert "Nobody here says peri-urban." in shown


# Table 2 -----------------------------------------------------------------------------------------


def test_table_2_spans_labels_over_their_points() -> None:
    rows = {row.key: list(label_spans(row.anchors)) for row in load_method().table_2.criteria}
    assert rows["location"] == [
        (1, "Urban formal sector"),
        (1, "Peri-urban"),
        (1, "Urban informal"),
        (2, "Rural off-farm"),
    ]
    for cells in rows.values():
        assert sum(width for width, _ in cells) == 5


UNCERTAIN = {  # the cells that METHOD.md's reading of the damaged print names, by their labels
    "Rural off-farm",
    "State wide",
    "Own-account",
    "High labour-intensive",
    "Vertical",
    "Both",
    "Global",
    "Domestic",
    "Adult educated men",
    "Adult illiterate women",
    "Child workers",
}


def test_table_2_marks_exactly_the_uncertain_cells_and_the_rows_whose_group_is_read() -> None:
    shown = table_html(load_method())
    marked = re.findall(
        r"<t[dh] [^>]*>(?:\d+\. )?([^<]*)(?:<sup>.</sup>)? <abbr title=[^>]*>†</abbr>", shown
    )
    rows = {
        "Social capital",
        "Social provisioning",
        "Public sector support / cluster institutions",
        "Upgrading of equipment and/or skills",
    }
    assert set(marked) == UNCERTAIN | rows
    assert len(marked) == shown.count("†")


def test_anchors_that_no_source_prints_are_shown_as_ours() -> None:
    assert re.findall(r">(\w+) <abbr [^>]*>\(ours\)", table_html(load_method())) == ["Low", "High"]


def test_a_row_without_uncertain_cells_is_printed_or_read_as_a_whole() -> None:
    for row in load_method().table_2.criteria:
        labelled = {point for anchor in row.anchors for point in anchor.points}
        assert set(row.certainty.points) <= labelled, row.key
        assert not (row.certainty.points and row.certainty.level == "printed"), row.key


def test_table_2_escapes_what_people_typed() -> None:
    from cluster_psia.assessment.document.adapted import adapted_method

    evil = '<img src=x onerror="alert(1)">'
    here = Relabelled(
        criterion="location", label=evil, anchors=(AnchorHere(points=(1,), label=evil),), why=evil
    )
    shown = table_html(adapted_method(Adaptation(relabelled=(here,))))
    assert "<img" not in shown
    assert html.escape(evil) in shown
