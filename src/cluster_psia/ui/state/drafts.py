"""Drafts: what stands in forms and was not sent yet, kept in the store beside the assessment."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from typing import Any

from cluster_psia.store import NotFound, StoreError
from cluster_psia.ui.state.messages import add_error
from cluster_psia.ui.state.saving import NotKept
from cluster_psia.ui.state.stores import assessment_store
from cluster_psia.ui.state.tab import session_

_log = logging.getLogger(__name__)


def draft_at(place: str, of: str | None = None, *, anew: bool = False) -> Any:
    """What was typed or chosen at a place of the open assessment, or of another, and not sent.

    None for nothing. ``anew`` also sees what another tab kept since the run began.
    """
    if anew:
        session_().drafts.pop(_owner(of), None)
    held = _drafts(_owner(of)).get(place)
    return None if held is None else _value_of(held)


def drafts_under(beginning: str) -> dict[str, Any]:
    """The drafts of the open assessment at all places that begin so, by their places."""
    held = _drafts(_owner(None)).items()
    return {place: _value_of(value) for place, value in held if place.startswith(beginning)}


def has_drafts(form: str, of: str | None = None) -> bool:
    """Whether anything stands in the fields of a form; their places begin with its name and "/"."""
    return any(place.startswith(f"{form}/") for place in _drafts(_owner(of)))


def keep_draft(place: str, value: Any, of: str | None = None) -> None:
    """Keep what stands at a place now; None when that is what its form begins with.

    Raises NotKept.
    """
    now, owner = session_(), _owner(of)
    try:
        if value is None:
            assessment_store().drafts.drop(owner, [place])
        else:
            assessment_store().drafts.keep(owner, place, json.dumps(value, ensure_ascii=False))
    except NotFound as error:
        raise NotKept("the assessment is not there any more") from error
    except StoreError as error:
        _log.exception("a draft could not be kept")
        raise NotKept(str(error)) from error
    now.drafts.pop(owner, None)  # nothing is asked of Streamlit here: see ``texts``


def try_to_keep(keep: Callable[[], object]) -> None:
    """Keep something; where that is refused the head of the page says why."""
    try:
        keep()
    except NotKept as refused:
        add_error(f"Not saved: {refused}")


def drop_drafts(form: str, of: str | None = None) -> None:
    """Forget what stood in the fields of a form.

    Where the store refuses, it is offered once more, and can be discarded.
    """
    owner = _owner(of)
    places = [place for place in _drafts(owner) if place.startswith(f"{form}/")]
    if not places:
        return
    try:
        assessment_store().drafts.drop(owner, places)
    except StoreError:
        _log.exception("a draft could not be dropped")
    session_().drafts.pop(owner, None)


def _value_of(held: str) -> Any:
    try:
        return json.loads(held)
    except ValueError:
        return None


def _owner(of: str | None) -> str:
    if of is not None:
        return of
    opened = session_().saved
    return opened.id if opened else ""


def _drafts(owner: str) -> dict[str, str]:
    """All drafts of an assessment, read once a run."""
    held = session_().drafts
    if owner not in held:
        held[owner] = _read_drafts(owner) if owner else {}
    return held[owner]


def _read_drafts(owner: str) -> dict[str, str]:
    try:
        return assessment_store().drafts.of(owner)
    except StoreError:
        _log.exception("drafts could not be read")
        return {}
