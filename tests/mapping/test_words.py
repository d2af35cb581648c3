from cluster_psia.assessment import Actor, Assessment, Chain, Institution, Link
from cluster_psia.assessment.document.model import replace
from cluster_psia.assessment.edits.chain_template import start_from_template
from cluster_psia.mapping.words import (
    link_sentence,
    map_finding,
    map_in_words,
    node_shade_words,
    people_line,
)
from cluster_psia.method import load_method
from tests.mapping.chains import actor, links

METHOD = load_method()

TRADERS = Actor(id="traders", label="Traders", kind="trader", stage="trade", poverty="none")
HOME = Actor(
    id="home",
    label="Homeworkers",
    kind="homeworker",
    stage="home_work",
    workers=9000,
    women=8280,
    poverty="likely",
    poverty_reason="paid by the piece.",
)
CHAIN = Chain(
    actors=(TRADERS, HOME),
    institutions=(Institution(id="office", label="Labour office", kind="government"),),
    links=(Link(source="home", target="traders", kind="sells_to"),),
)


def test_people_are_counted_with_the_share_of_women_and_the_unknown_is_not_said() -> None:
    assert people_line(HOME) == "9,000 people · 92% women"
    assert (
        people_line(replace(HOME, women=None))
        == people_line(replace(HOME, women=9001))
        == "9,000 people"
    )
    assert people_line(replace(HOME, workers=None, units=1500)) == "1,500 units · 8,280 women"
    assert people_line(replace(HOME, workers=0, women=0)) == "0 people"
    assert people_line(TRADERS) == ""


def test_not_looked_at_is_not_the_same_as_not_marked() -> None:
    assert node_shade_words(TRADERS, METHOD) == "Not marked"
    assert (
        node_shade_words(replace(TRADERS, poverty=None), METHOD) == "not yet looked at for poverty"
    )


def test_every_node_is_said_once_in_reading_order_with_its_links() -> None:
    home, traders, office = map_in_words(CHAIN, METHOD)
    assert (
        home
        == "Homeworkers (Home, own-account and waged work; Homeworkers; 9,000 people · 92% women; "
        "Likelihood of poverty: paid by the piece): sells to Traders."
    )
    assert traders == "Traders (Trade; Traders; Not marked)."
    assert office == "Labour office (Government; institution beyond the cluster)."


def test_two_nodes_of_one_name_are_told_apart_also_where_links_lead() -> None:
    other = replace(TRADERS, id="more", label="Traders")
    chain = replace(CHAIN, actors=(*CHAIN.actors, other))
    assert [sentence.split(" (")[0] for sentence in map_in_words(chain, METHOD)] == [
        "Homeworkers",
        "Traders [traders]",
        "Traders [more]",
        "Labour office",
    ]
    assert map_in_words(chain, METHOD)[0].endswith(": sells to Traders [traders].")


def test_the_finding_names_the_poverty_nodes_that_nobody_serves() -> None:
    assert (
        map_finding(CHAIN)
        == "1 of 2 actors is a poverty node; no institution on the map is linked to Homeworkers"
    )
    served = replace(
        CHAIN, links=(*CHAIN.links, Link(source="office", target="home", kind="regulates"))
    )
    assert (
        map_finding(served) == "1 of 2 actors is a poverty node; each is linked to an institution"
    )
    unscreened = Chain(actors=(TRADERS, replace(HOME, poverty=None)))
    assert map_finding(unscreened) == "No poverty node marked yet; 1 of 2 actors looked at"
    assert map_finding(Chain()) == "The map is still empty"


def test_shades_of_the_template_are_no_finding_until_somebody_looked() -> None:
    chain = start_from_template(Assessment(name="New")).chain
    assert (
        map_finding(chain)
        == "No poverty node marked yet, 6 shaded by the template alone; 0 of 10 actors looked at"
    )
    home = next(actor for actor in chain.actors if actor.id == "homeworker")
    seen = replace(home, poverty_reason="Paid by the piece, late")
    others = tuple(seen if actor is home else actor for actor in chain.actors)
    told = map_finding(replace(chain, actors=others))
    assert told.startswith("1 of 10 actors is a poverty node, 5 shaded by the template alone; no")


def test_a_link_is_read_back_as_a_sentence() -> None:
    chain = Chain(
        actors=(actor("makers"), actor("the_firm")),
        links=links("makers sells_to the_firm", "the_firm employs makers"),
    )
    assert [link_sentence(link, chain, METHOD) for link in chain.links] == [
        "Makers sell to The_Firm.",
        "The_Firm employs Makers.",
    ]
