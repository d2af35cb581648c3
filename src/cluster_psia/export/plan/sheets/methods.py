"""The Methods sheet: the mix by stage with reasons and cautions,
and which kinds of evidence each indicator gets.
"""

from __future__ import annotations

from collections.abc import Iterator

from cluster_psia.assessment.document.model import Assessment, ChosenMethod
from cluster_psia.design.methods import MethodSuggestion, all_methods, method_warnings
from cluster_psia.design.suggestion import Reason
from cluster_psia.design.triangulation import SOURCE as TRIANGULATION_SOURCE
from cluster_psia.design.triangulation import EvidenceCell as Evidence
from cluster_psia.design.triangulation import IndicatorRow as EvidenceRow
from cluster_psia.design.triangulation import triangulation
from cluster_psia.export.plan.report import SOURCE, WHY, Column, Row, Sheet, Table
from cluster_psia.export.plan.words import joined_lines, reason_lines, source_lines
from cluster_psia.method import load_method
from cluster_psia.method.cite import cite
from cluster_psia.words import counted_noun, entry_label


def methods_sheet(a: Assessment) -> Sheet:
    """Chosen methods by stage, then the triangulation table."""
    purpose = (
        f"The mix of methods by stage ({cite('unido_2004', 'Annex II, Box A.1')}); below, the"
        " evidence that each indicator gets from it."
    )
    return Sheet(
        "Methods", purpose, (_methods(a), _triangulation(a)), a.notes.get("methods", ""), frozen=2
    )


def _methods(a: Assessment) -> Table:
    columns = (
        Column("Stage", 20),
        Column("Method or tool", 18),
        Column("Kind", 13),
        Column("What it is for", 26),
        Column("Cautions", 30),
        Column("Note", 18),
        Column(WHY.title, 42),
        Column(SOURCE.title, 34),
    )
    notes = {(m.key, m.stage): m for m in a.methods}
    rows = [_method(s, notes[s.key, s.stage]) for s in all_methods(a) if s.taken]
    if rows:
        rows += [
            (
                "All stages",
                "The mix as a whole",
                "caution",
                "",
                warning.text,
                "",
                "The mix must not forget it",
                warning.source,
            )
            for warning in method_warnings(a)
        ]
    empty = "No methods chosen yet; choose them on the Methods page."
    return Table("MethodsTable", columns, tuple(rows), empty, "The mix by stage")


def _method(s: MethodSuggestion, chosen: ChosenMethod) -> Row:
    kind = f"{s.family}, tool" if s.tool else s.family
    why = (
        joined_lines((*_brings(s), reason_lines(_other_reasons(s))))
        or "Taken by choice: nothing in this assessment asks for it"
    )
    return (
        entry_label(load_method().box_a1.stages, s.stage),
        s.what,
        kind,
        s.purpose,
        reason_lines(s.against),
        chosen.note,
        why,
        source_lines((*s.because, *s.against), s.source),
    )


def _brings(s: MethodSuggestion) -> Iterator[str]:
    """The measures that a method brings, one sentence for each
    kind; the table below says which for whom.
    """
    for kind in dict.fromkeys(asked.kind for asked in s.serves):
        labels = list(dict.fromkeys(asked.label for asked in s.serves if asked.kind == kind))
        groups = counted_noun(
            len({asked.group for asked in s.serves if asked.kind == kind}), "group"
        )
        which = ", ".join(labels) if len(labels) <= 3 else f"{len(labels)} indicators"
        yield f"Brings the {kind} measure of {which} ({groups}): see below."


def _other_reasons(s: MethodSuggestion) -> tuple[Reason, ...]:
    """The reasons that name no measure."""
    return tuple(reason for reason in s.because if not reason.text.startswith("Brings the "))


def _triangulation(a: Assessment) -> Table:
    columns = (
        Column("Poverty group", 20),
        Column("Indicator", 18),
        Column("Triangulated", 13),
        Column("Quantitative", 26),
        Column("Qualitative", 30),
        Column("Participatory", 18),
        Column(WHY.title, 42),
        Column(SOURCE.title, 34),
    )
    rows = tuple(_evidence(row) for row in triangulation(a).rows)
    empty = "Nothing to triangulate yet: no indicators are taken."
    return Table(
        "TriangulationTable",
        columns,
        rows,
        empty,
        "Triangulation: which kinds of evidence each indicator gets",
    )


def _evidence(row: EvidenceRow) -> Row:
    said = "yes" if row.triangulated else "NO"
    missing = ", ".join(cell.kind for cell in row.gaps)
    why = (
        f"Gap: no chosen method brings the {missing} measure that is asked for"
        if missing
        else ("Every kind of measure asked for is brought by a chosen method")
    )
    alone = (
        ""
        if row.triangulated
        else "Fewer than two kinds of evidence bear on it (the threshold is ours)"
    )
    source = joined_lines((TRIANGULATION_SOURCE, cite("unido_2004", "Box 6")))
    return (
        row.group_label,
        row.label,
        said,
        *(_kind(cell) for cell in row.cells),
        joined_lines((why, alone)),
        source,
    )


def _kind(cell: Evidence) -> str:
    if not cell.asked:
        return "not asked for"
    if cell.methods:
        return ", ".join(cell.methods)
    return (
        f"MISSING: take {' or '.join(cell.could)}"
        if cell.could
        else "MISSING: no method is known for it"
    )
