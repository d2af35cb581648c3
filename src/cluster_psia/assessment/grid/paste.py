"""A block of a spreadsheet, laid over a grid from one cell on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from cluster_psia.assessment.files.sheets.clipboard import split_clipboard
from cluster_psia.words import counted_noun

if TYPE_CHECKING:
    from cluster_psia.assessment.grid.value import CellAt, GridColumn

MOST_CELLS = 200_000  # of one block


class BlockError(ValueError):
    """A block cannot be laid where it was pasted: one sentence for people."""


class PastedCell(NamedTuple):
    """A cell of a block at its place in the grid."""

    at: CellAt
    text: str


def lay_block(
    text: str, at: CellAt, columns: Sequence[GridColumn], rows: Sequence[str], new: str | None
) -> tuple[PastedCell, ...]:
    """The cells of a copied block where they come to stand, row by row.

    ``rows`` are the ids of the rows that there are; rows beyond them get ids that begin with
    ``new``. Raises BlockError where something of the block would fall beside the grid, so that no
    cell is left out unseen: beyond the last column, or beyond the last row where ``new`` is None.
    """
    block = split_clipboard(text)
    keys = [column.key for column in columns]
    first = keys.index(at[1]) if at[1] in keys else 0
    start = rows.index(at[0]) if at[0] in rows else len(rows)
    ids = _ids(rows[start:], at[0] if start == len(rows) else None, len(block), new)
    _check_size(block, columns[first:], len(ids))
    return tuple(_placed(block, ids, keys[first:]))


def _ids(there: Sequence[str], first: str | None, count: int, new: str | None) -> list[str]:
    """The ids of the rows that a block of ``count`` rows covers. A block that begins in the empty
    row at the end begins with the id that the browser gave this one.
    """
    ids = list(there[:count])
    if new is not None:
        ids += [first] if first and len(ids) < count else []
        ids += [f"{new}{number}" for number in range(count - len(ids))]
    return ids


def _check_size(block: Sequence[Sequence[str]], columns: Sequence[GridColumn], rows: int) -> None:
    cells = sum(map(len, block))
    if cells > MOST_CELLS:
        raise BlockError(
            f"Nothing was pasted: the block has {cells:,} cells, and at most {MOST_CELLS:,} are"
            " taken at once; paste it in parts"
        )
    if any(any(row) for row in block[rows:]):
        raise BlockError(
            f"Nothing was pasted: the block has {counted_noun(len(block), 'row')}, and from here on"
            f" the table has {rows}; begin higher up"
        )
    width = max((len(row) for row in block if any(row[len(columns) :])), default=0)
    if width:
        raise BlockError(
            f"Nothing was pasted: the block is {width} columns wide, and from “{columns[0].head}”"
            f" on the table has {len(columns)}; begin further left"
        )


def _placed(
    block: Sequence[Sequence[str]], ids: Sequence[str], keys: Sequence[str]
) -> Iterator[PastedCell]:
    for id_, row in zip(ids, block, strict=False):
        for key, text in zip(keys, row, strict=False):
            yield PastedCell((id_, key), text)
