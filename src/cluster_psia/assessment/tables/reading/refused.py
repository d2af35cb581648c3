"""Why a value is not taken, and how to write it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cluster_psia.assessment.files.sheets.cell import SheetCell

_KINDS = {"formula": "a formula", "date": "a date", "truth": "a true or false"}
_SHOWN = 40  # characters of a cell that a message repeats


class RefusedError(ValueError):
    """Something cannot be taken: ``reason`` says which rule, ``mend`` how to write it (empty where
    the reason says both). The message is both in one line, for people.
    """

    def __init__(self, reason: str, mend: str = "") -> None:
        self.reason, self.mend = reason, mend
        super().__init__(f"{reason}; {mend}" if mend else reason)


def moved_cells(cells: int, headings: int) -> str:
    """Why a row with more cells than headings is not taken."""
    return (
        f"holds more cells than there are headings ({cells}, and {headings} headings): a mark in a"
        " number or a text may have moved all that follow; put that cell in quotation marks"
    )


def shortened_text(text: str) -> str:
    """The beginning of a text, on one line, to be repeated in a message."""
    line = " ".join(text.split())
    return line[:_SHOWN] + ("…" if len(line) > _SHOWN else "")


def shown_cell(cell: SheetCell) -> str:
    """What stands in a cell, as a message repeats it."""
    text, kind = shortened_text(cell.text), _KINDS.get(cell.kind)
    return f"{kind} ({text})" if kind else f"'{text}'"
