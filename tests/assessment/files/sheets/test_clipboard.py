"""What a spreadsheet puts on the clipboard comes back as the cells that were copied."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cluster_psia.assessment.files.sheets.clipboard import split_clipboard

LETTERS = st.text(alphabet='ab"\n\t é१', max_size=8)
# A cell without tab and line end that begins with a mark may be closed by a mark of another cell:
# on Excel's clipboard nobody can tell the two apart. All other cells come back.
CELLS = LETTERS.filter(lambda cell: cell[:1] != '"' or "\t" in cell or "\n" in cell)
ROWS = st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1, max_size=5)


def as_excel_copies(cell: str) -> str:
    """A cell as Excel writes it: in marks only where it holds a tab or a line end."""
    if "\t" in cell or "\n" in cell:
        return '"' + cell.replace('"', '""') + '"'
    return cell


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("", ()),
        ("a", (("a",),)),
        ("a\n", (("a",),)),
        ("a\r\nb\r\n", (("a",), ("b",))),
        ("a\t\n\tb", (("a", ""), ("", "b"))),
        ("a\t", (("a", ""),)),
        ("\n\n", (("",), ("",))),
        ('x\t"half quoted\ny\tok', (("x", '"half quoted'), ("y", "ok"))),
        ('"Bata" shoe makers\tx', (('"Bata" shoe makers', "x"),)),
        ('"Bata"\tx', (('"Bata"', "x"),)),
        ('"two\nlines"\tx', (("two\nlines", "x"),)),
        ('"a\tb"\n"say ""no""\nnow"', (("a\tb",), ('say "no"\nnow',))),
        ('"open\t"closed"\n"', (('"open', '"closed"'), ('"',))),
        ('"open\t"two\n"', (('"open', "two\n"),)),
        ('1,5"\t2', (('1,5"', "2"),)),
    ],
)
def test_cells_come_back(text: str, rows: tuple[tuple[str, ...], ...]) -> None:
    assert split_clipboard(text) == rows


@given(ROWS)
def test_what_excel_copies_comes_back_cell_by_cell(rows: list[list[str]]) -> None:
    lines = ("\t".join(map(as_excel_copies, row)) for row in rows)
    assert split_clipboard("\r\n".join(lines) + "\r\n") == tuple(map(tuple, rows))


@given(st.text(alphabet='ab"\n\t', max_size=60))
def test_no_letter_is_lost_or_made_up(text: str) -> None:
    cells = [cell for row in split_clipboard(text) for cell in row]
    assert "".join(cells).count("a") == text.count("a")
    assert "".join(cells).count("b") == text.count("b")
