"""Activities of the programme and their areas."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from cluster_psia.assessment.edits.programme import (
    add_activity,
    change_activity,
    remove_activity,
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
