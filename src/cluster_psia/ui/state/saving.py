"""How the open assessment changes: a pure function from one Assessment to the next, saved at once.

A change that the document refuses leaves its reason at the head of the page. A save that somebody
else overtook puts this tab's version aside as a copy.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from pydantic import ValidationError

from cluster_psia.assessment.document.explain import error_sentence
from cluster_psia.assessment.document.model import Assessment
from cluster_psia.assessment.edits.profile import renamed_copy
from cluster_psia.mapping.layout.kept_places import keep_places
from cluster_psia.store import NotFound, Saved, StaleRevision, StoreError
from cluster_psia.ui.state.messages import add_error, add_notice
from cluster_psia.ui.state.tab import (
    Conflict,
    assessment_store,
    current_assessment,
    go_to,
    session_,
    show_revision,
)
from cluster_psia.ui.state.widgets import renew_widgets

Change = Callable[[Assessment], Assessment]

_log = logging.getLogger(__name__)


def edit_assessment(change: Change) -> bool:
    """Apply a pure change and save it; on the map nobody moves whom the change did not move.

    False when it was refused; the reason then stands at the head of the page.
    """
    now = session_()
    if now.saved is None:
        return False
    try:
        before = current_assessment()
        after = keep_places(before, change(before))
    except ValidationError as error:
        return _refuse(error_sentence(error))
    except ValueError as error:
        return _refuse(str(error))
    return _keep(lambda held: assessment_store().save(held.id, after, held.revision), mine=after)


def _refuse(why: str) -> bool:
    add_error(f"Not saved: {why}")
    return False


def _keep(write: Callable[[Saved], Saved], mine: Assessment) -> bool:
    now = session_()
    if now.saved is None:
        return False
    try:
        now.saved = write(now.saved)
    except StaleRevision as stale:
        return _put_aside(mine, stale.newer)
    except NotFound:
        return _put_aside(mine, None)
    except StoreError as error:
        _log.exception("saving failed")
        return _refuse(str(error))
    return True


def _put_aside(mine: Assessment, newer: Saved | None) -> bool:
    """Keep my version as a copy at once, so that no reload and no second thought can lose it."""
    now = session_()
    try:
        now.saved = assessment_store().create(renamed_copy(mine, f"{mine.name[:280]} (my copy)"))
    except StoreError as error:
        _log.exception("saving failed")
        return _refuse(str(error))
    now.conflict = Conflict(newer)
    go_to(now.saved)
    return False


def undo_change() -> None:
    """Take back the last change, whichever page it was made on."""
    _step_through(lambda held: assessment_store().undo(held.id, held.revision))


def redo_change() -> None:
    """Bring back what was taken back last."""
    _step_through(lambda held: assessment_store().redo(held.id, held.revision))


def _step_through(write: Callable[[Saved], Saved]) -> None:
    if _keep(write, mine=current_assessment()):
        renew_widgets()


def take_newer() -> None:
    """End a conflict with the store's version.

    My copy goes to the deleted ones, from where it can be put back.
    """
    now = session_()
    if now.conflict and now.saved:
        copy, newer = now.saved, now.conflict.newer
        show_revision(newer)
        go_to(newer)
        try:
            assessment_store().delete(copy.id)
        except (NotFound, StoreError):
            _log.exception("the copy could not be deleted")


def keep_mine_as_copy() -> None:
    """End a conflict with the copy that holds my version."""
    session_().conflict = None
    renew_widgets()


def open_new(a: Assessment) -> None:
    """Put a new assessment into the store and open it in this tab."""
    try:
        show_revision(assessment_store().create(a))
    except StoreError as error:
        _refuse(str(error))
        return
    add_notice(f"Opened “{a.name}”.")
    go_to(session_().saved)
