"""A small picture of a finished plan: the first finding of each step, the phases one after the
other, the sheets. It stands on Home, before anybody has a plan.

``python -m cluster_psia.export.plan.sketch FILE`` draws that of the finished example into a file;
``make example`` does.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.files.samples import FINISHED_EXAMPLE, load_sample
from cluster_psia.design.schedule import schedule
from cluster_psia.drawing import tokens
from cluster_psia.drawing.svg import FONT, svg_tag, text_line
from cluster_psia.export.plan.build import build_report

if TYPE_CHECKING:
    from cluster_psia.assessment import Assessment
    from cluster_psia.export.plan.report import Report, SectionKey

STEPS: Final[tuple[SectionKey, ...]] = (
    "matrix",
    "chain",
    "groups",
    "reach",
    "design",
    "indicators",
    "methods",
    "work_plan",
)

# Pixels.
_WIDTH, _MARGIN = 440, 16
_FINDING_AT, _BARS_AT = 112, 88
_LINE, _BAR = 21, 13
_SHEET_GAP = 6

_MOST_LETTERS = 56  # of a finding, in one line
_LETTER = 5.6  # pixels, of a small letter on average


def draw_plan_sketch(a: Assessment) -> str:
    """The plan of an assessment as a small SVG; its words are the plan's own, cut where they do not
    fit.
    """
    report = build_report(a)
    parts, below = list(_findings(report)), 60 + _LINE * len(STEPS)
    bars = list(_phases(a, below + 8))
    parts += bars
    below += 20 + _BAR * (len(bars) // 2)
    parts += _sheets(report, below)
    height = below + 40
    ground = svg_tag(
        "rect",
        x=0.5,
        y=0.5,
        width=_WIDTH - 1,
        height=height - 1,
        rx=6,
        fill=tokens.PAPER,
        stroke=tokens.MUTED,
    )
    view = f"0 0 {_WIDTH} {height}"
    head = (
        text_line((_MARGIN, 28), report.title, 15, tokens.INK, font_weight=600),
        text_line((_MARGIN, 45), report.subtitle, 11, tokens.MUTED),
    )
    return svg_tag(
        "svg",
        ground,
        *head,
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=view,
        font_family=FONT,
    )


def _findings(report: Report) -> Iterator[str]:
    """One line for each step: its title, and what it found first."""
    sections = {section.step: section for section in report.summary}
    for row, step in enumerate(STEPS):
        section, y = sections[step], 68 + _LINE * row
        yield text_line((_MARGIN, y), section.title, 11, tokens.PRIMARY, font_weight=600)
        first = section.findings[0] if section.findings else "not begun"
        yield text_line((_FINDING_AT, y), _cut(first), 11, tokens.INK)


def _cut(text: str) -> str:
    """As many whole clauses as fit into a line, or whole words."""
    if len(text) <= _MOST_LETTERS:
        return text
    fitting = text[: _MOST_LETTERS - 1]
    clauses = max(fitting.rfind(sign) for sign in (", ", "; ", ": "))
    return f"{fitting[:clauses] if clauses > 0 else fitting.rpartition(' ')[0]} …"


def _phases(a: Assessment, top: float) -> Iterator[str]:
    """A name and a bar for each phase that has tasks with days, from its first day to its last."""
    method = method_of(a)
    labels = {phase.key: phase.label for phase in method.phases.phases}
    placed = [item for item in schedule(a.work_plan, method) if item.last_day is not None]
    last = max((item.last_day or 0 for item in placed), default=1)
    scale = (_WIDTH - _MARGIN - _BARS_AT) / last
    for row, (phase, items) in enumerate(groupby(placed, key=lambda item: item.task.phase)):
        days = [(item.first_day - 1, item.last_day or 0) for item in items]
        begin, end = min(first for first, _ in days), max(final for _, final in days)
        y = top + _BAR * row
        yield text_line((_MARGIN, y + 8), labels[phase], 10, tokens.MUTED)
        yield svg_tag(
            "rect",
            x=_BARS_AT + begin * scale,
            y=y,
            width=max((end - begin) * scale, 2),
            height=_BAR - 4,
            fill=tokens.SCALE[3],
            stroke=tokens.MUTED,
            stroke_width=0.5,
        )


def _sheets(report: Report, top: float) -> Iterator[str]:
    """The tabs of the workbook, as many as fit, and how many more there are."""
    x, shown = float(_MARGIN), 0
    yield svg_tag("path", d=f"M0.5 {top:.0f}H{_WIDTH - 0.5}", stroke=tokens.LINE)
    for sheet in report.sheets:
        width = len(sheet.name) * _LETTER + 12
        if x + width > _WIDTH - 60:
            break
        yield _tab(x, top + 10, width, sheet.name)
        x, shown = x + width + _SHEET_GAP, shown + 1
    more = len(report.sheets) - shown
    if more:
        yield text_line((x + 2, top + 24), f"+{more} sheets", 10, tokens.MUTED)


def _tab(x: float, y: float, width: float, name: str) -> str:
    box = svg_tag("rect", x=x, y=y, width=width, height=20, rx=3, fill=tokens.WASH)
    words = text_line((x + width / 2, y + 14), name, 10, tokens.INK, text_anchor="middle")
    return box + words


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(
        draw_plan_sketch(load_sample(FINISHED_EXAMPLE)) + "\n", encoding="utf-8"
    )
