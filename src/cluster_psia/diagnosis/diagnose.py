"""What the scores of the matrix say:
group by group under three readings, and between need and capacity.

There is no total. As printed, rows 15, 18 and 19 of Table 2 score high when a cluster is weak and
rows 16 and 17 when it is strong, so that a mean over them says nothing; the source itself uses
none. Means, axes and fields are ours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal

from cluster_psia.assessment.document.adaptation import OWN
from cluster_psia.assessment.document.adapted import method_of, switched_off, whole_method_of
from cluster_psia.assessment.document.unknown_keys import left_out_words
from cluster_psia.diagnosis.field import PlaneField, plane_field
from cluster_psia.diagnosis.marked import poverty_marks
from cluster_psia.diagnosis.mean import Mean, MeanTerm, mean, reversed_score
from cluster_psia.diagnosis.scores import Score, criterion_scores
from cluster_psia.method.cite import cite, origin
from cluster_psia.method.model import Criterion, Entry, Frozen, Table2

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment

ReadingKey = Literal["as_printed", "where_weak", "where_strong"]
AxisKey = Literal["need", "capacity"]
AXES: tuple[AxisKey, ...] = ("need", "capacity")
READINGS: tuple[ReadingKey, ...] = ("as_printed", "where_weak", "where_strong")
NO_TOTAL = (
    "There is no single total. As printed, weak support and slow growth count high,"
    " and so do strong joint action and strong agglomeration gains: added up they cancel out."
    " The source uses no weight and no total,"
    " and calls the matrix at best a way to see which concerns to take into account."
)
NO_TOTAL_SOURCE = cite("unido_2004", "Section 4, Towards a typology for cluster to poverty mapping")


class MeanFigure(Frozen):
    """A mean with its name and where it comes from;
    ``adapted`` says what the programme changed that acts on it.
    """

    key: str
    label: str
    mean: Mean
    source: str
    adapted: tuple[str, ...] = ()


class GroupReadings(Frozen):
    """A criteria group under the three readings."""

    key: str
    label: str
    readings: dict[ReadingKey, Mean]
    adapted: tuple[str, ...] = ()


class Diagnosis(Frozen):
    """Everything the matrix says, each figure with its inputs,
    its formula in words and its source.
    """

    scores: tuple[Score, ...]
    answered: int  # criteria with a score
    unknown: int
    not_applicable: int
    groups: tuple[GroupReadings, ...]
    need: MeanFigure
    capacity: MeanFigure
    field: PlaneField
    warnings: tuple[str, ...]
    no_total: str = NO_TOTAL
    no_total_source: str = NO_TOTAL_SOURCE

    @property
    def adapted(self) -> tuple[str, ...]:
        """What the programme changed that acts on any mean, each once,
        in the order of the groups.
        """
        return tuple(text for group in self.groups for text in group.adapted)

    def as_dict(self) -> dict[str, Any]:
        """The same as plain JSON values."""
        return self.model_dump(mode="json")


def diagnose(a: Assessment) -> Diagnosis:
    """The diagnosis of an assessment (UNIDO 2004, Table 2; means, axes and fields are ours)."""
    found, table = criterion_scores(a), method_of(a).table_2
    rows = whole_method_of(a).table_2.criteria
    effects = _effects(a, rows, found)
    need, capacity = (_axis(axis, table, found, _said(rows, effects, axis=axis)) for axis in AXES)
    groups = tuple(
        _group(table, group, found, _said(rows, effects, group=group.key)) for group in table.groups
    )
    states = [score.state for score in found.values()]
    return Diagnosis(
        scores=tuple(found.values()),
        answered=states.count("scored"),
        unknown=states.count("unknown"),
        not_applicable=states.count("not_applicable"),
        groups=groups,
        need=need,
        capacity=capacity,
        field=plane_field(table, need.mean, capacity.mean, poverty_marks(a)),
        warnings=(*_warnings(found), *left_out_words(a, "ratings", "weights")),
    )


def _terms(
    rows: Iterable[Criterion], found: dict[str, Score], turn: Callable[[Criterion], bool]
) -> Iterable[MeanTerm]:
    """The rows that apply, each as it counts: turned where ``turn`` says so."""
    for row in rows:
        held = found[row.key]
        if held.state != "not_applicable":
            value = reversed_score(held.value) if turn(row) else held.value
            yield MeanTerm(criterion=row.key, weight=held.weight, value=value, turned=turn(row))


_TURNS: dict[ReadingKey, Callable[[Criterion], bool]] = {
    "as_printed": lambda _: False,
    "where_weak": lambda row: row.flipped_where_weak,
    "where_strong": lambda row: row.flipped_where_strong,
}


def _group(
    table: Table2, group: Entry, found: dict[str, Score], adapted: tuple[str, ...]
) -> GroupReadings:
    rows = [c for c in table.criteria if c.group == group.key]
    readings = {
        reading: mean(_terms(rows, found, turn), cancels=_cancel(rows, turn))
        for reading, turn in _TURNS.items()
    }
    return GroupReadings(key=group.key, label=group.label, readings=readings, adapted=adapted)


def _effects(a: Assessment, rows: Iterable[Criterion], found: dict[str, Score]) -> dict[str, str]:
    """What the adaptation of each row does, of those where it does anything."""
    effects = {row.key: _effect(a, row, found) for row in rows}
    return {key: effect for key, effect in effects.items() if effect}


def _effect(a: Assessment, row: Criterion, found: dict[str, Score]) -> str:
    """What the programme's adaptation of a row does to means and axes, in a sentence;
    empty where it does nothing.
    """
    off = switched_off(a, "criterion", row.key)
    if off:
        return f"Row {row.number} ({row.label}) does not apply here and counts nowhere: {off}"
    if row.key.startswith(OWN) and found[row.key].weight > 0:
        weight = found[row.key].weight
        return (
            f"Row {row.number} ({row.label}) was added here and counts with weight {weight:g}:"
            f" {row.adapted}"
        )
    return ""


def _said(
    rows: Iterable[Criterion],
    effects: Mapping[str, str],
    *,
    axis: str | None = None,
    group: str | None = None,
) -> tuple[str, ...]:
    """The effects of the rows on an axis, or in a group."""
    bearing = (row for row in rows if (row.axis == axis if axis else row.group == group))
    return tuple(effects[row.key] for row in bearing if row.key in effects)


def _cancel(rows: Iterable[Criterion], turn: Callable[[Criterion], bool]) -> bool:
    """Whether rows on capacity run both ways as they count here:
    weak = 5 in one, strong = 5 in another.
    """
    ways = {row.reversed_on_axis != turn(row) for row in rows if row.axis == "capacity"}
    return len(ways) > 1


def _axis(
    axis: AxisKey, table: Table2, found: dict[str, Score], adapted: tuple[str, ...]
) -> MeanFigure:
    rows = [c for c in table.criteria if c.axis == axis]
    theme = table.theme(axis)
    terms = _terms(rows, found, lambda row: row.reversed_on_axis)
    return MeanFigure(
        key=axis, label=theme.label, mean=mean(terms), source=origin(theme), adapted=adapted
    )


def _warnings(found: dict[str, Score]) -> Iterable[str]:
    gender = found.get("gender_and_difference")
    if gender and gender.highest == 5:
        yield (
            "Child workers are reported. They mark poverty and call for protection;"
            " a high score here is a warning and never a merit of the cluster."
        )
