"""What comes out of the program, and how long it takes: for whoever sees it for the first time."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import streamlit as st

PICTURE = Path(__file__).with_name("plan.svg")
"""The finished plan in small; ``export/plan/sketch.py`` draws it."""

OUTCOME = (
    "**What comes out:** a plan to read and to hand over in Excel: who is poor and where, whom the"
    " programme comes to, what to measure, how, and in how many days. Every figure names its"
    " source; what nobody knows is called unknown."
)
TIME = (
    "**How long it takes:** about an hour and a half where the facts lie on the table; so long it"
    " took us to type a cluster in. Every change is saved, so do it in pieces."
)
_SEEN = (
    "One page: a finding for each step of the walk, the phases of the work as bars, and the names"
    " of the sheets"
)
_CAPTION = "The plan of the finished example, in small"


def draw_outcome() -> None:
    """What comes out, and how long that takes."""
    st.markdown(OUTCOME)
    st.markdown(TIME)


def draw_plan_picture() -> None:
    """A finished plan, in small."""
    drawn = f"data:image/svg+xml,{quote(PICTURE.read_text(encoding='utf-8'))}"
    st.html(
        f'<figure class="plan-sketch"><img src="{drawn}" alt="{_SEEN}"/>'
        f"<figcaption>{_CAPTION}</figcaption></figure>"
    )


def draw_introduction() -> None:
    """All of it, folded to one line."""
    with st.expander("What comes out, and how long it takes"):
        draw_outcome()
        draw_plan_picture()
