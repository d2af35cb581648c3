"""The legend explains what is on the map, and nothing that is not."""

from __future__ import annotations

from cluster_psia.assessment import Assessment, Chain
from cluster_psia.drawing.map.signs import legend_signs
from cluster_psia.drawing.map.views import Reached, View
from tests.mapping.chains import actor, body


def said(chain: Chain, view: View = "people") -> list[str]:
    signs = legend_signs(Assessment(name="A", chain=chain), view, Reached())
    return [sign.words for sign in signs]


def test_an_empty_map_has_no_legend() -> None:
    assert said(Chain()) == []


def test_what_nobody_looked_at_is_told_apart_from_what_is_not_marked() -> None:
    unseen = said(Chain(actors=(actor("a"),)))
    unmarked = said(Chain(actors=(actor("a", poverty="none"),)))
    assert len(unseen) == len(unmarked) == 1
    assert unseen != unmarked


def test_the_gravest_shade_stands_first() -> None:
    mild, grave = actor("a", poverty="vulnerable"), actor("b", poverty="likely")
    both = said(Chain(actors=(mild, grave)))
    assert both == [*said(Chain(actors=(grave,))), *said(Chain(actors=(mild,)))]


def test_shares_of_women_are_explained_only_where_one_is_known() -> None:
    unknown = said(Chain(actors=(actor("a", poverty="likely"),)), "women")
    known = said(Chain(actors=(actor("a", poverty="likely", workers=10, women=5),)), "women")
    assert "Share of women not known" in unknown
    assert "60% or more" not in unknown
    assert "60% or more" in known
    assert "Share of women not known" not in known


def test_institutions_in_and_beyond_the_cluster_have_signs_of_their_own() -> None:
    inside = Chain(institutions=(body("guild", scope="in"),))
    outside = Chain(institutions=(body("donor", scope="beyond"),))
    assert said(inside) == ["Institution in the cluster"]
    assert said(outside) == ["Institution beyond the cluster"]
