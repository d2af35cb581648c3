"""The chain as tables to edit, by the engine of ``table.py``: actors, institutions and links."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

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
from cluster_psia.assessment.edits.table import (
    Delta,
    EditedColumns,
    EditedRow,
    EditedTable,
    RowChange,
    ShownRows,
    apply_delta,
    refusal_reason,
    shown_rows,
)

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
COUNTS = frozenset({"units", "workers", "women", "men"})


@dataclass(frozen=True)
class Edited:
    """What came of a delta: the changed assessment, why rows were refused, and new rows that are
    not yet complete.
    """

    assessment: Assessment
    refused: tuple[str, ...] = ()
    drafts: tuple[EditedRow, ...] = ()


def actor_sheet(a: Assessment) -> ShownRows:
    """The actors, one row each, with the columns of ``ACTOR_COLUMNS``."""
    return shown_rows(a.chain.actors, ACTOR_COLUMNS, lambda actor: actor.id)


def institution_sheet(a: Assessment) -> ShownRows:
    """The institutions, one row each, with the columns of ``INSTITUTION_COLUMNS``."""
    return shown_rows(a.chain.institutions, INSTITUTION_COLUMNS, lambda one: one.id)


def link_sheet(a: Assessment) -> ShownRows:
    """The links, one row each, with the columns of ``LINK_COLUMNS``; a link's id is (source,
    target, kind).
    """
    return shown_rows(a.chain.links, LINK_COLUMNS, link_ends)


def with_actors_table(a: Assessment, sheet: ShownRows, delta: Delta) -> Edited:
    """``a`` after a person edited the table of actors. A new actor gets the stage of its kind, and
    no poverty shade.
    """
    return _apply(a, sheet, delta, _ACTORS)


def with_institutions_table(a: Assessment, sheet: ShownRows, delta: Delta) -> Edited:
    """``a`` after a person edited the table of institutions."""
    return _apply(a, sheet, delta, _INSTITUTIONS)


def with_links_table(a: Assessment, sheet: ShownRows, delta: Delta) -> Edited:
    """``a`` after a person edited the table of links."""
    return _apply(a, sheet, delta, _LINKS)


def _apply(a: Assessment, sheet: ShownRows, delta: Delta, table: EditedTable[Assessment]) -> Edited:
    done = apply_delta(a, sheet, delta, table)
    refused = (f"Row {row.change.number}: {refusal_reason(row.error)}" for row in done.refused)
    return Edited(done.document, tuple(refused), done.drafts)


def _given(new: RowChange) -> EditedRow:
    return {name: value for name, value in new.fields.items() if value is not None}


def _remove_actor(a: Assessment, actor: str) -> Assessment:
    groups = [group for group in a.groups if group.node == actor]
    if groups:
        label = next(n.label for n in a.chain.actors if n.id == actor)
        raise ValueError(
            f"'{label}' was not deleted, because {goes_with(a, actor)} would go with it; "
            "choose it on the map and delete it in the panel if that is meant"
        )
    return remove_node(a, actor)


_NODE: Mapping[str, str] = {
    "label": "has no name yet; write who this is",
    "kind": "has no kind yet; choose one",
}
_ACTORS = EditedTable[Assessment](
    columns=EditedColumns(
        ACTOR_COLUMNS, texts=frozenset({"label", "poverty_reason", "note"}), whole=COUNTS
    ),
    ids=lambda a: tuple(actor.id for actor in a.chain.actors),
    add=lambda a, new: add_actor(a, **_given(new)),
    change=lambda a, id_, row: change_actor(a, id_, **row),
    remove=_remove_actor,
    required={**_NODE, "stage": "has no stage; choose one"},
    brought=frozenset({"stage"}),  # by the kind
)
_INSTITUTIONS = EditedTable[Assessment](
    columns=EditedColumns(INSTITUTION_COLUMNS, texts=frozenset({"label", "services", "note"})),
    ids=lambda a: tuple(i.id for i in a.chain.institutions),
    add=lambda a, new: add_institution(a, **_given(new)),
    change=lambda a, id_, row: change_institution(a, id_, **row),
    remove=remove_node,
    required=_NODE,
)
_LINKS = EditedTable[Assessment](
    columns=EditedColumns(LINK_COLUMNS, texts=frozenset({"note"})),
    ids=lambda a: tuple(link_ends(link) for link in a.chain.links),
    add=lambda a, new: add_link(a, **_given(new)),
    change=lambda a, id_, row: change_link(a, id_, **row),
    remove=remove_link,
    required={
        "source": "has no beginning; choose a node under From",
        "kind": "has no kind yet; choose one",
        "target": "has no end; choose a node under To",
    },
)
