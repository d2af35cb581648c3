"""Links to pages: each carries the open assessment, so that it can be opened in another tab, copied
and sent.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import streamlit as st

from cluster_psia.ui import state
from cluster_psia.ui.frame.walk import page_of, walk_step


def carried_address() -> dict[str, str]:
    """The part of every address that says which assessment is open."""
    opened = state.current_revision()
    return {state.ADDRESS: opened.id} if opened and not state.room_of_key() else {}


@cache  # some pages have dozens of links
def _target(page: str) -> st.Page:
    return page_of(walk_step(page))


def draw_page_link(
    page: str,
    label: str,
    icon: str | None = None,
    *,
    where: dict[str, str] | None = None,
    **look: Any,
) -> None:
    """A link to the page of that key; ``where`` says what it shall show there."""
    st.page_link(
        _target(page),
        label=label,
        icon=icon,
        query_params={**carried_address(), **(where or {})},
        **look,
    )


def keep_address() -> None:
    """Let the browser's address say what the page was asked for.

    A link to the page that is open reaches the script, but leaves the address bar as it was until
    the script sets it.
    """
    st.query_params.from_dict(st.query_params.to_dict())
