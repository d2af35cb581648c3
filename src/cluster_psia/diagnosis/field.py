"""Where the cluster lies between need and capacity: one of four fields, or a reason why in none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from cluster_psia.method.cite import origin
from cluster_psia.method.model import Frozen, Table2

if TYPE_CHECKING:
    from cluster_psia.diagnosis.mean import Mean

MIDDLE = 3.0  # ours: the middle of the scale parts low from high on both axes


class PlaneField(Frozen):
    """Where the cluster lies on the plane of need and capacity, in words.

    ``why_not`` says why it is not placed; ``holds`` whether the rows not yet known could move it
    to another field.
    """

    key: str | None
    label: str
    explanation: str
    why_not: str
    holds: bool
    source: str


def plane_field(table: Table2, need: Mean, capacity: Mean) -> PlaneField:
    """The field of ``table`` in which the cluster lies, or why it lies in none."""
    if need.value is None or capacity.value is None:
        reasons = "; ".join(_why_not_placed({"need": need, "capacity": capacity}))
        return _unplaced("Not placed", f"{reasons}.", "Ours: the half is our threshold.")
    if MIDDLE in {need.value, capacity.value}:
        why = "exactly in the middle of an axis, so that neither side of the plane can claim it."
        return _unplaced("On the line", why, "Ours: 3 is our dividing line.")
    key = f"need_{_side(need.value)}_capacity_{_side(capacity.value)}"
    entry = table.field(key)
    return PlaneField(
        key=key,
        label=entry.label,
        explanation=entry.explanation,
        why_not="",
        holds=_stays(need) and _stays(capacity),
        source=origin(entry),
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
        key=None, label=label, explanation="", why_not=why_not, holds=False, source=source
    )


def _stays(axis: Mean) -> bool:
    """Whether the axis is on the same side of the middle whatever the rows not yet known are."""
    if axis.lowest is None or axis.highest is None:
        return False
    return axis.lowest > MIDDLE or axis.highest < MIDDLE


def _side(value: float) -> str:
    return "high" if value > MIDDLE else "low"
