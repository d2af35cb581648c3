from hypothesis import given, settings
from hypothesis import strategies as st

from cluster_psia.assessment import Actor, Chain, Institution, Link
from cluster_psia.assessment.document.model import replace
from cluster_psia.mapping.layout.grid import Grid, chain_grid
from cluster_psia.mapping.layout.lattice import COLUMN, NODE_HEIGHT, NODE_WIDTH, ROW
from cluster_psia.method import load_method

METHOD = load_method()

BOX = METHOD.box_2
STAGES = [stage.key for stage in BOX.stages]
KINDS = [kind.key for kind in BOX.institution_kinds]


def actor(n: int, stage: str) -> Actor:
    return Actor(id=f"a{n}", label=f"Actor {n}", kind="trader", stage=stage)


def institution(n: int, kind: str) -> Institution:
    return Institution(id=f"i{n}", label=f"Institution {n}", kind=kind)


@st.composite
def chains(draw: st.DrawFn) -> Chain:
    actors = tuple(
        actor(n, s) for n, s in enumerate(draw(st.lists(st.sampled_from(STAGES), max_size=14)))
    )
    institutions = tuple(
        institution(n, k) for n, k in enumerate(draw(st.lists(st.sampled_from(KINDS), max_size=20)))
    )
    pairs = [(i.id, a.id) for i in institutions for a in actors]
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=10, unique=True)) if pairs else []
    return Chain(
        actors=actors,
        institutions=institutions,
        links=tuple(Link(source=s, target=t, kind="serves") for s, t in chosen),
    )


def positions(drawn: Grid) -> dict[str, tuple[float, float]]:
    return {place.node: (place.x, place.y) for place in drawn.places}


@settings(max_examples=60, deadline=None)
@given(chains())
def test_no_two_nodes_overlap_and_each_stands_inside_its_level(chain: Chain) -> None:
    drawn = chain_grid(chain, METHOD)
    at = list(positions(drawn).values())
    assert len(at) == len(chain.actors) + len(chain.institutions)
    for n, (x, y) in enumerate(at):
        for other_x, other_y in at[n + 1 :]:
            assert abs(x - other_x) >= NODE_WIDTH or abs(y - other_y) >= NODE_HEIGHT
    bands = {level.key: level for level in drawn.levels}
    for place in drawn.places:
        assert bands[place.level].top <= place.y - NODE_HEIGHT / 2
        assert place.y + NODE_HEIGHT / 2 <= bands[place.level].bottom


@settings(max_examples=40, deadline=None)
@given(chains(), st.sampled_from(["none", "vulnerable", "likely", None]))
def test_marking_renaming_and_counting_move_nothing(chain: Chain, shade: str | None) -> None:
    changed = replace(
        chain,
        actors=tuple(replace(a, poverty=shade, label="Other", workers=9) for a in chain.actors),
    )
    assert chain_grid(changed, METHOD) == chain_grid(chain, METHOD)


@settings(max_examples=40, deadline=None)
@given(chains(), st.sampled_from(STAGES))
def test_a_new_actor_moves_no_actor_and_no_node_sideways(chain: Chain, stage: str) -> None:
    before, after = (
        chain_grid(chain, METHOD),
        chain_grid(replace(chain, actors=(*chain.actors, actor(99, stage))), METHOD),
    )
    actors = {a.id for a in chain.actors}
    for node, (x, y) in positions(before).items():
        new_x, new_y = positions(after)[node]
        assert new_x == x
        assert new_y == y or (node not in actors and new_y > y)


@settings(max_examples=40, deadline=None)
@given(chains(), st.sampled_from(KINDS))
def test_a_new_institution_moves_no_node_sideways_and_no_actor_at_all(
    chain: Chain, kind: str
) -> None:
    before = positions(chain_grid(chain, METHOD))
    after = positions(
        chain_grid(
            replace(chain, institutions=(*chain.institutions, institution(99, kind))), METHOD
        )
    )
    assert {a.id: before[a.id] for a in chain.actors} == {a.id: after[a.id] for a in chain.actors}
    assert all(after[node][0] == x for node, (x, _) in before.items())


def test_columns_follow_the_stages_and_levels_the_kind_of_institution() -> None:
    chain = Chain(
        actors=(actor(1, "markets"), actor(2, "inputs"), actor(3, "inputs")),
        institutions=(institution(1, "government"), institution(2, "bds")),
    )
    drawn = chain_grid(chain, METHOD)
    assert drawn.at("a2").x == 0
    assert drawn.at("a1").x == 5 * COLUMN
    assert drawn.at("a3").y - drawn.at("a2").y == ROW
    assert [level.key for level in drawn.levels] == ["micro", "meso", "macro"]
    assert (drawn.at("i2").level, drawn.at("i1").level) == ("meso", "macro")
    assert drawn.at("a1").y < drawn.at("i2").y < drawn.at("i1").y


def test_an_institution_stands_by_the_actor_it_was_first_linked_to_whatever_comes_later() -> None:
    chain = Chain(
        actors=(actor(1, "trade"), actor(2, "inputs")),
        institutions=(institution(1, "bds"),),
        links=(Link(source="i1", target="a1", kind="serves"),),
    )
    more = replace(chain, links=(*chain.links, Link(source="i1", target="a2", kind="trains")))
    assert (
        abs(chain_grid(chain, METHOD).at("i1").x - chain_grid(chain, METHOD).at("a1").x)
        == COLUMN / 2
    )
    assert chain_grid(more, METHOD).at("i1") == chain_grid(chain, METHOD).at("i1")


def test_an_empty_chain_still_has_its_headings() -> None:
    drawn = chain_grid(Chain(), METHOD)
    assert drawn.places == ()
    assert [stage.key for stage in drawn.stages] == STAGES
