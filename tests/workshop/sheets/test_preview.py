"""What a filled file would write into a room, row by row: what the preview says is what the room
holds afterwards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from cluster_psia.assessment.files.sheets.read import GivenFile
from cluster_psia.assessment.tables.reading.places import RowPlace
from cluster_psia.workshop.sheets.filled import read_sheets
from cluster_psia.workshop.sheets.preview import SheetsPreview, preview_sheets, sheets_sentences
from cluster_psia.workshop.values import PaperSheet
from tests.workshop.sheets.filled import ROOM

if TYPE_CHECKING:
    from collections.abc import Collection

    from cluster_psia.assessment.document.fields import Answer
    from cluster_psia.assessment.tables.preview.value import PreviewRow

KEYS = ("location", "market")


def preview_of(
    *lines: str, before: Collection[PaperSheet] = (), left_out: Collection[RowPlace] = ()
) -> SheetsPreview:
    file = GivenFile("hall.csv", "\n".join(lines).encode())
    whole, report = read_sheets(file, ROOM), read_sheets(file, ROOM, left_out=left_out)
    there = {sheet.sheet: sheet for sheet in before}
    return preview_sheets(ROOM, there, report, whole, left_out)


def told(row: PreviewRow) -> dict[str, tuple[object, object]]:
    return {field.field: (field.before, field.after) for field in row.fields}


def sheet(number: int, **answers: Answer) -> PaperSheet:
    return PaperSheet(sheet=number, answers=answers)


def test_a_new_sheet_tells_its_answers_and_one_that_is_there_what_changes() -> None:
    there = PaperSheet(
        sheet=1, group="traders", answers={"location": 3, "market": 2}, comments={"market": "slow"}
    )
    preview = preview_of("sheet,group,location", "1,traders,4", "2,traders,?", before=[there])
    changed, new = preview.rows
    assert (changed.happens, changed.what, changed.place) == (
        "changed",
        "Sheet 1",
        RowPlace("hall.csv", "", 2),
    )
    assert told(changed) == {
        "location": (3, 4),
        "market": (2, ""),
        "market.comment": ("slow", ""),
    }
    assert new.happens == "added"
    assert told(new)["location"] == ("", "unknown")
    assert list(sheets_sentences(preview)) == ["2 sheets with 2 answers on paper; before: 1 with 2"]


def test_a_cell_that_is_refused_is_told_and_the_rest_of_its_sheet_beside() -> None:
    (row,) = preview_of("sheet,location,market", "1,9,2").rows
    assert row.happens == "added"
    assert told(row) == {"market": ("", 2)}
    assert "'9' is no answer" in row.refusals[0].reason


def test_a_sheet_that_says_the_same_stays_as_it_is() -> None:
    (row,) = preview_of("sheet,location", "1,3", before=[sheet(1, location=3)]).rows
    assert (row.happens, row.fields, row.writes) == ("unchanged", (), False)


def test_a_row_left_out_is_not_kept_and_frees_the_number() -> None:
    first = RowPlace("hall.csv", "", 2)
    preview = preview_of("sheet,location", "1,3", "1,4", left_out=[first])
    assert [(row.happens, row.left_out) for row in preview.rows] == [
        ("added", True),
        ("added", False),
    ]
    assert [one.answers for one in preview.report.sheets] == [{"location": 4}]


def test_a_sheet_that_stands_twice_is_told_with_both_rows() -> None:
    first, second = preview_of("sheet,location", "1,3", "1,4").rows
    assert (second.happens, second.what, second.also) == ("refused", "Sheet 1", (first.written,))
    assert [(cell.head, cell.text) for cell in second.written.cells] == [
        ("sheet", "1"),
        ("location", "4"),
    ]


answers = st.sampled_from(["", "1", "5", "?", "-", "9", "yes"])
rows = st.lists(st.tuples(st.sampled_from(["1", "2", "3", "x"]), answers, answers), max_size=6)
there = st.dictionaries(st.sampled_from([1, 2]), st.sampled_from([2, 5, "unknown"]))


@settings(max_examples=100, deadline=None)
@given(rows, there, st.booleans(), st.data())
def test_what_the_rows_say_is_what_the_room_holds_then(
    given_rows: list[tuple[str, str, str]],
    in_room: dict[int, Answer],
    long: bool,
    data: st.DataObject,
) -> None:
    wide = ["sheet,location,market", *(",".join(row) for row in given_rows)]
    narrow = [f"{number},{KEYS[n % 2]},{one}" for n, (number, one, _) in enumerate(given_rows)]
    lines = ["sheet,criterion,answer", *narrow] if long else wide
    before = [sheet(number, location=answer) for number, answer in in_room.items()]
    every = [RowPlace("hall.csv", "", n) for n in range(2, len(lines) + 1)]
    out = data.draw(st.frozensets(st.sampled_from(every)) if every else st.just(frozenset()))
    preview = preview_of(*lines, before=before, left_out=out)
    now = {f"Sheet {one.sheet}": shown(one) for one in before}
    for row in preview.rows:
        if row.writes:
            said = now.setdefault(row.what, {})
            for key, (then, after) in told(row).items():
                assert said.get(key, "") == then
                said[key] = after
    kept = {one.sheet: one for one in (*before, *preview.report.sheets)}
    assert {what: filled(said) for what, said in now.items()} == {
        f"Sheet {number}": shown(one) for number, one in kept.items()
    }
    assert preview.answers.after == sum(len(one.answers) for one in kept.values())


def shown(one: PaperSheet) -> dict[str, object]:
    return {key: answer_text(answer) for key, answer in one.answers.items()}


def answer_text(answer: Answer) -> object:
    return answer.replace("_", " ") if isinstance(answer, str) else answer


def filled(said: dict[str, object]) -> dict[str, object]:
    return {key: answer for key, answer in said.items() if answer != ""}
