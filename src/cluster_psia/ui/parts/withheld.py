"""What is said of names that may not be used, wherever something can be taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.mapping.withheld import names_elsewhere, withheld_names
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.words import names_phrase, word_for

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment


def draw_name_warnings(a: Assessment) -> None:
    """A warning for each name that would leave in an answer, a note or a source."""
    for found in names_elsewhere(a):
        told = (
            f"“{found.informant.name}” has not agreed to be named, but the name stands in"
            f" {names_phrase(found.places)}. "
        )
        st.warning(
            plain_text(f"{told}Texts are exported as they were written: take the name out there."),
            icon=":material/visibility_off:",
        )


def draw_file_caution(a: Assessment) -> None:
    """That the assessment's own file holds everything, also names that may not be used."""
    count = len(withheld_names(a))
    if count:
        who = word_for(count, "one informant who has", f"{count} informants who have")
        st.caption(
            f"This file holds the whole assessment, also the name of {who} not agreed to be named."
            " Hand it to nobody outside your team; the Excel plan and the pictures leave such"
            " names out."
        )
