"""What the document refuses, and why; whatever it refuses, page, file and command line refuse."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from pydantic import ValidationError

from cluster_psia.assessment import (
    Actor,
    Assessment,
    Chain,
    ChosenIndicator,
    Institution,
    Link,
    PovertyGroup,
)
from cluster_psia.assessment.document.explain import explain_error
from cluster_psia.assessment.document.model import Rating, Task, WorkPlan, json_schema, replace

OWNER = Actor(id="owner", label="Owners", kind="small_producer", stage="production")
HOME = Actor(id="home", label="Homeworkers", kind="homeworker", stage="home_work")
BDS = Institution(id="bds", label="Service provider", kind="bds")
WOMEN = PovertyGroup(id="women", node="home", kind="home_workers", label="Women at home")
LINK = Link(source="owner", target="home", kind="subcontracts")
LINK_, WOMEN_, OWNER_ = LINK.model_dump(), WOMEN.model_dump(), OWNER.model_dump()
WHOLE = Assessment(
    name="x", chain=Chain(actors=(OWNER, HOME), institutions=(BDS,), links=(LINK,)), groups=(WOMEN,)
)


def refusal(**changes: Any) -> str:
    with pytest.raises(ValidationError) as refused:
        replace(WHOLE, **changes)
    return explain_error(refused.value)


@pytest.mark.parametrize("answer", [1, 2, 3, 4, 5, "unknown", "not_applicable"])
def test_the_five_scores_and_two_words_are_answers(answer: Any) -> None:
    assert Rating(answer=answer).answer == answer


@pytest.mark.parametrize(
    "answer", [0, 6, -1, 10**30, 3.0, 2.5, True, False, "3", "", "Unknown", None, [3], float("nan")]
)
def test_anything_else_is_no_answer(answer: Any) -> None:
    said = refusal(ratings={"location": [{"answer": answer}]})
    assert said.startswith("ratings.location.0.answer: ")
    assert "Input" not in said


@pytest.mark.parametrize("count", [-1, 1.0, 2.5, True, "7", 10**11, float("inf"), float("nan")])
def test_a_count_is_a_whole_number_from_0(count: Any) -> None:
    for field in ("units", "workers", "women"):
        said = refusal(chain={"actors": [{**OWNER_, field: count}]})
        assert said.startswith(f"chain.actors.0.{field}: ")


@pytest.mark.parametrize("weight", [-0.1, 100.1, True, "1", float("nan"), float("inf"), None])
def test_a_weight_is_a_number_from_0_to_100(weight: Any) -> None:
    assert refusal(weights={"location": weight}).startswith("weights.location: ")


@pytest.mark.parametrize(
    "day",
    [0, 20250331, 1.5, True, "20250331", "31.3.2025", "2025-02-30", "2025-03-31T00:00:00", ""],
)
def test_a_day_is_a_date_and_never_a_number(day: Any) -> None:
    said = refusal(work_plan={"start": day})
    assert said.startswith("work_plan.start: ")
    assert "2025-03-31" in said


def test_a_date_is_taken_as_it_is_and_as_it_is_written() -> None:
    assert WorkPlan(start=dt.date(2025, 3, 31)) == WorkPlan.model_validate({"start": "2025-03-31"})


@pytest.mark.parametrize("value", [1, 0, "yes", "false", 1.0])
def test_yes_or_no_is_true_or_false(value: Any) -> None:
    assert "true or false" in refusal(groups=[{**WOMEN_, "comparator": value}])


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
        ({"schema_version": 2}, "schema_version: 2 is not possible here"),
        ({"name": ""}, "name: is empty"),
        ({"name": "x" * 301}, "name: the text has 301 characters and may have 300"),
        ({"colour": "red"}, "colour: this key is not one that Cluster PSIA knows"),
    ],
)
def test_the_rest_hangs_together(changes: dict[str, Any], said: str) -> None:
    assert said in refusal(**changes)


def test_text_is_tidied_before_its_length_counts_and_only_once() -> None:
    composed = "\u0958" * 150  # each becomes two characters in NFC
    a = Assessment(name=f"  {composed}\x00 ", notes={"plan": "a\r\nb\x07\rc"})
    assert len(a.name) == 300
    assert a.notes["plan"] == "a\nb\nc"
    assert Assessment.model_validate(a.model_dump()) == a
    with pytest.raises(ValidationError, match="at most 300"):
        Assessment(name="\u0958" * 151)


def test_a_control_character_between_letter_and_accent_does_not_change_the_text_later() -> None:
    assert Assessment(name="e\x00\u0301").name == "é"


def test_a_name_is_one_line() -> None:
    assert Assessment(name="Agra\nfootwear\t2024\u2028x").name == "Agra footwear 2024 x"


def test_half_a_character_is_dropped() -> None:
    assert Assessment(name="x\ud83d").name == "x"


def test_a_document_is_frozen() -> None:
    with pytest.raises(ValidationError):
        WHOLE.name = "y"  # type: ignore[misc]


def test_the_schema_names_every_part_and_agrees_on_the_bounds() -> None:
    schema = json_schema()
    assert set(schema["properties"]) == set(Assessment.model_fields)
    assert schema["additionalProperties"] is False
    assert schema["$defs"]["Rating"]["properties"]["answer"]["enum"] == [
        1,
        2,
        3,
        4,
        5,
        "unknown",
        "not_applicable",
    ]
    assert schema["$defs"]["Rating"]["required"] == ["answer"]


def test_the_values_used_above_are_valid() -> None:
    task = Task(id="t", phase="phase_1", label="y", days=0.5)
    own = ChosenIndicator(group="women", label="x")
    assert replace(WHOLE, work_plan=WorkPlan(tasks=(task,)), indicators=(own,)).chain == WHOLE.chain
