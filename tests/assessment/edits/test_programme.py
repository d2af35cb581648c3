"""Activities of the programme and their areas."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from cluster_psia.assessment.document.model import Serves
from cluster_psia.assessment.edits.programme import (
    add_activity,
    change_activity,
    change_served,
    remove_activity,
    serve_unknown,
    with_areas,
)
from tests.assessment.edits.small_chains import START


def test_an_activity_brings_its_area_and_goes_without_it() -> None:
    a = add_activity(START, "business_linkages", "Fair in Delhi", "fairs", node="home")
    a = add_activity(a, "enterprise_development", "Fair in Delhi")
    assert [x.id for x in a.programme.activities] == ["fair_in_delhi", "fair_in_delhi_2"]
    assert a.programme.areas == ("enterprise_development", "business_linkages")
    left = remove_activity(a, "fair_in_delhi")
    assert [x.id for x in left.programme.activities] == ["fair_in_delhi_2"]
    assert left.programme.areas == a.programme.areas
    with pytest.raises(ValidationError, match="'moon' is no area"):
        with_areas(a, ["moon"])


def test_an_activity_that_changes_its_area_loses_an_effect_that_the_other_lacks() -> None:
    a = add_activity(START, "business_linkages", "Fair", "fairs")
    moved = change_activity(a, "fair", area="local_governance")
    assert (moved.programme.activities[0].area, moved.programme.activities[0].effect) == (
        "local_governance",
        None,
    )
    with pytest.raises(ValidationError, match="no effect of 'business_linkages'"):
        change_activity(a, "fair", effect="networks")


def test_how_many_an_activity_serves_and_whom_are_changed_apart() -> None:
    a = add_activity(START, "local_governance", "Talks")
    (id_,) = (one.id for one in a.programme.activities)
    a = change_served(change_served(a, id_, people=400), id_, whom="stitchers")
    assert a.programme.activities[0].serves == Serves(people=400, whom="stitchers")
    a = change_served(a, id_, people=None)
    assert a.programme.activities[0].serves == Serves(whom="stitchers")
    assert change_served(a, id_, whom=" ").programme.activities[0].serves is None


def test_that_nobody_knows_is_said_and_taken_back() -> None:
    a = add_activity(START, "local_governance", "Talks")
    (id_,) = (one.id for one in a.programme.activities)
    known = serve_unknown(a, id_, unknown=True)
    assert known.programme.activities[0].serves == Serves()
    assert serve_unknown(known, id_, unknown=False) == a
