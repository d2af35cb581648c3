"""What the charts of the matrix share: the scale, the look, and labels in two lines."""

from __future__ import annotations

from typing import Any

from cluster_psia.drawing import tokens

SCALE = (1, 2, 3, 4, 5)


def styled_chart(chart: Any) -> Any:
    """The look of every chart here: no frame but a rule, dark labels of one size."""
    return chart.configure_view(stroke=tokens.LINE).configure_axis(
        grid=False,
        labelColor=tokens.INK,
        titleColor=tokens.INK,
        domainColor=tokens.LINE,
        tickColor=tokens.LINE,
        labelFontSize=tokens.SIZE_SMALL,
        titleFontSize=tokens.SIZE_SMALL,
        titleFontWeight="normal",
    )


def two_lines(label: str) -> str:
    """A label broken near its middle, at a space."""
    words = label.split()
    breaks = [(" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words) + 1)]
    best = min(breaks, key=lambda halves: abs(len(halves[0]) - len(label) / 2), default=())
    return "\n".join(half for half in best if half)
