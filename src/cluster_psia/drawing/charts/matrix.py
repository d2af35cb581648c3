"""The profile of the matrix: its groups under three readings.

Values in, pictures out. The chart comes with its finding as a title; a score is never a colour
without its numeral.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from cluster_psia.diagnosis import READINGS, Diagnosis, Mean
from cluster_psia.drawing import tokens
from cluster_psia.method.model.entry import labels_by_key

if TYPE_CHECKING:
    from cluster_psia.diagnosis.diagnose import GroupReadings
    from cluster_psia.method import Method

MATTERS = 1.0  # ours: readings that part by a point or more are worth saying in the title


def reading_labels(method: Method) -> dict[str, str]:
    """The three readings by key."""
    return labels_by_key(method.table_2.readings)


def profile_finding(d: Diagnosis) -> tuple[str, str]:
    """(title, subtitle) of the profile."""
    where_weak = [(group.readings["where_weak"].value, group.label) for group in d.groups]
    shown = [(value, label) for value, label in where_weak if value is not None]
    subtitle = (
        "Mean of the answered rows of each group, 1 to 5, under three readings side by side;"
        f" {d.answered} of {len(d.scores)} criteria scored. Scale: UNIDO 2004, Table 2; means and"
        " readings are ours."
    )
    if not shown:
        return "No group has enough answers for a mean yet", subtitle
    value, label = max(shown, key=lambda pair: pair[0])
    turns = [g.label.lower() for g in d.groups if _spread(g.readings.values()) >= MATTERS]
    decides = f"; for {' and '.join(turns)} the reading decides" if turns else ""
    return f"Work where it is weak: {label.lower()} stand highest ({value:.1f}){decides}", subtitle


def _spread(means: Any) -> float:
    values = [mean.value for mean in means if mean.value is not None]
    return max(values) - min(values) if values else 0.0


def profile_silence(d: Diagnosis, method: Method) -> tuple[str, ...]:
    """Why a cell of the profile holds no mean, a sentence for each group."""
    said, labels = [], reading_labels(method)
    for group in d.groups:
        for reason, readings in _silent_readings(group, labels).items():
            which = "" if len(readings) == len(READINGS) else f", {', '.join(readings)}"
            said.append(f"{group.label}{which}: {reason}.")
    return tuple(said)


def _silent_readings(group: GroupReadings, labels: Mapping[str, str]) -> dict[str, list[str]]:
    """The readings without a mean, by the reason why they have none."""
    by_reason: dict[str, list[str]] = {}
    for key in READINGS:
        mean = group.readings[key]
        if mean.value is None:
            by_reason.setdefault(mean.why_not, []).append(labels[key].lower())
    return by_reason


def profile_rows(d: Diagnosis, method: Method) -> list[dict[str, Any]]:
    """One cell a group and reading, ready to be drawn:
    its words, its fill, and the colour that reads on it.
    """
    labels = reading_labels(method)
    return [
        {
            "group": _known_of(group.label, group.readings[key]),
            "reading": labels[key],
            **_cell(group.readings[key]),
        }
        for group in d.groups
        for key in READINGS
    ]


def _known_of(label: str, mean: Mean) -> str:
    return f"{label}\n{mean.known} of {mean.of} known"


def _cell(mean: Mean) -> dict[str, Any]:
    if mean.value is None:
        return {"text": "–", "fill": tokens.PAPER, "ink": tokens.MUTED, "mean": None}
    step = max(1, min(5, int(mean.value + 0.5)))
    return {
        "text": f"{mean.value:.1f}",
        "fill": tokens.SCALE[step],
        "ink": tokens.SCALE_TEXT[step],
        "mean": round(mean.value, 2),
    }
