"""What people decide above the dry run: letters, heading rows, sheets, meanings of headings."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.edits.headings import heading_meanings
from tests.assessment.files.sheets.made import book
from tests.ui.app import open_page, saved, widget
from tests.ui.chain.test_page import said, starts

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

CYRILLIC = "Name,Kind,Workers\nКожевники,Small producers,40\n".encode("cp1251")
THEIRS = "List of firms\nFirm,Sort,Nb. of people\nTanners,Small producers,40\n"


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    at = open_page(tmp_path, monkeypatch, "chain", Assessment(name="Empty"))
    starts(at, "button_group", "chain.section").set_value("files").run()
    return at


def upload(at: AppTest, name: str, data: bytes) -> None:
    widget(at, "file_uploader", "chain.upload").set_value([(name, data, "text/csv")]).run()
    assert not at.exception


def take_over(at: AppTest) -> None:
    widget(at, "button", "chain.import.take").click().run()
    assert not at.exception


def workers(at: AppTest) -> dict[str, int | None]:
    return {actor.label: actor.workers for actor in saved(at).chain.actors}


def chooser(at: AppTest, name: str) -> Any:
    return starts(at, "selectbox", name)


def test_the_letters_of_a_file_are_chosen_by_how_its_words_look_and_chosen_again(
    opened: AppTest,
) -> None:
    upload(opened, "firms.csv", CYRILLIC)
    letters = chooser(opened, "chain.read.letters")
    assert letters.value is None
    assert "Cyrillic: Кожевники" in letters.options
    letters.select("cp1251").run()
    assert chooser(opened, "chain.read.letters").value == "cp1251", "it can be changed"
    take_over(opened)
    assert workers(opened) == {"Кожевники": 40}


def test_a_guess_at_the_letters_can_be_put_right(opened: AppTest) -> None:
    """The guess is told, and the table can be taken over as it is."""
    upload(opened, "firms.csv", "Name,Kind\nTanners of Pésaro,Small producers\n".encode("cp1252"))
    assert "were read as Western European ones" in said(opened)
    assert not widget(opened, "button", "chain.import.take").disabled
    chooser(opened, "chain.read.letters").select("cp1250").run()
    assert "were read as Western European ones" not in said(opened)


def test_heading_row_and_meanings_are_said_by_hand_and_the_meanings_remembered(
    opened: AppTest,
) -> None:
    upload(opened, "firms.csv", THEIRS.encode())
    rows = chooser(opened, "chain.read.rows")
    assert rows.options == [
        "Row 2: Firm, Sort, Nb. of people",
        "Row 3: Tanners, Small producers, 40",
    ]
    rows.select("2").run()
    assert "none of its headings says what a row is about" in said(opened)
    for theirs, ours in (("firm", "Name"), ("sort", "Kind"), ("nb. of people", "Workers")):
        chooser(opened, f"chain.heading.{theirs}").select(ours).run()
        assert not opened.exception
    take_over(opened)
    assert workers(opened) == {"Tanners": 40}
    assert heading_meanings(saved(opened)) == {
        "Firm": "Name",
        "Sort": "Kind",
        "Nb. of people": "Workers",
    }
    upload(opened, "more.csv", THEIRS.replace("Tanners", "Dyers").encode())
    assert "1 row would be written" in said(opened), "the next table is read alike, title and all"
    chooser(opened, "chain.heading.nb. of people").select("?").run()
    assert "Nb. of people" not in heading_meanings(saved(opened))


def test_what_stands_below_an_unknown_heading_is_shown_and_only_free_headings_are_offered(
    opened: AppTest,
) -> None:
    upload(opened, "firms.csv", b"Name,Kind,Hands\nTanners,Small producers,40\nDyers,Traders,7\n")
    hands = chooser(opened, "chain.heading.hands")
    assert {"Name", "Kind"}.isdisjoint(hands.options)
    assert {"Workers", "Leave it aside"} <= set(hands.options)
    assert "Below it: 40, 7" in [caption.value for caption in opened.caption]
    hands.select("").run()
    assert heading_meanings(saved(opened)) == {"Hands": ""}
    assert "left aside, because no such column" not in said(opened)


def test_a_sheet_of_a_workbook_is_left_out_and_one_that_was_left_aside_is_read(
    opened: AppTest,
) -> None:
    old = [["Name", "Kind"], ["Old firm", "Traders"]]
    new = [["Name", "Kind"], ["New firm", "Traders"]]
    own = [["Betrieb", "Art"], ["Third firm", "Traders"]]
    upload(opened, "firms.xlsx", book(old, new, own))
    assert "2 rows would be written" in said(opened)
    starts(opened, "button_group", "chain.read.sheets").set_value(["Sheet1"]).run()
    assert "1 row would be written" in said(opened)
    chooser(opened, "chain.read.rows").select("1").run()
    for theirs, ours in (("betrieb", "Name"), ("art", "Kind")):
        chooser(opened, f"chain.heading.{theirs}").select(ours).run()
    take_over(opened)
    assert sorted(workers(opened)) == ["New firm", "Third firm"]


def hidden(*names: str, sheets: dict[str, list[list[Any]]]) -> bytes:
    book = openpyxl.Workbook()
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
        page.sheet_state = "hidden" if name in names else "visible"
    book.remove(book.worksheets[0])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_hidden_sheet_is_read_when_somebody_asks_for_it(opened: AppTest) -> None:
    old = [["Name", "Kind"], ["Old firm", "Traders"]]
    new = [["Name", "Kind"], ["New firm", "Traders"]]
    upload(opened, "firms.xlsx", hidden("Old", sheets={"New": new, "Old": old}))
    assert "sheet 'Old': the sheet was not read: it is hidden" in said(opened)
    sheets = starts(opened, "button_group", "chain.read.sheets")
    shown = [option.replace("\\", "") for option in sheets.options]
    assert (shown, sheets.value) == (["New", "Old (hidden)"], ["New"])
    sheets.set_value(["New", "Old"]).run()
    assert "2 rows would be written" in said(opened)
    starts(opened, "button_group", "chain.read.sheets").set_value(["Old"]).run()
    take_over(opened)
    assert list(workers(opened)) == ["Old firm"]


def test_a_workbook_of_hidden_sheets_alone_asks_for_them_in_the_open(opened: AppTest) -> None:
    old = [["Name", "Kind"], ["Old firm", "Traders"]]
    book = hidden("Old", sheets={"Old": old, "Cover": [["A cover"]]})
    upload(opened, "firms.xlsx", book)
    sheets = starts(opened, "button_group", "chain.read.sheets")
    assert "Read it another way" not in [one.label for one in opened.expander]
    sheets.set_value(["Old"]).run()
    assert "1 row would be written" in said(opened)


def test_a_choice_belongs_to_what_stands_in_the_file_and_not_to_its_name(opened: AppTest) -> None:
    upload(opened, "firms.csv", CYRILLIC)
    chooser(opened, "chain.read.letters").select("cp1251").run()
    upload(opened, "firms.csv", CYRILLIC.replace(b"40", b"41"))
    assert chooser(opened, "chain.read.letters").value is None


def test_one_file_given_twice_is_asked_about_twice(opened: AppTest) -> None:
    twice = [("firms.csv", CYRILLIC, "text/csv"), ("copy.csv", CYRILLIC, "text/csv")]
    widget(opened, "file_uploader", "chain.upload").set_value(twice).run()
    assert not opened.exception
    letters = [one for one in opened.selectbox if (one.key or "").startswith("chain.read.letters")]
    assert len(letters) == 2
