"""What the room says, for the wall: criteria in the order of disagreement, and how robust it is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.drawing.charts import room as room_charts
from cluster_psia.drawing.charts import room_sentences
from cluster_psia.drawing.charts.room_sentences import ShownCriterion
from cluster_psia.ui import state
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.ui.room.act import read_or_tell
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
from cluster_psia.ui.room.setup.fixed import draw_fixed_settings
from cluster_psia.ui.room.stage import choose_criterion, criteria_on_wall
from cluster_psia.words import counted_noun, dotted_line
from cluster_psia.workshop import actions
from cluster_psia.workshop.groups import group_name
from cluster_psia.workshop.ratings import pick_of

if TYPE_CHECKING:
    from cluster_psia.diagnosis.room.results import CriterionResult, RoomResults
    from cluster_psia.workshop.values import CriterionText, Given, Room

Comment = tuple[int | str, str]
"""What somebody answered, and what was written beside it."""


def draw_room_results(room: Room) -> None:
    """The wall, and below it what only the facilitator needs."""
    watch_room(room)
    round_ = _choose_round(room)
    read = read_or_tell(lambda: _read(room, round_))
    if read is None:
        return
    found, given = read
    hidden = still_blind(room, round_)
    shown = wall_results(room, found, given, hidden)
    wall = on_the_wall(room, "results")
    if not wall:
        choose_criterion(room, shown)
    with st.container(key="room_wall" if wall else "room_preview"):
        draw_wall_button(room, "results")
        _wall(room, found, criteria_on_wall(room, shown), given, hidden)
    if not wall:
        choose_comments(room, given, [each.result.criterion for each in shown])
        _flat(found, hidden)
        draw_fixed_settings(room)


def _read(room: Room, round_: int) -> tuple[RoomResults, tuple[Given, ...]]:
    found = actions.criterion_results(state.room_store(), room.code, round_)
    return found, actions.answers_given(state.room_store(), room.code)


def _choose_round(room: Room) -> int:
    """The round to look at: the last one of which anything may be seen."""
    rounds = list(range(1, room.round + 1))
    if len(rounds) == 1:
        return 1
    seen = room.round - 1 if still_blind(room, room.round) else room.round
    chosen = st.segmented_control(
        "Up to round",
        rounds,
        default=seen,
        required=True,
        key=state.widget_key(f"room.round.{room.code}.{seen}"),
        help="Each person’s newest answer up to this round counts.",
    )
    return int(chosen)


def still_blind(room: Room, round_: int) -> frozenset[str]:
    """Criteria of which nothing may be seen yet: they take answers now in a room that is blind."""
    blind = room.settings.blind and room.state == "open" and round_ == room.round
    return frozenset(room.open_criteria) if blind else frozenset()


def wall_results(
    room: Room, found: RoomResults, given: tuple[Given, ...], hidden: frozenset[str]
) -> list[ShownCriterion]:
    """What the wall shows, two camps first, with the comments that were picked."""
    texts = english_texts(room)
    asked = {each.criterion for each in given if each.round == found.round}
    comments = _picked_by_criterion(room, given)
    return [
        _shown(result, texts[result.criterion], asked, comments)
        for result in found.by_disagreement
        if result.criterion not in hidden
    ]


def _shown(
    result: CriterionResult,
    text: CriterionText,
    asked: Collection[str],
    comments: Mapping[str, Sequence[Comment]],
) -> ShownCriterion:
    return ShownCriterion(
        number=text.number,
        label=text.label,
        low=text.anchor_at(1),
        high=text.anchor_at(5),
        result=result,
        adapted=text.adapted,
        asked=text.key in asked,
        picked=tuple(comments.get(text.key, ())),
    )


def _picked_by_criterion(room: Room, given: Iterable[Given]) -> dict[str, list[Comment]]:
    """The comments picked for the wall, each with its answer, low scores first."""
    chosen = picked_comments(room)
    found: dict[str, list[Comment]] = {}
    for each in sorted(given, key=lambda one: str(one.written_with)):
        if each.comment and pick_of(each) in chosen:
            found.setdefault(each.criterion, []).append((each.written_with, each.comment))
    return found


# The wall ----------------------------------------------------------------------------------------


def _wall(
    room: Room,
    found: RoomResults,
    shown: list[ShownCriterion],
    given: tuple[Given, ...],
    hidden: frozenset[str],
) -> None:
    finding = room_sentences.room_finding(shown, found.raters)
    st.html(room_charts.chart_head(finding, _subtitle(room, found, given)))
    if hidden:
        count = f"{len(hidden)} criteria take" if shown else "All criteria take"
        st.info(
            f"{count} answers now and the room scores blind: close the round to see them.",
            icon=":material/visibility_off:",
        )
    if not shown:
        return
    names = group_names(room, *_groups_heard(shown))
    st.html(room_charts.results_table(shown, names, found.round))
    _under(room, found, shown, names, hidden)


def _groups_heard(shown: Iterable[ShownCriterion]) -> set[str]:
    return {group.group for each in shown for group in each.result.groups}


def _subtitle(room: Room, found: RoomResults, given: tuple[Given, ...]) -> str:
    rule = room_sentences.rule_in_words(room.settings.consensus)
    about = dotted_line((room.assessment_name, _round(room, found), *_who(found, given)))
    return f"{about}. {rule} Fixed before opening."


def _round(room: Room, found: RoomResults) -> str:
    """The round that is shown; and that it is closed, where it is the room's own."""
    over = room.state != "open" and found.round == room.round
    return f"round {found.round}{', closed' if over else ''}"


def _who(found: RoomResults, given: Sequence[Given]) -> tuple[str, str]:
    """How many people in how many groups, and how many of them on paper."""
    upto = [each for each in given if each.round <= found.round]
    groups = len({each.group for each in upto if each.group})
    paper = len({each.number for each in upto if each.entered_by == "facilitator"})
    people = people_in_words(found.raters)
    if groups:
        people += f" in {counted_noun(groups, 'group')}"
    on_paper = f"{paper} of them on paper, entered by the facilitator" if paper else ""
    return people, on_paper


def _under(
    room: Room,
    found: RoomResults,
    shown: list[ShownCriterion],
    names: dict[str, str],
    hidden: frozenset[str],
) -> None:
    """What the table leaves out, in sentences."""
    lines = [room_sentences.group_gap(shown, names)]
    # This one is worked out from every criterion, also from those that are still blind.
    if not hidden:
        lines.append(room_sentences.left_out_in_words(found, criterion_labels(room), names))
    lines += [_withheld(shown), _not_heard(room, shown)]
    for line in filter(None, lines):
        st.markdown(plain_text(line))
    st.caption(room_sentences.about_the_figures())


def _withheld(shown: Iterable[ShownCriterion]) -> str:
    withheld = any(group.withheld for each in shown for group in each.result.groups)
    return room_charts.WITHHELD if withheld else ""


def _not_heard(room: Room, shown: Iterable[ShownCriterion]) -> str:
    heard = _groups_heard(shown)
    silent = [group_name(group) for group in room.settings.groups if group not in heard]
    return f"No score from: {', '.join(silent)}." if silent else ""


# The facilitator only ----------------------------------------------------------------------------


def _flat(found: RoomResults, hidden: frozenset[str]) -> None:
    """Who gave the same answer everywhere: worth a question, never a reproach, and never on the
    wall.
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
            " questions were not understood, or somebody tapped through. Ask;"
            " nothing was left out."
        )
