"""Fields of a panel as somebody meets them who goes through it by the Tab key."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

LOOK = Path(__file__).with_name("fields_in_sight.js").read_text(encoding="utf-8")
LEAST = 32  # pixels that a field must be high
EDGE = 1  # pixel that the edge of a scrolling box may hide: places are rounded
PANEL = ".st-key-side_panel"


@dataclass(frozen=True)
class SeenField:
    """A field with the focus: its height in pixels, how many of them are in sight, and whether
    nothing covers these.
    """

    key: str
    label: str
    height: int
    seen: int
    free: bool


def seen_fields(page: Page, within: str) -> list[SeenField]:
    """Every field of a part of the page, each looked at while it has the focus."""
    return [SeenField(**one) for one in page.evaluate(LOOK, within)]


def out_of_sight(page: Page, within: str) -> list[SeenField]:
    """The fields that somebody who has come to them does not see well enough to write into."""
    return [
        one
        for one in seen_fields(page, within)
        if one.height < LEAST or one.seen < LEAST - EDGE or not one.free
    ]
