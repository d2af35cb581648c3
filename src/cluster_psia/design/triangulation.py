"""Which kinds of evidence each indicator gets from the methods chosen, and where a kind is missing.

UNIDO 2004, Annex II, Phase four calls triangulation essential; that an indicator counts as
triangulated once two kinds of evidence bear on it is ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, NamedTuple

from cluster_psia.assessment.document.adapted import method_of, whole_method_of
from cluster_psia.assessment.edits.indicators import KINDS
from cluster_psia.assessment.reason import Reason
from cluster_psia.design.measures import Asked, asked_measures, measure_source
from cluster_psia.design.method_reasons import taken_too_early_or_late
from cluster_psia.method.cite import cite
from cluster_psia.method.model import Frozen, MeasureKind
from cluster_psia.method.model.entry import labels_by_key
from cluster_psia.words import counted_noun, or_phrase, word_for

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment

SOURCE = cite("unido_2004", "Annex II, Phase four")


class EvidenceCell(Frozen):
    """One kind of evidence for one indicator: whether it is asked for and by what, which chosen
    methods bring it, which could. ``elsewhere`` says why one that could and is taken brings none
    at the stage where it is taken.
    """

    kind: MeasureKind
    asked: bool
    source: str = ""
    methods: tuple[str, ...] = ()
    could: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()

    @property
    def is_gap(self) -> bool:
        """Whether the indicator asks for this kind and no chosen method brings it."""
        return self.asked and not self.methods

    @property
    def mending(self) -> str:
        """What would bring it: first what is taken, but where it brings none, then the others."""
        if not (self.could or self.elsewhere):
            return "No method is known for it; change the measures of the indicator."
        take = "Or take" if self.elsewhere else "Take"
        others = (f"{take} {or_phrase(self.could)}.",) if self.could else ()
        return " ".join((*self.elsewhere, *others))


class IndicatorRow(Frozen):
    """One taken indicator of one group with its three kinds of evidence."""

    group: str
    group_label: str
    indicator: str
    label: str
    cells: tuple[EvidenceCell, ...]

    @property
    def kinds(self) -> tuple[MeasureKind, ...]:
        """The kinds of evidence that chosen methods bring."""
        return tuple(cell.kind for cell in self.cells if cell.methods)

    @property
    def gaps(self) -> tuple[EvidenceCell, ...]:
        """The kinds that are asked for and that nothing brings."""
        return tuple(cell for cell in self.cells if cell.is_gap)

    @property
    def triangulated(self) -> bool:
        """Whether at least two kinds of evidence bear on the indicator."""
        return len(self.kinds) >= 2


class Triangulation(Frozen):
    """The table of evidence, one row for each taken indicator of each group."""

    rows: tuple[IndicatorRow, ...]

    @property
    def gaps(self) -> tuple[Reason, ...]:
        """A sentence for each kind that is asked for and missing."""
        return tuple(_gap(row, cell) for row in self.rows for cell in row.gaps)

    @property
    def not_triangulated(self) -> tuple[Reason, ...]:
        """A sentence for each indicator on which fewer than two kinds of evidence bear."""
        return tuple(_alone(row) for row in self.rows if not row.triangulated)

    @property
    def finding(self) -> str:
        """The table in one sentence."""
        if not self.rows:
            return "No indicators taken yet, so there is nothing to triangulate"
        good = sum(row.triangulated for row in self.rows)
        verb = word_for(good, "rests", "rest")
        return (
            f"{good} of {counted_noun(len(self.rows), 'indicator')} {verb} on more than one kind of"
            " evidence"
        )

    def as_dict(self) -> dict[str, Any]:
        """The table for JSON: rows with their cells, and the sentences about what is missing."""
        return {
            "finding": self.finding,
            "rows": [_row_as_dict(row) for row in self.rows],
            "gaps": [asdict(reason) for reason in self.gaps],
            "not_triangulated": [asdict(reason) for reason in self.not_triangulated],
            "source": SOURCE,
        }


class _Taken(NamedTuple):
    """The methods taken: those that bring evidence, why others bring none at their stage, and what
    every method is called.
    """

    gathering: frozenset[str]
    untimely: Mapping[str, str]
    labels: Mapping[str, str]


def triangulation(a: Assessment) -> Triangulation:
    """Which chosen methods bring which kind of evidence for each taken indicator.

    A method counts where it gathers evidence (``ResearchMethod.gathers_at``). A questionnaire that
    is only piloted brings none yet; its cell says so.
    """
    taken = _taken_methods(a)
    by_row: dict[tuple[str, str], list[Asked]] = {}
    for asked in asked_measures(a):
        by_row.setdefault((asked.group, asked.indicator), []).append(asked)
    return Triangulation(rows=tuple(_row(asked, taken) for asked in by_row.values()))


def _taken_methods(a: Assessment) -> _Taken:
    """What was taken; what was switched off gathers nothing."""
    here = method_of(a)
    known = {method.key: method for method in here.methods.methods}
    pairs = [(known[m.key], m.stage) for m in a.methods if m.key in known]
    gathering = frozenset(method.key for method, stage in pairs if method.gathers_at(stage))
    untimely: dict[str, str] = {}
    for method, stage in pairs:
        if method.key not in gathering:
            untimely.setdefault(method.key, taken_too_early_or_late(here, method, stage))
    labels = labels_by_key(whole_method_of(a).methods.methods)
    return _Taken(gathering, untimely, labels)


def _row(asked: list[Asked], taken: _Taken) -> IndicatorRow:
    of_kind = {x.kind: x for x in asked}
    return IndicatorRow(
        group=asked[0].group,
        group_label=asked[0].group_label,
        indicator=asked[0].indicator,
        label=asked[0].label,
        cells=tuple(_cell(kind, of_kind.get(kind), taken) for kind in KINDS),
    )


def _cell(kind: MeasureKind, asked: Asked | None, taken: _Taken) -> EvidenceCell:
    able = asked.methods if asked else ()
    return EvidenceCell(
        kind=kind,
        asked=asked is not None,
        source=measure_source(asked) if asked else "",
        methods=tuple(taken.labels[key] for key in able if key in taken.gathering),
        could=tuple(taken.labels[key] for key in able if key not in taken.untimely),
        elsewhere=tuple(taken.untimely[key] for key in able if key in taken.untimely),
    )


def _gap(row: IndicatorRow, cell: EvidenceCell) -> Reason:
    return Reason(
        text=(
            f"{row.group_label}: nothing brings the {cell.kind} measure of {row.label} in the main"
            f" fieldwork. {cell.mending}"
        ),
        source=cell.source,
    )


def _alone(row: IndicatorRow) -> Reason:
    what = f"only {row.kinds[0]} evidence" if row.kinds else "no evidence"
    return Reason(
        text=f"{row.group_label}: {row.label} is not triangulated, it has {what}.", source=SOURCE
    )


def _row_as_dict(row: IndicatorRow) -> dict[str, Any]:
    cells = [cell.model_dump(mode="json") | {"is_gap": cell.is_gap} for cell in row.cells]
    return {
        **row.model_dump(mode="json"),
        "cells": cells,
        "kinds": list(row.kinds),
        "triangulated": row.triangulated,
    }
