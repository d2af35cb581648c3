"""How many people activities serve: counted where somebody said so, and never all of a node."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings

from cluster_psia.assessment import Assessment, Chain
from cluster_psia.assessment.document.model import Serves
from cluster_psia.drawing.map.looks import look_of
from cluster_psia.drawing.map.views import reach_to_draw
from cluster_psia.export import build_report
from cluster_psia.export.text.reach import reach_lines
from cluster_psia.mapping.reach import programme_reach
from cluster_psia.mapping.serving import Served, ServedCount, count_served, served_on_map
from cluster_psia.mapping.words import way_count_words
from cluster_psia.method import load_method
from tests.assessment.strategies import assessments
from tests.export.plan.reports import rows
from tests.mapping.chains import activity, assessment, group, poor

STITCHERS = Chain(actors=(poor("stitchers", workers=37_000),))


def served(
    people: int | None, of: int | None = 37_000, *, said: bool = True, whom: str = ""
) -> Served:
    return Served("training", "Training", people, said, whom, of)


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (served(400), "“Training” serves 400 of 37,000"),
        (served(400, whom="women"), "“Training” serves 400 of 37,000 (women)"),
        (served(400, None), "“Training” serves 400 people; of how many is not known"),
        (served(1, None), "“Training” serves 1 person; of how many is not known"),
        (served(400, 300), "“Training” serves 400 people, more than the 300 of the node"),
        (
            served(None, said=False),
            "“Training” works at a node of 37,000; how many it serves is not said",
        ),
        (served(None), "“Training” works at a node of 37,000; how many it serves is not known"),
        (served(None, None), "“Training” works at their node; how many it serves is not known"),
    ],
)
def test_what_an_activity_serves_in_one_line(one: Served, words: str) -> None:
    assert one.words == words


def test_a_sum_over_what_is_not_known_says_so() -> None:
    assert ServedCount(2, 460, 0).words == "2 activities serve 460 people"
    assert ServedCount(2, 400, 1).words == (
        "1 activity serves 400 people, how many 1 more serves is not known"
    )
    assert ServedCount(1, None, 1).words == (
        "how many people the activity serves there is not known"
    )


def test_an_activity_is_counted_once_though_two_groups_stand_where_it_enters() -> None:
    assert count_served([served(400), served(400)]) == ServedCount(1, 400, 0)


def test_the_map_has_few_words_for_it() -> None:
    other = Served("loans", "Loans", 60, True, "", 37_000)
    assert served_on_map([served(400)]) == "400 of 37,000 served"
    assert served_on_map([served(400, None)]) == "400 served"
    assert served_on_map([served(400), other]) == "460 served"
    assert served_on_map([served(None), other]) == "60 served, 1 not known"
    assert served_on_map([served(None)]) == "direct, number not known"


def test_a_node_on_the_map_of_reach_says_how_many_are_served() -> None:
    act = activity("training", "stitchers", serves=Serves(people=400))
    a = assessment(STITCHERS, act)
    look = look_of(a.chain.actors[0], "reach", reach_to_draw(a), load_method())
    assert look.second == "400 of 37,000 served"


def test_a_training_at_a_node_of_37000_does_not_reach_37000() -> None:
    """What was said before: "37,000 people directly reached"."""
    silent = assessment(STITCHERS, activity("training", "stitchers"))
    direct = next(count for count in programme_reach(silent).counts if count.way == "direct")
    assert way_count_words(direct) == (
        "1 node without groups, 37,000 people; how many people the activity serves there is not"
        " known"
    )
    told = assessment(STITCHERS, activity("training", "stitchers", serves=Serves(people=400)))
    direct = next(count for count in programme_reach(told).counts if count.way == "direct")
    assert (direct.people, direct.served) == (37_000, ServedCount(1, 400, 0))
    assert "1 activity serves 400 people" in way_count_words(direct)


def test_the_size_of_the_only_group_stands_in_where_nobody_counted_the_node() -> None:
    chain, act = Chain(actors=(poor("home"),)), activity("a", "home", serves=Serves(people=4))
    one, two = group("women", "home", people=30), group("men", "home", people=20)
    (found,) = programme_reach(assessment(chain, act, groups=(one,))).groups
    assert found.served[0].words == "“A” serves 4 of 30"
    both = programme_reach(assessment(chain, act, groups=(one, two))).groups
    assert {group.served[0].of for group in both} == {None}


def test_sheet_and_command_line_tell_the_same() -> None:
    a = assessment(STITCHERS, activity("training", "stitchers", serves=Serves(people=400)))
    words = "“Training” serves 400 of 37,000"
    assert any(words in line for line in reach_lines(a))
    report = build_report(a)
    (row,) = rows(report, "Reach", "ReachTable")
    assert words in row["How it comes there, and whom it serves"].split("\n")
    counts = {row["Way"]: row for row in rows(report, "Reach", "ReachCountsTable")}
    assert counts["Direct"]["People served there"] == 400
    (section,) = (section for section in report.summary if section.step == "reach")
    assert "1 activity serves 400 people" in section.items[0].detail


FIGURE = re.compile(r"serves? ([\d,]+) (?:people|person|of)")


@settings(max_examples=60)
@given(assessments())
def test_nobody_is_called_served_whom_no_activity_is_said_to_serve(a: Assessment) -> None:
    said = [one.serves.people for one in a.programme.activities if one.serves]
    known = [people for people in said if people is not None]
    silent = len(a.programme.activities) - len(known)
    for count in programme_reach(a).counts:
        words = way_count_words(count)
        for figure in FIGURE.findall(words):
            assert int(figure.replace(",", "")) <= sum(known)
        if count.served and count.served.silent:
            assert "not known" in words
            assert count.served.silent <= silent
        if count.way == "indirect" and count.groups + count.nodes:
            assert words.endswith("to how many of them it comes is not known")
