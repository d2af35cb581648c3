"""One thing is counted one way: in the plan in short, in the gaps and on the sheets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hypothesis import given, settings

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.edits.indicators import applying_indicators
from cluster_psia.export.plan.sheets.totals import totals_table
from cluster_psia.export.plan.summary.study import indicators_section, methods_section
from cluster_psia.export.plan.summary.work_plan import work_plan_section
from cluster_psia.walk.gaps import assessment_gaps
from tests.assessment.strategies import assessments
from tests.export.assessments import filled
from tests.export.plan.reports import plain_cell

if TYPE_CHECKING:
    from cluster_psia.assessment import Assessment
    from cluster_psia.assessment.gap import WalkKey
    from cluster_psia.export.plan.report import Section

NUMBER = re.compile(r"\d[\d,]*")


def numbers(text: str) -> list[int]:
    return [int(found.replace(",", "")) for found in NUMBER.findall(text)]


def in_brackets(section: Section) -> int:
    """The sum of what stands in brackets behind the name of each line."""
    return sum(numbers(item.label)[-1] for item in section.items)


def missing(a: Assessment, step: WalkKey, what: str) -> int:
    found = [gap.missing for gap in assessment_gaps(a) if gap.step == step and what in gap.missing]
    return numbers(found[0])[0] if found else 0


def named_ones(section: Section, begin: str) -> int:
    """How many a line on what is open names, and those that it only counts."""
    lines = [line for line in section.unknown if line.startswith(begin)]
    if not lines:
        return 0
    more = re.search(r" and (\d+) more\.$", lines[0])
    return 4 + int(more[1]) if more else -1


@settings(max_examples=60)
@given(assessments())
def test_indicators_are_counted_by_group_everywhere(a: Assessment) -> None:
    section, counting = indicators_section(a), applying_indicators(a)
    if not counting:
        assert section.findings == ("No indicators taken yet.",)
        return
    confirmed = sum(one.confirmed for one in counting)
    first, *_, done, of = numbers(section.findings[0])
    assert (first, done, of) == (len(counting), confirmed, len(counting))
    assert in_brackets(section) == len(counting)
    assert missing(a, "indicators", "not yet confirmed") == len(counting) - confirmed
    assert named_ones(section, "Not yet confirmed") in {-1, 0, len(counting) - confirmed}


def test_the_indicators_still_to_be_confirmed_are_named_as_they_are_counted() -> None:
    section, open_ = indicators_section(filled()), missing(filled(), "indicators", "confirmed")
    assert named_ones(section, "Not yet confirmed") == open_ > 4
    different = {one.key or one.label for one in filled().indicators}
    assert section.findings == (
        f"22 indicators for 5 groups, {len(different)} different ones; 10 of 22 confirmed.",
    )


@settings(max_examples=60)
@given(assessments())
def test_methods_are_counted_by_their_uses_and_told_apart_from_kinds(a: Assessment) -> None:
    section = methods_section(a)
    here = {method.key for method in method_of(a).methods.methods}
    uses = [chosen for chosen in a.methods if chosen.key in here]
    if uses:
        kinds, *rest = numbers(section.findings[0])
        assert kinds == len({chosen.key for chosen in uses})
        assert in_brackets(section) == len(uses) == (rest or [kinds])[-1]


@settings(max_examples=60)
@given(assessments())
def test_tasks_are_counted_alike_in_the_plan_and_on_its_sheet(a: Assessment) -> None:
    section = work_plan_section(a)
    if a.work_plan.tasks:
        rows = {str(row["sum_of"]): row for row in totals_table(a).rows}
        of_sheet = plain_cell(rows["All phases"]["tasks"])
        assert numbers(section.findings[0])[0] == of_sheet
        assert sum(numbers(item.detail)[0] for item in section.items) == of_sheet
        open_ = plain_cell(rows["All phases"]["open_tasks"])
        assert missing(a, "work_plan", "without days or people") == open_
