"""Tables of the value chain that were read, as a dry run: what would become of each row, and why.

A row changes the node, link or detail that it names, or adds one; a row that cannot be taken is
told with its reason and costs no other row. Nothing is ever deleted.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import replace as with_fields
from typing import TYPE_CHECKING

from pydantic import ValidationError

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.chain import Actor, Institution, Link
from cluster_psia.assessment.document.coherence.references import citing_things
from cluster_psia.assessment.document.explain import refusal_words
from cluster_psia.assessment.document.model import replace
from cluster_psia.assessment.edits.chain import link_ends
from cluster_psia.assessment.tables.again import FirstRows
from cluster_psia.assessment.tables.changes import read_needed, text_in
from cluster_psia.assessment.tables.columns import LINKS
from cluster_psia.assessment.tables.details import take_detail
from cluster_psia.assessment.tables.headings import holds_nodes
from cluster_psia.assessment.tables.links import take_link
from cluster_psia.assessment.tables.names import Nodes
from cluster_psia.assessment.tables.nodes import VOICES, take_node, take_voices
from cluster_psia.assessment.tables.read import read_tables
from cluster_psia.assessment.tables.reading.judge import CellRefusal
from cluster_psia.assessment.tables.reading.refused import RefusedError
from cluster_psia.assessment.tables.reading.value import NO_CHOICES
from cluster_psia.assessment.tables.report import (
    Happens,
    ImportReport,
    ImportRow,
    Outcome,
    ThingChange,
)
from cluster_psia.words import short_list

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.assessment.files.sheets.cell import SheetFile
    from cluster_psia.assessment.tables.reading.places import RowPlace
    from cluster_psia.assessment.tables.reading.value import (
        Cells,
        ReadingChoices,
        ReadTable,
        TableRow,
        TablesRead,
    )

__all__ = ["Happens", "ImportReport", "ImportRow", "import_tables", "take_tables"]

_Put = Callable[["Cells"], Outcome]


def import_tables(
    a: Assessment, files: Iterable[SheetFile], choices: ReadingChoices = NO_CHOICES
) -> ImportReport:
    """``a`` with the rows of the tables in these files taken over. Never raises for what stands in
    them.
    """
    return take_tables(a, read_tables(files, method_of(a), choices))


def take_tables(
    a: Assessment, read: TablesRead, left_out: Collection[RowPlace] = ()
) -> ImportReport:
    """``a`` with the rows of these tables taken over, nodes before links before details, whatever
    order they have, but for the rows at the places ``left_out``.
    """
    read = read.without(left_out)
    barred = ""
    problems = [note.sentence for note in read.notes]
    taking = _Taking(a)
    rows = taking.nodes_of([one for one in read.tables if holds_nodes(one.table)])
    others = [one for one in read.tables if not holds_nodes(one.table)]
    for one in sorted(others, key=lambda one: one.table is not LINKS):
        rows += [taking.take(one, row, taking.put_of(one)) for row in one.rows]
    try:
        changed = _with_chain(a, taking.nodes, taking.links.values())
    except (ValidationError, ValueError) as error:
        barred = refusal_words(error)
        problems.append(f"Nothing can be taken over: {barred}")
        changed = a
    problems.extend(_no_facts(taking.nodes))
    return ImportReport(changed, tuple(rows), tuple(problems), read, barred)


def _with_chain(a: Assessment, nodes: Nodes, links: Iterable[Link]) -> Assessment:
    """``a`` with these nodes and links, and with the sources that they brought along; a source that
    only a refused row named is not taken.
    """
    there = nodes.by_id.values()
    chain = replace(
        a.chain,
        actors=tuple(node for node in there if isinstance(node, Actor)),
        institutions=tuple(node for node in there if isinstance(node, Institution)),
        links=tuple(links),
    )
    listed = {source.id for source in a.sources}
    changed = replace(a, chain=chain, sources=tuple(nodes.sources.values()))
    used = {one.citation.source for one in citing_things(changed) if one.citation}
    kept = (source for source in changed.sources if source.id in listed | used)
    return replace(changed, sources=tuple(kept))


def _no_facts(nodes: Nodes) -> Iterator[str]:
    """What is said of facts that rows name and the assessment does not have."""
    if nodes.no_facts:
        named = short_list(nodes.no_facts)
        yield f"Facts left aside, because this assessment has none with that id: {named}."


class _Taking:
    """A chain on its way: its nodes and links, and the rows that were taken so far."""

    def __init__(self, a: Assessment) -> None:
        self.nodes = Nodes(a, method_of(a))
        self.links = {link_ends(link): link for link in a.chain.links}
        self._first = FirstRows()

    def put_of(self, given: ReadTable) -> _Put:
        """What takes a row of links or details."""
        if given.table is LINKS:
            return lambda cells: take_link(self.nodes, self.links, cells)
        return lambda cells: take_detail(self.nodes, given.table, cells)

    def nodes_of(self, given: Sequence[ReadTable]) -> list[ImportRow]:
        """All rows of nodes; then, when every node is there, whom the institutions among them speak
        for.
        """
        put: _Put = lambda cells: take_node(self.nodes, cells)  # noqa: E731
        taken = [(one, row, self.take(one, row, put)) for one in given for row in one.rows]
        rows: list[ImportRow] = []
        for one, row, done in taken:
            rows += self._with_voices(one, row, done)
        return rows

    def _with_voices(self, given: ReadTable, row: TableRow, done: ImportRow) -> list[ImportRow]:
        """The row of an institution and whom it speaks for. The institution stays where that alone
        cannot be taken.
        """
        named = {field: row.cells[field] for field in VOICES if field in row.cells}
        institution = self.nodes.by_id.get(done.node)
        if not named or not isinstance(institution, Institution):
            return [done]
        try:
            changed = take_voices(self.nodes, institution, named)
        except (ValidationError, ValueError) as error:
            what = f"{done.what}: for whom it speaks"
            return [done, _refused(given, row, what, [_row_refusal(error)])]
        if changed == institution:
            return [done]
        happens: Happens = "changed" if done.happens == "unchanged" else done.happens
        changes = (*done.changes, ThingChange(institution, changed))
        return [with_fields(done, happens=happens, changes=changes)]

    def take(self, given: ReadTable, row: TableRow, put: _Put) -> ImportRow:
        """One row as ``put`` takes it."""
        what = _what(given, row.cells)
        if row.problem or row.refused:
            return _refused(given, row, what, _unreadable(row))
        also: tuple[RowPlace, ...] = ()
        try:
            about = self._about(given, row.cells)
            also = self._first.places(about)
            again = self._first.again(about, given, row)
            if again.nothing_new:
                return _as_it_is(given, row, what, again.told, also)
            named = {"label": again.label} if again.label else {}
            done = put({**row.cells, **named})
            self._first.keep(("node", done.node) if done.node else about, given, row)
        except (ValidationError, ValueError) as error:
            return _refused(given, row, what, [_row_refusal(error)], also)
        why = done.why or again.told
        return ImportRow(
            given.table.title,
            row.place,
            done.what,
            done.happens,
            why,
            done.node,
            changes=(done.change,),
            also=also,
        )

    def _about(self, given: ReadTable, cells: Cells) -> Hashable:
        """What a row is about, the same for every row about it. Raises RefusedError."""
        if holds_nodes(given.table):
            node = self.nodes.of_row(text_in(cells, "id"), text_in(cells, "label"))
            return ("node", node.id if node else "")
        needed = ("source", "kind", "target") if given.table is LINKS else given.table.needs
        return (given.table.key, *read_needed(given.table, needed, cells, self.nodes).values())


def _as_it_is(
    given: ReadTable, row: TableRow, what: str, why: str, also: tuple[RowPlace, ...]
) -> ImportRow:
    return ImportRow(given.table.title, row.place, what, "unchanged", why, also=also)


def _refused(
    given: ReadTable,
    row: TableRow,
    what: str,
    refused: Sequence[CellRefusal],
    also: tuple[RowPlace, ...] = (),
) -> ImportRow:
    why = ". ".join(refusal.sentence for refusal in refused)
    title = given.table.title
    return ImportRow(title, row.place, what, "refused", why, refused=tuple(refused), also=also)


def _unreadable(row: TableRow) -> Sequence[CellRefusal]:
    """Why a row is not taken, whatever the assessment is."""
    if row.problem:
        reason, _, mend = row.problem.partition("; ")
        return [CellRefusal("", "", reason, mend)]
    return row.refused


def _row_refusal(error: ValueError) -> CellRefusal:
    """Why a row is not taken into this assessment."""
    if isinstance(error, RefusedError):
        return CellRefusal("", "", error.reason, error.mend)
    return CellRefusal("", "", refusal_words(error))


def _what(given: ReadTable, cells: Cells) -> str:
    """What a row is about, in its own words."""
    if holds_nodes(given.table):
        return text_in(cells, "label") or text_in(cells, "id")
    said = [cells[field].text for field in given.table.needs if field in cells]
    if given.table is LINKS:
        return " → ".join(said)
    return ", ".join(said).replace(", ", ": ", 1)
