"""Cells that are chosen from a list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cluster_psia.assessment.files.sheets.cell import SheetCell
from cluster_psia.assessment.tables.cells import BETWEEN, parts_of, sayable_part
from cluster_psia.assessment.tables.number_cells import whole_number_in
from cluster_psia.assessment.tables.reading.refused import RefusedError, shown_cell
from cluster_psia.assessment.tables.reading.signs import is_sign, says_not_known
from cluster_psia.method.model.entry import EntryLabels, key_called_unknown

if TYPE_CHECKING:
    from cluster_psia.assessment.tables.cells import Written
    from cluster_psia.assessment.tables.reading.context import Labels, Lookup, ReadingContext
    from cluster_psia.method import Method


@dataclass(frozen=True)
class ChoiceCell:
    """One of a list, by its label or its key, in the plural or the singular. ``unknown`` is what a
    sign means; without ``empties`` it means nothing.

    ``what`` completes "'…' is no …". ``marks`` may stand before a label and say nothing of their
    own.
    """

    labels: Labels
    what: str
    empties: bool = True
    unknown: Any = None
    marks: str = ""

    def show(self, value: Any, names: Written, method: Method) -> str | int:
        """The label."""
        return "" if value is None else label_in(self.labels(method), str(value))

    def read(self, cell: SheetCell, by: ReadingContext) -> Any:
        """The key. A label that reads like a sign ("Not known") is a label first.

        What went out as "unknown: key" comes back as that key; whether the document had it is for
        the document to say.
        """
        bare, lookup = cell.text.strip(f"{self.marks} "), by.lookup(self.labels)
        key = lookup.key_of(bare)
        if key is None and isinstance(lookup.labels, EntryLabels):
            key = key_called_unknown(bare)
        if key is not None:
            return key
        if self.empties and says_not_known(cell.text):
            return self.unknown
        shown = shown_cell(SheetCell(bare, cell.kind))
        raise RefusedError(f"{shown} is no {self.what}", f"use one of: {self._offered(lookup)}")

    def _offered(self, lookup: Lookup) -> str:
        labels = lookup.labels.values()
        unsaid = self.empties and not any(map(is_sign, labels))
        return ", ".join(labels) + (", or ? when it is not known" if unsaid else "")


@dataclass(frozen=True)
class DegreeCell(ChoiceCell):
    """A degree from 1 to 5 as a number, or "not known" as an answer."""

    def show(self, value: Any, names: Written, method: Method) -> str | int:
        """The number, or the words."""
        return value if isinstance(value, int) else super().show(value, names, method)

    def read(self, cell: SheetCell, by: ReadingContext) -> Any:
        """The number, also out of its label ("5 very"), or "unknown"."""
        try:
            key: str | None = str(whole_number_in(cell, by, ""))
        except RefusedError:
            key = None
        if key not in by.lookup(self.labels).labels:
            key = super().read(cell, by)
        return int(key) if key and key.isdigit() else key


@dataclass(frozen=True)
class ChoicesCell:
    """Some of a list, with semicolons, line breaks or commas between them. What a cell names are
    all of them; a sign empties.
    """

    labels: Labels
    what: str

    def show(self, value: Iterable[str] | None, names: Written, method: Method) -> str:
        """The labels."""
        labels = self.labels(method)
        return BETWEEN.join(sayable_part(label_in(labels, key), key) for key in value or ())

    def read(self, cell: SheetCell, by: ReadingContext) -> tuple[str, ...]:
        """The keys, each once."""
        one, lookup = ChoiceCell(self.labels, self.what), by.lookup(self.labels)
        found: dict[str, None] = {}
        for part in parts_of(cell.text, ";؛；\n"):
            several = part.split(",") if lookup.key_of(part) is None else [part]
            if len(several) > 1 and None in map(lookup.key_of, several):
                several = [part]
            found |= dict.fromkeys(one.read(SheetCell(each.strip()), by) for each in several)
        return tuple(found)


def label_in(labels: Mapping[str, str], key: str) -> str:
    """The label of a key; one that the method does not know is called so."""
    return labels[key] if isinstance(labels, EntryLabels) else labels.get(key, key)
