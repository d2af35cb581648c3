"""The tables of nodes and links to take away, in the columns that an import reads: Excel with three sheets, or CSV."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal

from cluster_psia.assessment.chain_import import ACTOR_FIELDS, HEADINGS, INSTITUTION_FIELDS, LINK_FIELDS
from cluster_psia.assessment.model import Assessment
from cluster_psia.mapping.network import nodes
from cluster_psia.method import load_method
from cluster_psia.method.cite import document_name

Which = Literal["actors", "institutions", "links"]
SHEETS: tuple[Which, ...] = ("actors", "institutions", "links")
_FIELDS = {"actors": ("id", *ACTOR_FIELDS), "institutions": ("id", *INSTITUTION_FIELDS), "links": LINK_FIELDS}
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_LONGEST = 32_000  # an Excel cell holds hardly more


def table(a: Assessment, which: Which) -> tuple[Sequence[str], Iterator[list[Any]]]:
    """The headings and the rows of one table, with labels where the document has keys."""
    fields = _FIELDS[which]
    heads = [HEADINGS[field][0] for field in (*fields, "document", "place")]
    entries: Iterable[Any] = getattr(a.chain, which)
    return [head[:1].upper() + head[1:] for head in heads], _rows(a, entries, fields)


def _rows(a: Assessment, entries: Iterable[Any], fields: Sequence[str]) -> Iterator[list[Any]]:
    box = load_method().box_2
    words = {entry.key: entry.label for kinds in (box.actor_kinds, box.institution_kinds, box.link_kinds, box.shades)
             for entry in kinds}  # fmt: skip
    stages = {stage.key: stage.label for stage in box.stages}
    ids = _names(a)
    said = {"kind": words, "poverty": words, "stage": stages, "source": ids, "target": ids}
    for entry in entries:
        values = [getattr(entry, field) for field in fields]
        row = [said[f].get(v, v) if f in said and v is not None else v for f, v in zip(fields, values, strict=True)]
        cited = (document_name(entry.citation.document), entry.citation.place) if entry.citation else ("", "")
        yield [*row, *cited]


def _names(a: Assessment) -> dict[str, str]:
    """Nodes by their names, or by their ids where a name could mean another node: an import then finds the right one.

    An import takes small and capital letters for the same, and an id for a name.
    """
    labels = {id_: " ".join(node.label.split()) for id_, node in nodes(a.chain).items()}
    times = Counter(label.casefold() for label in labels.values())
    return {id_: id_ if times[label.casefold()] > 1 or label in labels else label for id_, label in labels.items()}


def chain_workbook(a: Assessment) -> bytes:
    """All three tables in one workbook; every text in it is text and none a formula."""
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, _OPTIONS) as book:
        bold = book.add_format({"bold": True})
        for which in SHEETS:
            page = book.add_worksheet(which.capitalize())
            heads, rows = table(a, which)
            for column, head in enumerate(heads):
                page.write_string(0, column, head, bold)
                page.set_column(column, column, 18)
            page.freeze_panes(1, 0)
            for number, row in enumerate(rows, 1):
                for column, value in enumerate(row):
                    if isinstance(value, int):
                        page.write_number(number, column, value)
                    elif value:
                        page.write_string(number, column, str(value)[:_LONGEST])
    return out.getvalue()


def chain_csv(a: Assessment, which: Which) -> bytes:
    """One table as CSV in UTF-8 with the mark that Excel looks for."""
    out = io.StringIO(newline="")
    heads, rows = table(a, which)
    writer = csv.writer(out)
    writer.writerow(heads)
    writer.writerows(["" if value is None else value for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")
