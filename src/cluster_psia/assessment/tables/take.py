"""Tables of the value chain from Excel, CSV or the clipboard, as a dry run: what would become of
each row, and why.

What arrives are rows of text with headings. A row changes the node, link or detail that it names,
or adds one; a row that cannot be taken is told with its reason and costs no other row. Nothing is
ever deleted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from pydantic import ValidationError

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.chain import Actor, Institution, Link
from cluster_psia.assessment.document.coherence.references import citing_things
from cluster_psia.assessment.document.explain import refusal_words
from cluster_psia.assessment.document.model import replace
from cluster_psia.assessment.edits.chain import LinkEnds, link_ends
from cluster_psia.assessment.tables.changes import Cells, cells_of
from cluster_psia.assessment.tables.columns import LINKS
from cluster_psia.assessment.tables.details import take_detail
from cluster_psia.assessment.tables.headings import GivenTable, NumberedCells, recognised_table
from cluster_psia.assessment.tables.links import take_link
from cluster_psia.assessment.tables.names import Nodes
from cluster_psia.assessment.tables.nodes import VOICES, take_node, take_voices
from cluster_psia.assessment.tables.report import Happens, ImportReport, ImportRow, Outcome
from cluster_psia.words import short_list

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment

__all__ = ["Happens", "ImportReport", "ImportRow", "NumberedCells", "import_tables"]


def import_tables(a: Assessment, tables: Iterable[Sequence[NumberedCells]]) -> ImportReport:
    """``a`` with the rows of these tables taken over, nodes before links before details, whatever
    order they have.

    Never raises for what stands in them.
    """
    problems: list[str] = []
    recognised = [recognised_table(table, problems) for table in tables if table]
    given = [one for one in recognised if one is not None]
    nodes = Nodes(a, method_of(a))
    links = {link_ends(link): link for link in a.chain.links}
    rows = _nodes([one for one in given if one.holds_nodes], nodes)
    others = [one for one in given if not one.holds_nodes]
    for one in sorted(others, key=lambda one: one.table is not LINKS):
        put = _put(one, nodes, links)
        rows += [_take(one, number, cells, put) for number, cells in _rows(one)]
    try:
        changed = _with_chain(a, nodes, links.values())
    except (ValidationError, ValueError) as error:
        problems.append(f"Nothing can be taken over: {refusal_words(error)}")
        changed = a
    problems.extend(_no_facts(nodes))
    return ImportReport(changed, tuple(rows), tuple(problems))


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


def _rows(given: GivenTable) -> list[tuple[int, Cells]]:
    return [(number, cells_of(cells, given.columns)) for number, cells in given.rows]


def _put(
    given: GivenTable, nodes: Nodes, links: dict[LinkEnds, Link]
) -> Callable[[Cells], Outcome]:
    if given.table is LINKS:
        return lambda cells: take_link(nodes, links, cells)
    return lambda cells: take_detail(nodes, given.table, cells)


def _nodes(given: Sequence[GivenTable], nodes: Nodes) -> list[ImportRow]:
    """All rows of nodes; then, when every node is there, whom the institutions among them speak
    for.
    """
    taken = [
        (one, cells, _take(one, number, cells, lambda cells: take_node(nodes, cells)))
        for one in given
        for number, cells in _rows(one)
    ]
    rows: list[ImportRow] = []
    for one, cells, row in taken:
        rows += _with_voices(one, cells, row, nodes)
    return rows


def _with_voices(given: GivenTable, cells: Cells, row: ImportRow, nodes: Nodes) -> list[ImportRow]:
    """The row of an institution and whom it speaks for. The institution stays where that alone
    cannot be taken.
    """
    named = {field: cells[field] for field in VOICES if field in cells}
    institution = nodes.by_id.get(row.node)
    if not named or not isinstance(institution, Institution):
        return [row]

    def put(voices: Cells) -> Outcome:
        changed = take_voices(nodes, institution, voices)
        happens: Happens = "changed" if changed and row.happens == "unchanged" else row.happens
        return Outcome(row.what, happens, node=row.node)

    both = _take(given, row.line, named, put)
    if both.happens != "refused":
        return [both]
    what = f"{row.what}: for whom it speaks"
    return [row, ImportRow(row.table, row.line, what, "refused", both.why)]


def _take(
    given: GivenTable, number: int, cells: Cells, put: Callable[[Cells], Outcome]
) -> ImportRow:
    """One row as ``put`` takes it."""
    try:
        done = put(cells)
    except (ValidationError, ValueError) as error:
        why = refusal_words(error)
        return ImportRow(given.table.title, number, _what(given, cells), "refused", why)
    return ImportRow(given.table.title, number, *done)


def _what(given: GivenTable, cells: Cells) -> str:
    """What a row that is refused is about, in its own words."""
    if given.holds_nodes:
        return cells.get("label") or cells.get("id", "")
    said = [cells[field] for field in given.table.needs if field in cells]
    if given.table is LINKS:
        return " → ".join(said)
    return ", ".join(said).replace(", ", ": ", 1)
