"""What this tab has open: the one value under the one key of the session, and the address.

The document lives in the store; a tab holds the revision that it last saw.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from cluster_psia.store import NotFound, Saved, StoreError
from cluster_psia.ui.state.stores import assessment_store, current_visitor, room_of_key
from cluster_psia.ui.state.text_values import SentLines, TypedTexts

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.ui.state.step_told import StepAhead, StepTold

ADDRESS = "a"  # the query parameter that carries the assessment's id
LOST = (
    "The connection to the program was lost for a while. What you had typed is put in again where"
    " it stood; what you pressed just now is not saved, so please press it again."
)


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

    ``visits`` counts how often the tab came to another page than it was on.
    """

    opened_for: str = ""  # the code of the room whose key opened this tab
    saved: Saved | None = None
    generation: int = field(default_factory=lambda: secrets.randbelow(1_000_000_000))
    outdated: bool = False
    drawn: set[str] = field(default_factory=set)  # keys of the widgets of the last whole run
    drawing: set[str] = field(default_factory=set)  # the same of the run that is under way
    conflict: Conflict | None = None
    errors: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    view: dict[type[object], object] = field(default_factory=dict)
    made: dict[str, tuple[Assessment, object]] = field(default_factory=dict)  # see ``made``
    page: str = ""
    visits: int = 0
    # of undo and redo, see ``steps``
    step: Literal["undo", "redo"] | None = None  # to be taken at the beginning of the next run
    steps_told: list[StepTold] = field(default_factory=list)
    steps_seen: dict[tuple[Literal["undo", "redo"], str, int], StepAhead] = field(
        default_factory=dict
    )
    targets: dict[tuple[str, int], Assessment] = field(default_factory=dict)
    others: set[tuple[str, int]] = field(default_factory=set)  # revisions made in other tabs
    texts: TypedTexts = field(default_factory=TypedTexts)
    lines: SentLines = field(default_factory=SentLines)
    drafts: dict[str, dict[str, str]] = field(default_factory=dict)  # of this run, by assessment


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
    now.outdated = True


def take_newest() -> None:
    """Show the newest revision of what is open, after something else than this tab changed it."""
    held = session_().saved
    if held is not None:
        show_revision(assessment_store().get(held.id))


def begin_tab() -> None:
    """Open what the address asks for, if anything, and put its id back into it.

    With a room's key that is the assessment of the room, and the address is not read.
    """
    code, held = room_of_key(), session_()
    if code != held.opened_for:
        st.session_state.clear()  # what another key has opened here stays with that key
        session_().opened_for = code
    if code:
        _open_of_room()
    else:
        _open_what_is_asked()
        _put_id_into_address()


def begin_widgets() -> None:
    """Let widgets take the document's values again, where that was asked for."""
    now = session_()
    now.texts.held, now.texts.filters, now.texts.in_tab = {}, [], []
    now.drafts, now.drawing, now.lines.drawn = {}, set(), {}
    if now.outdated:
        now.generation, now.outdated = now.generation + 1, False


def come_to_page(page: str) -> None:
    """Take note of the page that is shown now."""
    now = session_()
    if now.page != page:
        now.page, now.visits = page, now.visits + 1


def current_visit() -> int:
    """The number of this visit to a page: another one as soon as the tab has come to another page,
    and when it comes back.
    """
    return session_().visits


def _open_what_is_asked() -> None:
    wanted, held = st.query_params.get(ADDRESS), session_().saved
    if wanted and (held is None or held.id != wanted):
        _open_from_address(wanted)


def _open_of_room() -> None:
    visitor, held = current_visitor(), session_().saved
    if visitor is None or (held is not None and held.id == visitor.assessment_id):
        return
    try:
        show_revision(assessment_store().get(visitor.assessment_id))
    except NotFound:
        session_().errors.append("The assessment of this room was deleted; see the list on Home.")


def _open_from_address(wanted: str) -> None:
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


def _put_id_into_address() -> None:
    """Navigation drops it."""
    opened = session_().saved
    if opened and st.query_params.get(ADDRESS) != opened.id:
        st.query_params[ADDRESS] = opened.id


def _nothing_at_address(why: str) -> None:
    session_().errors.append(why)
    show_revision(None)
    del st.query_params[ADDRESS]


def go_to(opened: Saved | None) -> None:
    """Let the address carry the assessment that is open now."""
    if opened:
        st.query_params[ADDRESS] = opened.id
    elif ADDRESS in st.query_params:
        del st.query_params[ADDRESS]
