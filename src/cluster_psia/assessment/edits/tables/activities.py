"""The activities of the programme as a table that people write into."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.model import Activity, Assessment, Serves
from cluster_psia.assessment.edits.programme import (
    add_activity,
    change_activity,
    change_served,
    remove_activity,
    serve_unknown,
)
from cluster_psia.assessment.edits.tables.chain import nodes_to_choose
from cluster_psia.assessment.grid.columns import judged_column
from cluster_psia.assessment.grid.table import GridTable, RowValues
from cluster_psia.assessment.grid.value import GridColumn, GridRow
from cluster_psia.assessment.tables.cells import OptionalCell, RequiredCell
from cluster_psia.assessment.tables.choice_cells import ChoiceCell
from cluster_psia.assessment.tables.named_cells import NodeCell
from cluster_psia.assessment.tables.names import Nodes
from cluster_psia.assessment.tables.number_cells import CountCell
from cluster_psia.assessment.tables.reading.signs import says_not_known
from cluster_psia.method.model.entry import find_entry, labels_by_key
from cluster_psia.words import NOT_KNOWN

if TYPE_CHECKING:
    from cluster_psia.assessment.tables.cells import CellFormat
    from cluster_psia.method import Method

_REQUIRED = {"label": "it has no name yet; write what the programme does"}
_AREALESS = "say under which area of Table 1 it falls, or choose the effect it aims at"


@dataclass(frozen=True)
class ActivityLine:
    """An activity as a row shows it, with whom it serves in two cells."""

    label: str
    effect: str | None
    node: str | None
    people: int | str | None
    whom: str
    area: str
    note: str


def activities_table(a: Assessment) -> GridTable[Assessment]:
    """The activities of ``a`` in their order. The area of a new one follows from its effect, else
    it is that of the activity before it, else the first of the programme.
    """
    return GridTable(
        columns=_columns(a),
        rows=lambda now: tuple(GridRow(one.id, _line_of(one)) for one in now.programme.activities),
        ids=lambda now: tuple(one.id for one in now.programme.activities),
        put=_put,
        remove=remove_activity,
        required=_REQUIRED,
    )


def effect_labels(method: Method) -> dict[str, str]:
    """The effects of all areas of Table 1, by key."""
    return {effect.key: effect.label for area in method.table_1.areas for effect in area.effects}


def area_of(effect: str | None, method: Method) -> str | None:
    """The area of Table 1 that aims at an effect; None for none that is known."""
    areas = method.table_1.areas
    return next((area.key for area in areas if find_entry(area.effects, effect)), None)


def _columns(a: Assessment) -> tuple[GridColumn, ...]:
    method, nodes = method_of(a), Nodes(a, method_of(a))
    areas = labels_by_key(method.table_1.areas)
    effects = {effect.label: area.label for area in method.table_1.areas for effect in area.effects}
    in_list = ChoiceCell(lambda _: areas, "area of Table 1", empties=False)
    aimed = ChoiceCell(effect_labels, "effect of Table 1")

    def _column(key: str, head: str, how: CellFormat, **more: Any) -> GridColumn:
        by, names = nodes.context, nodes.written
        return judged_column(key, head, how, by, method=method, names=names, **more)

    node = _column("node", "Enters the chain at", NodeCell(), width=150)
    people = _column("people", "Serves", CountCell())
    served = "How many people it trains, lends to or buys from: not all who work where it enters."
    return (
        _column("label", "What the programme does", RequiredCell(300), width=230),
        replace(node, show=_or_nothing(node.show), options=nodes_to_choose(a.chain)),
        _column("effect", "Effect it aims at", aimed, options=effects, width=170),
        GridColumn(
            "people",
            "Serves",
            "number",
            _or_unknown(people.read),
            width=86,
            help=f"{served} “{NOT_KNOWN}” where nobody knows; empty as long as nobody said.",
        ),
        _column("whom", "Whom", OptionalCell(300), empty="", width=110),
        _column("area", "Area", in_list, width=150, help="It follows from the effect."),
        _column("note", "Note", OptionalCell(5000), empty="", width=160, lines=True),
    )


def _or_unknown(read: Callable[[str], Any]) -> Callable[[str], Any]:
    """A number, or that nobody knows it."""
    return lambda text: NOT_KNOWN if says_not_known(text) else read(text)


def _or_nothing(show: Callable[[Any], str]) -> Callable[[Any], str]:
    return lambda value: "" if value is None else show(value)


def _line_of(one: Activity) -> ActivityLine:
    serves = one.serves or Serves()
    unknown = one.serves is not None and serves.people is None
    return ActivityLine(
        one.label,
        one.effect,
        one.node,
        NOT_KNOWN if unknown else serves.people,
        serves.whom,
        one.area,
        one.note,
    )


def _put(a: Assessment, rows: Sequence[RowValues]) -> Assessment:
    for row in rows:
        given = dict(row.values)
        if row.id is None:
            a, id_ = _added(a, given)
        elif row.id in {one.id for one in a.programme.activities}:
            id_ = row.id
        else:
            continue  # somebody took it out
        a = _changed(a, id_, given)
    return a


def _added(a: Assessment, given: Mapping[str, Any]) -> tuple[Assessment, str]:
    """``a`` with one more activity, and its id."""
    held = a.programme
    before = held.activities[-1].area if held.activities else next(iter(held.areas), None)
    area = given.get("area") or area_of(given.get("effect"), method_of(a)) or before
    if area is None:
        raise ValueError(_AREALESS)
    a = add_activity(a, area, given["label"])
    return a, a.programme.activities[-1].id


def _changed(a: Assessment, id_: str, given: Mapping[str, Any]) -> Assessment:
    """``a`` with what was written of one activity; an effect brings its area along."""
    fields = {key: given[key] for key in ("label", "node", "note", "area") if key in given}
    if "effect" in given:
        aimed = area_of(given["effect"], method_of(a))
        fields |= {"effect": given["effect"], **({"area": aimed} if aimed else {})}
    a = change_activity(a, id_, **fields)
    if "whom" in given:
        a = change_served(a, id_, whom=given["whom"])
    if "people" in given:
        unknown = given["people"] == NOT_KNOWN
        a = change_served(a, id_, people=None if unknown else given["people"])
        silent = next(one.serves is None for one in a.programme.activities if one.id == id_)
        if unknown and silent:
            a = serve_unknown(a, id_, unknown=True)
    return a
