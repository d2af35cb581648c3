"""The chain as tables that people write into: actors, institutions and links."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.chain import Chain, node_names
from cluster_psia.assessment.document.model import Actor, Assessment, Institution, Link, replace
from cluster_psia.assessment.edits.chain import (
    changed_actor,
    goes_with,
    link_ends,
    new_actor,
    new_institution,
    node_ids,
    remove_link,
    remove_node,
)
from cluster_psia.assessment.edits.profile import with_part
from cluster_psia.assessment.grid.columns import judged_column
from cluster_psia.assessment.grid.table import GridTable, RowValues
from cluster_psia.assessment.grid.value import GridColumn, GridRow
from cluster_psia.assessment.tables.columns import table_of
from cluster_psia.assessment.tables.names import Nodes, written_names

if TYPE_CHECKING:
    from cluster_psia.assessment.tables.shape import Which

CHOSEN = "▶"
_WHO = "has no name yet; write who this is"
_KIND = "has no kind yet; choose one"

# What stands over the columns of each table says the table of exports; here stands what is shown of
# them, and how.
_ACTORS: dict[str, dict[str, Any]] = {
    "label": {"help": "Who they are, in the cluster's own words", "width": 220},
    "kind": {"help": "A kind of operator, after Box 2", "width": 160},
    "stage": {"help": "The column on the map; a new actor gets that of its kind", "width": 130},
    "units": {"help": "Firms, workshops or households; leave empty when not known", "width": 84},
    "workers": {"help": "All people who work here; leave empty when not known", "width": 92},
    "women": {"help": "How many of the workers are women; empty when not known", "width": 84},
    "men": {"help": "How many of the workers are men; empty when not known", "width": 84},
    "poverty": {"help": "Empty: nobody has looked yet. It needs a Why", "width": 130},
    "poverty_reason": {"help": "What makes people here poor or safe", "width": 180},
    "note": {"width": 180},
}
_INSTITUTIONS: dict[str, dict[str, Any]] = {
    "label": {"help": "As it calls itself", "width": 240},
    "kind": {"help": "Decides whether it is drawn in the cluster or beyond it", "width": 230},
    "ownership": {"help": "Public, private or mixed; empty when not known", "width": 110},
    "services": {"help": "What it does, for whom", "width": 220},
    "note": {"width": 220},
}
_LINKS: dict[str, dict[str, Any]] = {
    "source": {"help": "Seller, principal, employer, lender, or the institution", "width": 240},
    "kind": {"help": "What passes between the two", "width": 160},
    "target": {"help": "Buyer, subcontractor, worker, borrower, or whom it serves", "width": 240},
    "note": {"width": 240},
}
_LINES = ("poverty_reason", "note", "services")  # texts that may have more than one line


def actors_table(a: Assessment, chosen: str | None = None) -> GridTable[Assessment]:
    """The actors of ``a``; the one that is ``chosen`` on the map is marked. A new one gets the
    stage of its kind, and no poverty shade.
    """
    return GridTable(
        columns=_columns(a, "actors", _ACTORS),
        rows=lambda now: _rows(now.chain.actors, lambda one: one.id, chosen),
        ids=lambda now: tuple(actor.id for actor in now.chain.actors),
        put=_put_actors,
        remove=_remove_actor,
        required={"label": _WHO, "kind": _KIND, "stage": "has no stage; choose one"},
        brought=frozenset({"stage"}),  # by the kind
    )


def institutions_table(a: Assessment, chosen: str | None = None) -> GridTable[Assessment]:
    """The institutions of ``a``; the one that is ``chosen`` on the map is marked."""
    scopes = {"in": "in the cluster", "beyond": "beyond the cluster"}
    kinds = {kind.label: scopes[kind.scope] for kind in method_of(a).box_2.institution_kinds}
    shown = {**_INSTITUTIONS, "kind": {**_INSTITUTIONS["kind"], "options": kinds}}
    return GridTable(
        columns=_columns(a, "institutions", shown),
        rows=lambda now: _rows(now.chain.institutions, lambda one: one.id, chosen),
        ids=lambda now: tuple(one.id for one in now.chain.institutions),
        put=_put_institutions,
        remove=remove_node,
        required={"label": _WHO, "kind": _KIND},
    )


def links_table(a: Assessment, chosen: str | None = None) -> GridTable[Assessment]:
    """The links of ``a``; those of the node that is ``chosen`` on the map are marked."""
    nodes = {"options": nodes_to_choose(a.chain)}
    ends = {end: {**_LINKS[end], **nodes} for end in ("source", "target")}
    return GridTable(
        columns=_columns(a, "links", {**_LINKS, **ends}),
        rows=lambda now: _rows(now.chain.links, _link_id, chosen),
        ids=lambda now: tuple(map(_link_id, now.chain.links)),
        put=_put_links,
        remove=lambda now, id_: remove_link(now, link_ends(_link_of(now.chain.links, id_))),
        required={
            "source": "has no beginning; choose a node under From",
            "kind": _KIND,
            "target": "has no end; choose a node under To",
        },
    )


def _columns(
    a: Assessment, which: Which, shown: dict[str, dict[str, Any]]
) -> tuple[GridColumn, ...]:
    nodes, method = Nodes(a, method_of(a)), method_of(a)
    by_field = {column.field: column for column in table_of(which).columns}
    return tuple(
        judged_column(
            field,
            by_field[field].head,
            by_field[field].how,
            nodes.context,
            method=method,
            names=nodes.written,
            lines=field in _LINES,
            **more,
        )
        for field, more in shown.items()
    )


def nodes_to_choose(chain: Chain) -> dict[str, str]:
    """What is typed for each node, with its name where that is another."""
    names, written = node_names(chain), written_names(chain)
    return {said: "" if said == names[id_] else names[id_] for id_, said in written.items()}


def _rows(
    things: Iterable[Any], id_of: Callable[[Any], str], chosen: str | None
) -> tuple[GridRow, ...]:
    return tuple(
        GridRow(id_of(thing), thing, CHOSEN if _marks(thing, chosen) else "") for thing in things
    )


def _marks(thing: Any, chosen: str | None) -> bool:
    """A node's own row, and in the table of links every link that begins or ends at it."""
    if chosen is None:
        return False
    return chosen in ((thing.source, thing.target) if isinstance(thing, Link) else (thing.id,))


def _given(row: RowValues) -> dict[str, Any]:
    return {name: value for name, value in row.values.items() if value is not None}


def _put_actors(a: Assessment, rows: Sequence[RowValues]) -> Assessment:
    actors: dict[str, Actor] = {actor.id: actor for actor in a.chain.actors}
    taken, method = set(node_ids(a)), method_of(a)
    for row in rows:
        if row.id is None:
            new = new_actor(method, taken, **_given(row))
            actors[new.id] = new
            taken.add(new.id)
        elif row.id in actors:
            actors[row.id] = changed_actor(actors[row.id], **row.values)
    return with_part(a, "chain", actors=tuple(actors.values()))


def _put_institutions(a: Assessment, rows: Sequence[RowValues]) -> Assessment:
    those: dict[str, Institution] = {one.id: one for one in a.chain.institutions}
    taken = set(node_ids(a))
    for row in rows:
        if row.id is None:
            new = new_institution(taken, **_given(row))
            those[new.id] = new
            taken.add(new.id)
        elif row.id in those:
            those[row.id] = replace(those[row.id], **row.values)
    return with_part(a, "chain", institutions=tuple(those.values()))


def _put_links(a: Assessment, rows: Sequence[RowValues]) -> Assessment:
    places = {_link_id(link): place for place, link in enumerate(a.chain.links)}
    links = list(a.chain.links)
    for row in rows:
        if row.id is None:
            links.append(Link(**_given(row)))
        elif row.id in places:
            links[places[row.id]] = replace(links[places[row.id]], **row.values)
    return with_part(a, "chain", links=tuple(links))


def _link_id(link: Link) -> str:
    return "|".join(link_ends(link))


def _link_of(links: Iterable[Link], id_: str) -> Link:
    return next(link for link in links if _link_id(link) == id_)


def _remove_actor(a: Assessment, actor: str) -> Assessment:
    groups = [group for group in a.groups if group.node == actor]
    if groups:
        label = next(n.label for n in a.chain.actors if n.id == actor)
        raise ValueError(
            f"'{label}' was not deleted, because {goes_with(a, actor)} would go with it; "
            "choose it on the map and delete it in the panel if that is meant"
        )
    return remove_node(a, actor)
