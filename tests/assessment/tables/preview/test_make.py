"""The preview: figures of new rows, before and after of changed ones, reasons of refused ones, both
rows of a duplicate; what is left out is not written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_psia.assessment.edits.chain import add_actor
from cluster_psia.assessment.files.sheets.read import GivenFile
from cluster_psia.assessment.tables.preview.make import preview_tables
from cluster_psia.assessment.tables.read import read_given, read_tables
from cluster_psia.assessment.tables.reading.places import RowPlace
from cluster_psia.assessment.tables.take import take_tables
from cluster_psia.method import load_method
from tests.assessment.tables.given import EMPTY, makers
from tests.assessment.tables.preview.given_rows import fields, preview_of, read_files

if TYPE_CHECKING:
    import pytest


def test_a_new_row_tells_all_that_would_be_written_and_where_it_stands() -> None:
    preview = preview_of(
        EMPTY, firms='Name,Kind,Workers,Women\n\nTanners,small producers,"1,200",0\n'
    )
    (row,) = preview.rows
    assert (row.place, row.happens, row.what) == (
        RowPlace("firms.csv", "", 3),
        "added",
        "Tanners",
    )
    assert fields(row) == {
        "Name": ("", "Tanners"),
        "Kind": ("", "Small producers"),
        "Stage": ("", "Production"),  # nobody wrote it: the usual one of its kind
        "Workers": ("", 1200),
        "Women": ("", 0),
    }
    assert [(cell.head, cell.text) for cell in row.written.cells] == [
        ("Name", "Tanners"),
        ("Kind", "small producers"),
        ("Workers", "1,200"),
        ("Women", "0"),
    ]


def test_a_changed_row_tells_field_by_field_before_and_after_and_nothing_else() -> None:
    a = makers(workers=900, women=0, note="kept")
    preview = preview_of(a, firms="Name,Workers,Women,Source,Note\nmakers,1240,?,Visit,kept\n")
    (row,) = preview.rows
    assert row.happens == "changed"
    assert fields(row) == {
        "Name": ("Makers", "makers"),
        "Workers": (900, 1240),
        "Women": (0, ""),
        "Source": ("", "Visit"),
    }


def test_a_refused_row_tells_cell_reason_and_mend_apart() -> None:
    preview = preview_of(EMPTY, firms="Name,Kind,Workers\nTanners,trader,12.5\nDyers,,3\n")
    cell, whole = (row.refusals[0] for row in preview.rows)
    assert [row.happens for row in preview.rows] == ["refused", "refused"]
    assert (cell.head, cell.text) == ("Workers", "12.5")
    assert "decimals" in cell.reason
    assert cell.mend == "write 1200, or ? when it is not known"
    assert (whole.head, whole.reason) == ("", "is not on the map yet and has no kind")
    assert whole.mend.startswith("write under 'Kind' one of: ")
    assert not any(row.fields or row.told for row in preview.rows)


def test_a_duplicate_is_told_with_both_rows() -> None:
    preview = preview_of(
        EMPTY, firms="Name,Kind,Workers\nHome sewers,trader,40\nHome sewers,trader,25\n"
    )
    first, second = preview.rows
    assert (first.happens, first.also) == ("added", ())
    assert (second.happens, second.also) == ("refused", (first.written,))
    assert [(cell.head, cell.text) for cell in second.also[0].cells] == [
        ("Name", "Home sewers"),
        ("Kind", "trader"),
        ("Workers", "40"),
    ]
    assert "row 2" in second.refusals[0].reason


def test_rows_come_in_the_order_of_the_files_whatever_is_taken_first() -> None:
    preview = preview_of(
        EMPTY,
        ties="From,Kind,To\nA,sells to,B\n",
        nodes="Name,Kind\nA,trader\nB,trader\n",
    )
    assert [row.place.words for row in preview.rows] == [
        "ties.csv, row 2",
        "nodes.csv, row 2",
        "nodes.csv, row 3",
    ]
    assert preview.rows[0].what == "A → B (Sells to)"
    assert fields(preview.rows[0]) == {
        "From": ("", "A"),
        "Kind": ("", "Sells to"),
        "To": ("", "B"),
    }


def test_whom_an_institution_speaks_for_is_told_and_what_of_it_is_refused_stands_beside() -> None:
    preview = preview_of(
        makers(), nodes="Name,Kind,Represents\nGuild,,Makers\nUnion,trade_association,Nobody\n"
    )
    guild, union, voices = preview.rows
    assert fields(guild) == {"Represents": ("", "Makers")}
    assert (union.happens, voices.happens) == ("added", "refused")
    assert union.place == voices.place
    assert "no node is called 'Nobody'" in voices.refusals[0].reason


def test_a_detail_that_says_nothing_any_more_goes_and_is_told() -> None:
    a = preview_of(makers(workers=5), figures="Node,Figure,Source\nMakers,Workers,Visit\n")
    (added,) = a.rows
    assert fields(added) == {"Figure": ("", "Workers"), "Source": ("", "Visit")}
    gone = preview_of(a.assessment, figures="Node,Figure,Source\nMakers,Workers,?\n")
    assert gone.rows[0].happens == "changed"
    assert fields(gone.rows[0])["Source"] == ("Visit", "")
    assert gone.assessment.chain.actors[0].figure_sources == ()


def test_rows_left_out_are_not_written_and_free_what_they_barred() -> None:
    files = {"firms": "Name,Kind,Workers\nHome sewers,trader,40\nHome sewers,trader,25\n"}
    first = preview_of(EMPTY, **files).rows[0]
    preview = preview_of(EMPTY, [first.place], **files)
    assert [(row.happens, row.left_out, row.writes) for row in preview.rows] == [
        ("added", True, False),
        ("added", False, True),
    ]
    assert [actor.workers for actor in preview.assessment.chain.actors] == [25]
    assert preview.rows[0].fields == first.fields
    assert (preview.count("added"), preview.written) == (2, 1)


def test_a_link_to_a_node_that_is_left_out_is_refused() -> None:
    files = {"nodes": "Name,Kind\nA,trader\nB,trader\n", "ties": "From,Kind,To\nA,sells to,B\n"}
    preview = preview_of(EMPTY, [RowPlace("nodes.csv", "", 3)], **files)
    assert [row.happens for row in preview.rows] == ["added", "added", "refused"]
    assert "no node is called 'B'" in preview.rows[2].refusals[0].reason


def test_where_nothing_at_all_can_be_taken_no_row_says_that_it_would_be_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object) -> None:
        raise ValueError("there are more nodes than can be kept")

    monkeypatch.setattr("cluster_psia.assessment.tables.take._with_chain", refuse)
    preview = preview_of(EMPTY, nodes="Name,Kind\nA,trader\n")
    assert (preview.written, preview.assessment) == (0, EMPTY)
    assert preview.rows[0].refusals[0].reason == "there are more nodes than can be kept"


def test_two_files_of_one_name_are_told_apart() -> None:
    texts = ("Name,Kind\nA,trader\n", "Name,Kind\nB,trader\n")
    read = read_tables(
        read_given(GivenFile("firms.csv", text.encode()) for text in texts), load_method()
    )
    preview = preview_tables(EMPTY, read, [RowPlace("firms.csv", "", 2)])
    assert [(row.place.file, row.left_out) for row in preview.rows] == [
        ("firms.csv", True),
        ("firms.csv (2)", False),
    ]
    assert [actor.label for actor in preview.assessment.chain.actors] == ["B"]


def test_an_assessment_that_was_changed_meanwhile_is_taken_as_it_is_then() -> None:
    read = read_files(EMPTY, nodes="Name,Kind,Workers\nA,trader,5\n")
    assert preview_tables(EMPTY, read).rows[0].happens == "added"
    there = add_actor(EMPTY, "A", "trader", workers=4)
    preview = preview_tables(there, read)
    assert fields(preview.rows[0]) == {"Workers": (4, 5)}
    assert preview.assessment == take_tables(there, read).assessment
