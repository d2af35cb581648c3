"""Adding criteria, groups and languages to a room that is open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.ui import state
from cluster_psia.ui.parts.drafts import DraftForm
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.ui.room.act import act_on_room
from cluster_psia.ui.room.setup.fields import draw_other_groups, named_groups
from cluster_psia.ui.room.setup.fixed import language_labels
from cluster_psia.workshop import actions
from cluster_psia.workshop.groups import group_name
from cluster_psia.workshop.values import GROUPS

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.workshop.values import Room

OTHER_GROUPS = DraftForm("room.widen.groups")


def offer_widening(room: Room) -> None:
    """What the room has not yet, to choose from; nothing where it has ended."""
    if room.state == "ended":
        return
    with st.popover("Add to this room …", icon=":material/add:", type="tertiary"):
        st.markdown(
            "People go on meanwhile, and phones show what is new by themselves. What was fixed"
            " stays; what is added stands with every result, with its time."
        )
        _draw_choices(room, state.current_assessment())
        st.button(
            "Add these",
            key=state.widget_key("room.widen"),
            on_click=_add,
            args=(room,),
        )


def _draw_choices(room: Room, a: Assessment) -> None:
    held, labels = room.settings, language_labels()
    rows = {row.key: f"{row.number}. {row.label}" for row in method_of(a).table_2.criteria}
    _choose("Languages", "languages", [c for c in labels if c not in held.languages], labels.get)
    _choose("Groups", "groups", [g for g in GROUPS if g not in held.groups], group_name)
    draw_other_groups(OTHER_GROUPS)
    _choose("Criteria", "criteria", [key for key in rows if key not in held.criteria], rows.get)


def _choose(
    label: str, name: str, options: Sequence[str], words: Callable[[str], str | None]
) -> None:
    if options:
        st.pills(
            label,
            options,
            selection_mode="multi",
            wrap=True,
            key=state.widget_key(f"room.widen.{name}"),
            format_func=lambda key: plain_text(words(key) or key),
        )


def _chosen(name: str) -> tuple[str, ...]:
    shown = state.has_widget(f"room.widen.{name}")
    return tuple(state.widget_value(f"room.widen.{name}") or ()) if shown else ()


def _add(room: Room) -> None:
    typed = named_groups(OTHER_GROUPS.value("names"))
    a = state.current_assessment()

    def _widen() -> None:
        actions.widen_room(
            state.room_store(),
            room.code,
            a,
            criteria=_chosen("criteria"),
            groups=(*_chosen("groups"), *typed),
            languages=_chosen("languages"),
        )

    if act_on_room(_widen, "Added: phones show it by themselves."):
        OTHER_GROUPS.empty()
        state.renew_widgets()
