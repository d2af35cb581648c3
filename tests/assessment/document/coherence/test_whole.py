"""What hangs together in a document, and what is refused in words."""

from __future__ import annotations

from typing import Any

import pytest

from cluster_psia.assessment import (
    ChosenIndicator,
)
from cluster_psia.assessment.document.model import Task, WorkPlan, replace
from tests.assessment.document.whole import BDS, LINK, OWNER, WHOLE, WOMEN, refusal

LINK_, WOMEN_, OWNER_ = LINK.model_dump(), WOMEN.model_dump(), OWNER.model_dump()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {"links": [{**LINK_, "target": "nobody"}]},
            "chain, link 1: there is no actor or institution 'nobody'",
        ),
        (
            {"links": [{**LINK_, "source": "nobody"}]},
            "chain, link 1: there is no actor or institution 'nobody'",
        ),
        ({"links": [{**LINK_, "target": "owner"}]}, "'owner' is linked to itself"),
        ({"links": [LINK, LINK]}, "stands twice"),
        ({"links": [{**LINK_, "kind": "buys"}]}, "'buys' is no kind of link"),
        ({"actors": [OWNER, OWNER]}, "'owner' stands twice"),
        ({"institutions": [{**BDS.model_dump(), "id": "owner"}]}, "'owner' stands twice"),
        ({"actors": [{**OWNER_, "kind": "king"}]}, "'king' is no kind of actor"),
        ({"actors": [{**OWNER_, "stage": "moon"}]}, "'moon' is no stage of the chain"),
        (
            {"institutions": [{**BDS.model_dump(), "kind": "king"}]},
            "'king' is no kind of institution",
        ),
        ({"actors": [{**OWNER_, "id": "Owner"}]}, "small letters"),
        ({"actors": [{**OWNER_, "id": "owner\n"}]}, "small letters"),
        ({"actors": [{**OWNER_, "label": " \x00\n "}]}, "is empty"),
    ],
)
def test_the_chain_hangs_together(changes: dict[str, Any], said: str) -> None:
    assert said in refusal(chain={**WHOLE.chain.model_dump(), **changes})


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"ratings": {"weather": []}}, "ratings: 'weather' is no criterion of Table 2"),
        (
            {"ratings": {"location": [{"answer": 1}, {"answer": 2}]}},
            "'consultant, round 1' stands twice",
        ),
        ({"weights": {"weather": 1.0}}, "weights: 'weather' is no criterion of Table 2"),
        (
            {"groups": [{**WOMEN_, "node": "bds"}]},
            "groups, 'women': there is no actor 'bds' in the chain",
        ),
        ({"groups": [{**WOMEN_, "kind": "kings"}]}, "'kings' is no kind of poverty group of Box 4"),
        (
            {"groups": [{**WOMEN_, "people": -1}]},
            "people: -1 is not possible here; it must be at least 0",
        ),
        (
            {"groups": [{**WOMEN_, "differences": [{"kind": "x", "value": "y"}]}]},
            "'x' is no kind of difference",
        ),
        ({"groups": [WOMEN, WOMEN]}, "groups: 'women' stands twice"),
        (
            {"programme": {"areas": ["moon"]}},
            "programme: 'moon' is no area of intervention of Table 1",
        ),
        ({"design": {"purpose": "fame"}}, "design, purpose: 'fame' is no answer"),
        (
            {"indicators": [{"group": "men", "label": "x"}]},
            "indicators, row 1: there is no poverty group 'men'",
        ),
        (
            {"indicators": [{"group": "women"}]},
            "indicators, row 1: an indicator of the group's own needs a label",
        ),
        (
            {"indicators": [{"group": "women", "key": "x"}]},
            "indicators, row 1: 'x' is no indicator of Box 5",
        ),
        (
            {"indicators": [{"group": "women", "label": "x", "rank": 0}]},
            "indicators.0.rank: 0 is not possible here",
        ),
        (
            {"indicators": [{"group": "women", "label": "x", "measures": ["qualitative"] * 2}]},
            "stands twice",
        ),
        ({"methods": [{"key": "x", "stage": "end"}]}, "methods: 'x' is no method of Annex II"),
        (
            {"work_plan": {"tasks": [{"id": "t", "phase": "x", "label": "y"}]}},
            "work_plan, task 't': 'x' is no phase",
        ),
        (
            {"work_plan": {"tasks": [{"id": "t", "phase": "phase_1", "label": "y", "days": -1}]}},
            "-1 is not possible",
        ),
        ({"work_plan": {"processing_days_per_field_day": 0}}, "it must be more than 0"),
        (
            {"notes": {"dinner": "x"}},
            "notes.dinner: \"dinner\" is not possible here; use one of 'profile'",
        ),
        ({"schema_version": True}, "schema_version: must be a whole number"),
        ({"schema_version": 1}, "schema_version: 1 is not possible here"),
        ({"name": ""}, "name: is empty"),
        ({"name": "x" * 301}, "name: the text has 301 characters and may have 300"),
        ({"colour": "red"}, "colour: this key is not one that Cluster PSIA knows"),
    ],
)
def test_the_rest_hangs_together(changes: dict[str, Any], said: str) -> None:
    assert said in refusal(**changes)


def test_the_values_used_above_are_valid() -> None:
    task = Task(id="t", phase="phase_1", label="y", days=0.5)
    own = ChosenIndicator(group="women", label="x")
    assert replace(WHOLE, work_plan=WorkPlan(tasks=(task,)), indicators=(own,)).chain == WHOLE.chain
