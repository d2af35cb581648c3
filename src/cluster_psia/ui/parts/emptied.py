"""Widgets that are empty again as soon as what they held was taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cluster_psia.ui import state


@dataclass(frozen=True)
class EmptiedView:
    """How often each widget or form was emptied; that number is part of its name."""

    times: Mapping[str, int] = field(default_factory=dict)


def fresh_name(name: str, at: str = "") -> str:
    """The name of a widget that is empty again after ``clear_widgets(name)``; ``at`` names one of
    the widgets of the form of that name.
    """
    return f"{name}{at}~{state.view_of(EmptiedView).times.get(name, 0)}"


def fresh_key(name: str) -> str:
    """The key of the same widget."""
    return state.widget_key(fresh_name(name))


def fresh_value(name: str) -> Any:
    """What the same widget holds now."""
    return state.widget_value(fresh_name(name))


def clear_widgets(*names: str) -> None:
    """Empty these widgets or forms."""
    times = dict(state.view_of(EmptiedView).times)
    for name in names:
        times[name] = times.get(name, 0) + 1
    state.keep_view(EmptiedView(times))
