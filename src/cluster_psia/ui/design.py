"""The parts of the Study design page."""

from __future__ import annotations

import streamlit as st

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.model import ApproachKey, Assessment
from cluster_psia.assessment.edits.design import with_approach, with_design_answer
from cluster_psia.assessment.reason import Reason
from cluster_psia.design.approach import (
    HOW_RANKED,
    MIN_ANSWERS,
    ApproachSuggestion,
    approach_doubts,
    hazards_of_comparator,
    suggest_approaches,
)
from cluster_psia.method.cite import origin as origin_in_words
from cluster_psia.method.model import Approach, DesignQuestion, Entry
from cluster_psia.method.model.entry import labels_by_key
from cluster_psia.ui import state
from cluster_psia.ui.parts.reasons import reason_sentence
from cluster_psia.ui.parts.text import draw_origin, plain_text


def draw_design_questions(a: Assessment) -> None:
    """The five questions, each answer with what it means; empty until somebody chooses."""
    st.subheader("Five questions", anchor=False)
    for question in method_of(a).study_design.questions:
        with st.container(border=True):
            _question(a, question)


def _question(a: Assessment, question: DesignQuestion) -> None:
    name = f"design.{question.key}"
    given = getattr(a.design, question.key)
    answers = [*question.answers]
    if given and not question.answer(given).known:
        answers.append(question.answer(given))
    labels = labels_by_key(answers)

    def _changed() -> None:
        chosen = state.widget_value(name)
        state.edit_assessment(lambda now: with_design_answer(now, question.key, chosen))

    st.radio(
        question.label,
        list(labels),
        index=list(labels).index(given) if given else None,
        format_func=labels.__getitem__,
        captions=[x.explanation for x in answers],
        help=f"{question.explanation} ({origin_in_words(question)})",
        key=state.widget_key(name),
        on_change=_changed,
    )
    if given:
        st.button(
            "Leave open",
            key=state.widget_key(f"{name}.clear"),
            type="tertiary",
            on_click=_reopen,
            args=(question.key,),
        )


def _reopen(question: str) -> None:
    if state.edit_assessment(lambda now: with_design_answer(now, question, None)):
        state.renew_widgets()  # a radio cannot be emptied by its reader, only made anew


def draw_approaches(a: Assessment) -> None:
    """The three approaches of Box 7, best first, each with because,
    against and source, and a way to accept it.
    """
    suggested = suggest_approaches(a)
    st.subheader(_finding(suggested), anchor=False)
    _certainty(suggested)
    for doubt in approach_doubts(a):
        st.warning(plain_text(doubt.text), icon=":material/warning:")
    for suggestion in suggested:
        with st.container(border=True):
            _approach(a, suggestion)
    st.caption(plain_text(HOW_RANKED))


def _finding(suggested: tuple[ApproachSuggestion, ...]) -> str:
    best = suggested[0]
    if best.rank is None:
        return "The three approaches"
    return (
        f"A {best.what.lower()} fits best"
        if best.certain
        else f"So far a {best.what.lower()} fits best"
    )


def _certainty(suggested: tuple[ApproachSuggestion, ...]) -> None:
    best = suggested[0]
    if best.rank is None:
        st.info(
            f"Too few answers to put one first: answer at least {MIN_ANSWERS} of the five"
            " questions. Purpose and resources say most.",
            icon=":material/info:",
        )
    elif best.open_questions:
        st.info(
            f"This may still change with: {' '.join(best.open_questions)}", icon=":material/info:"
        )
    if best.tie:
        st.info(plain_text(best.tie), icon=":material/balance:")


def _approach(a: Assessment, s: ApproachSuggestion) -> None:
    place = f"{s.rank}. " if s.rank else ""
    st.markdown(f"#### {place}{s.what}")
    approach = method_of(a).box_7.approach(s.approach)
    st.markdown(approach.explanation)
    if s.ruled_out:
        st.markdown(":material/block: **Ruled out of first place**")
        _reasons(s.ruled_out)
    if s.because:
        st.markdown(":material/add_circle: **Because**")
        _reasons(s.because)
    against = tuple(reason for reason in s.against if reason not in s.ruled_out)
    if against:
        st.markdown(":material/do_not_disturb_on: **Against**")
        _reasons(against)
    points = f"Points: {s.points}. " if s.rank else ""
    st.caption(plain_text(f"{points}{s.source}."))
    with st.container(horizontal=True, vertical_alignment="center"):
        _accept(a, s)
        with st.popover("All of Box 7 on it"):
            _box_7(approach)


def _reasons(reasons: tuple[Reason, ...]) -> None:
    st.markdown("\n".join(f"- {reason_sentence(reason)}" for reason in reasons))


def _box_7(approach: Approach) -> None:
    for title, entries in (
        ("Advantages", approach.advantages),
        ("Disadvantages", approach.disadvantages),
    ):
        st.markdown(f"**{title}**")
        st.markdown(_listed(entries))
    draw_origin(approach)


def _listed(entries: tuple[Entry, ...]) -> str:
    return "\n".join(f"- **{entry.label}.** {entry.explanation}" for entry in entries)


def _accept(a: Assessment, s: ApproachSuggestion) -> None:
    name = f"design.accept.{s.approach}"
    if a.design.approach == s.approach:
        st.markdown(":green[:material/check_circle: **Accepted**]")
        st.button(
            "Withdraw",
            key=state.widget_key("design.withdraw"),
            type="tertiary",
            on_click=_settle,
            args=(None,),
        )
        if a.design.approach_reason:
            st.markdown(f"Reason: {plain_text(a.design.approach_reason)}")
    elif s.rank == 1:
        st.button(
            f"Accept the {s.what.lower()}",
            key=state.widget_key(name),
            type="primary",
            on_click=_settle,
            args=(s.approach,),
        )
    else:
        with st.popover("Accept this one instead" if s.rank else "Accept this one"):
            _accept_with_reason(s, name)


def _settle(approach: ApproachKey | None) -> None:
    state.edit_assessment(lambda now: with_approach(now, approach))


def _accept_with_reason(s: ApproachSuggestion, name: str) -> None:
    with st.form(state.widget_key(f"{name}.form"), border=False):
        st.text_area(
            "Why this one? The plan shows your reason.",
            key=state.widget_key(f"{name}.reason"),
            max_chars=5000,
        )
        if st.form_submit_button(f"Accept the {s.what.lower()}", key=state.widget_key(name)):
            why = str(state.widget_value(f"{name}.reason")).strip()
            if not why:
                state.add_error(f"Say why you take the {s.what.lower()}: it does not stand first.")
            else:
                state.edit_assessment(lambda now: with_approach(now, s.approach, why))
            st.rerun()


def draw_hazards(a: Assessment) -> None:
    """What may spoil the comparison that was chosen."""
    found = hazards_of_comparator(a)
    if not found:
        return
    st.subheader("What may spoil the comparison", anchor=False)
    lines = [
        f"- **{h.label}.** {h.explanation} :gray[{plain_text(origin_in_words(h))}]" for h in found
    ]
    st.warning("\n".join(lines), icon=":material/warning:")


def draw_study_units(a: Assessment) -> None:
    """Box 3, for information: whom to ask."""
    with st.expander("Whom to ask: one person, a household or a group (Box 3)"):
        st.markdown(
            "Groups show the causes of poverty, which lie in the chain; households show where the"
            " impact arrives. A thorough assessment looks at both; households cost more, so take a"
            " few of them. :gray[UNIDO 2004, Section 5, Units and indicators of assessment]"
        )
        columns = st.columns(3)
        for column, unit in zip(columns, method_of(a).box_3.units, strict=True):
            with column:
                st.markdown(f"**{unit.label}**: {unit.explanation}")
                st.markdown("For: " + "; ".join(x.label for x in unit.advantages) + ".")
                st.markdown("Against: " + "; ".join(x.label for x in unit.disadvantages) + ".")
                draw_origin(unit)
