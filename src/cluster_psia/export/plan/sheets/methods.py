"""The Methods sheet: the mix by stage with reasons and cautions, and which kinds of evidence each
indicator gets.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.design.methods import MethodSuggestion, all_methods, method_warnings, serving_verb
from cluster_psia.design.triangulation import SOURCE as TRIANGULATION_SOURCE
from cluster_psia.design.triangulation import EvidenceCell as Evidence
from cluster_psia.design.triangulation import IndicatorRow as EvidenceRow
from cluster_psia.design.triangulation import triangulation
from cluster_psia.export.plan.report import SOURCE, WHY, Column, Row, Sheet, Table
from cluster_psia.export.plan.words import joined_lines, reason_lines, source_lines
from cluster_psia.method.cite import cite
from cluster_psia.words import counted_noun, entry_label

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment, ChosenMethod
    from cluster_psia.assessment.reason import Reason
    from cluster_psia.method import Method

_METHODS = (
    Column("stage", "Stage", 20),
    Column("method", "Method or tool", 18),
    Column("kind", "Kind", 13),
    Column("purpose", "What it is for", 26, optional=True),
    Column("cautions", "Cautions", 30),
    Column("note", "Note", 18, optional=True),
    WHY.of_width(42),
    SOURCE.of_width(34),
)
_TRIANGULATION = (
    Column("group", "Poverty group", 20),
    Column("indicator", "Indicator", 18),
    Column("triangulated", "Triangulated", 13),
    Column("quantitative", "Quantitative", 26),
    Column("qualitative", "Qualitative", 30),
    Column("participatory", "Participatory", 18),
    WHY.of_width(42),
    SOURCE.of_width(34),
)


def methods_sheet(a: Assessment) -> Sheet:
    """Chosen methods by stage, then the triangulation table."""
    box = cite("unido_2004", "Annex II, Box A.1")
    purpose = (
        f"The mix of methods by stage ({box});"
        " below, the evidence that each indicator gets from it."
    )
    tables = (_methods(a), _triangulation(a))
    return Sheet("Methods", purpose, tables, a.notes.get("methods", ""), frozen=2)


def _methods(a: Assessment) -> Table:
    method = method_of(a)
    chosen = {(one.key, one.stage): one for one in a.methods}
    rows = [_method(s, chosen[s.key, s.stage], method) for s in all_methods(a) if s.taken]
    if rows:
        rows += map(_warning, method_warnings(a))
    empty = "No methods chosen yet; choose them on the Methods page."
    return Table("MethodsTable", _METHODS, tuple(rows), empty, "The mix by stage")


def _method(s: MethodSuggestion, chosen: ChosenMethod, method: Method) -> Row:
    reasons = joined_lines((*_brings(s), reason_lines(_other_reasons(s))))
    return Row(
        stage=entry_label(method.box_a1.stages, s.stage),
        method=s.what,
        kind=f"{s.family}, tool" if s.tool else s.family,
        purpose=s.purpose,
        cautions=reason_lines(s.against),
        note=chosen.note,
        why=reasons or "Taken by choice: nothing in this assessment asks for it",
        source=source_lines((*s.because, *s.against), s.source),
    )


def _warning(warning: Reason) -> Row:
    return Row(
        stage="All stages",
        method="The mix as a whole",
        kind="caution",
        cautions=warning.text,
        why="The mix must not forget it",
        source=warning.source,
    )


def _brings(s: MethodSuggestion) -> Iterator[str]:
    """The measures that a method brings, one sentence for each kind; the table below says which
    for whom.
    """
    for kind in dict.fromkeys(asked.kind for asked in s.serves):
        served = [asked for asked in s.serves if asked.kind == kind]
        labels = list(dict.fromkeys(asked.label for asked in served))
        groups = counted_noun(len({asked.group for asked in served}), "group")
        which = ", ".join(labels) if len(labels) <= 3 else f"{len(labels)} different indicators"
        yield f"{_verb(s)} the {kind} measure of {which} ({groups}): see below."


def _verb(s: MethodSuggestion) -> str:
    return serving_verb(s.stage, gathers=s.gathers)


def _other_reasons(s: MethodSuggestion) -> tuple[Reason, ...]:
    """The reasons that name no measure."""
    return tuple(reason for reason in s.because if not reason.text.startswith(f"{_verb(s)} the "))


def _triangulation(a: Assessment) -> Table:
    rows = tuple(_evidence(row) for row in triangulation(a).rows)
    empty = "Nothing to triangulate yet: no indicators are taken."
    title = "Triangulation: which kinds of evidence each indicator gets"
    return Table("TriangulationTable", _TRIANGULATION, rows, empty, title)


def _evidence(row: EvidenceRow) -> Row:
    by_kind = {cell.kind: _kind_of_evidence(cell) for cell in row.cells}
    return Row(
        group=row.group_label,
        indicator=row.label,
        triangulated="yes" if row.triangulated else "NO",
        **by_kind,
        why=_why_so_far(row),
        source=joined_lines((TRIANGULATION_SOURCE, cite("unido_2004", "Box 6"))),
    )


def _why_so_far(row: EvidenceRow) -> str:
    """Whether every measure that is asked for is brought, and whether one kind stands alone."""
    lines = ["Every kind of measure asked for is brought by a chosen method"]
    if row.gaps:
        missing = ", ".join(cell.kind for cell in row.gaps)
        lines = [f"Gap: no chosen method brings the {missing} measure that is asked for"]
    if not row.triangulated:
        lines.append("Fewer than two kinds of evidence bear on it (the threshold is ours)")
    return joined_lines(lines)


def _kind_of_evidence(cell: Evidence) -> str:
    if not cell.asked:
        return "not asked for"
    if cell.methods:
        return ", ".join(cell.methods)
    return f"MISSING. {cell.mending}"
