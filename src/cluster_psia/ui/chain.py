"""The value chain page: the map, the node that is chosen on it, and what adds to it."""

from __future__ import annotations

import streamlit as st

from cluster_psia.assessment.chain_template import start_from_template
from cluster_psia.assessment.edit_chain import add_actor, add_institution, add_link
from cluster_psia.assessment.model import Assessment
from cluster_psia.drawing.network import network_data
from cluster_psia.mapping.network import nodes
from cluster_psia.mapping.words import map_finding, map_in_words
from cluster_psia.method import load_method
from cluster_psia.ui import state
from cluster_psia.ui.chain_map import chain_map
from cluster_psia.ui.parts import finding

ADDERS = {"actor": "An actor", "institution": "An institution", "link": "A link"}


# Which node is open ------------------------------------------------------------------------------------------------


def chosen(a: Assessment) -> str | None:
    """The id of the node that is open in the panel, if it is still there."""
    node: str | None = state.session("chain.chosen")
    return node if node in nodes(a.chain) else None


def choose(node: str | None) -> None:
    """Open a node in the panel. The select box takes it over as well."""
    state.remember("chain.chosen", node)
    state.remember("chain.clicks", state.session("chain.clicks", 0) + 1)


def chooser(a: Assessment) -> None:
    """The same as a click on the map, for the keyboard."""
    labels = {id_: node.label for id_, node in nodes(a.chain).items()}
    name, now = f"chain.choose~{state.session('chain.clicks', 0)}", chosen(a)
    st.selectbox(
        "Node to look at", list(labels), index=list(labels).index(now) if now else None, placeholder="Choose a node",
        format_func=lambda id_: labels.get(id_, id_), key=state.key(name),
        on_change=lambda: state.remember("chain.chosen", state.value(name)),
        help="Opens it in the panel, as a click on the map does.",
    )  # fmt: skip


# The map -----------------------------------------------------------------------------------------------------------


def picture(a: Assessment) -> None:
    """The map with its finding, and the same in words."""
    finding(
        map_finding(a.chain),
        "Value chain with poverty nodes, form after UNIDO 2004, Box 2; the grid of stages and levels is ours. "
        "Click a node to open it, drag the map to move it.",
    )
    opened = state.saved()
    clicked = chain_map(network_data(a, chosen(a)), key=f"chain_map.{opened.id if opened else ''}")
    if clicked and clicked != chosen(a):
        choose(clicked)
        st.rerun()
    with st.expander("The map in words"):
        for sentence in map_in_words(a.chain):
            st.text(sentence)


def _start_from_template() -> None:
    state.edit(start_from_template)


def empty() -> None:
    """What belongs here, why it matters, and a way to begin."""
    with st.container(border=True):
        st.markdown(
            "**Begin with the people and firms who make and trade the goods**, from input suppliers to buyers, "
            "and the institutions beside them. Then look at each node: who works there, and how poor are they? "
            "The poverty groups on the next page, and with them indicators and samples, stand on this map."
        )
        st.button(
            "Start from Box 2's simplified cluster", key=state.key("chain.template"), icon=":material/account_tree:",
            on_click=_start_from_template,
        )  # fmt: skip
        st.caption(
            "After UNIDO 2004, Box 2: nine kinds of operator with their shades, seven kinds of institution, and buyers "
            "from outside, who are ours. The drawing is lost in the scan; each link says whether the text names it. "
            "All is marked as a template, to be replaced by what you find. Or add your own below."
        )


# Adding ------------------------------------------------------------------------------------------------------------


def adders(a: Assessment) -> None:
    """Small forms for people who find tables hard; one at a time."""
    what = st.segmented_control(
        "Add", list(ADDERS), format_func=ADDERS.__getitem__, key="chain.add", wrap=True,
        default="actor" if not a.chain.actors else None,
    )  # fmt: skip
    if what == "link":
        _link_form(a)
    elif what:
        _node_form(what)


def _name(what: str, field: str) -> str:
    """The name of a field of an adding form; new after each thing added, so that the form is empty again."""
    return f"add.{what}.{field}~{state.session(f'added.{what}', 0)}"


def _added(what: str, done: bool) -> None:
    if done:
        state.remember(f"added.{what}", state.session(f"added.{what}", 0) + 1)


def _node_form(what: str) -> None:
    box = load_method().box_2
    kinds = {k.key: k.label for k in (box.actor_kinds if what == "actor" else box.institution_kinds)}

    def add() -> None:
        label, kind = state.value(_name(what, "label")), state.value(_name(what, "kind"))
        if not kind:
            state.complain("Not added: choose what kind of node it is.")
            return
        put = add_actor if what == "actor" else add_institution
        _added(what, state.edit(lambda now: put(now, label, kind)))

    with st.form(state.key(f"add.{what}"), border=True):
        st.text_input("Name", key=state.key(_name(what, "label")), max_chars=300, placeholder="Who they are")
        st.selectbox(
            "Kind", list(kinds), format_func=kinds.__getitem__, index=None, placeholder="Choose a kind",
            key=state.key(_name(what, "kind")), help="The kind brings its usual place on the map; you may move it.",
        )  # fmt: skip
        st.form_submit_button("Add", on_click=add)


def _link_form(a: Assessment) -> None:
    labels = {id_: node.label for id_, node in nodes(a.chain).items()}
    kinds = {kind.key: kind.label for kind in load_method().box_2.link_kinds}

    def add() -> None:
        source, kind, target = (state.value(_name("link", field)) for field in ("source", "kind", "target"))
        if not (source and kind and target):
            state.complain("Not added: a link needs a node at both ends and a kind.")
            return
        _added("link", state.edit(lambda now: add_link(now, source, target, kind)))

    def pick(field: str, label: str, options: dict[str, str]) -> None:
        st.selectbox(
            label, list(options), format_func=lambda key: options.get(key, key), index=None,
            placeholder="Choose", key=state.key(_name("link", field)),
        )  # fmt: skip

    with st.form(state.key("add.link"), border=True):
        pick("source", "From", labels)
        pick("kind", "does what", kinds)
        pick("target", "To", labels)
        st.form_submit_button("Add", on_click=add)
