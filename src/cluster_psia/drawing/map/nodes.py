"""One node of the map: box, hatch, label, figures, and the badge with its marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_psia.drawing import tokens
from cluster_psia.drawing.letters import width_of
from cluster_psia.drawing.map.places import LABEL, LABEL_LINE, SECOND, SECOND_LINE, NodeBox
from cluster_psia.drawing.svg import svg_number, svg_tag, text_line, text_tag
from cluster_psia.words import NOT_SCREENED_MARK, shade_mark

if TYPE_CHECKING:
    from cluster_psia.drawing.map.looks import Look

HATCH = {
    "vulnerable": (12, tokens.WARN, 0.55),
    "likely": (6, tokens.PAPER, 0.55),
}  # apart, colour, opacity
HEAVY = 3.2


def draw_node(box: NodeBox, look: Look, name: str) -> str:
    """A node; its whole name is told when the pointer rests on it,
    also where the box holds only its beginning.
    """
    return svg_tag(
        "g",
        text_tag("title", name),
        *node_shape(box.left, box.top, box.width, box.height, look),
        *_lines(box, look),
        *status_badge(box.right - 8, box.top, look.shade),
    )


def node_shape(left: float, top: float, width: float, height: float, look: Look) -> list[str]:
    """The box with its hatch and border."""
    radius = min(18.0 if look.round else 5.0, height / 2)
    border = {
        "stroke": tokens.NEED if look.heavy else tokens.MUTED,
        "stroke_width": HEAVY if look.heavy else 1,
    }
    frame = {"x": left, "y": top, "width": width, "height": height, "rx": radius}
    out = [svg_tag("rect", **frame, fill=look.fill)]
    if look.hatched and look.shade in HATCH:
        apart, colour, opacity = HATCH[look.shade]
        path = hatch_path(left + 1, top + 1, width - 2, height - 2, apart)
        out.append(
            svg_tag(
                "path",
                d=path,
                fill="none",
                stroke=colour,
                stroke_opacity=f"{opacity}",
                stroke_width=1,
            )
        )
    out.append(
        svg_tag(
            "rect", **frame, fill="none", **border, stroke_dasharray="5 4" if look.dashed else None
        )
    )
    return out


def hatch_path(left: float, top: float, width: float, height: float, apart: float) -> str:
    """Diagonal lines cut at the box by arithmetic: no viewer has to know patterns or clipping."""
    parts, at = list[str](), apart / 2
    while at < width + height:  # each line begins at the left or lower edge and rises to the right
        x1, y1 = (0.0, at) if at <= height else (at - height, height)
        x2, y2 = (at, 0.0) if at <= width else (width, at - width)
        parts.append(
            f"M{svg_number(left + x1)} {svg_number(top + y1)}L{svg_number(left + x2)}"
            f" {svg_number(top + y2)}"
        )
        at += apart
    return "".join(parts)


def _lines(box: NodeBox, look: Look) -> list[str]:
    """Label and figures, on ground of the node's own colour where there is hatch."""
    on_hatch = look.hatched and look.shade in HATCH
    block = LABEL_LINE * len(box.label) + SECOND_LINE * len(box.second)
    y, out = box.y - block / 2, list[str]()
    for lines, size, step, weight in (
        (box.label, LABEL, LABEL_LINE, 600),
        (box.second, SECOND, SECOND_LINE, None),
    ):
        for line in lines:
            if on_hatch:
                width = width_of(line, size, bold=bool(weight))
                out.append(_ground(box, (y, step), width, look.fill))
            y += step
            place = (box.x, y - step * 0.27)
            text = text_line(place, line, size, look.ink, font_weight=weight, text_anchor="middle")
            out.append(text)
    return out


def _ground(box: NodeBox, band: tuple[float, float], width: float, fill: str) -> str:
    """A field behind a line of text; ``band`` is its top and its height."""
    half = min(width / 2 + 3, box.width / 2 - 3)
    top, height = band
    return svg_tag("rect", x=box.x - half, y=top, width=2 * half, height=height, rx=3, fill=fill)


def status_badge(right: float, middle: float, shade: str) -> list[str]:
    """One or two marks, or a question mark, in a small field of their own."""
    many, width = len(shade_mark(shade)), badge_width(shade)
    if not width:
        return []
    left = right - width
    field = svg_tag(
        "rect",
        x=left,
        y=middle - 8,
        width=width,
        height=16,
        rx=3,
        fill=tokens.PAPER,
        stroke=tokens.MUTED,
    )
    if not many:
        return [
            field,
            text_line(
                (left + width / 2, middle + 4.5),
                NOT_SCREENED_MARK,
                12,
                tokens.INK,
                font_weight=600,
                text_anchor="middle",
            ),
        ]
    marks = "".join(
        f"M{svg_number(left + 3.5 + 11 * i)} {svg_number(middle + 4.5)}h10l-5 -9z"
        for i in range(many)
    )
    return [field, svg_tag("path", d=marks, fill=tokens.INK)]


def badge_width(shade: str) -> int:
    """How wide that field is; 0 where there is none."""
    signs = NOT_SCREENED_MARK if shade == NOT_SCREENED_MARK else shade_mark(shade)
    return 11 * len(signs) + 7 if signs else 0
