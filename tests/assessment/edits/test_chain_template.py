"""The template chain: kinds and shades as printed, and every link with its source."""

from typing import TYPE_CHECKING

import pytest

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.edits.chain_template import start_from_template
from cluster_psia.method import load_method
from tests.assessment.edits.small_chains import small_chain

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Actor, Institution


def test_the_template_takes_kinds_and_shades_from_box_2_and_marks_every_node_and_link() -> None:
    a = start_from_template(Assessment(name="x"))
    shades = {kind.key: kind.poverty for kind in load_method().box_2.actor_kinds}
    assert {n.kind: n.poverty for n in a.chain.actors} == {
        n.kind: shades[n.kind] for n in a.chain.actors
    }
    assert sum(n.poverty in {"vulnerable", "likely"} for n in a.chain.actors) == 6
    every: tuple[Actor | Institution, ...] = (*a.chain.actors, *a.chain.institutions)
    assert all("UNIDO 2004, Box 2" in node.note for node in every)
    assert {n.id for n in every if n.citation is None} == {"external_buyer"}
    assert all(link.note.startswith("Template: ") for link in a.chain.links)


def test_the_template_does_not_overwrite_a_chain() -> None:
    with pytest.raises(ValueError, match="empty chain"):
        start_from_template(small_chain())


def test_every_link_of_the_template_says_where_it_is_from() -> None:
    links = start_from_template(Assessment(name="x")).chain.links
    dependent = [link for link in links if link.target == "subcontractor"]
    assert [link.kind for link in dependent] == ["subcontracts", "lends"]
    assert all("read from the text" in link.note for link in dependent)
