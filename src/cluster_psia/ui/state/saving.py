"""How the open assessment changes: a pure function from one Assessment to the next, saved at once.

A change that the document refuses leaves its reason at the head of the page. A save that somebody
else overtook puts this tab's version aside as a copy.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from pydantic import ValidationError

from cluster_psia.assessment.document.explain import error_sentence
from cluster_psia.assessment.document.model import Assessment
from cluster_psia.assessment.edits.profile import renamed_copy
from cluster_psia.mapping.layout.kept_places import keep_places
from cluster_psia.store import NotFound, Saved, StaleRevision, StoreError
from cluster_psia.ui.state.messages import add_error, add_notice
from cluster_psia.ui.state.stores import assessment_store
from cluster_psia.ui.state.tab import (
    Conflict,
    Session,
    current_assessment,
    go_to,
    session_,
    show_revision,
)
from cluster_psia.ui.state.text_values import Typing
from cluster_psia.ui.state.widgets import renew_widgets
from cluster_psia.walk.copies import conflict_copy_name

Change = Callable[[Assessment], Assessment]
ONE_TYPING = timedelta(minutes=1)  # a longer pause begins another step of undo

_log = logging.getLogger(__name__)


class NotKept(Exception):  # noqa: N818 - what happened, not what went wrong
    """A change was not kept; the message says why, in words for people."""


def edit_assessment(change: Change) -> bool:
    """Apply a pure change and save it, as ``change_assessment`` does.

    False when it was refused; the reason then stands at the head of the page.
    """
    if session_().saved is None:
        return False
    try:
        return change_assessment(change)
    except NotKept as refused:
        add_error(f"Not saved: {refused}")
        return False


def change_assessment(change: Change, typed: str | None = None) -> bool:
    """Apply a pure change and save it; False when it had to be put aside as a copy. On the map
    nobody moves whom the change did not move.

    ``typed`` names the field of a text that is sent while it is typed. Raises NotKept.
    """
    now = session_()
    try:
        before = current_assessment()
        after = keep_places(before, change(before))
    except ValidationError as error:
        raise NotKept(error_sentence(error)) from error
    except (ValueError, LookupError) as error:
        raise NotKept(str(error)) from error
    goes_on = typed is not None and _goes_on(now, typed)
    kept = keep_revision(
        lambda held: assessment_store().save(held.id, after, held.revision, instead=goes_on),
        mine=after,
    )
    now.texts.typing = Typing(typed, now.saved) if kept and typed and now.saved else None
    return kept


def _goes_on(now: Session, typed: str) -> bool:
    """Whether the newest revision is an earlier moment of the same typing."""
    before = now.texts.typing
    if before is None or now.saved is None or before.field != typed:
        return False
    same = (before.at.id, before.at.revision) == (now.saved.id, now.saved.revision)
    return same and datetime.now(UTC) - before.at.changed_at < ONE_TYPING


def keep_revision(write: Callable[[Saved], Saved], mine: Assessment) -> bool:
    """False when somebody else was faster: my version is then kept as a copy. Raises NotKept."""
    now = session_()
    if now.saved is None:
        raise NotKept("no assessment is open in this tab")
    try:
        now.saved = write(now.saved)
    except StaleRevision as stale:
        return _put_aside(mine, stale.newer)
    except NotFound:
        return _put_aside(mine, None)
    except StoreError as error:
        _log.exception("saving failed")
        raise NotKept(str(error)) from error
    return True


def _put_aside(mine: Assessment, newer: Saved | None) -> bool:
    """Keep my version as a copy at once, so that no reload and no second thought can lose it."""
    now = session_()
    name = conflict_copy_name(mine, newer.assessment if newer else None, datetime.now(UTC))
    try:
        now.saved = assessment_store().create(renamed_copy(mine, name))
    except StoreError as error:
        _log.exception("saving failed")
        raise NotKept(str(error)) from error
    now.conflict = Conflict(newer)
    go_to(now.saved)
    return False


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
        add_error(f"Not saved: {error}")
        return
    add_notice(f"Opened “{a.name}”.")
    go_to(session_().saved)
