"""The only module that touches the session: what this tab has open, and how it changes.

The document lives in the store; a tab holds the revision that it last saw. Every edit is a pure
function from one Assessment to the next. It is saved at once, or refused with a reason that the
shell shows at the head of the page.
"""

from __future__ import annotations

import logging
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import streamlit as st
from pydantic import ValidationError
from streamlit.runtime.scriptrunner import get_script_run_ctx

from cluster_psia.assessment.document.explain import error_sentence
from cluster_psia.assessment.document.model import Assessment
from cluster_psia.assessment.files.samples import load_sample
from cluster_psia.assessment.progress import renamed_copy
from cluster_psia.settings import database_url
from cluster_psia.store import (
    AssessmentStore,
    NotFound,
    RoomStore,
    Saved,
    StaleRevision,
    StoreError,
    open_both,
)

ADDRESS = "a"  # the query parameter that carries the assessment's id
FIRST_SAMPLE = "tiruppur"
LOST = (
    "The connection to the program was lost for a while. What you see is what is saved: what you"
    " typed or pressed just now is not, so please do it again."
)
Change = Callable[[Assessment], Assessment]

_first_start = threading.Lock()
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Conflict:
    """A save that was refused: the newer version in the store, or None when the assessment was
    deleted meanwhile.

    My version is not lost in between: it was put aside as a copy, and the tab goes on with that
    copy.
    """

    newer: Saved | None


@dataclass
class Session:
    """What one tab knows.

    ``generation`` goes up when widgets must take the document's values again. It does so at the
    beginning of the next run (``outdated``): several callbacks may share one run, and all of them
    must still find their widgets. It begins anywhere: a page that outlived its session (the
    program was started anew, a phone slept) brings back what its fields held, and a field of the
    same name would show that as if it were saved.
    """

    saved: Saved | None = None
    generation: int = field(default_factory=lambda: secrets.randbelow(1_000_000_000))
    outdated: bool = False
    conflict: Conflict | None = None
    errors: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    view: dict[str, Any] = field(default_factory=dict)


def session_() -> Session:
    """The one value under the one key of this tab."""
    if "cluster_psia" not in st.session_state:
        st.session_state["cluster_psia"] = Session(errors=[LOST] if _outlived() else [])
    held: Session = st.session_state["cluster_psia"]
    return held


def _outlived() -> bool:
    """Whether the page comes with widgets already, as only a page does whose session is gone."""
    context = get_script_run_ctx()
    return context is not None and bool(context.session_state.get_widget_states())


@st.cache_resource(show_spinner=False)
def _both_at(url: str) -> tuple[AssessmentStore, RoomStore]:
    return open_both(url)


def assessment_store() -> AssessmentStore:
    """The store, opened once for all tabs. Raises StoreError."""
    return _both_at(database_url())[0]


def room_store() -> RoomStore:
    """The rooms of live workshops, through the same connections. Raises StoreError."""
    return _both_at(database_url())[1]


# What is open ------------------------------------------------------------------------------------


def current_revision() -> Saved | None:
    """The revision this tab has open, if any."""
    return session_().saved


def current_conflict() -> Conflict | None:
    """What stands between my version and the store's, if anything."""
    return session_().conflict


def current_assessment() -> Assessment:
    """The open assessment as this tab sees it. Raises LookupError when none is open."""
    opened = session_().saved
    if opened is None:
        raise LookupError("no assessment is open in this tab")
    return opened.assessment


def show_revision(opened: Saved | None) -> None:
    """Make ``opened`` the assessment of this tab; widgets take its values."""
    now = session_()
    if now.saved is None or opened is None or now.saved.id != opened.id:
        now.view.clear()
    now.saved, now.conflict = opened, None
    renew_widgets()


def take_newest() -> None:
    """Show the newest revision of what is open, after something
    else than this tab's own edit changed it.
    """
    held = session_().saved
    if held is not None:
        show_revision(assessment_store().get(held.id))


def begin_run() -> None:
    """Open what the address asks for, put the id back where
    navigation dropped it, and fill an empty store.
    """
    _open_from_address()
    now = session_()
    if now.outdated:
        now.generation, now.outdated = now.generation + 1, False


def _open_from_address() -> None:
    wanted, now = st.query_params.get(ADDRESS), session_()
    if wanted and (now.saved is None or now.saved.id != wanted):
        kept_at = assessment_store()  # a store that cannot be opened is for the shell to say
        try:
            show_revision(kept_at.get(wanted))
        except NotFound:
            _nothing_at_address(
                "There is no assessment at this address. It may have been deleted; see the list on"
                " Home."
            )
        except StoreError as error:
            _nothing_at_address(f"This assessment cannot be opened: {error}")
    elif not wanted and now.saved is None:
        _open_sample_on_first_start()
    if now.saved and st.query_params.get(ADDRESS) != now.saved.id:
        st.query_params[ADDRESS] = now.saved.id


def _nothing_at_address(why: str) -> None:
    session_().errors.append(why)
    show_revision(None)
    del st.query_params[ADDRESS]


def _open_sample_on_first_start() -> None:
    with _first_start:
        if assessment_store().is_empty():
            show_revision(assessment_store().create(load_sample(FIRST_SAMPLE)))


# Changing it -------------------------------------------------------------------------------------


def edit_assessment(change: Change) -> bool:
    """Apply a pure change and save it. False when it was refused; the
    reason then stands at the head of the page.
    """
    now = session_()
    if now.saved is None:
        return False
    try:
        after = change(current_assessment())
    except ValidationError as error:
        return _refuse(error_sentence(error))
    except ValueError as error:
        return _refuse(str(error))
    return _keep(lambda held: assessment_store().save(held.id, after, held.revision), mine=after)


def _refuse(why: str) -> bool:
    session_().errors.append(f"Not saved: {why}")
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
    """Keep my version as a copy at once, so that neither a
    reload nor a second thought can lose it.
    """
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
    """End a conflict with the store's version. My copy goes to the
    deleted ones, from where it can be put back.
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


def go_to(opened: Saved | None) -> None:
    """Let the address carry the assessment that is open now."""
    if opened:
        st.query_params[ADDRESS] = opened.id
    elif ADDRESS in st.query_params:
        del st.query_params[ADDRESS]


# Widgets and messages ----------------------------------------------------------------------------


def widget_key(name: str) -> str:
    """The widget key of ``name``; another one after undo or opening,
    so that the widget reads the document again.
    """
    return f"{name}#{session_().generation}"


def widget_value(name: str) -> Any:
    """What the widget of that name holds now."""
    return st.session_state[widget_key(name)]


def said_by(component: str, event: str) -> Any:
    """What a component of ours, known under its own key, says
    a person did; None when it says nothing.
    """
    held = st.session_state.get(component)
    return held.get(event) if held else None


def has_widget(name: str) -> bool:
    """Whether the widget of that name still holds anything;
    leaving a page makes its widgets forget.
    """
    return widget_key(name) in st.session_state


def begin_with(name: str, first: Any) -> None:
    """Give the widget of that name its first value, where its own default has to stay empty."""
    st.session_state.setdefault(widget_key(name), first)


def set_widget_value(name: str, what: Any) -> None:
    """Let the widget of that name hold something, for instance what
    the address says; only before it is drawn.
    """
    st.session_state[widget_key(name)] = what


def renew_widgets() -> None:
    """Let every widget read the document again, from the next run on."""
    session_().outdated = True


def keep_view_state(name: str, what: Any) -> None:
    """Keep a piece of view state (which section is shown) for this tab and this assessment."""
    session_().view[name] = what


def view_state(name: str, default: Any = None) -> Any:
    """A piece of view state kept by ``keep_view_state``."""
    return session_().view.get(name, default)


def add_notice(text: str) -> None:
    """Say something good in passing on the next run."""
    session_().notices.append(text)


def add_error(text: str) -> None:
    """Say something wrong at the head of the page."""
    session_().errors.append(text)


def take_messages() -> tuple[list[str], list[str]]:
    """(errors, notices) to show now; each is shown once."""
    now = session_()
    taken = (now.errors, now.notices)
    now.errors, now.notices = [], []
    return taken
