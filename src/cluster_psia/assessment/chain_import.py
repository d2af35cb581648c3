"""Tables of nodes and links from Excel, CSV or the clipboard, as a dry run: what would become of each row, and why.

What arrives are rows of text with headings. A row changes the node of that id or name, or adds one; a row that cannot
be taken is told with its reason and costs no other row. Nothing is ever deleted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from pydantic import ValidationError

from cluster_psia.assessment.chain_model import Ownership
from cluster_psia.assessment.chain_tables import reason
from cluster_psia.assessment.edit import with_part
from cluster_psia.assessment.edit_chain import citation_of, ends, slug
from cluster_psia.assessment.model import Actor, Assessment, Chain, Institution, Link, replace
from cluster_psia.method import load_method

Happens = Literal["added", "changed", "unchanged", "refused"]
Row = tuple[int, Sequence[str]]  # number in the file, cells
# Headings as they may be written, in small letters; the first of each is the one that an export writes.
HEADINGS: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "key"), "label": ("name", "label", "actor", "institution", "node", "who"),
    "kind": ("kind", "type", "kind of link", "does what", "link"), "stage": ("stage", "stage of the chain"),
    "units": ("units", "number of units", "firms"), "workers": ("workers", "people", "employment"),
    "women": ("women", "female"), "men": ("men", "male"), "poverty": ("poverty", "poverty node", "status"),
    "poverty_reason": ("why", "reason"), "note": ("note", "notes", "remark", "comment"),
    "ownership": ("owned", "ownership", "owner", "public or private"), "services": ("services", "service"),
    "source": ("from", "begins at"), "target": ("to", "ends at"),
    "document": ("source", "document"), "place": ("place", "page"),
}  # fmt: skip
ACTOR_FIELDS = ("label", "kind", "stage", "units", "workers", "women", "men", "poverty", "poverty_reason", "note")
INSTITUTION_FIELDS, LINK_FIELDS = (
    ("label", "kind", "ownership", "services", "note"),
    ("source", "kind", "target", "note"),
)
OWNERS = {owner: owner for owner in get_args(Ownership)}
COUNTS = ("units", "workers", "women", "men")
UNKNOWN = {"", "-", "–", "?", "n/a", "na", "not known", "unknown"}
_WHOLE = re.compile(r"\d{1,3}(?:[,. \u00a0\u202f'’]\d{3})+|\d+(?:[.,]0+)?")


@dataclass(frozen=True)
class ImportRow:
    """One row of a file: what would become of it."""

    line: int
    what: str  # the name of the node, or the link in words
    happens: Happens
    why: str = ""


@dataclass(frozen=True)
class ImportReport:
    """The dry run: the assessment as it would be, what becomes of each row, and what concerns a table as a whole."""

    assessment: Assessment
    rows: tuple[ImportRow, ...] = ()
    problems: tuple[str, ...] = ()

    def count(self, *happens: Happens) -> int:
        """How many rows would end so."""
        return sum(row.happens in happens for row in self.rows)


class _RefusedError(ValueError):
    """A row cannot be taken; the message says why."""


def imported(a: Assessment, tables: Iterable[Sequence[Row]]) -> ImportReport:
    """``a`` with the rows of these tables taken over, nodes before links. Never raises for what stands in them."""
    work, rows, problems = _Work(a.chain), list[ImportRow](), list[str]()
    read = [_read(table, problems) for table in tables if table]
    for links in (False, True):
        for columns, lines in read:
            if ("source" in columns and "target" in columns) == links:
                put = work.link if links else work.node
                rows += [_take(number, _cells(cells, columns), put) for number, cells in lines]
    if work.unexplained:
        problems.append(f"A status of poverty without a reason; write it under 'Why': {', '.join(work.unexplained)}.")
    try:
        changed = with_part(a, "chain", **work.parts())
    except (ValidationError, ValueError) as error:
        return ImportReport(a, tuple(rows), (*problems, f"Nothing can be taken over: {reason(error)}"))
    return ImportReport(changed, tuple(rows), tuple(problems))


Columns = Mapping[str, int]


def _read(table: Sequence[Row], problems: list[str]) -> tuple[Columns, Sequence[Row]]:
    """Which column is what. Columns that say nothing to us, or are missing, are told and cost nothing."""
    names = {name: field for field, written in HEADINGS.items() for name in written}
    columns: dict[str, int] = {}
    aside = []
    for index, heading in enumerate(table[0][1]):
        field = names.get(" ".join(heading.split()).casefold())
        if field and field not in columns:
            columns[field] = index
        elif heading.strip():
            aside.append(heading.strip())
    if "source" in columns and "target" not in columns:  # a lone "From" is where a node comes from, not a link
        problems.append("The column 'From' has no column 'To' beside it; a table of links needs both, and 'Kind'.")
    if not {"label", "id"} & set(columns) and not {"source", "target"} <= set(columns):
        problems.append("No column 'Name' was found in the first row, and no columns 'From' and 'To': "
                        "the first row must hold the headings.")  # fmt: skip
        return {}, ()
    if "kind" not in columns:
        problems.append("There is no column 'Kind': nodes that are on the map already can be changed, new ones cannot "
                        "be added.")  # fmt: skip
    if aside:
        problems.append(f"Left aside, because no such column is known: {', '.join(aside)}.")
    return columns, table[1:]


def _cells(cells: Sequence[str], columns: Columns) -> dict[str, str]:
    return {field: cells[index].strip() for field, index in columns.items() if index < len(cells)}


def _take(number: int, cells: dict[str, str], put: Callable[[dict[str, str]], tuple[str, Happens]]) -> ImportRow:
    what = cells.get("label") or cells.get("id") or " → ".join(filter(None, (cells.get("source"), cells.get("target"))))
    try:
        what, happens = put(cells)
    except _RefusedError as error:
        return ImportRow(number, what, "refused", str(error))
    except (ValidationError, ValueError) as error:
        return ImportRow(number, what, "refused", reason(error))
    return ImportRow(number, what, happens)


class _Work:
    """A chain on its way: nodes by id, links by their ends, in the order of the document."""

    def __init__(self, chain: Chain) -> None:
        box = load_method().box_2
        self.nodes: dict[str, Actor | Institution] = {actor.id: actor for actor in chain.actors}
        self.nodes |= {institution.id: institution for institution in chain.institutions}
        self.links = {ends(link): link for link in chain.links}
        self.actor_kinds, self.institution_kinds = _keys(box.actor_kinds), _keys(box.institution_kinds)
        self.link_kinds, self.stages, self.shades = _keys(box.link_kinds), _keys(box.stages), _keys(box.shades)
        self.usual = {kind.key: kind.stage for kind in box.actor_kinds}
        self.meant: dict[str, str] = {}  # ids as the file has them, to those of the nodes that its rows became
        self.unexplained: list[str] = []  # nodes that came with a status and without a reason

    def parts(self) -> dict[str, Any]:
        """The chain's parts."""
        actors = tuple(node for node in self.nodes.values() if isinstance(node, Actor))
        institutions = tuple(node for node in self.nodes.values() if isinstance(node, Institution))
        return {"actors": actors, "institutions": institutions, "links": tuple(self.links.values())}

    def node(self, cells: dict[str, str]) -> tuple[str, Happens]:
        """One row of a table of nodes."""
        old = self._known(cells)
        kind = self._kind(cells, old)
        is_actor = kind in self.actor_kinds.values()
        if old is not None and is_actor != isinstance(old, Actor):
            raise _RefusedError("an operator cannot become an institution or the other way round; use a new name")
        fields = self._fields(cells, ACTOR_FIELDS if is_actor else INSTITUTION_FIELDS) | {"kind": kind}
        if cells.get("document"):
            fields["citation"] = citation_of(cells["document"], cells.get("place", ""))
        if old is not None:
            new = replace(old, **fields)
            self._put(new, cells)
            return new.label, "unchanged" if new == old else "changed"
        if not fields.get("label"):
            raise _RefusedError("has no name")
        id_ = slug(fields["label"], self.nodes, "actor" if is_actor else "institution")
        made = Actor(id=id_, **{"stage": self.usual[kind], **fields}) if is_actor else Institution(id=id_, **fields)
        self._put(made, cells)
        return made.label, "added"

    def _put(self, node: Actor | Institution, cells: dict[str, str]) -> None:
        self.nodes[node.id] = node
        if cells.get("id"):
            self.meant[cells["id"]] = node.id
        if cells.get("poverty") and isinstance(node, Actor) and node.poverty and not node.poverty_reason:
            self.unexplained.append(node.label)

    def _known(self, cells: dict[str, str]) -> Actor | Institution | None:
        """The node that a row is about, when it is on the map already.

        A row with an id that the map does not have is found by its name, unless that is the node of another id of the
        file: two nodes of one name stay two when they come to another assessment.
        """
        id_ = cells.get("id", "")
        if id_ in self.meant:
            node = self.nodes[self.meant[id_]]
            if cells.get("label", node.label) not in ("", node.label):
                raise _RefusedError(f"the id '{id_}' stands in a row above, for '{node.label}'; leave it empty here")
            return node
        if id_ in self.nodes:
            return self.nodes[id_]
        if not id_:
            return self._named(cells.get("label", ""))
        others = set(self.meant.values())
        return self._by_label(cells.get("label", ""), {i: n for i, n in self.nodes.items() if i not in others})

    def _named(self, name: str) -> Actor | Institution | None:
        """The node that a name or an id means: an id of this file before one of the map."""
        if name in self.meant or name in self.nodes:
            return self.nodes[self.meant.get(name, name)]
        return self._by_label(name, self.nodes)

    @staticmethod
    def _by_label(name: str, among: Mapping[str, Actor | Institution]) -> Actor | Institution | None:
        found = [node for node in among.values() if node.label.casefold() == " ".join(name.split()).casefold()]
        if len(found) > 1:
            ids = ", ".join(node.id for node in found)
            raise _RefusedError(f"{len(found)} nodes are called '{name}'; write the id instead: {ids}")
        return found[0] if found else None

    def _kind(self, cells: dict[str, str], old: Actor | Institution | None) -> str:
        written = cells.get("kind", "")
        if not written and old is not None:
            return old.kind
        kinds = self.actor_kinds | self.institution_kinds
        if written.casefold() not in kinds:
            said = f"'{written}' is no kind of node" if written else "has no kind"
            raise _RefusedError(f"{said}; use one of: {', '.join(_labels(kinds))}")
        return kinds[written.casefold()]

    def _fields(self, cells: dict[str, str], allowed: Iterable[str]) -> dict[str, Any]:
        """The cells of a row as fields. An empty cell leaves a figure as it is; a sign for not known empties it."""
        fields: dict[str, Any] = {}
        for field in (field for field in allowed if cells.get(field)):
            written = cells[field]
            if field in COUNTS:
                fields[field] = _count(field, written)
            elif field == "stage":
                fields[field] = _one_of(self.stages, written, "stage of the chain")
            elif field == "poverty":
                bare = written.strip("▲ ").casefold()
                fields[field] = None if bare in UNKNOWN else _one_of(self.shades, bare, "status of a poverty node")
            elif field == "ownership":
                fields[field] = None if written.casefold() in UNKNOWN else _one_of(OWNERS, written, "kind of owner")
            else:
                fields[field] = written
        return fields

    def link(self, cells: dict[str, str]) -> tuple[str, Happens]:
        """One row of a table of links."""
        kind = _one_of(self.link_kinds, cells.get("kind", ""), "kind of link")
        at = [self._end(cells.get(end, ""), column) for end, column in (("source", "From"), ("target", "To"))]
        words = f"{self.nodes[at[0]].label} → {self.nodes[at[1]].label}"
        if at[0] == at[1]:
            raise _RefusedError("begins and ends at the same node; a link needs two")
        old = self.links.get((at[0], at[1], kind))
        new = Link(source=at[0], target=at[1], kind=kind) if old is None else old
        if cells.get("note"):
            new = replace(new, note=cells["note"])
        if cells.get("document"):
            new = replace(new, citation=citation_of(cells["document"], cells.get("place", "")))
        self.links[ends(new)] = new
        return words, "added" if old is None else "unchanged" if new == old else "changed"

    def _end(self, name: str, column: str) -> str:
        if not name:
            raise _RefusedError(f"has nothing under '{column}'")
        node = self._named(name)
        if node is None:
            raise _RefusedError(f"no node is called '{name}'; add it first, or write its name as it stands on the map")
        return node.id


def _keys(entries: Iterable[Any]) -> dict[str, str]:
    """Labels and keys, in small letters, to keys."""
    found: dict[str, str] = {}
    for entry in entries:
        found[entry.label.casefold()] = entry.key
        found[entry.key] = entry.key
    return found


def _labels(known: Mapping[str, str]) -> list[str]:
    return [name for name, key in known.items() if name != key] or list(known)


def _one_of(known: Mapping[str, str], written: str, what: str) -> str:
    if written.casefold() not in known:
        said = f"'{written}' is no {what}" if written else f"has no {what}"
        raise _RefusedError(f"{said}; use one of: {', '.join(_labels(known))}")
    return known[written.casefold()]


def _count(field: str, written: str) -> int | None:
    if written.casefold() in UNKNOWN:
        return None
    if not _WHOLE.fullmatch(written):
        raise _RefusedError(f"{field}: '{written}' is no whole number; write 1200, or nothing when it is not known")
    return int(re.sub(r"\D", "", re.sub(r"[.,]0{1,2}$", "", written)))
