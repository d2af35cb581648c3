"""Where tables stand on a sheet: their headings, the rows below them, and what stands around.

The headings are in the row among the first ten that hold something which holds the most known ones.
Two rows of headings, or one heading over several columns, are told before any figure is read: what
the lower one means depends on the upper one. Whoever sees the sheet can say which rows they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from cluster_psia.assessment.tables.reading.even import even_text
from cluster_psia.assessment.tables.reading.refused import shortened_text

if TYPE_CHECKING:
    from cluster_psia.assessment.files.sheets.cell import SheetLine, SheetPage

_FIRST = 10  # rows that hold something, among which the headings are looked for
_OFFERED = 10  # rows that may hold the headings, where nobody can tell
_SHOWN = 3  # texts of a row that a note repeats

HeadingRows = tuple[int, ...]  # numbers of the one or two rows that hold the headings


@dataclass(frozen=True)
class HeadingWords:
    """What headings are known: one alone, how many of a row, and whether a row of them is enough to
    read a table by.
    """

    known: Callable[[str], bool]
    count: Callable[[Sequence[str]], int]
    complete: Callable[[Sequence[str]], bool]


@dataclass(frozen=True)
class FoundTable:
    """A table on a sheet. ``notes`` are sentences on where it was found."""

    page: SheetPage
    headings: tuple[str, ...]  # as they are written
    heading_rows: HeadingRows
    lines: tuple[SheetLine, ...]
    notes: tuple[str, ...] = ()


class UnclearHeadings(NamedTuple):
    """Why no table of a sheet is read, and which rows may hold its headings."""

    why: str
    rows: tuple[HeadingRows, ...]


FoundTables = tuple[FoundTable, ...] | UnclearHeadings


def find_tables(page: SheetPage, words: HeadingWords, chosen: HeadingRows = ()) -> FoundTables:
    """The tables of a sheet, one below the other; empty where no heading is known. ``chosen`` are
    the rows that somebody said hold the headings.
    """
    if chosen:
        heads = [line for line in page.lines if line.number in chosen]
        return _tables(page, words, heads, _after(page, heads)) if heads else ()
    at = _best(page, words)
    if at is None:
        return ()
    unclear = _unclear(page, words, at)
    if unclear:
        return unclear
    above = page.lines[:at]
    notes = (_told_above(page.lines[at].number, above),) if above else ()
    return _tables(page, words, [page.lines[at]], page.lines[at + 1 :], notes)


def rows_to_choose_from(page: SheetPage) -> tuple[HeadingRows, ...]:
    """The rows of a sheet that may hold headings, where none are known: the first with more than
    one text.
    """
    first = [line.number for line in page.lines if len(set(line_texts(line))) > 1]
    return tuple((number,) for number in first[:_OFFERED])


def _after(page: SheetPage, heads: Sequence[SheetLine]) -> tuple[SheetLine, ...]:
    last = heads[-1].number if heads else 0
    return tuple(line for line in page.lines if line.number > last)


def _best(page: SheetPage, words: HeadingWords) -> int | None:
    """The first row with the most known headings, by its place among those that hold something."""
    counts = [words.count(line_texts(line)) for line in page.lines[:_FIRST]]
    most = max(counts, default=0)
    return counts.index(most) if most else None


def line_texts(line: SheetLine) -> list[str]:
    """The texts of a row."""
    return [cell.text for cell in line.cells]


def _told_above(row: int, above: Sequence[SheetLine]) -> str:
    said = [cell.text for line in above for cell in line.cells if cell.text]
    shown = ", ".join(f"'{shortened_text(text)}'" for text in said[:_SHOWN])
    more = " …" if len(said) > _SHOWN else ""
    return f"row {row} holds the headings; what stands above was left aside: {shown}{more}."


# One below the other -----------------------------------------------------------------------------


def _tables(
    page: SheetPage,
    words: HeadingWords,
    heads: Sequence[SheetLine],
    lines: Sequence[SheetLine],
    notes: tuple[str, ...] = (),
) -> tuple[FoundTable, ...]:
    """The table with these headings, and those that begin below it."""
    found: list[FoundTable] = []
    own: list[SheetLine] = []
    for line in lines:
        if not _begins_table(line, words):
            own.append(line)
            continue
        title = own.pop() if own and _is_title(own[-1], line) else None
        found.append(_table(page, heads, own, notes))
        begun = f"another table begins in row {line.number}"
        over = f", under '{shortened_text(_only_text(title))}'" if title else ""
        heads, own, notes = [line], [], (f"{begun}{over}.",)
    return (*found, _table(page, heads, own, notes))


def _table(
    page: SheetPage,
    heads: Sequence[SheetLine],
    lines: Sequence[SheetLine],
    notes: tuple[str, ...],
) -> FoundTable:
    rows = tuple(line.number for line in heads)
    return FoundTable(page, _joined(heads), rows, tuple(lines), notes)


def _joined(heads: Sequence[SheetLine]) -> tuple[str, ...]:
    """The headings of one row, or of two: the lower one where both say something."""
    width = max(len(line.cells) for line in heads)
    return tuple(_lowest_text(heads, index) for index in range(width))


def _lowest_text(heads: Sequence[SheetLine], column: int) -> str:
    texts = (line.at(column).text for line in reversed(heads))
    return next(filter(None, texts), "")


def _begins_table(line: SheetLine, words: HeadingWords) -> bool:
    filled = [text for text in line_texts(line) if text]
    return len(filled) > 1 and all(map(words.known, filled)) and words.complete(filled)


def _is_title(line: SheetLine, below: SheetLine) -> bool:
    """Whether a row is no more than the title of the table right below it."""
    return len([text for text in line_texts(line) if text]) == 1 and below.number - line.number <= 2


def _only_text(line: SheetLine) -> str:
    return next(text for text in line_texts(line) if text)


# Headings that say more than one thing -----------------------------------------------------------


def _unclear(page: SheetPage, words: HeadingWords, at: int) -> UnclearHeadings | None:
    """Why the headings in the row at ``at`` do not say what stands below them; None where they
    do.
    """
    head = page.lines[at]
    below = page.lines[at + 1] if at + 1 < len(page.lines) else None
    above = page.lines[at - 1] if at else None
    for over, under in _second_rows(page, words, head, below, above):
        rows = (over.number, under.number)
        said = ", ".join(f"'{shortened_text(text)}'" for text in line_texts(under) if text)
        why = (
            f"the headings stand in two rows, {rows[0]} and {rows[1]} ({said}): what the lower ones"
            " mean depends on the upper ones. Put one heading over each column, or choose the rows"
            " that hold the headings."
        )
        return UnclearHeadings(why, (rows, (rows[0],), (rows[1],)))
    wide = _wide_heading(page, head)
    if wide and words.known(wide):
        why = (
            f"the heading '{shortened_text(wide)}' in row {head.number} stands over several columns"
            " with something in them. Put one heading over each column, or choose the row that"
            " holds the headings."
        )
        return UnclearHeadings(why, ((head.number,),))
    return None


def _second_rows(
    page: SheetPage,
    words: HeadingWords,
    head: SheetLine,
    below: SheetLine | None,
    above: SheetLine | None,
) -> Iterator[tuple[SheetLine, SheetLine]]:
    """The two rows of headings, upper and lower, where there are two."""
    if below and _goes_on(words, head, below):
        yield head, below
    if above and head.number - above.number == 1 and _captions(page, words, above, head):
        yield above, head


def _goes_on(words: HeadingWords, head: SheetLine, below: SheetLine) -> bool:
    """Whether the row below the headings holds more of them: nothing but known ones, or texts alone
    of which one stands where no heading is, and nothing in the first column.
    """
    filled = [text for text in line_texts(below) if text]
    if words.count(filled) == len(filled):
        return not words.complete(filled)
    first = next(index for index, text in enumerate(line_texts(head)) if text)
    unheaded = any(cell.text and not head.at(i).text for i, cell in enumerate(below.cells))
    texts = all(not any(map(str.isdigit, text)) for text in filled)
    return unheaded and texts and not below.at(first).text


def _captions(page: SheetPage, words: HeadingWords, above: SheetLine, head: SheetLine) -> bool:
    """Whether the row above the headings says something of several columns each, and is no title
    of them all.
    """
    said = [index for index, text in enumerate(line_texts(above)) if text]
    spans = [m for m in page.merged if m.top <= above.number <= m.bottom and m.right > m.left]
    first = next(index for index, text in enumerate(line_texts(head)) if text)
    if spans and (len(said) > 1 or said[0] > first):
        return True
    known = [even_text(text) for text in line_texts(head) if words.known(text)]
    return len(said) > 1 and len(set(known)) < len(known)


def _wide_heading(page: SheetPage, head: SheetLine) -> str:
    """A heading that was merged over several columns of which another one holds something; empty
    without one.
    """
    for span in page.merged:
        if not (span.top <= head.number <= span.bottom and span.right > span.left):
            continue
        others = range(span.left + 1, span.right + 1)
        rows = (line for line in page.lines if line.number > span.bottom)
        if head.at(span.left).text and any(line.at(i).text for line in rows for i in others):
            return head.at(span.left).text
    return ""
