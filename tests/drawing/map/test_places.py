"""Places of the nodes: width by people, and folded columns that lose nobody."""

from cluster_psia.assessment import Chain
from cluster_psia.drawing.map.folding import fit_to
from cluster_psia.drawing.map.places import map_plane
from cluster_psia.mapping.layout.grid import chain_grid
from cluster_psia.method import load_method
from tests.mapping.chains import actor, random_assessment

METHOD = load_method()


def test_a_page_folds_a_crowded_stage_into_columns_and_loses_nobody() -> None:
    a = random_assessment(200, 600)
    before = chain_grid(a.chain, METHOD)
    after = fit_to(before, 1400, 800)
    assert {p.node for p in after.places} == {p.node for p in before.places}
    assert len({(p.x, p.y) for p in after.places}) == len(after.places)
    assert after.levels[-1].bottom < before.levels[-1].bottom
    laid = map_plane(a.chain, after, {})
    for band in laid.levels:
        inside = [box for box in laid.boxes if box.level == band.key]
        assert all(band.top <= box.top and box.bottom <= band.bottom for box in inside)


def test_wider_nodes_stand_for_more_people() -> None:
    counts = (None, 99, 100, 1_000, 10_000)
    chain = Chain(actors=tuple(actor(f"a{i}", workers=workers) for i, workers in enumerate(counts)))
    widths = [box.width for box in map_plane(chain, chain_grid(chain, METHOD), {}).boxes]
    assert widths == [144, 144, 158, 172, 186]
