"""Forms for adding something: empty again as soon as it was taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cluster_psia.ui import state


@dataclass(frozen=True)
class EmptiedView:
    """How often each widget of such a form was emptied; that number is part of its name."""

    times: Mapping[str, int] = field(default_factory=dict)


def fresh_name(name: str) -> str:
    """The name of a widget of a form that is empty again after ``clear_widgets(name)``."""
    return f"{name}~{state.view_of(EmptiedView).times.get(name, 0)}"


def clear_widgets(*names: str) -> None:
    """Empty these widgets of a form."""
    times = dict(state.view_of(EmptiedView).times)
    for name in names:
        times[name] = times.get(name, 0) + 1
    state.keep_view(EmptiedView(times))
