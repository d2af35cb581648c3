"""The parts of the Methods page: what is still missing, the mix
stage by stage, and the tools for each indicator.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import streamlit as st

from cluster_psia.assessment.document.adapted import method_of, whole_method_of
from cluster_psia.assessment.document.model import Assessment
from cluster_psia.assessment.edits.methods import with_method, with_methods
from cluster_psia.assessment.reason import Reason
from cluster_psia.design.method_reasons import a1_cell
from cluster_psia.design.methods import (
    MethodSuggestion,
    all_methods,
    method_warnings,
    tools_per_indicator,
)
from cluster_psia.method.model import StageKey
from cluster_psia.ui import state
from cluster_psia.ui.parts import reasons
from cluster_psia.ui.parts.choose import choose_shown
from cluster_psia.ui.parts.text import plain_text


@dataclass(frozen=True)
class MethodsView:
    """Which stage of the study is shown, or the evidence by indicator."""

    part: str | None = None


EVIDENCE = "evidence"


def draw_method_cautions(a: Assessment) -> None:
    """What the suggestions cannot rest on yet, and what the mix must not forget."""
    if a.design.approach is None:
        st.info(
            "No study design is chosen yet: suggested is what fits all three.",
            icon=":material/info:",
        )
    if not a.indicators:
        st.info(
            "No indicators are taken yet: suggested is what the phases of any study use. Once"
            " indicators are taken, each method says which of them it measures, for which group.",
            icon=":material/info:",
        )
    reasons.draw_reason_warnings(method_warnings(a))


def choose_part(a: Assessment) -> StageKey | None:
    """The stage that is shown, each with the number of methods
    taken; None for the evidence by indicator.
    """
    box = method_of(a).box_a1
    labels = {
        stage.key: f"{stage.label} ({sum(m.stage == stage.key for m in a.methods)} taken)"
        for stage in box.stages
    }
    if a.indicators:
        labels[EVIDENCE] = "Evidence by indicator"
    shown = choose_shown(
        "methods.part",
        "Stage of the assessment",
        labels,
        state.view_of(MethodsView).part,
        lambda key: state.keep_view(MethodsView(key)),
    )
    if shown == EVIDENCE:
        return None
    st.markdown(plain_text(box.stage(shown).explanation))
    return cast(StageKey, shown)


def draw_method_mix(a: Assessment, stage: StageKey) -> None:
    """The methods of one stage: those suggested by kind of evidence, the tools for group
    discussions, and the rest.
    """
    here = [s for s in all_methods(a) if s.stage == stage]
    suggested = [s for s in here if s.suggested]
    _take_all(stage, [s for s in suggested if not s.taken])
    for family in method_of(a).box_a1.families:
        _section(
            a,
            f"{family.label} methods",
            [s for s in suggested if s.family == family.key and not s.tool],
        )
    _section(a, "Tools inside the group discussions", [s for s in suggested if s.tool])
    others = [s for s in here if not s.suggested]
    if others:
        st.subheader("Also possible at this stage", anchor=False)
        _others(a, others)


def _section(a: Assessment, title: str, suggestions: Sequence[MethodSuggestion]) -> None:
    """Suggested methods of one kind of evidence under what
    Box A.1 has this kind do at the stage.
    """
    if suggestions:
        st.subheader(title, anchor=False)
        first = suggestions[0]
        cell = a1_cell(method_of(a), first.stage, first.family)
        st.markdown(reasons.reason_sentence(cell))
        for s in suggestions:
            _row(a, s)


def _take_all(stage: StageKey, missing: Sequence[MethodSuggestion]) -> None:
    def _take() -> None:
        state.edit_assessment(lambda a: with_methods(a, [(s.key, s.stage) for s in missing]))
        state.renew_widgets()

    if missing:
        number = f"all {len(missing)}" if len(missing) > 1 else "the one"
        st.button(
            f"Take {number} suggested here",
            key=state.widget_key(f"methods.all.{stage}"),
            on_click=_take,
            icon=":material/done_all:",
        )


def _others(a: Assessment, suggestions: Sequence[MethodSuggestion], across: int = 3) -> None:
    """Methods that nothing speaks for, in small cards, row by row
    so that a narrow screen keeps their order.
    """
    for start in range(0, len(suggestions), across):
        for column, s in zip(st.columns(across), suggestions[start : start + across], strict=False):
            with column, st.container(border=True, height="stretch"):
                _choice(a, s)


def _choice(a: Assessment, s: MethodSuggestion) -> None:
    """The switch of a method, what it is for, and what to beware of."""
    name = f"method.{s.stage}.{s.key}"

    def _switch() -> None:
        on = bool(state.widget_value(name))
        state.edit_assessment(lambda a: with_method(a, s.key, s.stage, taken=on))

    explanation = whole_method_of(a).methods.method(s.key).explanation
    st.toggle(
        f"**{s.what}**",
        value=s.taken,
        key=state.widget_key(name),
        on_change=_switch,
        help=explanation,
    )
    st.markdown(f"{plain_text(s.purpose)} :gray[{plain_text(s.source)}]")
    if s.against:
        st.caption("**Beware:** " + " ".join(_caution(reason, s.source) for reason in s.against))


def _row(a: Assessment, s: MethodSuggestion) -> None:
    """A suggested method beside its reasons. What Box A.1 says stands over the section already."""
    with st.container(border=True):
        left, right = st.columns((2, 3))
        with left:
            _choice(a, s)
        with right:
            cell = a1_cell(method_of(a), s.stage, s.family)
            reasons.draw_reason_list("Because", (reason for reason in s.because if reason != cell))


def _caution(reason: Reason, known: str) -> str:
    """A caution with its place, where that is not the method's own."""
    return plain_text(
        reason.text if reason.source == known else f"{reason.text.rstrip('.')} ({reason.source})."
    )


def draw_discussion_tools(a: Assessment) -> None:
    """For each indicator, the tools that suit it inside a group discussion."""
    found = {row: names for row, names in tools_per_indicator(a).items() if names}
    if not found:
        return
    st.subheader("Which tool for which indicator", anchor=False)
    st.markdown(
        "Tools are exercises within a focus group discussion; one or two for each indicator are"
        " enough."
    )
    groups = dict.fromkeys(group for group, _ in found)
    for column, group in zip(_columns(len(groups)), groups, strict=False):
        with column, st.container(border=True):
            lines = [
                f"- {plain_text(label)}: {plain_text(', '.join(found[g, label]))}"
                for g, label in found
                if g == group
            ]
            st.markdown("\n".join((f"**{plain_text(group)}**", "", *lines)))
    st.caption("UNIDO 2004, Annex II, Box A.3 for what each tool shows; Box 6 for what it measures")


def _columns(number: int) -> list[st.delta_generator.DeltaGenerator]:
    """As many places as there are groups, two in a row."""
    rows = [st.columns(2) for _ in range(0, number, 2)]
    return [column for row in rows for column in row]
