"""What is missing, and what it blocks."""

from __future__ import annotations

from cluster_psia.assessment import STEPS, Assessment, Rating, replace
from cluster_psia.assessment.edits.adaptation import switch_off
from cluster_psia.assessment.files.samples import load_sample
from cluster_psia.assessment.gaps import assessment_gaps, count_scored_criteria
from cluster_psia.method import load_method


def _scored(keys: list[str], answer: object) -> Assessment:
    return replace(Assessment(name="A"), ratings={key: (Rating(answer=answer),) for key in keys})


def test_an_empty_assessment_has_a_gap_at_every_step_but_the_plan() -> None:
    assert {gap.step for gap in assessment_gaps(Assessment(name="A"))} == set(STEPS) - {"plan"}


def test_each_gap_says_what_it_blocks() -> None:
    assert all(gap.missing and gap.blocks for gap in assessment_gaps(Assessment(name="A")))


def test_half_of_the_need_criteria_are_enough_and_one_less_is_not() -> None:
    need = [c.key for c in load_method().table_2.criteria if c.axis == "need"]
    enough, short = need[:5], need[:4]  # nine rows are on need

    def missing(keys: list[str]) -> list[str]:
        return [
            g.missing for g in assessment_gaps(_scored(keys, 3)) if "criteria on need" in g.missing
        ]

    assert missing(enough) == []
    assert missing(short) == ["4 of 9 criteria on need have a score; at least half are needed."]


def test_an_axis_on_which_nothing_applies_is_told_and_one_that_is_switched_off_is_no_gap() -> None:
    need = [c.key for c in load_method().table_2.criteria if c.axis == "need"]
    a = _scored(need, "not_applicable")
    assert [g.missing for g in assessment_gaps(a) if "on need" in g.missing] == [
        "No criterion on need applies."
    ]
    for key in need:
        a = switch_off(a, "criterion", key, "The programme takes its clusters as given.")
    assert [g.missing for g in assessment_gaps(a) if "on need" in g.missing] == []


def test_rows_nobody_answered_are_named_and_dont_know_is_an_answer() -> None:
    keys = [c.key for c in load_method().table_2.criteria]
    gap = next(
        g
        for g in assessment_gaps(_scored(keys[:-1], "unknown"))
        if "without an answer" in g.missing
    )
    assert gap.missing == "1 criterion of 20 without an answer: 20 Promotability of clusters."
    assert not any(
        "without an answer" in g.missing for g in assessment_gaps(_scored(keys, "unknown"))
    )


def test_dont_know_is_no_score() -> None:
    keys = [c.key for c in load_method().table_2.criteria]
    a = _scored(keys, "unknown")
    assert count_scored_criteria(a) == 0
    assert any(gap.step == "matrix" for gap in assessment_gaps(a))


def test_a_poverty_node_without_a_group_is_named() -> None:
    a = load_sample("tiruppur")
    bare = replace(a, groups=a.groups[:1])
    names = [
        n.label
        for n in bare.chain.actors
        if n.poverty in {"vulnerable", "likely"} and n.id != bare.groups[0].node
    ]
    sentences = " ".join(gap.missing for gap in assessment_gaps(bare) if gap.step == "groups")
    assert names
    assert all(name in sentences for name in names)
