"""Facts about a group and an indicator, with the words that they bring."""

from __future__ import annotations

from typing import Any

import pytest

from cluster_psia.assessment.document.model import Assessment, Chain, Difference, Programme
from cluster_psia.design.indicator_facts import facts_of_group, facts_of_indicator
from cluster_psia.method import load_method
from tests.mapping.chains import actor, body, group, links, poor

METHOD = load_method()
INDICATORS = {row.key: row for row in METHOD.box_5.indicators}
WAGES = INDICATORS["workers_wages"]
NODES = (poor("home"), actor("trader", "trader", "trade"), actor("maker"))


def facts(
    *told: str,
    poverty: str | None = None,
    units: int | None = None,
    governance: str | None = None,
    **more: Any,
) -> dict[str, dict[str, str]]:
    """The facts of a group at the node "home" with these links; the trader has so many units."""
    home, trader, maker = poor("home", poverty=poverty), *NODES[1:]
    trader = trader.model_copy(update={"units": units})
    ties = tuple(k.model_copy(update={"governance": governance}) for k in links(*told))
    actors = (home, trader, maker)
    chain = Chain(actors=actors, institutions=(body("bank"),), links=ties)
    women = group("women", "home", **more)
    return facts_of_group(Assessment(name="x", chain=chain, groups=(women,)), METHOD, women)


def test_of_a_group_of_whom_nothing_is_said_nothing_holds() -> None:
    assert facts() == {}
    assert facts(gender="mixed") == {}


@pytest.mark.parametrize("gender", ["women", "men"])
def test_a_group_of_one_gender_is_a_fact(gender: str) -> None:
    assert facts(gender=gender) == {gender: {}}


def test_what_is_said_of_the_group_goes_before_what_is_said_of_its_node() -> None:
    assert facts(poverty="likely") == {"likely": {}}
    assert facts(poverty="likely", differences=()) == facts(poverty="likely")
    home = Chain(actors=(poor("home", poverty="likely"),))
    better = group("women", "home", poverty="none")
    a = Assessment(name="x", chain=home, groups=(better,))
    assert facts_of_group(a, METHOD, better) == {}


def test_differences_are_told_with_their_value_where_one_is_given() -> None:
    told = (Difference(kind="caste", value="Jatav"), Difference(kind="age", value=""))
    age = METHOD.box_4.difference("age").label.lower()
    assert facts(differences=told) == {"difference": {"difference": f"caste (Jatav), {age}"}}


ONE_FIRM = {"single_partner": {"partner": "Trader", "note": ""}}


@pytest.mark.parametrize("link", ["home sells_to trader", "trader subcontracts home"])
def test_one_firm_that_alone_buys_or_gives_work_is_a_partner(link: str) -> None:
    assert facts(link, units=1) == ONE_FIRM


@pytest.mark.parametrize(
    "link", ["trader sells_to home", "home subcontracts trader", "trader employs home"]
)
def test_a_link_the_other_way_round_or_an_employer_makes_no_partner(link: str) -> None:
    assert facts(link, units=1) == {}


def test_one_partner_over_two_links_is_one_and_two_partners_are_no_dependence() -> None:
    twice = ("home sells_to trader", "trader subcontracts home")
    assert facts(*twice, units=1) == ONE_FIRM
    assert facts(*twice, "home sells_to maker", units=1) == {}
    assert facts(*twice, "maker employs home", units=1) == ONE_FIRM


@pytest.mark.parametrize("units", [None, 2, 5000])
def test_a_node_of_many_or_of_unknown_units_is_no_single_partner(units: int | None) -> None:
    assert facts("home sells_to trader", units=units) == {}


@pytest.mark.parametrize(
    ("units", "note"),
    [
        (1, " The tie was called captive."),
        (300, " The tie was called captive. Trader is one node on the map and counts 300 units."),
        (
            None,
            " The tie was called captive. Trader is one node on the map; how many units it stands"
            " for is not known.",
        ),
    ],
)
def test_a_tie_that_a_person_called_captive_speaks_with_a_note_on_units(
    units: int | None, note: str
) -> None:
    captive = facts("home sells_to trader", units=units, governance="captive")
    assert captive == {"single_partner": {"partner": "Trader", "note": note}}


def test_lenders_are_operators_in_the_order_of_the_map() -> None:
    told = ("maker lends home", "trader lends home", "bank lends home")
    assert facts(*told) == {"lender": {"partner": "Trader, Maker"}}


def of_indicator(*areas: str, kind: str = "home_workers", **changes: Any) -> dict[str, Any]:
    one = group("women", "home", kind)
    programme = Programme(areas=areas)
    a = Assessment(name="x", chain=Chain(actors=NODES), groups=(one,), programme=programme)
    return facts_of_indicator(a, METHOD, one, WAGES.model_copy(update=changes))


def test_an_area_that_aims_at_the_indicator_hides_those_that_do_not() -> None:
    aimed = of_indicator(
        "business_linkages", "enterprise_development", areas=("networks", "enterprise_development")
    )
    assert aimed["area"] == {"areas": "enterprise development"}
    assert "area_missed" not in aimed


def test_areas_that_do_not_aim_at_it_are_told_and_without_areas_nothing_is() -> None:
    missed = of_indicator("business_linkages", areas=())
    assert missed["area_missed"] == {"areas": "business linkages"}
    assert not {"area", "area_missed"} & of_indicator().keys()


def test_of_an_added_indicator_nobody_says_at_which_areas_it_aims() -> None:
    added = of_indicator("business_linkages", areas=(), adapted="Dry upland")
    assert added["added_here"] == {"why": "Dry upland"}
    assert not {"area", "area_missed", "measures_ours"} & added.keys()


def test_the_kind_of_group_brings_why_the_indicator_is_linked_to_it() -> None:
    assert of_indicator(group_kinds=("home_workers",))["group_kind"] == {"link": WAGES.links_ours}
    assert "group_kind" not in of_indicator(group_kinds=("wage_labour",))


def test_measures_of_ours_are_told_of_published_indicators_only() -> None:
    ours = next(row.key for row in METHOD.box_6.rows if row.source is None)
    assert of_indicator(measures=ours)["measures_ours"] == {}
    assert "measures_ours" not in of_indicator()
    assert "measures_ours" not in of_indicator(measures=ours, adapted="Dry upland")
