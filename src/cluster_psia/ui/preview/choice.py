"""What people chose in a preview: rows that are not to be taken, and the page in sight."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from cluster_psia.ui import state

if TYPE_CHECKING:
    from cluster_psia.assessment.tables.reading.places import RowPlace


@dataclass(frozen=True)
class PreviewChoice:
    """``left_out`` are the places of rows that are not to be taken, ``page`` is the one in sight,
    ``heard`` what the browser is told that it was heard with. ``met`` are rows that were left out
    before anybody chose.
    """

    left_out: frozenset[RowPlace] = frozenset()
    page: int = 0
    heard: tuple[Any, ...] = ()
    met: frozenset[RowPlace] = frozenset()


@dataclass(frozen=True)
class PreviewChoicesView:
    """What was chosen in each preview of this tab, by its name."""

    held: Mapping[str, PreviewChoice] = field(default_factory=dict)


_NOTHING = PreviewChoice()


def choice_in(name: str) -> PreviewChoice:
    """What was chosen in the preview of that name."""
    return state.view_of(PreviewChoicesView).held.get(name, _NOTHING)


def keep_choice(name: str, choice: PreviewChoice) -> None:
    """Keep it, for this tab and this assessment."""
    held = state.view_of(PreviewChoicesView).held
    state.keep_view(PreviewChoicesView({**held, name: choice}))


def leave_out_at_first(name: str, places: frozenset[RowPlace]) -> None:
    """Leave rows out that nobody takes unless somebody chooses them. Whoever did keeps them."""
    held = choice_in(name)
    new = places - held.met
    if new:
        keep_choice(name, replace(held, left_out=held.left_out | new, met=held.met | new))


def forget_choice(name: str) -> None:
    """Other rows are shown: none of them is left out."""
    keep_choice(name, _NOTHING)
