"""The chain as tables to edit: what a person did to a table, taken into the assessment row by row.

A row that cannot be taken is refused with its reason and costs no other row. What arrives is the
delta that a table editor reports: ``{"edited_rows": {0: {"label": "…"}}, "added_rows": [{…}],
"deleted_rows": [2]}``, counted against the ``ShownRows`` that was shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from cluster_psia.assessment.document.explain import error_sentence
from cluster_psia.assessment.document.model import Assessment
from cluster_psia.assessment.edits.chain import (
    add_actor,
    add_institution,
    add_link,
    change_actor,
    change_institution,
    change_link,
    goes_with,
    link_ends,
    remove_link,
    remove_node,
)

Row = dict[str, Any]
Delta = Mapping[str, Any]
ACTOR_COLUMNS = (
    "label",
    "kind",
    "stage",
    "units",
    "workers",
    "women",
    "men",
    "poverty",
    "poverty_reason",
    "note",
)
INSTITUTION_COLUMNS = ("label", "kind", "ownership", "services", "note")
LINK_COLUMNS = ("source", "kind", "target", "note")
TEXTS = {"label", "poverty_reason", "services", "note"}
COUNTS = {"units", "workers", "women", "men"}


@dataclass(frozen=True)
class ShownRows:
    """A table as it was shown. ``ids`` says which entry each row is;
    None marks a draft that is not yet complete.
    """

    ids: tuple[Any, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Edited:
    """What came of a delta: the changed assessment, why rows were
    refused, and new rows that are not yet complete.
    """

    assessment: Assessment
    refused: tuple[str, ...] = ()
    drafts: tuple[Row, ...] = ()


@dataclass(frozen=True)
class _Change:
    """One row of a table that was changed, added or taken out."""

    where: str
    id: Any
    fields: Row
    gone: bool = False


@dataclass(frozen=True)
class _Table:
    """How one kind of row is put into, changed in and taken out of an assessment."""

    ids: Callable[[Assessment], tuple[Any, ...]]
    add: Callable[[Assessment, Row], Assessment]
    change: Callable[[Assessment, Any, Row], Assessment]
    remove: Callable[[Assessment, Any], Assessment]
    required: dict[str, str]


def actor_sheet(a: Assessment) -> ShownRows:
    """The actors, one row each, with the columns of ``ACTOR_COLUMNS``."""
    rows = tuple({name: getattr(actor, name) for name in ACTOR_COLUMNS} for actor in a.chain.actors)
    return ShownRows(tuple(actor.id for actor in a.chain.actors), rows)


def institution_sheet(a: Assessment) -> ShownRows:
    """The institutions, one row each, with the columns of ``INSTITUTION_COLUMNS``."""
    rows = tuple(
        {name: getattr(i, name) for name in INSTITUTION_COLUMNS} for i in a.chain.institutions
    )
    return ShownRows(tuple(i.id for i in a.chain.institutions), rows)


def link_sheet(a: Assessment) -> ShownRows:
    """The links, one row each, with the columns of
    ``LINK_COLUMNS``; a link's id is (source, target, kind).
    """
    rows = tuple({name: getattr(link, name) for name in LINK_COLUMNS} for link in a.chain.links)
    return ShownRows(tuple(link_ends(link) for link in a.chain.links), rows)


def with_drafts(sheet: ShownRows, drafts: tuple[Row, ...]) -> ShownRows:
    """``sheet`` with new rows at its end that are still to be completed."""
    return ShownRows((*sheet.ids, *(None for _ in drafts)), (*sheet.rows, *drafts))


def with_actors_table(a: Assessment, sheet: ShownRows, delta: Delta) -> Edited:
    """``a`` after a person edited the table of actors. A new actor
    gets the stage of its kind, and no poverty shade.
    """
    return _apply(a, sheet, delta, _ACTORS)


def with_institutions_table(a: Assessment, sheet: ShownRows, delta: Delta) -> Edited:
    """``a`` after a person edited the table of institutions."""
    return _apply(a, sheet, delta, _INSTITUTIONS)


def with_links_table(a: Assessment, sheet: ShownRows, delta: Delta) -> Edited:
    """``a`` after a person edited the table of links."""
    return _apply(a, sheet, delta, _LINKS)


def _apply(a: Assessment, sheet: ShownRows, delta: Delta, table: _Table) -> Edited:
    refused: list[str] = []
    drafts: list[Row] = []
    for change in _changes(sheet, delta):
        try:
            a = _one(a, change, table)
        except (ValidationError, ValueError) as error:
            refused.append(f"{change.where}: {refusal_reason(error)}")
            if change.id is None:
                drafts.append(change.fields)
    return Edited(a, tuple(refused), tuple(drafts))


def _changes(sheet: ShownRows, delta: Delta) -> Iterator[_Change]:
    edited = {int(index): row for index, row in delta.get("edited_rows", {}).items()}
    deleted = {int(index) for index in delta.get("deleted_rows", [])}
    for index, (id_, row) in enumerate(zip(sheet.ids, sheet.rows, strict=True)):
        where, fields = f"Row {index + 1}", _clean(edited.get(index, {}))
        if id_ is None and index not in deleted:
            yield _Change(where, None, {**row, **fields})
        elif id_ is not None and (fields or index in deleted):
            yield _Change(where, id_, fields, gone=index in deleted)
    for number, row in enumerate(delta.get("added_rows", []), len(sheet.rows) + 1):
        fields = _clean(row)
        if any(value not in (None, "") for value in fields.values()):
            yield _Change(f"Row {number}", None, fields)


def _clean(row: Mapping[str, Any]) -> Row:
    """A row of a table editor as fields: empty texts for None,
    whole numbers as such, only columns of ours.
    """
    fields: Row = {}
    for name, value in row.items():
        if name in TEXTS:
            fields[name] = value or ""
        elif name in COUNTS and isinstance(value, float) and value.is_integer():
            fields[name] = int(value)
        elif name in {*ACTOR_COLUMNS, *INSTITUTION_COLUMNS, *LINK_COLUMNS}:
            fields[name] = value
    return fields


def _one(a: Assessment, change: _Change, table: _Table) -> Assessment:
    if change.id is not None and change.id not in table.ids(a):
        return a  # taken out meanwhile: there is nothing left to change
    if change.gone:
        return table.remove(a, change.id)
    for name, complaint in table.required.items():
        touched = (
            name in change.fields if change.id is not None else name != "stage"
        )  # a kind brings its stage
        if touched and change.fields.get(name) in (None, ""):
            raise ValueError(complaint)
    if change.id is None:
        return table.add(
            a, {name: value for name, value in change.fields.items() if value is not None}
        )
    return table.change(a, change.id, change.fields)


def refusal_reason(error: ValueError) -> str:
    """Why a row was refused, in one sentence without technical words."""
    return error_sentence(error) if isinstance(error, ValidationError) else str(error)


def _remove_actor(a: Assessment, actor: str) -> Assessment:
    groups = [group for group in a.groups if group.node == actor]
    if groups:
        label = next(n.label for n in a.chain.actors if n.id == actor)
        raise ValueError(
            f"'{label}' was not deleted, because {goes_with(a, actor)} would go with it; "
            "choose it on the map and delete it in the panel if that is meant"
        )
    return remove_node(a, actor)


_NODE = {"label": "has no name yet; write who this is", "kind": "has no kind yet; choose one"}
_ACTORS = _Table(
    lambda a: tuple(actor.id for actor in a.chain.actors),
    lambda a, row: add_actor(a, **row),
    lambda a, id_, row: change_actor(a, id_, **row),
    _remove_actor,
    {**_NODE, "stage": "has no stage; choose one"},
)
_INSTITUTIONS = _Table(
    lambda a: tuple(i.id for i in a.chain.institutions),
    lambda a, row: add_institution(a, **row),
    lambda a, id_, row: change_institution(a, id_, **row),
    remove_node,
    _NODE,
)
_LINKS = _Table(
    lambda a: tuple(link_ends(link) for link in a.chain.links),
    lambda a, row: add_link(a, **row),
    lambda a, id_, row: change_link(a, id_, **row),
    remove_link,
    {
        "source": "has no beginning; choose a node under From",
        "kind": "has no kind yet; choose one",
        "target": "has no end; choose a node under To",
    },
)
