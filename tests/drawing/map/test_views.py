"""What each view of the map says: title, signs, shades and reach."""

from cluster_psia.assessment import Assessment, Chain
from cluster_psia.assessment.files.samples import load_sample
from cluster_psia.drawing import tokens
from cluster_psia.drawing.map.svg import map_svg
from cluster_psia.drawing.map.views import VIEWS, Reached, View
from cluster_psia.method import load_method
from tests.drawing.map.drawn import MAP, said
from tests.mapping.chains import activity, actor, assessment, group

METHOD = load_method()
SVG = "{http://www.w3.org/2000/svg}"


def test_title_is_the_finding_and_the_rest_tells_counts_source_and_signs() -> None:
    words = said(map_svg(MAP))
    for part in (
        "2 of 4 actors are poverty nodes",
        "Fish: people in each node",
        "4 operators, 2 institutions, 4 links",
        "people counted in 2 of 4 operators",
        "UNIDO 2004, Box 2",
        "Likelihood of poverty",
        "Vulnerable to poverty",
        "Not marked",
        "Not yet looked at for poverty",
        "Institution in the cluster",
        "Institution beyond the cluster",
        "Operator beyond the cluster",
        "Sells to",
        "Lends to",
        "Represents",
        "9,000 people",
        "92% women",
        "people not known",
        "Inputs",
        "Operators",
    ):
        assert part in words, part
    assert "Regulates" not in words


def test_each_view_says_its_own_and_marks_stay() -> None:
    triangles = {view: map_svg(MAP, view).count("h10l-5 -9z") for view in VIEWS}
    assert triangles == dict.fromkeys(VIEWS, 6)  # two and one on the map, two and one in the legend
    assert "8,280 of 9,000 people are women in the one node where both are counted: Home" in said(
        map_svg(MAP, "women")
    )
    assert tokens.SCALE[5] in map_svg(MAP, "women")
    assert "not yet looked at for poverty" in said(map_svg(MAP, "status"))
    assert "is not known yet" in said(map_svg(MAP, "reach"))


def test_nothing_is_said_of_groups_while_no_activity_stands_on_the_map() -> None:
    a = load_sample("sialkot")
    assert a.groups
    assert not a.programme.activities
    assert "no poverty group" not in map_svg(a, view="reach").lower().replace(
        "or no poverty group does", ""
    )


def test_reach_can_be_given_or_worked_out_and_the_gravest_way_of_a_node_is_told() -> None:
    given = map_svg(MAP, "reach", reach={"home": "not_reached", "small": "direct"})
    assert "Not reached by the programme in 1 of 2 nodes with poverty groups: Home" in said(given)
    assert f'stroke="{tokens.NEED}"' in given
    assumed = said(map_svg(MAP, "reach", reach={"home": "trickle_down", "small": "direct"}))
    assert "Trickle-down only, assumed, in 1 of 2 nodes with poverty groups: Home" in assumed
    assert "Something comes to" not in assumed
    mixed = Reached(
        {"home": ("not_reached", "direct", "direct")}, frozenset({"guild"}), frozenset()
    )
    assert "1 of 3 groups not reached" in said(map_svg(MAP, "reach", reach=mixed))
    assert "an activity enters here" in said(map_svg(MAP, "reach", reach=mixed))
    a = assessment(MAP.chain, activity("act", "small"), groups=(group("g", "home"),))
    worked_out = said(map_svg(a, "reach"))
    assert "direct, number not known" in worked_out
    assert "Home" in worked_out


# Ways --------------------------------------------------------------------------------------------


def test_what_screening_suggests_is_told_as_a_suggestion_and_not_cut() -> None:
    signs = [{"item": item.key, "sign": "clear"} for item in METHOD.screening.items]
    chain = Chain(actors=(actor("home", "homeworker", "home_work", screening=signs),))
    assert "suggested: likelihood of poverty" in said(
        map_svg(Assessment(name="x", chain=chain), "status")
    )


def test_an_unknown_view_is_people_when_none_is_named() -> None:
    view: View | None = None
    assert map_svg(MAP, view) == map_svg(MAP, "people")
