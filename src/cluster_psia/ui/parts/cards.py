"""Cards side by side, for things that are looked through."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, TypeVar

import streamlit as st

CardItem = TypeVar("CardItem")


def draw_cards(
    items: Sequence[CardItem],
    draw: Callable[[CardItem], None],
    *,
    across: int,
    height: Literal["stretch", "content"] = "stretch",
) -> None:
    """One card for each of ``items``, in rows of ``across``, its content drawn by ``draw``.

    They are laid row by row, so that on a narrow screen they follow each other in their order.
    """
    for start in range(0, len(items), across):
        row = items[start : start + across]
        for column, item in zip(st.columns(across), row, strict=False):
            with column, st.container(border=True, height=height):
                draw(item)
