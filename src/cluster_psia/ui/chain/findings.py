"""What the shape of the map says, gravest first, and figures on it that do not agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.chain import node_names
from cluster_psia.mapping.checks import chain_disagreements
from cluster_psia.mapping.chokepoints import sampling_note
from cluster_psia.mapping.structure import Finding, structure_findings
from cluster_psia.ui import state
from cluster_psia.ui.map.opened import open_node
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.words import dotted_line

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment

GRAVITY = {
    3: ":material/priority_high: **Grave.**",
    2: ":material/report: **To look at.**",
    1: ":material/info: **Note.**",
}
NOTHING = (
    "Nothing stands out. A finding needs links: who sells to whom, who works for whom, and whom"
    " institutions serve. What is not drawn is not known, and nothing is concluded from it."
)
SHOWN = 4  # nodes of a finding that can be opened at once


def draw_chain_findings(a: Assessment) -> None:
    """At most seven findings, then the disagreements."""
    _structure(a)
    _disagreements(a)


def _structure(a: Assessment) -> None:
    found = structure_findings(a.chain, method_of(a), a.groups)
    st.header("What the shape of the map says", anchor=False)
    if not found:
        st.markdown(NOTHING)
    note = sampling_note(a.chain, method_of(a))
    if note:
        st.caption(plain_text(note))
    labels = node_names(a.chain)
    for n, finding in enumerate(found):
        _finding(finding, n, labels)


def _disagreements(a: Assessment) -> None:
    told = chain_disagreements(a)
    if told:
        st.header("Figures that do not agree", anchor=False)
        st.caption(
            "Pointed out and never corrected: sources count differently, and groups may overlap."
        )
        for one in told:
            st.warning(plain_text(one.text), icon=":material/balance:")


def _finding(finding: Finding, n: int, labels: dict[str, str]) -> None:
    with st.container(border=True):
        st.markdown(f"{GRAVITY[finding.gravity]} {plain_text(finding.text)}")
        st.caption(plain_text(dotted_line((finding.label, finding.note, finding.source))))
        with st.container(horizontal=True, gap="small"):
            for node in finding.nodes[:SHOWN]:
                _node_button(node, labels[node], f"finding.{n}.{node}")


def _node_button(node: str, label: str, name: str) -> None:
    st.button(
        plain_text(label),
        key=state.widget_key(name),
        on_click=open_node,
        args=(node,),
        type="tertiary",
        icon=":material/my_location:",
    )
