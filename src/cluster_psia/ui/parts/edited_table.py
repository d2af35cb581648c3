"""Tables that people write into: what the browser holds of one, and how it is drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import streamlit as st

from cluster_psia.ui import state
from cluster_psia.ui.parts.text import plain_text

if TYPE_CHECKING:
    import pandas as pd

    from cluster_psia.assessment.edits.table import EditedRow

Rows = TypeVar("Rows")


@dataclass(frozen=True)
class HeldTable(Generic[Rows]):
    """A table as the browser holds it.

    A table editor forgets what was typed as soon as it is fed other rows. So it is fed the same
    rows until the document says something that did not come from this editor (``expected``), or
    rows came or went (``stale``).
    """

    name: str  # of the editor's widget
    key: str  # of the same, which is another one after undo
    serial: int
    fed: Rows
    expected: Rows
    chosen: str | None = None  # what is marked in it
    refused: tuple[str, ...] = ()
    drafts: tuple[EditedRow, ...] = ()
    stale: bool = False

    @property
    def same_generation(self) -> bool:
        """Whether nothing was undone or opened since the browser got it."""
        return self.key == state.widget_key(self.name)

    def still_holds(self, expected: Rows, chosen: str | None = None) -> bool:
        """Whether the browser may go on with it."""
        untouched = (self.expected, self.chosen) == (expected, chosen)
        return untouched and not self.stale and state.has_widget(self.name)


def feed_table(
    at: str, before: HeldTable[Rows] | None, fed: Rows, expected: Rows
) -> HeldTable[Rows]:
    """The table that follows ``before``, in an editor that has forgotten what was typed.

    ``at`` begins the editor's name.
    """
    serial = before.serial + 1 if before else 0
    name = f"{at}~{serial}"
    return HeldTable(name, state.widget_key(name), serial, fed, expected)


def draw_table_editor(
    held: HeldTable[Any],
    frame: pd.DataFrame,
    columns: Mapping[str, Any],
    order: Sequence[str],
    on_change: Callable[..., None],
    **kw: Any,
) -> None:
    """The editor of a table; rows can be added and taken out."""
    st.data_editor(
        frame,
        num_rows="dynamic",
        hide_index=True,
        key=state.widget_key(held.name),
        width="stretch",
        column_config=dict(columns),
        column_order=order,
        on_change=on_change,
        placeholder="–",
        **kw,
    )


def draw_refused_rows(title: str, refused: Sequence[str]) -> None:
    """What could not be taken from a table, row by row."""
    if refused:
        lines = [f"**{title}:**", *map(plain_text, refused)]
        st.warning("  \n".join(lines), icon=":material/warning:")
