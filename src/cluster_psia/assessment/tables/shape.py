"""What a table of a value chain is: its columns, and the things that its rows are about."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from cluster_psia.assessment.tables.reading.even import even_text

if TYPE_CHECKING:
    from cluster_psia.assessment.document.chain import Chain
    from cluster_psia.assessment.tables.cells import CellFormat

Which = Literal["actors", "institutions", "links", "differences", "figures", "screening"]


@dataclass(frozen=True)
class ChainColumn:
    """A column: the field it holds ("income.amount" is a field of a field), its heading, and other
    ways to write it.
    """

    field: str
    head: str
    how: CellFormat
    also: tuple[str, ...] = ()

    @property
    def headings(self) -> tuple[str, ...]:
        """What may stand over it, evened out."""
        return tuple(map(even_text, (self.head, *self.also)))


@dataclass(frozen=True)
class ChainTable:
    """A table: one row for each thing that ``things`` finds in a chain, with the id of the node it
    belongs to.

    ``needs`` are the fields without which a row says nothing; a heading of ``tells`` is enough to
    know the table by.
    """

    key: Which
    title: str
    columns: tuple[ChainColumn, ...]
    things: Callable[[Chain], Iterable[tuple[str, Any]]]
    needs: tuple[str, ...]
    tells: tuple[str, ...] = ()

    def head(self, field: str) -> str:
        """What stands over the column of a field."""
        return next(column.head for column in self.columns if column.field == field)


def value_at(thing: Any, field: str) -> Any:
    """What a thing of the chain holds in a field, or in a field of a field; None where there is
    nothing.
    """
    for name in field.split("."):
        thing = getattr(thing, name) if thing is not None else None
    return thing
