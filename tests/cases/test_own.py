"""The open assessment as one column beside published cases."""

from __future__ import annotations

from typing import Any

import pytest

from cluster_psia.assessment import Assessment, Rating, replace
from cluster_psia.assessment.document.adaptation import (
    Adaptation,
    AddedCriterion,
    AnchorHere,
    Relabelled,
    SwitchedOff,
)
from cluster_psia.assessment.document.model import Profile, Source
from cluster_psia.cases.comparison import Reading, compare_cases, rows_added
from cluster_psia.cases.library import OWN_KEY, CaseView, case_library
from cluster_psia.cases.own import own_view
from tests.cases.views import made_fact, made_view

AGRA = next(view for view in case_library() if view.key == "agra")


def own(**more: Any) -> Assessment:
    return replace(Assessment(name="Mine"), **more)


def cell(a: Assessment, row: str) -> Reading:
    """How a row of the matrix is read in the first column, which is the own one."""
    table = compare_cases((own_view(a), AGRA))
    return next(one.cells[0] for one in table.criteria if one.criterion.key == row)


def test_no_published_case_has_the_key_of_the_own_column() -> None:
    assert OWN_KEY not in {view.key for view in case_library()}
    assert not any(view.own for view in case_library())


def test_it_is_called_by_its_cluster_or_by_its_own_name_and_says_what_is_not_stated() -> None:
    bare = own_view(own())
    assert (bare.case.label, bare.case.country, bare.sector) == (
        "Mine",
        "country not stated",
        "sector not stated",
    )
    profile = Profile(cluster="Weavers of X", country="India", sector="Silk")
    told = own_view(own(profile=profile))
    assert (told.case.label, told.case.country, told.sector) == ("Weavers of X", "India", "Silk")
    assert told.own
    assert told.notes == ()


def test_its_facts_and_scores_stand_beside_those_of_a_published_case_and_nothing_is_made_up() -> (
    None
):
    fact = made_fact("firms", "40 looms", document="visit")
    visit = Source(id="visit", document="Our visit")
    a = own(facts=(fact,), sources=(visit,), ratings={"location": (Rating(answer=4),)})
    table = compare_cases((own_view(a), AGRA))
    topics = {row.topic: row.cells for row in table.topics}
    assert topics["firms"] == (((fact,), AGRA.facts["firms"]))
    assert topics["wages"][0] == ()
    assert (cell(a, "location").value, cell(a, "employment").state) == (4.0, "empty")


@pytest.mark.parametrize("published", [0, 4])
def test_one_to_three_published_cases_stand_beside_it(published: int) -> None:
    others: tuple[CaseView, ...] = tuple(made_view(key=f"c{n}") for n in range(published))
    with pytest.raises(ValueError, match="2 to 4"):
        compare_cases((own_view(own()), *others))


def test_a_row_switched_off_here_says_why_and_one_in_other_words_keeps_its_own_anchors() -> None:
    off = SwitchedOff(kind="criterion", key="market", why="Nothing is sold")
    here = (AnchorHere(points=(1,), label="In the estate"),)
    words = Relabelled(criterion="location", why="Our words", anchors=here)
    a = own(
        adaptation=Adaptation(off=(off,), relabelled=(words,)),
        ratings={"location": (Rating(answer=1),), "market": (Rating(answer=2),)},
    )
    assert (cell(a, "market").off, cell(a, "market").ratings) == ("Nothing is sold", ())
    assert cell(a, "location").criterion.anchor_at(1) == "In the estate"
    rows = compare_cases((own_view(a), AGRA)).criteria
    assert len(rows) == 20
    assert rows[0].criterion.anchor_at(1) != "In the estate"


def test_rows_added_here_are_named_since_no_published_case_has_them() -> None:
    words = {"key": "own_water", "label": "Water", "question": "How far?", "group": "general"}
    added = AddedCriterion(**words, why="Dry upland")
    assert rows_added(own_view(own(adaptation=Adaptation(criteria=(added,))))) == ("Water",)
    assert rows_added(AGRA) == ()
