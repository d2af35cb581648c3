"""Each case of a table that people bring in, by its number: read right, or told."""

from __future__ import annotations

import pytest

from cluster_psia.assessment.files.sheets.read import GivenFile
from cluster_psia.assessment.tables.columns import ACTORS
from cluster_psia.assessment.tables.number_cells import AnswerCell
from cluster_psia.assessment.tables.read import read_given
from cluster_psia.assessment.tables.reading.context import ReadingContext
from cluster_psia.assessment.tables.reading.judge import judge_cell
from cluster_psia.assessment.tables.reading.value import ReadingChoices
from cluster_psia.assessment.tables.take import import_tables
from cluster_psia.method import load_method
from tests.assessment.tables.brought import actors_of, brought, data_of, pasted, refused
from tests.assessment.tables.given import EMPTY, makers

# Numbers -----------------------------------------------------------------------------------------


def test_01_a_count_with_three_decimals_is_no_thousand_times_as_many() -> None:
    report = brought(1, "tanners.csv")
    (row,) = refused(report)  # its women may be 300 or 300,000
    assert "Women: '300.000' may be two whole numbers" in row.why
    alone = pasted("Name\tKind\tWorkers\nTanners\tSmall producers\t1200.000")
    assert actors_of(alone)["Tanners"].workers == 1200


def test_02_a_number_of_excel_with_decimals_is_refused_as_the_number_that_it_is() -> None:
    rows = refused(brought(2, "thousands.xlsx"))
    assert [row.what for row in rows] == ["A", "B", "C"]
    assert all("has decimals; write 1200" in row.why for row in rows)


def test_08_what_was_pasted_into_a_table_is_read_or_refused_in_words() -> None:
    columns = ("label", "kind", "stage", "units", "workers", "women", "men")
    how = {column.field: column.how for column in ACTORS.columns}
    by = ReadingContext(load_method())
    judged = {
        text: judge_cell(how[field], text, by)
        for line in data_of(8, "paste.txt").decode().splitlines()
        for field, text in zip(columns[3:], line.split("\t")[3:], strict=True)
    }
    read = {text: cell.value for text, cell in judged.items() if not cell.refusal}
    assert read == {"12": 12, "1,200": 1200, "300": 300, "": None, "1.200": 1200, "1 200": 1200}
    wrong = {text for text, cell in judged.items() if cell.refusal and cell.refusal.mend}
    assert wrong == {"23,4", "12.5", "~5", ".5", "1e3", "-4"}


def test_10_answers_pasted_into_the_grid_are_taken_as_from_a_file() -> None:
    lines = data_of(10, "paste.txt").decode().splitlines()
    texts = [text for line in lines for text in line.split("\t")[1:]]
    judged = [judge_cell(AnswerCell(), text, ReadingContext()) for text in texts]
    assert [cell.value for cell in judged] == [
        *(4, 3, 5, 4, 3, 2),
        *(1, 1, "not_applicable", "unknown", 2, 2),
    ]


def test_37_lakh_and_crore_are_grouped_in_twos() -> None:
    actors = actors_of(brought(37, "chain.csv"))
    assert (actors["Knitters"].workers, actors["Sewers"].workers) == (150_000, 500_000)


# Text that runs over -----------------------------------------------------------------------------


def test_04_a_row_with_more_cells_than_headings_is_told_and_not_taken_half() -> None:
    report = brought(4, "tanners.csv")
    (row,) = refused(report)
    assert "holds more cells than there are headings (5, and 4 headings)" in row.why
    assert report.assessment == EMPTY


def test_06_a_quotation_mark_on_the_clipboard_that_is_not_closed_is_text() -> None:
    actors = actors_of(pasted(data_of(6, "paste.txt").decode()))
    assert {name: actor.note for name, actor in actors.items()} == {
        "Tanners": "x",
        "Dyers": '"half quoted',
        "Sewers": "ok",
        "Traders": "ok",
    }
    assert list(actors_of(pasted(data_of(6, "paste2.txt").decode()))) == ['"Bata" shoe makers']


def test_06_in_a_file_it_is_told_with_its_row_and_costs_no_other() -> None:
    text = data_of(6, "paste.txt").decode().replace("\t", ",").encode()
    report = import_tables(EMPTY, read_given([GivenFile("firms.csv", text)]))
    (row,) = refused(report)
    assert row.place.words == "firms.csv, row 3"
    assert "a quotation mark is not closed" in row.why
    assert list(actors_of(report)) == ["Tanners", "Sewers", "Traders"]


# Silent limits -----------------------------------------------------------------------------------


def test_12_every_sheet_comes_in_whatever_its_number() -> None:
    report = brought(12, "villages.xlsx")
    assert (report.count("added"), report.problems) == (14, ())
    assert {row.place.sheet for row in report.rows} == {f"Village {n}" for n in range(1, 15)}


def test_27_rows_in_which_nothing_stands_do_not_count() -> None:
    assert brought(27, "chain.xlsx").count("added") == 1


def test_31_a_long_paste_is_read_and_one_that_is_too_long_is_told() -> None:
    rows = "\n".join(f"Group number {n}\tSmall producers\t{'x' * 60}" for n in range(2500))
    assert pasted(f"Name\tKind\tNote\n{rows}").count("added") == 2500
    (told,) = pasted("x" * 10_000_001).problems
    assert told.startswith("What was pasted is longer than 10,000,000 characters")


# Layout ------------------------------------------------------------------------------------------


def test_13_two_rows_of_headings_are_told_before_any_figure_is_read() -> None:
    report = brought(13, "chain.xlsx")
    assert report.rows == ()
    assert "the headings stand in two rows, 1 and 2 ('Women', 'Men')" in report.problems[0]
    (question,) = report.read.questions
    assert question.heading_rows == ((1, 2), (1,), (2,))
    choices = ReadingChoices(heading_rows={("chain.xlsx", "Sheet"): question.heading_rows[0]})
    tanners = actors_of(brought(13, "chain.xlsx", choices=choices))["Tanners"]
    assert (tanners.workers, tanners.women, tanners.men) == (None, 3, 4)


@pytest.mark.parametrize(
    ("name", "node", "told"),
    [("plain.csv", "Molders", True), ("quoted.csv", "Tanners", True)],
)
def test_19_the_mark_is_the_one_that_yields_known_headings(
    name: str, node: str, told: bool
) -> None:
    report = brought(19, name)
    assert list(actors_of(report)) == [node]
    assert any("no such column is known" in problem for problem in report.problems) is told


def test_20_the_line_that_tells_excel_the_mark_is_no_row() -> None:
    assert actors_of(brought(20, "chain.csv"))["Tanners"].workers == 40


@pytest.mark.parametrize("name", ["twoboms.csv", "zwsp.csv"])
def test_22_letters_that_nobody_sees_hide_no_heading(name: str) -> None:
    assert list(actors_of(brought(22, name))) == ["A"]


def test_23_spaces_dashes_and_hyphens_that_look_alike_are_alike() -> None:
    actors = actors_of(pasted(data_of(23, "chain.txt").decode()))
    assert {name: actor.kind for name, actor in actors.items()} == {
        "A": "small_producer",
        "B": "homeworker",
        "C": "own_account",
        "D": "own_account",
    }


@pytest.mark.parametrize(("name", "row"), [("chain.csv", 2), ("chain.xlsx", 3)])
def test_25_a_title_above_the_headings_is_left_aside_and_said(name: str, row: int) -> None:
    report = brought(25, name)
    assert report.count("added") == 1
    assert f"row {row} holds the headings; what stands above was left aside" in report.problems[0]


def test_36_a_hidden_sheet_is_left_aside_and_named() -> None:
    report = brought(36, "chain.xlsx")
    assert list(actors_of(report)) == ["Visible"]
    assert report.problems == (
        "chain.xlsx, sheet 'old draft': the sheet was not read: it is hidden.",
    )


def test_49_source_and_target_are_from_and_to() -> None:
    report = brought(49, "links.csv")
    assert [row.table for row in report.rows] == ["Links"]
    found = pasted("Source\tTarget\tType\nMakers\tGuild\tSells to", makers())
    (link,) = found.assessment.chain.links
    assert (link.source, link.target, link.kind) == ("makers", "guild", "sells_to")


# Letters -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "encoding", "node"),
    [
        ("cyrillic.csv", "cp1251", "Кожевники"),
        ("arabic.csv", "cp1256", "عمال الجلود"),
        ("chinese.csv", "gb18030", "皮革工人"),
    ],
)
def test_15_letters_of_an_unknown_encoding_are_asked_for(
    name: str, encoding: str, node: str
) -> None:
    report = brought(15, name)
    assert (report.rows, report.assessment) == ((), EMPTY)
    (question,) = report.read.questions
    samples = {offer.encoding: offer.sample for offer in question.encodings}
    assert node.split(maxsplit=1)[0] in samples[encoding]
    assert node in actors_of(brought(15, name, encoding=encoding))


# Identity ----------------------------------------------------------------------------------------


def test_17_a_second_row_of_one_name_is_told_with_both_rows() -> None:
    report = brought(17, "chain.csv")
    (row,) = refused(report)
    assert (row.place.row, row.what) == (3, "Home sewers")
    assert "stands in row 2, too" in row.why
    assert actors_of(report)["Home sewers"].workers == 40


def test_48_dotted_and_dotless_i_are_one_letter_in_headings_and_names() -> None:
    assert list(actors_of(pasted(data_of(48, "chain.txt").decode()))) == ["A"]
    report = pasted(data_of(48, "names.txt").decode())
    assert list(actors_of(report)) == ["Işık İplik"]
    assert [row.why for row in report.rows] == ["", "stands in row 2, too"]


# Workbooks ---------------------------------------------------------------------------------------


def test_32_a_workbook_with_broken_styles_is_read_by_its_values() -> None:
    assert list(actors_of(brought(32, "chain.xlsx"))) == ["A"]


def test_34_a_formula_gives_what_it_shows_and_an_error_is_refused_by_name() -> None:
    report = brought(34, "chain.xlsx")
    assert list(actors_of(report)) == ["Tanners", "Tanners (women)"]
    (row,) = refused(report)
    assert "Name: the cell shows the error #REF!" in row.why
    assert actors_of(report)["Tanners"].men == 30


# The dry run -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("empty.csv", "empty.csv: The file is empty."),
        ("headings.csv", "headings.csv: there are headings and no row below them."),
    ],
)
def test_46_an_empty_file_and_headings_alone_are_told(name: str, said: str) -> None:
    report = brought(46, name)
    assert (report.rows, report.problems) == ((), (said,))


def test_51_each_row_carries_where_it_stands_and_what_each_cell_says() -> None:
    report = brought(37, "chain.csv")
    (knitters, _) = report.read.rows
    assert knitters.place.words == "chain.csv, row 2"
    assert {field: (cell.text, cell.value) for field, cell in knitters.cells.items()} == {
        "label": ("Knitters", "Knitters"),
        "kind": ("Small producers", "small_producer"),
        "workers": ("1,50,000", 150_000),
    }
