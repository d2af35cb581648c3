"""What the reader asks: it says what there is to choose from, and whether anything waits for it."""

from __future__ import annotations

from cluster_psia.assessment.files.sheets.read import GivenFile
from cluster_psia.assessment.tables.read import NO_TABLE, read_given, read_tables
from cluster_psia.assessment.tables.reading.value import ReadingChoices, TablesRead
from cluster_psia.method import load_method
from tests.assessment.files.sheets.made import book

THEIRS = "List of firms\nFirm,Sort,People\nTanners,Small producers,40\n"


def read(text: str, choices: ReadingChoices, encoding: str = "utf-8") -> TablesRead:
    given = GivenFile("firms.csv", text.encode(encoding))
    return read_tables(read_given([given], "", choices), load_method(), choices)


def chosen(**meanings: str) -> ReadingChoices:
    return ReadingChoices(heading_rows={("firms.csv", ""): (2,)}, meanings=meanings)


def test_headings_of_a_chosen_row_that_say_nothing_are_asked_for() -> None:
    (question,) = read(THEIRS.replace("People", "Hands"), chosen()).questions
    assert (question.headings, question.optional) == (("Firm", "Sort", "Hands"), False)
    assert "none of its headings says what a row is about" in question.why
    found = read(THEIRS, chosen(Firm="Name", Sort="Kind"))
    assert found.questions == ()
    assert [row.cells["label"].value for row in found.rows] == ["Tanners"]


def test_headings_are_asked_for_where_nothing_says_which_node_a_row_is_about() -> None:
    screened = "Wer,Item,Sign\nTanners,networks,some\n"
    (question,) = read(screened, ReadingChoices()).questions
    assert question.headings == ("Wer",)
    found = read(screened, ReadingChoices(meanings={"Wer": "Node"}))
    assert [table.table.key for table in found.tables] == ["screening"]


def test_other_letters_are_offered_where_they_were_guessed_and_nothing_waits_for_it() -> None:
    found = read("Name,Kind\nPésaro,Traders\n", ReadingChoices(), "cp1252")
    (question,) = found.questions
    assert question.optional
    assert "cp1250" in [offer.encoding for offer in question.encodings]
    assert len(list(found.rows)) == 1


def test_nothing_is_asked_of_a_table_in_plain_letters() -> None:
    assert read("Name,Kind\nPésaro,Traders\n", ReadingChoices()).questions == ()


def test_a_sheet_that_was_left_aside_can_be_read_all_the_same() -> None:
    ours, own = [["Name", "Kind"], ["Firm", "Traders"]], [["Betrieb", "Art"], ["Firm", "Traders"]]
    sheets = read_given([GivenFile("two.xlsx", book(ours, own))], "")
    found = read_tables(sheets, load_method())
    (question,) = found.questions
    assert (question.place.sheet, question.why, question.optional) == ("Sheet1", NO_TABLE, True)
    assert question.heading_rows == ((1,), (2,))
    assert len(list(found.rows)) == 1
