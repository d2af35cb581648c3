"""Undo and redo: what they would take back, and what they took back.

A step is taken from the revision that this tab shows. When another tab was faster nothing is taken
back: this tab then shows the newest, and what was done there is told first.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from cluster_psia.store import Saved, StaleRevision, StoreError
from cluster_psia.ui.state.messages import add_error
from cluster_psia.ui.state.saving import NotKept, keep_revision
from cluster_psia.ui.state.step_told import Step, StepAhead, StepTold
from cluster_psia.ui.state.stores import assessment_store, room_store
from cluster_psia.ui.state.tab import current_assessment, session_, show_revision
from cluster_psia.ui.state.widgets import renew_widgets
from cluster_psia.walk.changed import document_changes
from cluster_psia.workshop.actions import rooms_losing_scores

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment

_REMEMBERED = 6  # documents to which undo or redo may lead


def step_ahead(step: Step) -> StepAhead | None:
    """What undo or redo would change; None where there is nothing to take back."""
    now = session_()
    if now.saved is None:
        return None
    target = _target(now.saved, step)
    if target is None:
        return None
    seen = step, now.saved.id, now.saved.revision
    if seen not in now.steps_seen:
        now.steps_seen = {**_of_same(now.steps_seen, seen), seen: _step_to(now.saved, target)}
    ahead = now.steps_seen[seen]
    return replace(ahead, elsewhere=(now.saved.id, now.saved.revision) in now.others)


def _step_to(opened: Saved, target: Assessment) -> StepAhead:
    before = opened.assessment
    try:
        losing = rooms_losing_scores(room_store(), opened.id, before, target)
    except StoreError:  # the step itself will say so
        losing = ()
    return StepAhead(
        document_changes(before, target), elsewhere=False, rooms=tuple(r.code for r in losing)
    )


def _of_same(
    held: dict[tuple[Step, str, int], StepAhead], seen: tuple[Step, str, int]
) -> dict[tuple[Step, str, int], StepAhead]:
    return {key: value for key, value in held.items() if key[1:] == seen[1:]}


def _target(opened: Saved, step: Step) -> Assessment | None:
    """The document to which a step leads; None where there is none, or it cannot be read."""
    number = opened.undo_to if step == "undo" else opened.redo_to
    if number is None:
        return None
    held, at = session_().targets, (opened.id, number)
    if at not in held:
        try:
            held[at] = assessment_store().revision(*at)
        except StoreError:
            return None
        while len(held) > _REMEMBERED:
            del held[next(iter(held))]
    return held[at]


def ask_to_undo() -> None:
    """Take back the last change, whichever page it was made on, as soon as all that was typed until
    now has arrived.
    """
    session_().step = "undo"


def ask_to_redo() -> None:
    """Bring back what was taken back last, in the same way."""
    session_().step = "redo"


def take_asked_step() -> None:
    """Undo or redo, if that was asked for."""
    now = session_()
    step, now.step = now.step, None
    if step == "undo":
        undo_change()
    elif step == "redo":
        redo_change()


def undo_change() -> None:
    """Take back the last change now."""
    _take("undo", lambda held: assessment_store().undo(held.id, held.revision))


def redo_change() -> None:
    """Bring back now what was taken back last."""
    _take("redo", lambda held: assessment_store().redo(held.id, held.revision))


def take_steps_told() -> list[StepTold]:
    """What the head has to say of steps that were taken or refused; each is said once."""
    now = session_()
    told, now.steps_told = now.steps_told, []
    return told


def _take(step: Step, write: Callable[[Saved], Saved]) -> None:
    now = session_()
    if now.saved is None:
        return
    before = now.saved.assessment

    def _written(held: Saved) -> Saved:
        try:
            return write(held)
        except StaleRevision as stale:
            raise _Overtaken(stale.newer) from stale

    try:
        kept = keep_revision(_written, mine=current_assessment())
    except _Overtaken as overtaken:
        newer = overtaken.newer
        now.others.add((newer.id, newer.revision))
        show_revision(newer)
        now.steps_told.append(StepTold(step, False, document_changes(before, newer.assessment)))
    except NotKept as refused:
        add_error(f"Not saved: {refused}")
    else:
        if kept and now.saved:
            after = now.saved.assessment
            now.steps_told.append(StepTold(step, True, document_changes(before, after)))
            renew_widgets()


class _Overtaken(Exception):  # noqa: N818 - what happened, not what went wrong
    """Somebody else saved in between; nothing was taken back."""

    def __init__(self, newer: Saved) -> None:
        self.newer = newer
        super().__init__("somebody else saved in between")
