"""The parts of the Methods page: what is still missing, the mix stage by stage, and the tools for each indicator."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from cluster_psia.assessment.edit_methods import with_method, with_methods
from cluster_psia.assessment.model import Assessment
from cluster_psia.design.method_reasons import a1_cell
from cluster_psia.design.methods import MethodSuggestion, all_methods, method_warnings, tools_per_indicator
from cluster_psia.method import load_method
from cluster_psia.method.model import StageKey
from cluster_psia.ui import reasons, state
from cluster_psia.ui.parts import plain

STAGE = "methods.stage"


def before(a: Assessment) -> None:
    """What the suggestions cannot rest on yet, and what the mix must not forget."""
    if a.design.approach is None:
        st.info("No study design is chosen yet: suggested is what fits all three.", icon=":material/info:")
    if not a.indicators:
        st.info(
            "No indicators are taken yet: suggested is what the phases of any study use. Once indicators are taken, "
            "each method says which of them it measures, for which group.", icon=":material/info:",
        )  # fmt: skip
    reasons.warned(method_warnings(a))


def choose_stage(a: Assessment) -> StageKey:
    """The stage that is shown, with the number of methods taken at each; the first to begin with."""
    stages = {stage.key: stage for stage in load_method().box_a1.stages}
    shown: StageKey = state.session(STAGE) or "initial"
    taken = {key: sum(m.stage == key for m in a.methods) for key in stages}
    st.pills(
        "Stage of the assessment", list(stages), default=shown, key=state.key(STAGE), on_change=_seen,
        format_func=lambda key: f"{stages[key].label} ({taken[key]} taken)",
    )  # fmt: skip
    st.markdown(f"{plain(stages[shown].explanation)}")
    return shown


def _seen() -> None:
    """Remember the stage; pressing it again must not leave the page without one."""
    if state.value(STAGE) is None:
        state.renew()
    else:
        state.remember(STAGE, state.value(STAGE))


def mix(a: Assessment, stage: StageKey) -> None:
    """The methods of one stage: those suggested by kind of evidence, the tools for group discussions, and the rest."""
    here = [s for s in all_methods(a) if s.stage == stage]
    suggested = [s for s in here if s.suggested]
    _take_all(stage, [s for s in suggested if not s.taken])
    for family in load_method().box_a1.families:
        of_family = [s for s in suggested if s.family == family.key and not s.tool]
        if of_family:
            st.subheader(f"{family.label} methods", anchor=False)
            st.markdown(reasons.sentence(a1_cell(stage, of_family[0].family)))
            _cards(of_family)
    _section("Tools inside the group discussions", [s for s in suggested if s.tool])
    _section("Also possible at this stage", [s for s in here if not s.suggested])


def _take_all(stage: StageKey, missing: Sequence[MethodSuggestion]) -> None:
    def take() -> None:
        state.edit(lambda a: with_methods(a, [(s.key, s.stage) for s in missing]))
        state.renew()

    if missing:
        number = f"all {len(missing)}" if len(missing) > 1 else "the one"
        st.button(f"Take {number} suggested here", key=state.key(f"methods.all.{stage}"), on_click=take,
                  icon=":material/done_all:")  # fmt: skip


def _section(title: str, suggestions: Sequence[MethodSuggestion]) -> None:
    if suggestions:
        st.subheader(title, anchor=False)
        _cards(suggestions)


def _cards(suggestions: Sequence[MethodSuggestion], across: int = 2) -> None:
    """Rows of cards, so that on a narrow screen the cards follow each other in their order."""
    for start in range(0, len(suggestions), across):
        for column, suggestion in zip(st.columns(across), suggestions[start : start + across], strict=False):
            with column, st.container(border=True, height="stretch"):
                _card(suggestion)


def _card(s: MethodSuggestion) -> None:
    name = f"method.{s.stage}.{s.key}"

    def switch() -> None:
        on = bool(state.value(name))
        state.edit(lambda a: with_method(a, s.key, s.stage, taken=on))

    explanation = next(m.explanation for m in load_method().methods.methods if m.key == s.key)
    st.toggle(f"**{s.what}**", value=s.taken, key=state.key(name), on_change=switch, help=explanation)
    st.markdown(f"{plain(s.purpose)} :gray[{plain(s.source)}]")
    reasons.listed("Because", s.because)
    reasons.listed("Beware", s.against)


def tools(a: Assessment) -> None:
    """For each indicator, the tools that suit it inside a group discussion."""
    found = {row: names for row, names in tools_per_indicator(a).items() if names}
    if not found:
        return
    st.subheader("Which tool for which indicator", anchor=False)
    st.markdown("Tools are exercises within a focus group discussion; one or two for each indicator are enough.")
    groups = dict.fromkeys(group for group, _ in found)
    for column, group in zip(_columns(len(groups)), groups, strict=False):
        with column, st.container(border=True):
            lines = [f"- {plain(label)}: {plain(', '.join(found[g, label]))}" for g, label in found if g == group]
            st.markdown("\n".join((f"**{plain(group)}**", "", *lines)))
    st.caption("UNIDO 2004, Annex II, Box A.3 for what each tool shows; Box 6 for what it measures")


def _columns(number: int) -> list[st.delta_generator.DeltaGenerator]:
    """As many places as there are groups, two in a row."""
    rows = [st.columns(2) for _ in range(0, number, 2)]
    return [column for row in rows for column in row]
