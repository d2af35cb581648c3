"""What the method does not know any more in the open assessment, and what it is now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.document.mended_keys import choose_present_key
from cluster_psia.assessment.document.unknown_keys import UnknownKey, known_labels, unknown_keys
from cluster_psia.method.model.entry import unknown_label
from cluster_psia.ui import state
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.words import counted_noun

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment

NAMED = 3  # so many places of one key are named


def draw_unknown_keys(a: Assessment, step: str | None) -> None:
    """Each thing of a step, or of the whole assessment, with a list of what it may be now."""
    unknown = state.made_of_document("standing.unknown", unknown_keys)
    found = [key for key in unknown if step in (None, key.field.step)]
    if not found:
        return
    by_meaning: dict[tuple[str, str], list[UnknownKey]] = {}
    for key in found:
        by_meaning.setdefault(key.meant, []).append(key)
    with st.container(border=True):
        things = counted_noun(len(by_meaning), "thing")
        st.markdown(f":material/help: **The method does not know {things} any more**")
        st.caption("They are kept as they are, and counted nowhere. Choose what each is now.")
        for places in by_meaning.values():
            _choice(a, places)


def _choice(a: Assessment, places: Sequence[UnknownKey]) -> None:
    first = places[0]
    name = f"unknown.{first.list}.{first.key}"
    options = known_labels(a, first)
    where = ", ".join(dict.fromkeys(place.where for place in places[:NAMED]))
    more = f" and {len(places) - NAMED} more" if len(places) > NAMED else ""
    st.selectbox(
        plain_text(f"{unknown_label(first.key)} ({first.noun}; {where}{more})"),
        list(options),
        index=None,
        format_func=options.__getitem__,
        placeholder="Choose what it is now",
        **state.bind_change(name, _choose, first, name),
    )


def _choose(unknown: UnknownKey, name: str) -> None:
    """Every widget takes the document's value again: the key may stand in any of them."""
    given = state.widget_value(name)
    if given is not None:
        state.edit_assessment(lambda a: choose_present_key(a, unknown, given))
        state.renew_widgets()
