"""What the cells of a row change in the thing that it is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from cluster_psia.assessment.document.chain import Figure
from cluster_psia.assessment.document.model import replace
from cluster_psia.assessment.document.sources import Citation
from cluster_psia.assessment.files.sheets.cell import SheetCell
from cluster_psia.assessment.tables.named_cells import NAMED
from cluster_psia.assessment.tables.reading.refused import RefusedError
from cluster_psia.assessment.tables.shape import ChainColumn, ChainTable, value_at

if TYPE_CHECKING:
    from cluster_psia.assessment.tables.names import Nodes
    from cluster_psia.assessment.tables.reading.judge import JudgedCell
    from cluster_psia.assessment.tables.reading.value import Cells
    from cluster_psia.assessment.tables.report import Happens


def text_in(cells: Cells, field: str) -> str:
    """What stands in the column of a field; empty where nothing does."""
    return cells[field].text if field in cells else ""


def row_fields(
    columns: Iterable[ChainColumn], cells: Cells, old: Any, nodes: Nodes
) -> dict[str, Any]:
    """The fields that a row sets, read and put together. Raises RefusedError.

    An empty cell leaves a field as it is, and so do cells that say what the field holds already:
    what was taken away and comes back untouched changes nothing. The cells of an income and those
    of a source are read together.
    """
    parts: dict[str, list[ChainColumn]] = defaultdict(list)
    for column in columns:
        if column.field in cells:
            parts[column.field.split(".")[0]].append(column)
    return {
        name: _part(name, read_cells(of, cells, nodes), old)
        for name, of in parts.items()
        if old is None or not _says_the_same(of, cells, old, nodes)
    }


def read_cells(columns: Iterable[ChainColumn], cells: Cells, nodes: Nodes) -> dict[str, Any]:
    """What the cells of these columns say, by field. Raises RefusedError."""
    return {column.field: _value(column, cells[column.field], nodes) for column in columns}


def _value(column: ChainColumn, cell: JudgedCell, nodes: Nodes) -> Any:
    """What one cell says; which things of the document it names depends on the assessment. Raises
    RefusedError, which names the column.
    """
    if not isinstance(column.how, NAMED):
        return cell.value
    try:
        return column.how.read(SheetCell(cell.text), nodes.context)
    except RefusedError as error:
        raise RefusedError(f"{column.head}: {error.reason}", error.mend) from error


def _says_the_same(columns: Iterable[ChainColumn], cells: Cells, old: Any, nodes: Nodes) -> bool:
    """Whether the cells say what a thing holds already."""
    return all(
        str(column.how.show(value_at(old, column.field), nodes.written, nodes.method))
        == cells[column.field].text
        for column in columns
    )


def read_needed(
    table: ChainTable, fields: Collection[str], cells: Cells, nodes: Nodes
) -> dict[str, Any]:
    """What the cells say in the fields without which a row says nothing. Raises RefusedError, also
    for one that is empty.
    """
    for field in fields:
        if field not in cells:
            raise RefusedError(f"has nothing under '{table.head(field)}'")
    return read_cells([c for c in table.columns if c.field in fields], cells, nodes)


def what_happened(old: Any, new: Any) -> Happens:
    """What a row did to the thing it is about: ``old`` is None for one that was not there."""
    if old is None:
        return "added"
    return "unchanged" if new == old else "changed"


def _part(name: str, read: dict[str, Any], old: Any) -> Any:
    if name == "citation":
        return _citation(read, "citation.", value_at(old, "citation"), "Source")
    if name == "income":
        return _income(read, value_at(old, "income"))
    return read[name]


def _citation(read: Mapping[str, Any], at: str, old: Citation | None, head: str) -> Citation | None:
    """A place belongs to its source: another source has no place until one is given, and none
    stands without it.
    """
    source: str | None = read.get(f"{at}source")
    place: str | None = read.get(f"{at}place")
    if source is None or (old is not None and source == old.source):
        if old is None:
            raise RefusedError(
                "names a place and no source",
                f"write the source under '{head}', then the place in it",
            )
        return old if place is None else replace(old, place=place)
    if not source and place:
        raise RefusedError(f"empties '{head}' and names a place in it", "empty the place as well")
    return Citation(source=source, place=place or "") if source else None


def _income(read: Mapping[str, Any], old: Figure | None) -> Figure | None:
    """An income is its amount; unit, date, how sure and source belong to it and go with it."""
    fields = {field.removeprefix("income."): value for field, value in read.items()}
    amount = fields.get("amount", value_at(old, "amount"))
    if not amount:
        _refuse_more_than_amount(fields)
        return None
    given = {field: value for field, value in fields.items() if not field.startswith("citation.")}
    if len(given) < len(fields):
        cited = value_at(old, "citation")
        given["citation"] = _citation(read, "income.citation.", cited, "Income source")
    return replace(old, **given) if old else Figure(**given)


def _refuse_more_than_amount(fields: Mapping[str, Any]) -> None:
    """Raise RefusedError where cells tell something of an income that has no amount."""
    if not any(value for field, value in fields.items() if field != "amount"):
        return
    if "amount" in fields:
        raise RefusedError(
            "empties 'Income' and tells more of it", "empty the unit, date and source as well"
        )
    raise RefusedError(
        "tells of an income and not how much", "write the amount, as it was told, under 'Income'"
    )
