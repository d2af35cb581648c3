"""The map of the chain as a picture below the tables of a sheet."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from cluster_psia.export.plan.page import Page, workbook_text

if TYPE_CHECKING:
    from cluster_psia.export.plan.report import Picture

_PIXELS = 7  # of a character's width in a column
_ZOOM = 1.3  # sharp enough on a printed page
_TALLEST = 900  # pixels: a picture stays on one page


def draw_picture(page: Page, row: int) -> list[int]:
    """The map below everything else, as wide as the sheet, and the row where its page begins. No
    fonts, no picture.
    """
    if page.sheet.picture is None:
        return []
    data = _picture_bytes(page.sheet.picture)
    if not data:
        return []
    scale = _scale(data, page.widths)
    options = {
        "image_data": io.BytesIO(data),
        "x_scale": scale,
        "y_scale": scale,
        "object_position": 2,
        "description": workbook_text(page.sheet.picture.words),
    }
    page.out.write_string(row, 0, "The map", page.styles["caption"])
    page.out.insert_image(row + 1, 0, "map.png", options)
    return [row]


def _picture_bytes(picture: Picture) -> bytes:
    """The map as a PNG; nothing where it cannot be drawn."""
    from cluster_psia.drawing.map.png import PictureError, png_of
    from cluster_psia.drawing.map.svg import map_svg

    try:
        return _fewer_colours(png_of(map_svg(picture.of), _ZOOM))
    except PictureError:
        return b""


def _fewer_colours(png: bytes) -> bytes:
    """The same picture in a third of the bytes: it has a dozen colours and their shades at the
    edges of letters.
    """
    from PIL import Image

    out = io.BytesIO()
    few = Image.open(io.BytesIO(png)).convert("RGB").quantize(128)
    few.save(out, "PNG", optimize=True, dpi=(96, 96))
    return out.getvalue()


def _scale(png: bytes, widths: list[int]) -> float:
    """How much smaller a picture must be to fit the columns and the height of a page."""
    from PIL import Image

    wide, high = Image.open(io.BytesIO(png)).size
    room = sum(width * _PIXELS + 5 for width in widths)
    return min(room / wide, _TALLEST / high)
