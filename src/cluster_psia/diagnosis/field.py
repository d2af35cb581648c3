"""Where the cluster lies between need and capacity: one of four fields, or a reason why in none.

A field speaks of the rows known and of nothing else: which side of the middle their mean lies on,
whether the rows not known could bring it to the other, and what on the map speaks against it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from cluster_psia.method.cite import origin
from cluster_psia.method.model import Frozen, Table2
from cluster_psia.words import counted_noun, mean_words

if TYPE_CHECKING:
    from cluster_psia.diagnosis.marked import PovertyMarks
    from cluster_psia.diagnosis.mean import Mean

MIDDLE = 3.0  # ours: the middle of the scale parts low from high on both axes


class PlaneField(Frozen):
    """Where the cluster lies on the plane of need and capacity, in words.

    ``why_not`` says why it is not placed; ``holds`` whether the rows not yet known could move it
    to another field. ``finding`` is the place in one line, with the rows that it rests on and the
    line it may cross; ``crosses`` says of each axis that may cross the middle how far it reaches,
    ``yet`` what is marked on the map against the field.
    """

    key: str | None
    label: str
    explanation: str
    why_not: str
    holds: bool
    source: str
    finding: str
    crosses: tuple[str, ...] = ()
    yet: str = ""

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is to be read below the finding, in this order."""
        return tuple(filter(None, (self.explanation, *self.crosses, self.yet)))


class _Side(NamedTuple):
    """One axis as the rows known put it."""

    name: str
    mean: Mean
    value: float

    @property
    def is_high(self) -> bool:
        return self.value > MIDDLE

    @property
    def word(self) -> str:
        return "high" if self.is_high else "low"

    @property
    def farthest(self) -> float:
        """How far towards the other side the rows not known could bring it."""
        end = self.mean.lowest if self.is_high else self.mean.highest
        return self.value if end is None else end

    @property
    def holds(self) -> bool:
        return self.farthest > MIDDLE if self.is_high else self.farthest < MIDDLE

    @property
    def other(self) -> str:
        """What it may be instead."""
        if self.farthest == MIDDLE:
            return "could also lie on the line between low and high"
        return f"could also be {'low' if self.is_high else 'high'}"


def plane_field(table: Table2, need: Mean, capacity: Mean, marks: PovertyMarks) -> PlaneField:
    """The field of ``table`` in which the cluster lies, or why it lies in none; ``marks`` is what
    is marked poor on the map.
    """
    if need.value is None or capacity.value is None:
        reasons = "; ".join(_why_not_placed({"need": need, "capacity": capacity}))
        return _unplaced("Not placed", f"{reasons}.", "Ours: the half is our threshold.")
    if MIDDLE in {need.value, capacity.value}:
        why = "exactly in the middle of an axis, so that neither side of the plane can claim it."
        return _unplaced("On the line", why, "Ours: 3 is our dividing line.")
    sides = (_Side("need", need, need.value), _Side("capacity", capacity, capacity.value))
    key = "_".join(f"{side.name}_{side.word}" for side in sides)
    entry = table.field(key)
    return PlaneField(
        key=key,
        label=entry.label,
        explanation=entry.explanation,
        why_not="",
        holds=all(side.holds for side in sides),
        source=origin(entry),
        finding=_finding(entry.label, sides),
        crosses=tuple(_crossing(side) for side in sides if not side.holds),
        yet=_yet(sides[0], marks),
    )


def _why_not_placed(axes: Mapping[str, Mean]) -> Iterator[str]:
    silent = {name: axis for name, axis in axes.items() if axis.value is None}
    without_rows = [name for name, axis in silent.items() if not axis.of]
    half_known = [name for name, axis in silent.items() if axis.of]
    if without_rows:
        yield f"no row on {' or '.join(without_rows)} counts here"
    if half_known:
        yield f"fewer than half of the rows on {' and '.join(half_known)} are known"


def _unplaced(label: str, why_not: str, source: str) -> PlaneField:
    return PlaneField(
        key=None,
        label=label,
        explanation="",
        why_not=why_not,
        holds=False,
        source=source,
        finding=f"{label}: {why_not}",
    )


def _finding(label: str, sides: tuple[_Side, _Side]) -> str:
    """The field with the rows that it rests on, and the line that may be crossed."""
    known, of = sum(side.mean.known for side in sides), sum(side.mean.of for side in sides)
    rests = f"all {of} rows" if known == of else f"{known} of the {of} rows"
    moves = "".join(f"; {side.name} {side.other}" for side in sides if not side.holds)
    return f"{label}, resting on {rests} of both axes{moves}"


def _crossing(side: _Side) -> str:
    """How far the rows not known could bring an axis that may cross the middle."""
    open_rows, ends = side.mean.of - side.mean.known, (side.mean.lowest, side.mean.highest)
    lowest, highest = (side.value if end is None else end for end in ends)
    if open_rows == 1:
        rows, leave = f"1 row on {side.name} is", "It leaves"
    else:
        rows, leave = f"{open_rows} rows on {side.name} are", "They leave"
    return (
        f"{rows} not known. {leave} {side.name} anywhere from {_beside_middle(lowest)} to"
        f" {_beside_middle(highest)}, and so it {side.other}."
    )


def _beside_middle(value: float) -> str:
    """A mean in words; one that would be rounded onto the middle says on which side it is."""
    said = mean_words(value)
    if value == MIDDLE or said != mean_words(MIDDLE):
        return said
    return f"just {'over' if value > MIDDLE else 'under'} {MIDDLE:g}"


def _yet(need: _Side, marks: PovertyMarks) -> str:
    """What people or the screening say of nodes and groups against the field."""
    if not need.is_high:
        return f"Yet {marks.said}." if marks.said else ""
    if marks.said or not marks.cleared:
        return ""
    looked = counted_noun(marks.cleared, "node")
    return f"Yet no node and no group on the map is marked poor; {looked} looked at."
