"""A table of ours, saved by any program, decorated as people do and in any script of digits, comes
back the same; damage to one cell is read right or told, and touches no other.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import openpyxl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cluster_psia.assessment.files.sheets.read import GivenFile
from cluster_psia.assessment.tables.read import read_given, read_tables
from cluster_psia.assessment.tables.take import import_tables
from cluster_psia.method import load_method
from tests.assessment.files.sheets.made import ods, ods_row, ods_text, ods_value
from tests.assessment.tables.given import EMPTY

if TYPE_CHECKING:
    from cluster_psia.assessment.tables.reading.value import TableRow

METHOD = load_method()
KINDS = [kind.label for kind in METHOD.box_2.actor_kinds]
SCRIPTS = ("0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९", "０１２３４５６７８９")
HEADS = ("Name", "Kind", "Workers", "Women", "Note")
FORMS = ("xlsx", "ods", "csv", "clipboard")
names = st.sampled_from(
    ["Tanners", "Ravi's women", "Işık iplik", "گھر والے", "महिलाएँ", "Home; sewers", "A, B & C"]
)
notes = st.sampled_from(["", "north side", "half of them, at least", 'say "no"', "two\nlines", "5"])
counts = st.none() | st.integers(0, 2_000_000)


@dataclass(frozen=True)
class Decorated:
    """How a table stands in a file."""

    form: str
    mark: str
    encoding: str
    titles: tuple[str, ...]
    blanks: frozenset[int]  # below which rows a blank one stands
    script: str
    grouping: str
    capitals: bool
    sep_line: bool


decorations = st.builds(
    Decorated,
    form=st.sampled_from(FORMS),
    mark=st.sampled_from(",;\t|"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le"]),
    titles=st.lists(
        st.sampled_from(["Leather cluster, 2019, draft", "Survey; north", "Page 1"]), max_size=3
    ).map(tuple),
    blanks=st.frozensets(st.integers(0, 6), max_size=3),
    script=st.sampled_from(SCRIPTS),
    grouping=st.sampled_from(["", "threes", "lakh"]),
    capitals=st.booleans(),
    sep_line=st.booleans(),
)
rows = st.lists(
    st.tuples(names, st.sampled_from(KINDS), counts, counts, notes),
    min_size=1,
    max_size=5,
    unique_by=lambda row: row[0],
)


def grouped(number: int, how: str) -> str:
    text = str(number)
    if not how or number < 1000:
        return text
    if how == "threes":
        return f"{number:,}"
    head, tail = text[:-3], text[-3:]
    pairs = [head[max(0, at - 2) : at] for at in range(len(head), 0, -2)]
    return ",".join([*reversed(pairs), tail])


def written(value: Any, how: Decorated) -> Any:
    """A value as a cell: a number as a number where the file has numbers and no script is asked
    for.
    """
    if not isinstance(value, int):
        return value or ""
    typed = how.script == SCRIPTS[0] and not how.grouping and how.form in ("xlsx", "ods")
    if typed:
        return value
    return grouped(value, how.grouping).translate(str.maketrans(SCRIPTS[0], how.script))


def lines_of(table: list[tuple[Any, ...]], how: Decorated) -> list[list[Any]]:
    heads = [head.upper() if how.capitals else head for head in HEADS]
    found: list[list[Any]] = [[title] for title in how.titles] + [heads]
    for number, row in enumerate(table):
        found.append([written(value, how) for value in row])
        found += [[]] if number in how.blanks else []
    return found


def file_of(table: list[tuple[Any, ...]], how: Decorated) -> tuple[list[GivenFile], str]:
    """The files, and what was pasted."""
    lines = lines_of(table, how)
    if how.form == "xlsx":
        return [GivenFile("firms.xlsx", as_xlsx(lines))], ""
    if how.form == "ods":
        return [GivenFile("firms.ods", as_ods(lines))], ""
    if how.form == "clipboard":
        return [], "\r\n".join("\t".join(map(as_copied, line)) for line in lines)
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=how.mark).writerows(lines)
    text = (f"sep={how.mark}\r\n" if how.sep_line else "") + out.getvalue()
    return [GivenFile("firms.csv", text.encode(how.encoding))], ""


def as_xlsx(lines: list[list[Any]]) -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    assert book.active is not None
    for line in lines:
        book.active.append(line)
    book.save(out)
    return out.getvalue()


def as_ods(lines: list[list[Any]]) -> bytes:
    return ods("".join(ods_row(*map(ods_cell, line)) for line in lines))


def ods_cell(value: Any) -> str:
    if isinstance(value, int):
        return ods_value("float", f'office:value="{value}"', str(value))
    # LibreOffice keeps each line of a cell as a paragraph.
    return ods_text(value).replace("\n", "</text:p><text:p>")


def as_copied(value: Any) -> str:
    text = str(value)
    quoted = "\t" in text or "\n" in text
    return '"' + text.replace('"', '""') + '"' if quoted else text


def known(row: tuple[Any, ...]) -> dict[str, Any]:
    label, kind, workers, women, note = row
    keys = {entry.label: entry.key for entry in METHOD.box_2.actor_kinds}
    return {"label": label, "kind": keys[kind], "workers": workers, "women": women, "note": note}


def fitting(table: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """A table without more women than workers, as the document takes it."""
    return [
        (name, kind, workers, min(women, workers) if workers and women else None, note)
        for name, kind, workers, women, note in table
    ]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rows.map(fitting), decorations)
def test_a_table_in_any_form_comes_back_the_same(
    table: list[tuple[Any, ...]], how: Decorated
) -> None:
    files, pasted = file_of(table, how)
    report = import_tables(EMPTY, read_given(files, pasted))
    assert [row.why for row in report.rows if row.happens == "refused"] == []
    found = [
        actor.model_dump(include={"label", "kind", "workers", "women", "note"})
        for actor in report.assessment.chain.actors
    ]
    assert found == [known(row) for row in table]


DAMAGE = ("12.5", "=A1", "#REF!", "x y", "—", "1,2,3", '"', "'", "\u200b", "99999999999999", "TRUE")


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rows.map(fitting), decorations, st.data())
def test_damage_to_one_cell_is_read_right_or_told_and_touches_no_other(
    table: list[tuple[Any, ...]], how: Decorated, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(table) - 1)), data.draw(st.integers(0, len(HEADS) - 1))
    damage = data.draw(st.sampled_from(DAMAGE))
    hurt = [list(row) for row in table]
    hurt[at[0]][at[1]] = damage
    files, pasted = file_of([tuple(row) for row in hurt], how)
    whole = values_of(*file_of(table, how))
    found = values_of(files, pasted)
    for number, (before, after) in enumerate(zip(whole, found, strict=True)):
        for field in {**before, **after}:
            if (number, field) != (at[0], FIELDS[at[1]]):
                assert before.get(field) == after.get(field)


FIELDS = ("label", "kind", "workers", "women", "note")


def values_of(files: list[GivenFile], pasted: str) -> list[dict[str, Any]]:
    """What each row says, cell by cell; "told" where it is refused."""
    read = read_tables(read_given(files, pasted), METHOD)
    return [_values_of_row(row) for row in read.rows]


def _values_of_row(row: TableRow) -> dict[str, Any]:
    return {field: "told" if cell.refusal else cell.value for field, cell in row.cells.items()}
