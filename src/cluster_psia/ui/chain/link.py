"""A link in the side panel: its kind, and folded away what few know of it."""

from __future__ import annotations

from typing import Any

import streamlit as st

from cluster_psia.assessment.document.chain import node_names
from cluster_psia.assessment.document.model import Assessment, Citation
from cluster_psia.assessment.document.words import GOVERNANCE, STRENGTHS
from cluster_psia.assessment.edits.chain import LinkEnds, change_link, remove_link
from cluster_psia.method import load_method
from cluster_psia.method.model.entry import labels_by_key
from cluster_psia.ui import state
from cluster_psia.ui.map.opened import MapView, OpenLink, link_of, open_node, open_now
from cluster_psia.ui.parts import forms
from cluster_psia.ui.parts.source import draw_source_lines
from cluster_psia.ui.parts.text import plain_text

GOVERNANCE_HELP = (
    "How the chain is held together here, after Gereffi, Humphrey and Sturgeon (2005), who are not"
    " among the five sources. Market: prices decide, partners change easily. Modular: made to a"
    " buyer's specification with own means. Relational: trust and long acquaintance. Captive: small"
    " suppliers depend on one large buyer. Hierarchy: one firm."
)


def draw_link_fields(a: Assessment, which: LinkEnds) -> None:
    """The fields of a link, and its deletion; a link is small and comes back by undo."""
    link = link_of(a, which)
    if link is None:
        return
    labels = node_names(a.chain)
    kinds = labels_by_key(load_method().box_2.link_kinds)
    st.markdown(
        f"{plain_text(labels[link.source])} :gray[{plain_text(kinds[link.kind].lower())}]"
        f" {plain_text(labels[link.target])}"
    )

    def _put(field: str) -> forms.Put:
        return lambda now, given: change_link(now, which, **{field: given})

    def _put_kind(now: Assessment, given: str | None) -> Assessment:
        if not given or given == link.kind:
            return now
        changed = change_link(now, which, kind=given)
        open_now(OpenLink((link.source, link.target, given)))
        return changed

    forms.draw_choice(_name(which, "kind"), "Kind of link", kinds, link.kind, _put_kind)
    with st.container(horizontal=True):
        for id_, way in ((link.source, "From"), (link.target, "To")):
            st.button(
                plain_text(f"{way}: {labels[id_]}"),
                key=state.widget_key(_name(which, way)),
                on_click=open_node,
                args=(id_,),
            )
    known = bool(link.strength or link.governance or link.power)
    with st.expander("Strength, governance, power", icon=":material/tune:", expanded=known):
        forms.draw_choice(
            _name(which, "strength"),
            "Strength",
            STRENGTHS,
            link.strength,
            _put("strength"),
            pills=True,
        )
        forms.draw_choice(
            _name(which, "governance"),
            "Governance",
            GOVERNANCE,
            link.governance,
            _put("governance"),
            pills=True,
            help=GOVERNANCE_HELP,
        )
        power = {"source": labels[link.source], "target": labels[link.target], "even": "Even"}
        forms.draw_choice(
            _name(which, "power"),
            "Who holds the power",
            {k: plain_text(v) for k, v in power.items()},
            link.power,
            _put("power"),
            pills=True,
        )
    forms.draw_text_area(_name(which, "note"), "Note", link.note, _put("note"))
    draw_source_lines(
        lambda field: _name(which, field), lambda now: _citation(now, which), _put("citation")
    )
    st.button(
        "Delete this link",
        key=state.widget_key(_name(which, "delete")),
        icon=":material/delete:",
        on_click=_delete,
        args=(which,),
    )


def _name(which: LinkEnds, field: str) -> str:
    return f"link.{field}.{'|'.join(which)}~{state.view_of(MapView).table_edits}"


def _citation(a: Assessment, which: LinkEnds) -> Citation | None:
    link: Any = link_of(a, which)
    return link.citation if link else None


def _delete(which: LinkEnds) -> None:
    if state.edit_assessment(lambda a: remove_link(a, which)):
        open_node(None)
        state.add_notice("Deleted the link. Undo brings it back.")
