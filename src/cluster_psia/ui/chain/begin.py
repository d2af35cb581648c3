"""The beginning of a map: a table pasted from Excel, or a template, before anything is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import streamlit as st

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.model import Assessment, Chain
from cluster_psia.assessment.edits.chain_template import start_from_case, start_from_template
from cluster_psia.assessment.files.samples import SampleError, case_keys, load_sample
from cluster_psia.ui import state
from cluster_psia.ui.chain.incoming import (
    draw_dry_run,
    draw_table_boxes,
    draw_table_columns,
    is_table_given,
)
from cluster_psia.ui.parts.buttons import draw_edit_button
from cluster_psia.ui.parts.text import plain_text


@dataclass(frozen=True)
class BeginView:
    """On which visit to the page the map was empty; 0 once its beginning is over."""

    visit: int = 0


def draw_beginning(a: Assessment) -> bool:
    """What belongs on the map and the two short ways to it, while the map is empty; True as long as
    tables are brought in here. What was pasted here and not all taken stays here to be mended.
    """
    if a.chain == Chain():
        state.keep_view(BeginView(state.current_visit()))
    elif state.view_of(BeginView).visit != state.current_visit() or not is_table_given():
        state.keep_view(BeginView())
        return False
    with st.container(border=True, key="chain_begin"):
        _draw_ways_to_begin(a)
    draw_dry_run(a)
    return True


def _draw_ways_to_begin(a: Assessment) -> None:
    st.markdown(
        "**Begin with the people and firms who make and trade the goods**, from input suppliers to"
        " buyers, and the institutions beside them. Then look at each node: who works there, and"
        " how poor are they? Poverty groups, indicators and samples stand on this map."
    )
    paste, templates = st.columns([3, 2], gap="medium")
    with paste:
        draw_table_boxes(upright=True)
        draw_table_columns(method_of(a))
    if a.chain == Chain():
        with templates:
            _draw_templates()


@dataclass(frozen=True)
class _Template:
    label: str  # the name of the case and how much its chain has
    case: Assessment


@cache
def _templates_of_cases() -> tuple[dict[str, _Template], tuple[str, ...]]:
    """The published cases with a chain, by key, and what is wrong with those that cannot be had."""
    found: dict[str, _Template] = {}
    broken: list[str] = []
    for key in case_keys():
        try:
            sample = load_sample(key)
        except SampleError as error:
            broken.append(str(error))
            continue
        actors, links = len(sample.chain.actors), len(sample.chain.links)
        if actors:
            label = f"{sample.name} ({actors} operators, {links} links)"
            found[key] = _Template(label, sample)
    return found, tuple(broken)


def _draw_templates() -> None:
    st.markdown("**Or start from a template**")
    draw_edit_button(
        "chain.template",
        "Start from Box 2's simplified cluster",
        start_from_template,
        icon=":material/account_tree:",
        help="After UNIDO 2004, Box 2: nine kinds of operator with their shades, seven kinds of"
        " institution, and buyers from outside, who are ours. The drawing is lost in the scan; each"
        " link says whether the text names it.",
    )
    cases, broken = _templates_of_cases()
    _draw_case_chooser(cases)
    for why in broken:
        st.warning(f"One cannot be taken: {plain_text(why)}.", icon=":material/warning:")
    st.caption(
        "Nodes and links come with their sources, marked as a template. Figures are those of the"
        " other cluster: replace them by what you find."
    )


def _draw_case_chooser(cases: Mapping[str, _Template]) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        case = st.selectbox(
            "The chain of a published case",
            list(cases),
            format_func=lambda key: cases[key].label,
            index=None,
            placeholder="Choose a case",
            key=state.widget_key("chain.template.case"),
        )
        st.button(
            "Start from it",
            key=state.widget_key("chain.template.take"),
            disabled=case is None,
            on_click=_start_from,
            args=(cases[case].case if case else None,),
        )


def _start_from(case: Assessment) -> None:
    state.edit_assessment(lambda a: start_from_case(a, case))
