"""What this tab holds of a grid: what was typed and does not stand in the document, and the way
back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Generic

from cluster_psia.assessment.grid.changes import GridChange, HeardChanges
from cluster_psia.assessment.grid.table import GridDocument, GridTable, grid_of
from cluster_psia.assessment.grid.take import TakenChanges, take_changes
from cluster_psia.assessment.grid.value import CellAt, DataGrid, GridDraft
from cluster_psia.ui import state
from cluster_psia.ui.grid.kept import grid_place, is_begun, store_draft, stored_draft

STEPS = 100  # that can be taken back
NOT_KEPT = "it could not be saved; the head of the page says why. Press Enter here to try again"
NOT_MINE = (
    "What was changed here was changed again since then: Undo at the head of the page goes on."
)


@dataclass(frozen=True)
class CellInHand:
    """A grid that is gone into cell by cell: ``at`` is the one in hand, ``take`` takes another, and
    ``verdict`` says in a line what its row comes to.

    On the ``page`` of that name stand containers of the keys ``..._table`` around the grid and the
    fields that belong to the cell, ``..._in_hand`` around these fields, and ``..._beside`` around
    what is said of the row. The first field stands in one of the key ``mine``, so that a browser
    can tell the fields of this cell from those of the cell before.
    """

    at: CellAt
    take: Callable[[CellAt], object]
    verdict: str
    page: str
    mine: str


@dataclass(frozen=True)
class ShownGrid(Generic[GridDocument]):
    """A grid on a page: its name in this tab, what it is called, where its rows stand, and how they
    are saved. ``saved`` is what people read then, ``saved_but`` where something is marked;
    ``changed`` is told what the document was before. ``undo`` takes back the last change of the
    document, and is told what it was before; ``redo`` what it was after. ``place``: where what is
    typed and not taken is kept, so that it outlives the tab, as far as it is ``worth`` keeping. The
    head of the page says "not saved yet" of marked cells in a grid of the document. ``how`` are
    its keys in words, where they are others than those of every grid.
    """

    name: str
    label: str
    table: Callable[[GridDocument], GridTable[GridDocument]]
    document: Callable[[], GridDocument]
    save: Callable[[GridDocument], bool]
    saved: str = "Saved."
    saved_but: str = "Saved, but for what is marked."
    changed: Callable[[GridDocument], None] = lambda _: None
    undo: Callable[[GridDocument], object] = lambda _: state.undo_change()
    redo: Callable[[GridDocument], object] = lambda _: state.redo_change()
    place: str = ""
    worth: Callable[[GridDraft], bool] = is_begun
    how: str = ""
    hand: CellInHand | None = None

    @property
    def kept_at(self) -> str:
        """Where its draft is kept in the store."""
        return self.place or grid_place(self.name)

    def grid(self, draft: GridDraft) -> DataGrid:
        """The grid as document and draft have it."""
        document = self.document()
        return grid_of(self.label, document, draft, self.table(document))


@dataclass(frozen=True)
class GridStep:
    """A step that can be taken back: draft and document before and after it."""

    draft: tuple[GridDraft, GridDraft]
    document: tuple[Any, Any]

    @property
    def saved(self) -> bool:
        """Whether it changed the document."""
        return self.document[0] is not self.document[1]


@dataclass(frozen=True)
class HeldGrid:
    """What this tab holds of one grid. ``before_typing`` is the draft before somebody began to type
    where they type now; ``news`` says that the rest of the page does not know of the last change.
    """

    draft: GridDraft = field(default_factory=GridDraft)
    heard: HeardChanges = field(default_factory=HeardChanges)
    renamed: Mapping[str, str] = field(default_factory=dict)
    past: tuple[GridStep, ...] = ()
    future: tuple[GridStep, ...] = ()
    notes: tuple[str, ...] = ()
    before_typing: GridDraft | None = None
    news: bool = False


@dataclass(frozen=True)
class GridsView:
    """The grids of this tab, by name."""

    held: Mapping[str, HeldGrid] = field(default_factory=dict)


def held_grid(name: str) -> HeldGrid:
    """What this tab holds of the grid of that name."""
    return state.view_of(GridsView).held.get(name, HeldGrid())


def keep_grid(name: str, held: HeldGrid) -> None:
    """Keep it, for this tab and this assessment."""
    grids = state.view_of(GridsView).held
    state.keep_view(GridsView({**grids, name: held}))


def begin_grid(shown: ShownGrid[Any], first: GridDraft | None = None) -> None:
    """Let a grid begin with what was kept of it, else with ``first``, unless this tab holds
    something of it already.
    """
    if shown.name not in state.view_of(GridsView).held:
        keep_grid(shown.name, HeldGrid(stored_draft(shown.kept_at) or first or GridDraft()))


def replace_grid(shown: ShownGrid[Any], held: HeldGrid) -> None:
    """Keep a grid in this tab, and what is a draft of it in the store, too."""
    before = held_grid(shown.name).draft
    keep_grid(shown.name, held)
    store_draft(shown.kept_at, before, shown.grid(held.draft), shown.worth)


def change_grid(shown: ShownGrid[Any], changes: Sequence[GridChange]) -> None:
    """Take up what a person did in a grid, and save what can be saved. What cannot be is a draft of
    the grid, in this tab and in the store.
    """
    held = replace(held_grid(shown.name), notes=())
    group: list[GridChange] = []
    for change in changes:
        if change.what == "hand":
            held = _take_in_hand(shown, held, change)
            continue
        if change.what in ("undo", "redo"):
            held = _step(shown, _take(shown, held, group), change.what)
            group = []
        else:
            group.append(change)
    replace_grid(shown, _take(shown, held, group))


def _take_in_hand(shown: ShownGrid[Any], held: HeldGrid, change: GridChange) -> HeldGrid:
    if shown.hand is None:
        return held
    shown.hand.take((change.row, change.column))
    return replace(held, news=True)


def _take(shown: ShownGrid[Any], held: HeldGrid, changes: Sequence[GridChange]) -> HeldGrid:
    if not changes:
        return held
    before = shown.document()
    table = shown.table(before)
    taken = take_changes(before, held.draft, changes, table, held.renamed)
    if taken.document != before:
        if not shown.save(taken.document) and shown.document() != taken.document:
            taken = _unsaved(before, held, changes, table)
        else:
            shown.changed(before)
    return _with_step(held, taken, (before, shown.document()))


def _unsaved(
    before: Any, held: HeldGrid, changes: Sequence[GridChange], table: GridTable[Any]
) -> TakenChanges[Any]:
    """What was typed stays in its cells when it cannot be saved."""
    taken = take_changes(before, held.draft, changes, replace(table, put=None), held.renamed)
    reasons = {at: NOT_KEPT for at in taken.draft.cells if at != taken.draft.typing}
    return replace(taken, draft=replace(taken.draft, reasons=reasons | dict(taken.draft.reasons)))


def _with_step(held: HeldGrid, taken: TakenChanges[Any], document: tuple[Any, Any]) -> HeldGrid:
    first = held.draft if held.before_typing is None else held.before_typing
    now = replace(held, draft=taken.draft, renamed=taken.renamed, notes=(*held.notes, *taken.notes))
    saved = document[0] != document[1]
    if taken.draft.typing and not saved:
        return replace(now, before_typing=first)
    if first == taken.draft and not saved:
        return replace(now, before_typing=None)
    kept = document if saved else (document[0], document[0])
    past = (*held.past, GridStep((first, taken.draft), kept))[-STEPS:]
    news = held.news or saved or _is_marked(first) != _is_marked(taken.draft)
    return replace(now, past=past, future=(), before_typing=None, news=news)


def _is_marked(draft: GridDraft) -> bool:
    """Whether the head of the page has to say that something is not saved."""
    return bool(draft.reasons or draft.lacking)


def _step(shown: ShownGrid[Any], held: HeldGrid, way: str) -> HeldGrid:
    """One step back, or forward again. A step that changed the document is taken in the document,
    too; where that has moved on since then, the head of the page has the way back.
    """
    steps = held.past if way == "undo" else held.future
    if not steps:
        return held
    step, end = steps[-1], 0 if way == "undo" else 1
    if step.saved:
        if shown.document() != step.document[1 - end]:
            return replace(held, past=(), future=(), notes=(NOT_MINE,))
        (shown.undo if way == "undo" else shown.redo)(step.document[end])
    rest = steps[:-1]
    past = rest if way == "undo" else (*held.past, step)
    future = (*held.future, step) if way == "undo" else rest
    return replace(
        held,
        draft=step.draft[end],
        past=past,
        future=future,
        before_typing=None,
        news=held.news or step.saved or _is_marked(held.draft) != _is_marked(step.draft[end]),
    )
