"""What this tab holds of the tables that came in: their reading, the preview, and the rows that
people leave out. It is made anew only where something of it has changed.
"""

from __future__ import annotations

import operator
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cluster_psia.assessment.tables.preview.make import preview_tables
from cluster_psia.ui import state
from cluster_psia.ui.chain.preview.decided import read_as_decided
from cluster_psia.ui.choosers.decided import ChoosersView
from cluster_psia.ui.preview.choice import choice_in, forget_choice

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.assessment.files.sheets.read import GivenFile
    from cluster_psia.assessment.tables.preview.value import TablesPreview
    from cluster_psia.assessment.tables.reading.value import TablesRead
    from cluster_psia.ui.chain.preview.decided import DecidedReading

PREVIEW = "chain.import"  # its name in this tab


@dataclass(frozen=True)
class BroughtView:
    """What was brought in last: the files and the paste, their reading and what it was made with,
    the preview and what that was made of. ``news`` says that the rest of the page does not know of
    the last change yet.
    """

    given: tuple[Any, ...] = ()
    choosers: ChoosersView = field(default_factory=ChoosersView)
    read_into: Assessment | None = None
    reading: DecidedReading | None = None
    made_of: tuple[Any, ...] = ()
    preview: TablesPreview | None = None
    news: bool = False


def held_reading(a: Assessment, uploads: Sequence[GivenFile], pasted: str) -> DecidedReading:
    """The tables of these files and of what was pasted, read once. Other files have other rows: of
    those none is left out.
    """
    given, choosers = (tuple(uploads), pasted), state.view_of(ChoosersView)
    if given != state.view_of(BroughtView).given:
        state.keep_view(BroughtView(given))
        forget_choice(PREVIEW)
    held = state.view_of(BroughtView)
    if held.reading is not None and held.read_into is a and held.choosers == choosers:
        return held.reading
    reading = read_as_decided(a, uploads, pasted)
    state.change_view(BroughtView, reading=reading, read_into=a, choosers=choosers)
    return reading


def held_preview(a: Assessment, read: TablesRead) -> TablesPreview:
    """What these tables would write, without the rows left out."""
    held = state.view_of(BroughtView)
    left_out = choice_in(PREVIEW).left_out
    made_of = (a, read, left_out)
    if held.preview is not None and _are_same(made_of, held.made_of):
        return held.preview
    preview = preview_tables(a, read, left_out)
    state.change_view(BroughtView, preview=preview, made_of=made_of)
    return preview


def _are_same(some: tuple[Any, ...], others: tuple[Any, ...]) -> bool:
    """Whether they are the very same things; to compare whole documents takes longer than that."""
    return len(some) == len(others) and all(map(operator.is_, some, others))
