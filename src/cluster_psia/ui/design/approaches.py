"""The three approaches of Box 7, ranked with reasons, and the one that people accept."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.edits.design import with_approach
from cluster_psia.design.approach import (
    HOW_RANKED,
    MIN_ANSWERS,
    ApproachSuggestion,
    approach_doubts,
    no_proof_reasons,
    suggest_approaches,
)
from cluster_psia.ui import state
from cluster_psia.ui.parts.drafts import DraftForm
from cluster_psia.ui.parts.reasons import draw_paragraphs, reason_list
from cluster_psia.ui.parts.text import draw_origin, plain_text

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import ApproachKey, Assessment
    from cluster_psia.method.model import Approach, Entry


def draw_approaches(a: Assessment) -> None:
    """The three approaches of Box 7, best first, each with because, against and source, and a way
    to accept it.
    """
    suggested = suggest_approaches(a)
    finding = _finding(suggested, bool(no_proof_reasons(a)))
    st.header(finding, anchor=False, help=HOW_RANKED)
    _draw_certainty(suggested)
    for doubt in approach_doubts(a):
        st.warning(plain_text(doubt.text), icon=":material/warning:")
    for suggestion in suggested:
        with st.container(border=True):
            _draw_approach(a, suggestion)


def _finding(suggested: tuple[ApproachSuggestion, ...], unproving: bool) -> str:
    """What stands first; where proof is wanted and a one-off study does, it only is the least
    bad.
    """
    best = suggested[0]
    if best.rank is None:
        return "The three approaches"
    begin = "A" if best.certain else "So far a"
    least_bad = unproving and best.approach == "one_off"
    return f"{begin} {best.what.lower()} {'is the least bad' if least_bad else 'fits best'}"


def _draw_certainty(suggested: tuple[ApproachSuggestion, ...]) -> None:
    best = suggested[0]
    if best.rank is None:
        st.info(
            f"Too few answers to put one first: answer at least {MIN_ANSWERS} of the five"
            " questions. Purpose and resources say most.",
            icon=":material/info:",
        )
    elif best.open_questions:
        still_open = " ".join(best.open_questions)
        st.info(f"This may still change with: {still_open}", icon=":material/info:")
    if best.tie:
        st.info(plain_text(best.tie), icon=":material/balance:")


def _draw_approach(a: Assessment, s: ApproachSuggestion) -> None:
    approach = method_of(a).box_7.approach(s.approach)
    place = f"{s.rank}. " if s.rank else ""
    st.markdown(f"### {place}{s.what}")
    if s.rank == 1:
        st.markdown(approach.explanation)
    else:
        st.caption(approach.explanation)
    with st.expander(_why_in_short(s)):
        _draw_why(s)
    with st.container(horizontal=True, vertical_alignment="center"):
        _draw_acceptance(a, s)
        with st.popover("All of Box 7"):
            _draw_box_7(approach)
    if a.design.approach == s.approach and a.design.approach_reason:
        st.markdown(f"Reason: {plain_text(a.design.approach_reason)}")


def _draw_why(s: ApproachSuggestion) -> None:
    """What rules it out, what speaks for it and what against, each reason once."""
    against = tuple(reason for reason in s.against if reason not in s.ruled_out)
    draw_paragraphs(
        reason_list(":material/block: Ruled out of first place", s.ruled_out),
        reason_list(":material/add_circle: Because", s.because),
        reason_list(":material/do_not_disturb_on: Against", against),
    )
    points = f"Points: {s.points}. " if s.rank else ""
    st.caption(plain_text(f"{points}{s.source}."))


def _why_in_short(s: ApproachSuggestion) -> str:
    """How much speaks for an approach and against it, as the label of what holds the reasons."""
    ruled_out = "Ruled out of first place; " if s.ruled_out else ""
    return f"{ruled_out}{len(s.because)} for it, {len(s.against)} against".capitalize()


def _draw_box_7(approach: Approach) -> None:
    st.markdown("**Advantages**")
    st.markdown(_as_list(approach.advantages))
    st.markdown("**Disadvantages**")
    st.markdown(_as_list(approach.disadvantages))
    draw_origin(approach)


def _as_list(entries: Iterable[Entry]) -> str:
    return "\n".join(f"- **{entry.label}.** {entry.explanation}" for entry in entries)


# Accepting one -----------------------------------------------------------------------------------


def _draw_acceptance(a: Assessment, s: ApproachSuggestion) -> None:
    """That it was accepted, or a way to accept it; one that is not first asks for a reason."""
    if a.design.approach == s.approach:
        _draw_accepted()
    elif s.rank == 1:
        st.button(
            f"Accept the {s.what.lower()}",
            key=state.widget_key(f"design.accept.{s.approach}"),
            type="primary",
            on_click=_settle,
            args=(s.approach,),
        )
    else:
        label = "Accept this one instead" if s.rank else "Accept this one"
        with st.popover(_acceptance(s).mark(label)):
            _draw_acceptance_form(s)


def _draw_accepted() -> None:
    st.markdown(":green[:material/check_circle: **Accepted**]")
    st.button(
        "Withdraw",
        key=state.widget_key("design.withdraw"),
        type="tertiary",
        on_click=_settle,
        args=(None,),
    )


def _settle(approach: ApproachKey | None) -> None:
    state.edit_assessment(lambda now: with_approach(now, approach))


def _draw_acceptance_form(s: ApproachSuggestion) -> None:
    form = _acceptance(s)
    with form.frame(border=False):
        form.draw_area("reason", "Why this one? The plan shows your reason.")
        form.draw_button(f"Accept the {s.what.lower()}", _accept_with_reason, args=(s,))


def _acceptance(s: ApproachSuggestion) -> DraftForm:
    return DraftForm(f"design.accept.{s.approach}")


def _accept_with_reason(s: ApproachSuggestion) -> None:
    form = _acceptance(s)
    why = form.value("reason").strip()
    if not why:
        state.add_error(f"Say why you take the {s.what.lower()}: it does not stand first.")
    elif state.edit_assessment(lambda now: with_approach(now, s.approach, why)):
        form.empty()
