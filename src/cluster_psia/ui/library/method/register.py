"""The register of instruments: what each is, what it holds, and who works with it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.method.cite import origin
from cluster_psia.method.graph import entries_by_address
from cluster_psia.ui.frame.walk import walk_step
from cluster_psia.ui.library.method.page import draw_in_halves, draw_method_link
from cluster_psia.ui.parts.cards import draw_cards
from cluster_psia.ui.parts.text import plain_text

if TYPE_CHECKING:
    from cluster_psia.method.model import Method
    from cluster_psia.method.model.register import Instrument, Use

REGISTER = "instruments.instruments"


def instruments_of(method: Method) -> dict[str, Instrument]:
    """Which instrument each list or file belongs to; the first one that names it."""
    found: dict[str, Instrument] = {}
    for instrument in method.instruments.instruments:
        for part in instrument.parts:
            found.setdefault(part, instrument)
    return found


def home_of(address: str, homes: Iterable[str]) -> str:
    """The longest of the parts in ``homes`` that ``address`` stands in; empty for none."""
    known = set(homes)
    part = address
    while part and part not in known:
        part = part.rpartition(".")[0]
    return part


def draw_instruments(method: Method) -> None:
    """All instruments, two in a row, each with what it is, how many entries it holds and where it
    stands.
    """
    counts = entry_counts(method)
    entries = method.instruments.instruments
    draw_cards(entries, lambda one: _draw_instrument(one, *counts[one.key]), across=2)


def _draw_instrument(instrument: Instrument, held: int, ours: int) -> None:
    title = f"**{instrument.number}. {plain_text(instrument.label)}**"
    draw_method_link(title, entry=f"{REGISTER}.{instrument.key}")
    st.markdown(plain_text(instrument.explanation))
    inside = f" · {held} entries, {ours or 'none'} of them ours" if held else ""
    st.caption(f"{plain_text(origin(instrument))}{inside}")


def entry_counts(method: Method) -> dict[str, tuple[int, int]]:
    """For each instrument: how many entries its parts hold, nested ones too, and how many of these
    are ours.
    """
    entries = entries_by_address(method)
    counts: dict[str, tuple[int, int]] = {}
    for instrument in method.instruments.instruments:
        parts = tuple(f"{part}." for part in instrument.parts)
        held = [entry for address, entry in entries.items() if address.startswith(parts)]
        counts[instrument.key] = (len(held), sum(entry.source is None for entry in held))
    return counts


def draw_instrument_users(method: Method) -> None:
    """Who works with which instrument, what for, and on which page."""
    st.markdown(
        "Who works with each instrument, and on which page. Where no page is named the instrument"
        " stands ready: it is loaded, checked, linked and can be read here."
    )
    draw_in_halves(method.instruments.instruments, _draw_users)


def _draw_users(instrument: Instrument) -> None:
    title = f"**{instrument.number}. {plain_text(instrument.label)}**"
    st.markdown(f"{title}\n\n{use_lines(instrument)}")


def use_lines(instrument: Instrument) -> str:
    """A list in markdown: who works with it, on which page, and what for."""
    return "\n".join(map(_use_line, instrument.uses))


def _use_line(use: Use) -> str:
    page = f" · *{walk_step(use.page).title}*" if use.page else ""
    return f"- **{plain_text(use.who)}**{page}: {plain_text(use.what_for)}"
