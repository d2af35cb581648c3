"""The kind of link that is guessed from the kinds of two nodes."""

from __future__ import annotations

import pytest

from cluster_psia.assessment.edits.chain_template import LINKS
from cluster_psia.mapping.usual_links import usual_link_kind
from cluster_psia.method import load_method

BOX = load_method().box_2


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
    assert usual_link_kind(source, target) == kind


def test_the_template_is_drawn_as_the_rules_guess() -> None:
    """A pair with two links has its first kind guessed; credit is the second there."""
    first: dict[tuple[str, str], str] = {}
    for source, target, kind, _ in LINKS:
        first.setdefault((source, target), kind)
    assert {ends: usual_link_kind(*ends) for ends in first} == first


def test_what_is_guessed_is_a_kind_of_the_method_for_such_nodes() -> None:
    between = {kind.key: kind.between for kind in BOX.link_kinds}
    operators = {kind.key for kind in BOX.actor_kinds}
    nodes = [*operators, *(kind.key for kind in BOX.institution_kinds)]
    guessed = {(s, t): usual_link_kind(s, t) for s in nodes for t in nodes}
    found = {ends: kind for ends, kind in guessed.items() if kind}
    assert {source for source, _ in found} == set(nodes) - {"day_labourer", "wage_worker"}
    for (source, target), kind in found.items():
        assert between[kind] == ("operators" if source in operators else "institution")
        assert target in operators
