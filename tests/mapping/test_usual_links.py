"""The kind of link that is guessed from the kinds of two nodes."""

from __future__ import annotations

import pytest

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.edits.chain import add_actor
from cluster_psia.assessment.edits.chain_template import LINKS
from cluster_psia.mapping.usual_links import link_guess, usual_link
from cluster_psia.method import load_method

BOX = load_method().box_2


def kind_of(source: str, target: str) -> str | None:
    guess = usual_link(source, target)
    return guess.kind if guess else None


@pytest.mark.parametrize(
    ("source", "target", "kind"),
    [
        ("small_producer", "external_buyer", "sells_to"),
        ("input_supplier", "homeworker", "sells_to"),
        ("trader", "homeworker", "subcontracts"),
        ("large_producer", "own_account", "subcontracts"),
        ("subcontractor", "small_producer", "sells_to"),
        ("own_account", "trader", "sells_to"),
        ("independent_producer", "wage_worker", "employs"),
        ("training_institute", "homeworker", "trains"),
        ("labour_civil_society", "wage_worker", "represents"),
        ("government", "small_producer", "regulates"),
        ("bds", "trader", "serves"),
        ("wage_worker", "small_producer", None),
        ("trader", "small_producer", None),
        ("trader", "bds", None),
        ("government", "bds", None),
        ("own_kind", "trader", None),
    ],
)
def test_the_usual_kind_or_none(source: str, target: str, kind: str | None) -> None:
    assert kind_of(source, target) == kind


def test_the_template_is_drawn_as_the_rules_guess() -> None:
    """A pair with two links has its first kind guessed; credit is the second there."""
    first: dict[tuple[str, str], str] = {}
    for source, target, kind, _ in LINKS:
        first.setdefault((source, target), kind)
    assert {ends: kind_of(*ends) for ends in first} == first


def test_what_is_guessed_is_a_kind_of_the_method_for_such_nodes() -> None:
    between = {kind.key: kind.between for kind in BOX.link_kinds}
    operators = {kind.key for kind in BOX.actor_kinds}
    nodes = [*operators, *(kind.key for kind in BOX.institution_kinds)]
    guessed = {(s, t): kind_of(s, t) for s in nodes for t in nodes}
    found = {ends: kind for ends, kind in guessed.items() if kind}
    assert {source for source, _ in found} == set(nodes) - {"day_labourer", "wage_worker"}
    for (source, target), kind in found.items():
        assert between[kind] == ("operators" if source in operators else "institution")
        assert target in operators


def test_between_two_nodes_of_a_chain_with_a_reason_and_never_a_kind_that_is_switched_off() -> None:
    a = add_actor(Assessment(name="Two"), "Makers", "small_producer")
    chain = add_actor(a, "Stitchers", "wage_worker").chain
    guess = link_guess(chain, "makers", "stitchers", BOX)
    assert guess
    assert (guess.kind, guess.why) == ("employs", "workers are paid by those they serve")
    assert link_guess(chain, "stitchers", "makers", BOX) is None
    assert link_guess(chain, "makers", "makers", BOX) is None
    assert link_guess(chain, "makers", "gone", BOX) is None
    kinds = tuple(kind for kind in BOX.link_kinds if kind.key != "employs")
    without = BOX.model_copy(update={"link_kinds": kinds})
    assert link_guess(chain, "makers", "stitchers", without) is None
