"""Places folded to fill a page: nobody is lost, no two stand on each other."""

from __future__ import annotations

from cluster_psia.assessment import Chain
from cluster_psia.drawing.map.folding import fit_to
from cluster_psia.mapping.layout.grid import chain_grid
from cluster_psia.mapping.layout.lattice import COLUMN
from cluster_psia.method import load_method
from tests.mapping.chains import actor, body

METHOD = load_method()


def crowded(many: int, bodies: int = 0) -> Chain:
    """One stage with so many operators, and institutions."""
    return Chain(
        actors=tuple(actor(f"a{n}") for n in range(many)),
        institutions=tuple(body(f"b{n}") for n in range(bodies)),
    )


def test_a_map_that_fills_the_page_stays_as_it_is() -> None:
    few = chain_grid(crowded(2, 1), METHOD)
    assert fit_to(few, 1400, 800) is few
    tall = chain_grid(crowded(30), METHOD)
    assert fit_to(tall, 300, 8000) is tall


def test_an_empty_map_stays_as_it_is() -> None:
    empty = chain_grid(Chain(), METHOD)
    assert fit_to(empty, 1400, 800) is empty


def test_folded_operators_stand_column_by_column_in_their_order() -> None:
    before = chain_grid(crowded(30), METHOD)
    after = fit_to(before, 1400, 800)
    ordered = sorted(after.places, key=lambda place: (place.x, place.y))
    assert [place.node for place in ordered] == [place.node for place in before.places]
    assert len({place.x for place in after.places}) > 1


def test_the_stages_behind_a_folded_one_move_on_by_its_columns() -> None:
    before = chain_grid(crowded(30), METHOD)
    after = fit_to(before, 1400, 800)
    columns = len({place.x for place in after.places})
    assert [stage.key for stage in after.stages] == [stage.key for stage in before.stages]
    moved = after.stages[-1].x - before.stages[-1].x
    assert moved == (columns - 1) * COLUMN


def test_institutions_keep_their_order_and_places_of_their_own_inside_their_band() -> None:
    before = chain_grid(crowded(30, 12), METHOD)
    after = fit_to(before, 1400, 800)
    band = next(level for level in after.levels if level.key == "meso")
    kept = [place for place in after.places if place.level == "meso"]
    assert len({(place.x, place.y) for place in kept}) == 12
    assert all(band.top < place.y < band.bottom for place in kept)


def test_bands_follow_one_another_without_a_gap() -> None:
    after = fit_to(chain_grid(crowded(30, 12), METHOD), 1400, 800)
    ends = [level.bottom for level in after.levels[:-1]]
    assert [level.top for level in after.levels[1:]] == ends
