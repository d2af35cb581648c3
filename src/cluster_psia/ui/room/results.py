"""What the room says, for the wall: criteria in the order of disagreement, and how robust it is."""

from __future__ import annotations

import streamlit as st

from cluster_psia.diagnosis.room.results import RoomResults
from cluster_psia.drawing.charts import room as room_charts
from cluster_psia.drawing.charts import room_sentences
from cluster_psia.drawing.charts.room_sentences import ShownCriterion
from cluster_psia.store import StoreError
from cluster_psia.ui import state
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.ui.room.comments import choose_comments, picked_comments
from cluster_psia.ui.room.page import (
    criterion_labels,
    draw_wall_button,
    english_texts,
    group_names,
    on_the_wall,
    people_in_words,
    watch_room,
)
from cluster_psia.ui.room.setup import draw_fixed_settings
from cluster_psia.words import counted_noun
from cluster_psia.workshop import actions
from cluster_psia.workshop.errors import WorkshopError
from cluster_psia.workshop.groups import group_name
from cluster_psia.workshop.ratings import pick_of
from cluster_psia.workshop.values import Given, Room


def draw_room_results(room: Room) -> None:
    """The wall, and below it what only the facilitator needs."""
    watch_room(room)
    round_ = _choose_round(room)
    try:
        found = actions.criterion_results(state.room_store(), room.code, round_)
        given = actions.answers_given(state.room_store(), room.code)
    except (WorkshopError, StoreError) as error:
        st.error(plain_text(str(error)), icon=":material/error:")
        return
    hidden = still_blind(room, round_)
    shown = wall_results(room, found, given, hidden)
    with st.container(key="room_wall" if on_the_wall() else "room_preview"):
        draw_wall_button()
        _wall(room, found, shown, given, hidden)
    if not on_the_wall():
        choose_comments(room, given, [each.result.criterion for each in shown])
        _flat(found, hidden)
        draw_fixed_settings(room)


def _choose_round(room: Room) -> int:
    """The round to look at: the last one of which anything may be seen."""
    rounds = list(range(1, room.round + 1))
    if len(rounds) == 1:
        return 1
    seen = room.round - 1 if still_blind(room, room.round) else room.round
    return int(
        st.segmented_control(
            "Up to round",
            rounds,
            default=seen,
            required=True,
            key=state.widget_key(f"room.round.{room.code}.{seen}"),
            help="Each person’s newest answer up to this round counts.",
        )
    )


def still_blind(room: Room, round_: int) -> frozenset[str]:
    """Criteria of which nothing may be seen yet: they take
    answers now, and the room scores blind.
    """
    blind = room.settings.blind and room.state == "open" and round_ == room.round
    return frozenset(room.open_criteria) if blind else frozenset()


def wall_results(
    room: Room, found: RoomResults, given: tuple[Given, ...], hidden: frozenset[str]
) -> list[ShownCriterion]:
    """What the wall shows, two camps first, with the comments that were picked."""
    texts, chosen, made = english_texts(room), picked_comments(room), []
    asked = {(each.round, each.criterion) for each in given}
    for result in found.by_disagreement:
        if result.criterion in hidden:
            continue
        text = texts[result.criterion]
        said = tuple(
            (each.answer, each.comment)
            for each in sorted(given, key=lambda g: str(g.answer))
            if each.criterion == text.key and each.comment and pick_of(each) in chosen
        )
        made.append(
            ShownCriterion(
                number=text.number,
                label=text.label,
                low=text.anchor_at(1),
                high=text.anchor_at(5),
                result=result,
                adapted=text.adapted,
                asked=(found.round, text.key) in asked,
                picked=said,
            )
        )
    return made


# The wall ----------------------------------------------------------------------------------------


def _wall(
    room: Room,
    found: RoomResults,
    shown: list[ShownCriterion],
    given: tuple[Given, ...],
    hidden: frozenset[str],
) -> None:
    st.html(
        room_charts.chart_head(
            room_sentences.room_finding(shown, found.raters), _subtitle(room, found, given)
        )
    )
    if hidden:
        count = "All criteria take" if not shown else f"{len(hidden)} criteria take"
        st.info(
            f"{count} answers now and the room scores blind: close the round to see them.",
            icon=":material/visibility_off:",
        )
    if not shown:
        return
    names = group_names(room, *(g.group for each in shown for g in each.result.groups))
    st.html(room_charts.results_table(shown, names, found.round))
    _under(room, found, shown, names, hidden)


def _subtitle(room: Room, found: RoomResults, given: tuple[Given, ...]) -> str:
    upto = [each for each in given if each.round <= found.round]
    groups = len({each.group for each in upto if each.group})
    paper = len({each.number for each in upto if each.entered_by == "facilitator"})
    parts = [
        room.assessment_name,
        f"round {found.round}",
        people_in_words(found.raters) + (f" in {counted_noun(groups, 'group')}" if groups else ""),
    ]
    parts += [f"{paper} of them on paper, entered by the facilitator"] if paper else []
    return (
        f"{' · '.join(parts)}. {room_sentences.rule_in_words(room.settings.consensus)} Fixed before"
        " opening."
    )


def _under(
    room: Room,
    found: RoomResults,
    shown: list[ShownCriterion],
    names: dict[str, str],
    hidden: frozenset[str],
) -> None:
    lines = [room_sentences.group_gap(shown, names)]
    if (
        not hidden
    ):  # what follows is worked out from every criterion, also from those that are still blind
        lines.append(room_sentences.left_out_in_words(found, criterion_labels(room), names))
    if any(g.withheld for each in shown for g in each.result.groups):
        lines.append(room_charts.WITHHELD)
    heard = {g.group for each in shown for g in each.result.groups}
    silent = [group_name(group) for group in room.settings.groups if group not in heard]
    if silent:
        lines.append(f"No score from: {', '.join(silent)}.")
    for line in filter(None, lines):
        st.markdown(plain_text(line))
    st.caption(room_sentences.about_the_figures())


# The facilitator only ----------------------------------------------------------------------------


def _flat(found: RoomResults, hidden: frozenset[str]) -> None:
    """Who gave the same answer everywhere: worth a question,
    never a reproach, and never on the wall.
    """
    if hidden:
        return
    with st.popover(
        "For the facilitator only: the same score everywhere",
        type="tertiary",
        icon=":material/person:",
    ):
        if not found.flat:
            st.markdown("Nobody gave the same score to everything.")
            return
        who = ", ".join(f"p{number:02d}" for number in found.flat)
        st.markdown(
            f"{who} gave one and the same score to everything scored. It may be meant, or the"
            " questions were not understood, or somebody tapped through. Ask; nothing was left"
            " out."
        )
