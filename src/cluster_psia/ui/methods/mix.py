"""The parts of the Methods page: cautions, and the mix of methods stage by stage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, cast

import streamlit as st

from cluster_psia.assessment.document.adapted import method_of, whole_method_of
from cluster_psia.assessment.edits.methods import with_method, with_methods
from cluster_psia.design.method_reasons import a1_cell
from cluster_psia.design.methods import (
    MethodSuggestion,
    all_methods,
    mix_cautions,
)
from cluster_psia.ui import state
from cluster_psia.ui.parts import forms, reasons
from cluster_psia.ui.parts.buttons import draw_edit_button
from cluster_psia.ui.parts.choose import choose_shown
from cluster_psia.ui.parts.rows import draw_choice_row
from cluster_psia.ui.parts.text import plain_text

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.assessment.reason import Reason
    from cluster_psia.method.model import StageKey


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
    reasons.draw_reason_warnings(mix_cautions(a))


def choose_part(a: Assessment) -> StageKey | None:
    """The stage that is shown; None for the evidence by indicator."""
    shown = choose_shown(
        "methods.part",
        "Stage of the assessment",
        _part_labels(a),
        state.view_of(MethodsView).part,
        lambda key: state.keep_view(MethodsView(key)),
    )
    if shown == EVIDENCE:
        return None
    st.markdown(plain_text(method_of(a).box_a1.stage(shown).explanation))
    return cast("StageKey", shown)


def _part_labels(a: Assessment) -> dict[str, str]:
    """The stages with the number of methods taken, and the evidence once there are indicators."""
    here = {method.key for method in method_of(a).methods.methods}
    taken: Counter[str] = Counter(chosen.stage for chosen in a.methods if chosen.key in here)
    stages = method_of(a).box_a1.stages
    labels = {stage.key: f"{stage.label} ({taken[stage.key]} taken)" for stage in stages}
    if a.indicators:
        labels[EVIDENCE] = "Evidence by indicator"
    return labels


def draw_method_mix(a: Assessment, stage: StageKey) -> None:
    """The methods of one stage: suggested ones, tools for group discussions, and the rest."""
    here = [s for s in state.made_of_document("methods.all", all_methods) if s.stage == stage]
    suggested = [s for s in here if s.suggested]
    others = [s for s in here if not s.suggested]
    with st.container(horizontal=True):
        _draw_take_all(stage, [s for s in suggested if not s.taken])
        _draw_carry_over(a, stage, here)
    for family in method_of(a).box_a1.families:
        of_family = [s for s in suggested if s.family == family.key and not s.tool]
        _draw_section(a, f"{family.label} methods", of_family)
    tools = [s for s in suggested if s.tool]
    _draw_section(a, "Tools inside the group discussions", tools)
    if others:
        with st.expander(f"Also possible at this stage ({len(others)})"):
            for s in others:
                _draw_row(a, s)


def _draw_take_all(stage: StageKey, missing: Sequence[MethodSuggestion]) -> None:
    if missing:
        chosen = [(s.key, s.stage) for s in missing]
        number = f"all {len(missing)}" if len(missing) > 1 else "the one"
        draw_edit_button(
            f"methods.all.{stage}",
            f"Take {number} suggested here",
            lambda a: with_methods(a, chosen),
            icon=":material/done_all:",
            renews=True,
        )


def _draw_carry_over(a: Assessment, stage: StageKey, here: Sequence[MethodSuggestion]) -> None:
    """One press takes here as well what was taken at the stage before and can be used here."""
    stages = [each.key for each in method_of(a).box_a1.stages]
    at = stages.index(stage)
    if not at:
        return
    before = {chosen.key for chosen in a.methods if chosen.stage == stages[at - 1]}
    carried = [(s.key, s.stage) for s in here if s.key in before and not s.taken]
    if carried:
        label = method_of(a).box_a1.stage(stages[at - 1]).label
        draw_edit_button(
            f"methods.carry.{stage}",
            f"Carry over {len(carried)} from “{label}”",
            lambda now: with_methods(now, carried),
            icon=":material/redo:",
            renews=True,
            type="tertiary",
        )


def _draw_section(a: Assessment, title: str, suggestions: Sequence[MethodSuggestion]) -> None:
    """Suggested methods of one kind of evidence, under what Box A.1 has this kind do at the stage.

    Nothing where none is suggested.
    """
    if not suggestions:
        return
    st.header(title, anchor=False)
    cell = _cell_of(a, suggestions[0])
    st.markdown(reasons.reason_sentence(cell))
    with st.container(gap=None):
        for s in suggestions:
            _draw_row(a, s)


def _cell_of(a: Assessment, s: MethodSuggestion) -> Reason:
    """What Box A.1 says of this kind of evidence at this stage."""
    return a1_cell(method_of(a), s.stage, s.family)


def _draw_row(a: Assessment, s: MethodSuggestion) -> None:
    """A method with its main reason. What Box A.1 says stands over the section already."""
    cell = _cell_of(a, s)
    because = [reason for reason in s.because if reason != cell]
    why = because[0].text if because else s.purpose
    draw_choice_row(
        partial(_draw_switch, a, s),
        why,
        partial(_draw_reasons, s, because),
    )


def _draw_switch(a: Assessment, s: MethodSuggestion) -> None:
    forms.draw_switch(
        f"method.{s.stage}.{s.key}",
        f"**{s.what}**",
        s.taken,
        lambda now, on: with_method(now, s.key, s.stage, taken=on),
        help=whole_method_of(a).methods.method(s.key).explanation,
        width="stretch",
    )


def _draw_reasons(s: MethodSuggestion, because: Sequence[Reason]) -> None:
    """What a method is for, why it is suggested, and what to beware of."""
    cautions = " ".join(_caution(reason, s.source) for reason in s.against)
    reasons.draw_paragraphs(
        f"{plain_text(s.purpose)} :gray[{plain_text(s.source)}]",
        reasons.reason_list("Because", because),
        f":gray[:small[**Beware:** {cautions}]]" if cautions else "",
    )


def _caution(reason: Reason, known: str) -> str:
    """A caution in markdown, with its place where that is not the method's own."""
    if reason.source == known:
        return plain_text(reason.text)
    return plain_text(f"{reason.text.rstrip('.')} ({reason.source}).")
