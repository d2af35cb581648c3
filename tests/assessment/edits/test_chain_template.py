"""The template chain: kinds and shades as printed, and every link with its source."""

from typing import TYPE_CHECKING

import pytest

from cluster_psia.assessment import Assessment, Chain, Citation
from cluster_psia.assessment.document.model import Source, replace
from cluster_psia.assessment.edits.chain import add_actor, change_actor
from cluster_psia.assessment.edits.chain_template import start_from_case, start_from_template
from cluster_psia.assessment.edits.profile import add_fact, remove_fact
from cluster_psia.method import load_method
from tests.assessment.edits.small_chains import SOURCE, small_chain

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


def test_the_template_brings_the_source_that_it_cites() -> None:
    assert [one.id for one in start_from_template(Assessment(name="x")).sources] == ["unido_2004"]


def test_the_chain_of_a_case_comes_with_its_sources_whatever_they_are_called_here() -> None:
    visit = Source(id="visit", document="Visit", year="2003")
    case = add_actor(
        replace(Assessment(name="case"), sources=(SOURCE, visit)),
        "Makers",
        "trader",
        citation=Citation(source="visit", place="p. 3"),
    )
    case = remove_fact(add_fact(case, "other", "x"), "gone")
    case = change_actor(case, "makers", facts=("x",))
    a = replace(Assessment(name="a"), sources=(replace(visit, year="1999"),))
    a = start_from_case(a, case)
    assert [(one.id, one.year) for one in a.sources] == [("visit", "1999"), ("visit_2", "2003")]
    (actor,) = a.chain.actors
    assert (actor.citation, actor.facts) == (Citation(source="visit_2", place="p. 3"), ())
    again = start_from_case(replace(a, chain=Chain()), case)
    assert again == a


def test_the_template_does_not_overwrite_a_chain() -> None:
    with pytest.raises(ValueError, match="empty chain"):
        start_from_case(small_chain(), small_chain())
    with pytest.raises(ValueError, match="empty chain"):
        start_from_template(small_chain())


def test_every_link_of_the_template_says_where_it_is_from() -> None:
    links = start_from_template(Assessment(name="x")).chain.links
    dependent = [link for link in links if link.target == "subcontractor"]
    assert [link.kind for link in dependent] == ["subcontracts", "lends"]
    assert all("read from the text" in link.note for link in dependent)
