"""What the document refuses of the chain's later fields, of activities,
the guide and places on the map, and why.
"""

from __future__ import annotations

from typing import Any, get_args

import pytest
from pydantic import ValidationError

from cluster_psia.assessment import (
    Actor,
    Assessment,
    Chain,
    Institution,
    Link,
    PovertyGroup,
    replace,
)
from cluster_psia.assessment.document.chain import Sign
from cluster_psia.assessment.document.coherence.chain import guide_items
from cluster_psia.assessment.document.explain import explain_error
from cluster_psia.assessment.document.model import (
    Activity,
    Informant,
    MappingGuide,
    Programme,
    json_schema,
)
from cluster_psia.assessment.edits.chain import place_node, remove_node, unplace_nodes

OWNER = Actor(id="owner", label="Owners", kind="small_producer", stage="production")
HOME = Actor(id="home", label="Homeworkers", kind="homeworker", stage="home_work")
BDS = Institution(
    id="bds", label="Service provider", kind="bds", represents=("owner",), not_represented=("home",)
)
WHOLE = Assessment(
    name="x",
    chain=Chain(
        actors=(OWNER, HOME),
        institutions=(BDS,),
        links=(Link(source="owner", target="home", kind="subcontracts"),),
    ),
    positions={"home": (10.0, 20.0), "owner": (0.0, 0.0)},
    groups=(PovertyGroup(id="women", node="home", kind="home_workers", label="Women at home"),),
    programme=Programme(
        activities=(Activity(id="t", area="enterprise_development", label="Training", node="home"),)
    ),
    guide=MappingGuide(informants=(Informant(id="f", name="Fatima", node="home"),)),
)
ACTIVITY, INFORMANT = (
    WHOLE.programme.activities[0].model_dump(),
    WHOLE.guide.informants[0].model_dump(),
)


def refusal(**changes: Any) -> str:
    with pytest.raises(ValidationError) as refused:
        replace(WHOLE, **changes)
    return explain_error(refused.value)


def actor_refused(**changes: Any) -> str:
    return refusal(
        chain={**WHOLE.chain.model_dump(), "actors": [OWNER, {**HOME.model_dump(), **changes}]}
    )


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"men": -1}, "chain.actors.1.men: -1 is not possible here; it must be at least 0"),
        (
            {"status_in_employment": ["king"]},
            "chain, actor 'home': 'king' is no status in employment of Box 4",
        ),
        (
            {"status_in_employment": ["home_workers"] * 2},
            "chain, actor 'home', status_in_employment: 'home_workers'",
        ),
        (
            {"differences": [{"kind": "x", "value": "y"}]},
            "chain, actor 'home': 'x' is no kind of difference",
        ),
        (
            {"differences": [{"kind": "caste", "value": " "}]},
            "chain.actors.1.differences.0.value: is empty",
        ),
        ({"differences": [{"kind": "caste", "value": "Jatav"}] * 2}, "'caste: Jatav' stands twice"),
        ({"income": {"amount": ""}}, "chain.actors.1.income.amount: is empty"),
        ({"sure": "guessed"}, "use one of 'counted', 'estimated' or 'told'"),
        (
            {"figure_sources": [{"figure": "men"}, {"figure": "men"}]},
            "figure_sources: 'men' stands twice",
        ),
        (
            {"screening": [{"item": "traders", "sign": "some"}]},
            "'traders' is no item of Box A.2's poverty mapping",
        ),
        (
            {"screening": [{"item": "networks"}, {"item": "networks"}]},
            "screening: 'networks' stands twice",
        ),
        (
            {"screening": [{"item": "networks", "sign": "dire"}]},
            'screening.0.sign: "dire" is not possible here',
        ),
    ],
)
def test_what_a_node_knows_hangs_together(changes: dict[str, Any], said: str) -> None:
    assert said in actor_refused(**changes)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"importance": 6}, "use one of 1, 2, 3, 4, 5 or 'unknown'"),
        ({"effectiveness": True}, "must be a whole number"),
        ({"scope": "near"}, "use one of 'in' or 'beyond'"),
        (
            {"represents": ["nobody"]},
            "chain, institution 'bds', represents: there is no actor or institution 'nobody'",
        ),
        (
            {"not_represented": ["bds"]},
            "chain, institution 'bds', not_represented: it names itself",
        ),
        ({"represents": ["owner", "owner"]}, "represents: 'owner' stands twice"),
        ({"represents": ["home"]}, "'home' cannot be represented and not represented"),
    ],
)
def test_what_an_institution_is_said_to_do_hangs_together(
    changes: dict[str, Any], said: str
) -> None:
    assert said in refusal(
        chain={**WHOLE.chain.model_dump(), "institutions": [{**BDS.model_dump(), **changes}]}
    )


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"area": "moon"}, "programme, activity 't': 'moon' is no area of intervention of Table 1"),
        ({"effect": "exports"}, "'exports' is no effect of 'enterprise_development' in Table 1"),
        ({"node": "nobody"}, "programme, activity 't': there is no actor or institution 'nobody'"),
        ({"label": ""}, "programme.activities.0.label: is empty"),
    ],
)
def test_an_activity_names_an_area_its_effect_and_a_node(
    changes: dict[str, Any], said: str
) -> None:
    assert said in refusal(programme={"activities": [{**ACTIVITY, **changes}]})


def test_two_activities_differ() -> None:
    assert "programme, activities: 't' stands twice" in refusal(
        programme={"activities": [ACTIVITY, ACTIVITY]}
    )


@pytest.mark.parametrize(
    ("guide", "said"),
    [
        (
            {"answers": [{"item": "box_a2.items.weather"}]},
            "guide, answer 1: 'box_a2.items.weather' is no question",
        ),
        (
            {"answers": [{"item": guide_items()[0], "informant": "x"}]},
            "guide, answer 1: there is no informant 'x'",
        ),
        (
            {"informants": [{**INFORMANT, "node": "x"}]},
            "guide, informant 'f': there is no actor or institution 'x'",
        ),
        (
            {"informants": [{**INFORMANT, "named_by": "x"}]},
            "guide, informant 'f': there is no informant 'x'",
        ),
        ({"informants": [{**INFORMANT, "named_by": "f"}]}, "who named whom leads back to them"),
        (
            {
                "informants": [
                    {**INFORMANT, "named_by": "g"},
                    {**INFORMANT, "id": "g", "named_by": "f"},
                ]
            },
            "leads back",
        ),
        ({"informants": [INFORMANT, INFORMANT]}, "guide, informants: 'f' stands twice"),
        ({"informants": [{**INFORMANT, "gender": "women"}]}, "use one of 'woman' or 'man'"),
    ],
)
def test_the_guide_hangs_together(guide: dict[str, Any], said: str) -> None:
    assert said in refusal(guide=guide)


@pytest.mark.parametrize(
    ("places", "said"),
    [
        (
            {"nobody": (0.0, 0.0)},
            "positions: there is no actor or institution 'nobody'; take its place on the map out",
        ),
        ({"home": (0.0, float("nan"))}, "positions.home.1: "),
        (
            {"home": (0.0, 1e6)},
            "positions.home.1: 1000000.0 is not possible here; it must be at most 100000",
        ),
        ({"home": (0.0,)}, "positions.home.1: is missing; add it"),
    ],
)
def test_a_place_on_the_map_is_that_of_a_node(places: dict[str, Any], said: str) -> None:
    assert said in refusal(positions=places)


def test_the_guide_asks_the_context_list_and_box_a2() -> None:
    assert len(guide_items()) == 7 + 19


def test_a_node_that_goes_leaves_nothing_that_points_at_it() -> None:
    left = remove_node(WHOLE, "home")
    assert "home" not in left.positions
    assert left.programme.activities[0].node is None
    assert left.guide.informants[0].node is None
    assert left.chain.institutions[0].not_represented == ()
    assert left.chain.institutions[0].represents == ("owner",)
    assert left.groups == ()


def test_dragged_nodes_go_back_one_by_one_or_all() -> None:
    placed = place_node(WHOLE, "bds", 5, -3)
    assert placed.positions["bds"] == (5.0, -3.0)
    assert unplace_nodes(placed).positions == {}


def test_the_schema_knows_the_new_parts() -> None:
    parts = json_schema()["$defs"]
    assert {
        "Screened",
        "NodeDifference",
        "Activity",
        "GuideAnswer",
        "Informant",
        "Figure",
        "FigureSource",
    } <= set(parts)
    assert parts["Screened"]["properties"]["sign"]["enum"] == list(get_args(Sign))
