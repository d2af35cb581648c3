"""The small picture of a finished plan says what the plan says."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

import cluster_psia.ui.home
from cluster_psia.assessment import Assessment
from cluster_psia.assessment.document.model import replace
from cluster_psia.assessment.files.samples import FINISHED_EXAMPLE, load_sample
from cluster_psia.export import build_report
from cluster_psia.export.plan.sketch import STEPS, draw_plan_sketch
from tests.export.assessments import filled, half

KEPT = Path(cluster_psia.ui.home.__file__).with_name("plan.svg")


def _texts(drawn: str) -> list[str]:
    root = ElementTree.fromstring(drawn)
    return [node.text or "" for node in root.iter("{http://www.w3.org/2000/svg}text")]


def test_drawn_again_it_is_what_is_kept_and_small() -> None:
    kept = KEPT.read_text(encoding="utf-8")
    assert kept == draw_plan_sketch(load_sample(FINISHED_EXAMPLE)) + "\n", "run: make example"
    assert len(kept) < 6_000


@pytest.mark.parametrize("a", [load_sample(FINISHED_EXAMPLE), half(), filled()])
def test_each_line_begins_as_the_plan_does_and_says_where_it_was_cut(a: Assessment) -> None:
    texts, report = _texts(draw_plan_sketch(a)), build_report(a)
    sections = {section.step: section for section in report.summary}
    for step in STEPS:
        at = texts.index(sections[step].title)
        first = sections[step].findings[0]
        shown = texts[at + 1]
        assert shown == first or first.startswith(shown.removesuffix(" …"))
        assert (shown == first) is not shown.endswith(" …")
        assert len(shown) <= 58
    assert report.title in texts


def test_an_empty_plan_and_markup_in_a_name_are_drawn_as_well() -> None:
    a = replace(Assessment(name="<script>&"), work_plan=Assessment(name="x").work_plan)
    assert "<script>&" in _texts(draw_plan_sketch(a))
