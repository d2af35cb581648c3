"""What nobody moved stays where it stands: whatever is added, linked, deleted or moved."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations, permutations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from cluster_psia.assessment import Assessment, Chain
from cluster_psia.assessment.edits.chain import (
    add_actor,
    add_institution,
    add_link,
    change_actor,
    change_institution,
    link_ends,
    node_ids,
    place_node,
    remove_link,
    remove_node,
    unplace_nodes,
)
from cluster_psia.assessment.edits.chain_template import start_from_template
from cluster_psia.mapping.layout.grid import Grid, chain_grid, shown_grid
from cluster_psia.mapping.layout.kept_places import keep_places, settle_node
from cluster_psia.mapping.layout.lattice import COLUMN, NODE_HEIGHT, NODE_WIDTH, ROW
from cluster_psia.method import load_method
from tests.mapping.chains import actor, body, links

METHOD = load_method()
BOX = METHOD.box_2
KINDS = BOX.institution_kinds
Points = dict[str, tuple[float, float]]
Step = tuple[Callable[[Assessment, int, int], Assessment], int, int]
# Production is full and institutions stand in two levels: the computed grid moves somebody at once.
FULL = Assessment(
    name="Full",
    chain=Chain(
        actors=(*(actor(f"p{n}") for n in range(3)), actor("trader", "trader", "trade")),
        institutions=(
            body("bds"),
            body("guild", "trade_association"),
            body("office", "government"),
        ),
        links=links("bds serves p0", "guild represents trader"),
    ),
)


def points(grid: Grid) -> Points:
    return {place.node: place.point for place in grid.places}


def stood(a: Assessment) -> Points:
    return points(shown_grid(a))


def assert_orderly(a: Assessment) -> None:
    """No two nodes cover each other, and none is out of its level that nobody put aside."""
    grid = shown_grid(a)
    assert all(not place.aside for place in grid.places)
    for one, other in combinations(grid.places, 2):
        apart = abs(one.x - other.x) >= NODE_WIDTH or abs(one.y - other.y) >= NODE_HEIGHT
        assert apart, (one, other)


def add_operator(a: Assessment, first: int, _: int) -> Assessment:
    return add_actor(a, "Some", "trader", BOX.stages[first % len(BOX.stages)].key)


def add_body(a: Assessment, first: int, _: int) -> Assessment:
    return add_institution(a, "Some", KINDS[first % len(KINDS)].key)


def delete(a: Assessment, first: int, _: int) -> Assessment:
    ids = node_ids(a)
    return remove_node(a, ids[first % len(ids)]) if ids else a


def link(a: Assessment, first: int, second: int) -> Assessment:
    ids = node_ids(a)
    known = {(one.source, one.target) for one in a.chain.links}
    pairs = [pair for pair in permutations(ids, 2) if pair not in known]
    return add_link(a, *pairs[(7 * first + second) % len(pairs)], "serves") if pairs else a


def unlink(a: Assessment, first: int, _: int) -> Assessment:
    links_ = a.chain.links
    return remove_link(a, link_ends(links_[first % len(links_)])) if links_ else a


def move_on(a: Assessment, first: int, second: int) -> Assessment:
    actors, stages = a.chain.actors, BOX.stages
    node = actors[first % len(actors)].id if actors else ""
    return change_actor(a, node, stage=stages[second % len(stages)].key)


def rename_kind(a: Assessment, first: int, second: int) -> Assessment:
    bodies = a.chain.institutions
    node = bodies[first % len(bodies)].id if bodies else ""
    return change_institution(a, node, kind=KINDS[second % len(KINDS)].key)


def changed(a: Assessment, step: Step) -> tuple[Assessment, set[str]]:
    """``a`` after a step, and the nodes that the step itself gives another stage or level."""
    change, first, second = step
    after = change(a, first, second)
    homes, now = _homes(a), _homes(after)
    return after, {node for node in homes if node in now and homes[node] != now[node]}


def _homes(a: Assessment) -> dict[str, str]:
    levels = {one.id: BOX.institution_kind(one.kind).level for one in a.chain.institutions}
    return levels | {one.id: one.stage for one in a.chain.actors}


STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            [add_operator, add_operator, add_body, link, link, delete, unlink, move_on, rename_kind]
        ),
        st.integers(0, 60),
        st.integers(0, 60),
    ),
    max_size=25,
)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([FULL, start_from_template(Assessment(name="x"))]), STEPS)
@example(FULL, [(add_operator, 3, 0)])
@example(FULL, [(delete, 0, 0), (link, 4, 3), (add_body, 0, 0)])
def test_no_step_moves_anybody_else(a: Assessment, steps: list[Step]) -> None:
    for step in steps:
        after, meant = changed(a, step)
        after = keep_places(a, after)
        before, now = stood(a), stood(after)
        assert {n: now[n] for n in now if n in before and n not in meant} == {
            n: at for n, at in before.items() if n in now and n not in meant
        }
        assert set(now) == set(node_ids(after))
        assert_orderly(after)
        a = after
    tidy = unplace_nodes(a)
    assert stood(tidy) == points(chain_grid(a.chain, METHOD))


@settings(max_examples=60, deadline=None)
@given(STEPS, st.integers(-900, 2000), st.integers(-900, 2000))
def test_a_node_that_was_dragged_stays_there_and_pulls_nobody_along(
    steps: list[Step], x: int, y: int
) -> None:
    a = place_node(FULL, "p1", x, y)
    others = {node: at for node, at in stood(FULL).items() if node != "p1"}
    assert {node: at for node, at in stood(a).items() if node != "p1"} == others
    for step in steps:
        after, meant = changed(a, step)
        after = keep_places(a, after)
        before, now = stood(a), stood(after)
        assert all(now[n] == before[n] for n in now if n in before and n not in meant)
        a = after


def test_the_computed_grid_alone_would_move_others() -> None:
    """What this is for: each of these changes moved somebody before places were kept."""
    changes: list[Callable[[Assessment], Assessment]] = [
        lambda a: add_link(a, "office", "trader", "regulates"),
        lambda a: add_actor(a, "More", "small_producer"),
        lambda a: remove_node(a, "p0"),
        lambda a: change_actor(a, "p0", stage="markets"),
        lambda a: remove_link(a, ("bds", "p0", "serves")),
    ]
    for change in changes:
        after = change(FULL)
        before, computed = stood(FULL), points(chain_grid(after.chain, METHOD))
        assert any(computed[node] != before[node] for node in before if node in computed)
        kept = stood(keep_places(FULL, after))
        meant = {"p0"} if after.chain.actors[0].stage == "markets" else set()
        assert all(kept[n] == at for n, at in before.items() if n in kept and n not in meant)


def test_nothing_is_kept_as_long_as_nobody_would_move() -> None:
    a = add_actor(Assessment(name="x"), "Traders", "trader")
    for label, kind in (("Buyers", "external_buyer"), ("Makers", "small_producer")):
        a = keep_places(a, add_actor(a, label, kind))
    assert a.positions == {}
    assert keep_places(a, change_actor(a, "makers", workers=9)).positions == {}


def test_a_full_column_goes_on_above_its_first_row_where_nobody_has_to_move() -> None:
    after = keep_places(FULL, add_actor(FULL, "More", "small_producer"))
    first = stood(FULL)["p0"]
    assert stood(after)["more"] == (first[0], first[1] - ROW)
    assert shown_grid(after).levels[0].top < shown_grid(FULL).levels[0].top
    assert [level.bottom for level in shown_grid(after).levels] == [
        level.bottom for level in shown_grid(FULL).levels
    ]


def test_what_was_deleted_leaves_a_place_that_the_next_one_takes() -> None:
    a = keep_places(FULL, remove_node(FULL, "p1"))
    a = keep_places(a, add_actor(a, "More", "small_producer"))
    assert stood(a)["more"] == stood(FULL)["p1"]


def test_a_node_added_here_takes_the_free_place_next_to_the_click() -> None:
    a = add_actor(Assessment(name="x"), "Traders", "trader")
    top = stood(a)["traders"]
    after = keep_places(
        a, add_actor(a, "Others", "trader"), {"others": (top[0] + 30, top[1] + 2 * ROW - 20)}
    )
    assert stood(after) == {"traders": top, "others": (top[0], top[1] + 2 * ROW)}
    again = keep_places(after, add_actor(after, "Third", "trader"))
    assert stood(again)["third"] == (top[0], top[1] + ROW)


def test_an_institution_added_here_stands_between_the_columns_next_to_the_click() -> None:
    band = shown_grid(FULL).levels[1]
    after = keep_places(
        FULL, add_institution(FULL, "Fund", "bds"), {"fund": (0.6 * COLUMN, band.top + 40)}
    )
    assert stood(after)["fund"] == (0.5 * COLUMN, band.top + ROW / 2)


def test_a_full_row_of_institutions_goes_on_beside_the_columns() -> None:
    a = FULL
    for n in range(6):
        a = keep_places(a, add_institution(a, f"Fund {n}", "bds"))
    xs = sorted(place.x for place in shown_grid(a).places if place.level == "meso")
    assert len(set(xs)) == 8
    assert (xs[0], xs[-1]) == (-0.5 * COLUMN, 6.5 * COLUMN)
    assert_orderly(a)


def test_a_node_put_aside_goes_back_into_its_column_and_moves_nobody() -> None:
    dragged = place_node(FULL, "p1", 37, 41)
    assert shown_grid(dragged).at("p1").aside
    assert settle_node(dragged, "p1") == FULL
    filled = keep_places(dragged, add_link(dragged, "office", "trader", "regulates"))
    filled = place_node(filled, "p0", *stood(FULL)["p1"])
    back = settle_node(filled, "p1")
    assert {n: at for n, at in stood(back).items() if n != "p1"} == {
        n: at for n, at in stood(filled).items() if n != "p1"
    }
    assert stood(back)["p1"] == stood(FULL)["p0"]


def test_a_table_with_many_new_nodes_moves_nobody_and_covers_nobody() -> None:
    after = FULL
    for n in range(40):
        after = add_actor(after, f"New {n}", "trader", BOX.stages[n % 6].key)
        after = add_institution(after, f"Body {n}", KINDS[n % 7].key)
    after = keep_places(FULL, after)
    assert all(stood(after)[node] == at for node, at in stood(FULL).items())
    assert_orderly(after)
