"""The Workshop page: which room is shown and which part of it.

All of a room is in the store, the wall, too: another laptop with the same address shows the same.
This tab keeps only what is its own: that it looks at a part as on a desk, a new room's key.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import streamlit as st

from cluster_psia.store import StoreError
from cluster_psia.ui import state
from cluster_psia.ui.room.act import act_on_room, draw_retry, read_or_tell
from cluster_psia.ui.room.view import RoomView
from cluster_psia.words import counted_noun
from cluster_psia.workshop import actions
from cluster_psia.workshop.errors import WorkshopError
from cluster_psia.workshop.groups import group_name
from cluster_psia.workshop.opened.wall import Wall

if TYPE_CHECKING:
    from cluster_psia.workshop.opened.wall import WallPart
    from cluster_psia.workshop.values import CriterionText, Room

ROOM, VIEW = "room", "view"  # in the address, so that a second laptop can open the same
DESK = "desk"  # in the address, too: what stands on this screen is found again after F5
VIEWS = {
    "lead": "Lead the room",
    "join": "Wall: join",
    "results": "Results",
    "paper": "Paper sheets",
    "end": "End",
}
STATES = {"open": "takes answers", "closed": "closed", "ended": "ended"}
BEAT = 2  # seconds between two looks at the store
# Seen while the browser has no connection to the program; nothing can be drawn then.
AWAY = (
    "The program does not answer. What phones called saved is kept; they keep new answers and send"
    " them when it is back. Another server on the same database goes on with this room at its own"
    " address."
)


def chosen_room() -> Room | None:
    """The room in the address, or None where the list of rooms belongs. With a room's key it is
    that room, whatever the address says.
    """
    code = state.room_of_key() or st.query_params.get(ROOM)
    if not code:
        return None
    room = read_or_tell(lambda: actions.find_room(state.room_store(), code))
    if room is None:
        return None
    opened = state.current_revision()
    if opened is None or room.assessment_id != opened.id:
        st.error(
            "This room belongs to another assessment; open that one on Home first.",
            icon=":material/error:",
        )
        return None
    return room


def choose_room_view(room: Room) -> str:
    """The head of a room and the choice of its parts."""
    st.html(f'<p class="room-away" role="alert">{AWAY}</p>')
    _draw_room_line(room)
    name = f"room.view.{room.code}"
    asked = st.query_params.get(VIEW, "lead")
    # Set on every run, so that the browser's way back moves it, too.
    state.set_widget_value(name, asked if asked in VIEWS else "lead")
    shown = st.segmented_control(
        "Part of the room",
        list(VIEWS),
        required=True,
        wrap=True,
        format_func=VIEWS.__getitem__,
        key=state.widget_key(name),
        label_visibility="collapsed",
        on_change=_view_chosen,
        args=(name,),
    )
    return shown or "lead"


def _draw_room_line(room: Room) -> None:
    """Code, round and state, and the way to the other rooms."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(
            f"**Room {spaced_code(room.code)}** · round {room.round}, {STATES[room.state]}",
            width="stretch",
        )
        if state.room_of_key():
            return
        st.button(
            "All rooms",
            key=state.widget_key("room.list"),
            icon=":material/arrow_back:",
            type="tertiary",
            on_click=go_to_room_list,
        )


def _view_chosen(name: str) -> None:
    st.query_params[VIEW] = state.widget_value(name)
    _look_aside(True)


def go_to_room(code: str, view: str = "lead") -> None:
    """Show a room."""
    st.query_params[ROOM], st.query_params[VIEW] = code, view
    _look_aside(True)
    state.renew_widgets()


def go_to_room_list() -> None:
    """Back to the list of rooms."""
    for name in (ROOM, VIEW, DESK):
        st.query_params.pop(name, None)


# What stands -------------------------------------------------------------------------------------


def room_standing(room: Room) -> tuple[Any, ...]:
    """Whatever can change in a room, to see whether it did."""
    return (
        room.state,
        room.round,
        room.open_criteria,
        room.revealed,
        room.locked,
        room.traces_deleted,
        room.widened,
        room.wall,
    )


def current_room(seen: Room) -> Room | None:
    """The room as the store has it; the whole page runs again when it moved on. None when it cannot
    be read now.
    """
    try:
        room = actions.find_room(state.room_store(), seen.code)
    except (WorkshopError, StoreError) as error:
        draw_retry(error)
        return None
    if room_standing(room) != room_standing(seen):
        st.rerun()
    return room


@st.fragment(run_every=BEAT)
def watch_room(seen: Room) -> None:
    """Nothing to see; it notices when somebody else moved the room on."""
    current_room(seen)


# The wall ----------------------------------------------------------------------------------------


def on_the_wall(room: Room, part: WallPart) -> bool:
    """Whether this part fills the whole screen now: on every screen that shows it, but for one that
    was led here by hand.
    """
    return room.wall.part == part and not state.view_of(RoomView).aside


def draw_wall_button(room: Room, part: WallPart) -> None:
    """Fill the whole screen with this part, here and on the projector, or come back."""
    wall = on_the_wall(room, part)
    st.button(
        "Back from the wall" if wall else "Show on the whole screen",
        key=state.widget_key(f"room.wall.{wall}"),
        icon=":material/close_fullscreen:" if wall else ":material/open_in_full:",
        type="tertiary" if wall else "primary",
        on_click=_fill_wall,
        args=(room, "" if wall else part),
    )


def _fill_wall(room: Room, part: WallPart) -> None:
    if keep_wall(room, part=part):
        _look_aside(False)


def keep_wall(room: Room, **changes: object) -> bool:
    """Change what stands on the wall of this room, on every screen; False when it was refused."""
    return act_on_room(lambda: set_on_wall(room, **changes))


def set_on_wall(room: Room, **changes: object) -> None:
    """The same; raises one of ``act.REFUSED``."""

    def _decide(wall: Wall) -> Wall:
        return Wall.model_validate({**dict(wall), **changes})

    actions.change_wall(state.room_store(), room.code, _decide)


def _look_aside(aside: bool) -> None:
    state.keep_view(replace(state.view_of(RoomView), aside=aside))


# Words -------------------------------------------------------------------------------------------


def spaced_code(code: str) -> str:
    """A code as it is read out: in two halves."""
    return f"{code[:3]} {code[3:]}"


def english_texts(room: Room) -> dict[str, CriterionText]:
    """The frozen texts by criterion, in English where the room has it."""
    return {text.key: text for text in room.texts_in("en")}


def criterion_labels(room: Room) -> dict[str, str]:
    """Number and label by criterion."""
    return {key: f"{text.number}. {text.label}" for key, text in english_texts(room).items()}


def group_names(room: Room, *others: str) -> dict[str, str]:
    """What the room's groups are called, then others that turned up."""
    groups = dict.fromkeys((*room.settings.groups, *sorted(others)))
    return {group: group_name(group) for group in groups}


def people_in_words(count: int) -> str:
    """One person, two people."""
    return "nobody" if not count else counted_noun(count, "person", "people")
