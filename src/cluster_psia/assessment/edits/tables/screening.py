"""The operators of the chain against the items of the screening, as a table that people rate in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.chain import node_names
from cluster_psia.assessment.document.screening import (
    TEMPLATE_SHADE,
    applying_items,
    as_status,
    rule_for,
    sign_words,
    signs_of,
)
from cluster_psia.assessment.edits.screening import rate_item
from cluster_psia.assessment.grid.columns import judged_column
from cluster_psia.assessment.grid.table import GridTable, RowValues
from cluster_psia.assessment.grid.value import GridColumn, GridRow
from cluster_psia.assessment.tables.choice_cells import ChoiceCell
from cluster_psia.assessment.tables.reading.context import ReadingContext
from cluster_psia.words import SHADE_MARKS, SIGN_MARKS

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Actor, Assessment
    from cluster_psia.method import Method
    from cluster_psia.method.model.chain_rules import ScreeningItem

NODE, STATUS = "node", "status"  # the columns that are no item
SIGN_KEYS: Mapping[str, str] = {
    "none": "0",
    "some": "1",
    "clear": "2",
    "unknown": "?",
    "not_applicable": "-",
}
"""The key that puts a sign."""
_NAMED = "A node is named on the page Value chain"
_JUDGED = "It follows from the signs, or is somebody's own word"


def screening_table(a: Assessment) -> GridTable[Assessment]:
    """A row for each operator of the chain, a cell for its sign on each item, and what holds for
    it. Rows come and go on the page Value chain.
    """
    method = method_of(a)
    return GridTable(
        columns=_columns(method),
        rows=_rows,
        ids=lambda now: tuple(actor.id for actor in now.chain.actors),
        put=_put,
        grows=False,
    )


def _columns(method: Method) -> tuple[GridColumn, ...]:
    by = ReadingContext(method)
    return (
        GridColumn(NODE, "Node", width=128, fixed=lambda _: _NAMED),
        *(_sign_column(item, method, by) for item in method.screening.items),
        GridColumn(STATUS, "Poverty", width=84, fixed=lambda _: _JUDGED),
    )


def _sign_column(item: ScreeningItem, method: Method, by: ReadingContext) -> GridColumn:
    words = sign_words(item, method)
    marks = {mark: sign for sign, mark in SIGN_MARKS.items()}
    how = ChoiceCell(lambda _: words, "sign", empties=False, marks="".join(marks))
    judged = judged_column(
        item.key,
        item.label,
        how,
        by,
        method=method,
        kind="sign",
        options={words[sign]: mark for sign, mark in SIGN_MARKS.items()},
        keys={SIGN_KEYS[sign]: words[sign] for sign in SIGN_MARKS},
        empty="unknown",
        help=item.explanation,
        quiet=not item.counts,
        width=40,
    )
    return replace(judged, read=_or_mark(marks, judged.read))


def _or_mark(marks: Mapping[str, str], read: Callable[[str], Any]) -> Callable[[str], Any]:
    """A sign by its words, or by its mark alone."""
    return lambda text: marks.get(text.strip()) or read(text)


def _rows(a: Assessment) -> tuple[GridRow, ...]:
    names, items = node_names(a.chain), method_of(a).screening.items
    return tuple(
        GridRow(actor.id, _line_of(actor, names[actor.id], items), noted=_noted(actor))
        for actor in a.chain.actors
    )


def _noted(actor: Actor) -> tuple[str, ...]:
    """The items on which somebody wrote down what was seen, or where that stands."""
    return tuple(rated.item for rated in actor.screening if rated.note or rated.citation)


def _line_of(actor: Actor, name: str, items: Sequence[ScreeningItem]) -> SimpleNamespace:
    """An operator as its row shows it: a field for each column."""
    said = {rated.item: rated.sign for rated in actor.screening}
    signs = {item.key: said.get(item.key, "unknown") for item in items}
    return SimpleNamespace(**{**signs, NODE: name, STATUS: status_line(actor)})


def status_line(actor: Actor) -> str:
    """What holds for an operator in a word or two: by somebody's own word, as the template has it,
    or by so many of the items that are known.
    """
    rule = rule_for(actor)
    suggested = as_status(rule.suggests)
    if actor.poverty is not None:
        differs = suggested not in (None, actor.poverty)
        whose = "template" if actor.poverty_reason == TEMPLATE_SHADE else "own"
        return f"{_marked(actor.poverty)} {whose}{', differs' if differs else ''}"
    known = f"{len(signs_of(actor))} of {len(applying_items(actor))}"
    return f"{_marked(suggested) if suggested else '?'} {known}"


def _marked(status: str) -> str:
    return SHADE_MARKS.get(status, "not marked,")


def _put(a: Assessment, rows: Sequence[RowValues]) -> Assessment:
    there = {actor.id for actor in a.chain.actors}
    for row in rows:
        if row.id in there:
            for item, sign in row.values.items():
                a = rate_item(a, row.id, item, sign)
    return a
