from cluster_psia.assessment import Actor, Chain, Institution, Link
from cluster_psia.mapping.network import (
    poverty_nodes,
    unserved_nodes,
)

CHAIN = Chain(
    actors=(
        Actor(id="traders", label="Traders", kind="trader", stage="trade", poverty="none"),
        Actor(
            id="home", label="Homeworkers", kind="homeworker", stage="home_work", poverty="likely"
        ),
        Actor(
            id="small",
            label="Small producers",
            kind="small_producer",
            stage="production",
            poverty="vulnerable",
        ),
        Actor(id="open", label="Day labourers", kind="day_labourer", stage="home_work"),
    ),
    institutions=(Institution(id="guild", label="Guild", kind="trade_association"),),
    links=(
        Link(source="home", target="traders", kind="sells_to"),
        Link(source="guild", target="small", kind="represents"),
        Link(source="guild", target="traders", kind="serves"),
    ),
)


def test_only_the_two_shades_make_a_poverty_node() -> None:
    assert [actor.id for actor in poverty_nodes(CHAIN)] == ["home", "small"]


def test_a_poverty_node_without_an_institution_is_unserved_even_when_its_buyer_is_served() -> None:
    assert [actor.id for actor in unserved_nodes(CHAIN)] == ["home"]
