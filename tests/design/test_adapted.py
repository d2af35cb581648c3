"""Suggestions for an adapted assessment: nothing switched off is proposed,
what was added says so and why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cluster_psia.assessment.edits.adaptation import switch_off
from cluster_psia.assessment.edits.additions import add_indicator, add_measure
from cluster_psia.assessment.edits.indicators import change_chosen_indicator, take_indicator
from cluster_psia.assessment.edits.methods import with_methods
from cluster_psia.assessment.files.samples import load_sample
from cluster_psia.design.indicators import (
    suggest_beyond_group,
    suggest_indicators,
    too_many_indicators,
)
from cluster_psia.design.measures import NOT_WORKED_OUT, asked_measures
from cluster_psia.design.methods import (
    all_methods,
    method_warnings,
    suggest_methods,
    tools_per_indicator,
)
from cluster_psia.design.triangulation import triangulation
from cluster_psia.design.work_plan import suggest_tasks
from cluster_psia.export.text.suggestions import suggestion_lines, suggestions_record
from cluster_psia.method import load_method

if TYPE_CHECKING:
    from cluster_psia.assessment import Assessment

GROUP = "women_sewing_packing"
METHODS = [m.key for m in load_method().methods.methods]


def bare() -> Assessment:
    return load_sample("tiruppur").model_copy(update={"indicators": (), "methods": ()})


def with_power(**more: Any) -> Assessment:
    return add_indicator(
        bare(), label="Power", stakeholder="workers", why="Cuts of six hours a day", **more
    )


def asked(a: Assessment) -> dict[str, Any]:
    return {x.kind: x for x in asked_measures(a) if x.indicator == "own_power"}


def test_an_added_indicator_is_suggested_and_says_that_it_was_added_and_why() -> None:
    (found,) = [s for s in suggest_indicators(with_power(), GROUP) if s.indicator == "own_power"]
    assert found.suggested
    assert found.source == "Adapted here: Cuts of six hours a day"
    said = "\n".join(map(str, found.because))
    assert "This programme added it for its place, and says why: “Cuts of six hours a day”" in said
    assert "It was added here for workers" in said
    assert "Box 5 lists it" not in said
    assert not any("does not aim at it" in reason.text for reason in found.against)


def test_braces_in_a_reason_stay_braces() -> None:
    a = add_indicator(bare(), label="P", stakeholder="workers", why="{group} {0} {")
    (found,) = [s for s in suggest_indicators(a, GROUP) if s.indicator == "own_p"]
    assert "“{group} {0} {”" in found.because[0].text


def test_an_indicator_that_is_switched_off_is_suggested_to_nobody() -> None:
    beyond = suggest_beyond_group(bare(), GROUP)[0].indicator
    a = switch_off(switch_off(bare(), "indicator", "workers_wages", "W"), "indicator", beyond, "W")
    every = (*suggest_indicators(a, GROUP), *suggest_beyond_group(a, GROUP))
    assert {"workers_wages", beyond}.isdisjoint({s.indicator for s in every})
    assert (
        len(every)
        == len((*suggest_indicators(bare(), GROUP), *suggest_beyond_group(bare(), GROUP))) - 2
    )


def test_a_row_without_measures_can_be_measured_in_any_way_and_is_in_the_table_of_evidence() -> (
    None
):
    a = take_indicator(with_power(), GROUP, "own_power")
    found = asked(a)
    assert set(found) == {"quantitative", "qualitative", "participatory"}
    assert all(x.what == () and x.methods and x.source == NOT_WORKED_OUT for x in found.values())
    (row,) = triangulation(a).rows
    assert (row.label, len(row.gaps)) == ("Power", 3)
    assert triangulation(with_methods(a, [(key, "during") for key in METHODS])).rows[0].triangulated
    assert asked(change_chosen_indicator(a, GROUP, "own_power", measures=())).keys() == found.keys()


def test_a_row_with_one_measure_asks_for_it_and_for_the_kinds_that_were_chosen() -> None:
    a = add_measure(
        with_power(),
        row="own_power",
        kind="quantitative",
        what="Hours",
        sources=["accounts"],
        why="Looms",
    )
    a = take_indicator(a, GROUP, "own_power")
    found = asked(a)
    assert (found["quantitative"].what, found["quantitative"].methods) == (
        ("Hours",),
        ("documents_records",),
    )
    assert found["quantitative"].source == "Adapted here: “Hours”: Looms"
    assert (found["qualitative"].what, found["qualitative"].source) == ((), NOT_WORKED_OUT)
    assert set(asked(change_chosen_indicator(a, GROUP, "own_power", measures=()))) == {
        "quantitative"
    }
    assert set(
        asked(change_chosen_indicator(a, GROUP, "own_power", measures=("participatory",)))
    ) == {"participatory"}


def test_a_measure_that_names_no_source_may_be_brought_by_any_method_of_its_kind() -> None:
    a = add_measure(with_power(), row="own_power", kind="quantitative", what="Hours", why="Looms")
    assert len(asked(take_indicator(a, GROUP, "own_power"))["quantitative"].methods) > 1


def test_an_indicator_measured_by_a_published_row_asks_for_its_measures_and_its_own() -> None:
    a = add_measure(
        with_power(row="housing"), row="housing", kind="qualitative", what="A good week", why="Talk"
    )
    found = asked(take_indicator(a, GROUP, "own_power"))
    assert "A good week" in found["qualitative"].what
    assert found["qualitative"].source.endswith("Published in UNIDO 2004, Box 6.")
    assert found["quantitative"].source == "UNIDO 2004, Box 6"


def test_a_taken_indicator_that_is_switched_off_asks_for_nothing() -> None:
    a = take_indicator(bare(), GROUP, "workers_wages")
    off = switch_off(a, "indicator", "workers_wages", "W")
    assert (len(triangulation(a).rows), len(triangulation(off).rows)) == (1, 0)
    assert (asked_measures(off), tools_per_indicator(off), too_many_indicators(off)) == ((), {}, ())


@pytest.mark.parametrize("key", ["questionnaire_survey", "focus_group_discussion", "maps"])
def test_a_method_that_is_switched_off_is_not_proposed_and_brings_nothing(key: str) -> None:
    a = take_indicator(bare(), GROUP, "workers_wages")
    off = switch_off(a, "method", key, "Nobody here can do it")
    assert key in {s.key for s in suggest_methods(a)}
    assert key not in {s.key for s in all_methods(off)}
    label = next(m.label for m in load_method().methods.methods if m.key == key)
    assert not any(label in cell.could for row in triangulation(off).rows for cell in row.cells)
    mixed = switch_off(with_methods(a, [(key, "during")]), "method", key, "Nobody here can do it")
    (kept,) = [s for s in all_methods(mixed) if s.key == key]
    assert (kept.taken, kept.suggested) == (True, False)
    assert (
        str(kept.against[0])
        == "Taken earlier, and does not apply here any more. (Adapted here: Nobody here can do it)"
    )
    assert not any(row.kinds for row in triangulation(mixed).rows)


def test_with_every_method_switched_off_nothing_breaks() -> None:
    a = with_methods(
        take_indicator(bare(), GROUP, "workers_wages"), [(key, "during") for key in METHODS]
    )
    for key in METHODS:
        a = switch_off(a, "method", key, "W")
    assert suggest_methods(a) == ()
    assert len(triangulation(a).rows[0].gaps) == 3
    assert method_warnings(a) is not None
    assert suggest_tasks(a)


def test_text_and_json_list_what_is_adapted() -> None:
    a = switch_off(with_power(), "method", "maps", "No paper")
    lines = list(suggestion_lines(a))
    assert lines[0] == "ADAPTED HERE"
    assert "Method, Maps: switched off: Does not apply here  [No paper]" in lines
    assert [item["key"] for item in suggestions_record(a)["adapted_here"]] == ["own_power", "maps"]
    assert suggestions_record(bare())["adapted_here"] == []
    assert next(iter(suggestion_lines(bare()))) == "STUDY DESIGN"
