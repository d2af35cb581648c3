"""The chain in the document: what its nodes are called, and what counts as a degree."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from cluster_psia.assessment import Chain, Institution
from cluster_psia.assessment.document.chain import node_names
from tests.mapping.chains import actor, body


def test_a_name_that_stands_once_stays_as_it_is() -> None:
    chain = Chain(
        actors=(actor("a", label="Twins"), actor("b", label="Twins"), actor("buyer")),
        institutions=(body("bds", label="Twins"), body("ngo")),
    )
    names = node_names(chain)

    assert names == {
        "a": "Twins [a]",
        "b": "Twins [b]",
        "buyer": "Buyer",
        "bds": "Twins [bds]",
        "ngo": "Ngo",
    }


def test_a_name_that_looks_like_one_with_an_id_is_told_apart_too() -> None:
    chain = Chain(actors=(actor("a", label="X"), actor("b", label="X"), actor("c", label="X [a]")))

    assert sorted(node_names(chain).values()) == ["X [a]", "X [a] [c]", "X [b]"]


def test_a_chain_without_nodes_has_no_names() -> None:
    assert node_names(Chain()) == {}


@pytest.mark.parametrize("degree", [1, 5, "unknown"])
def test_how_firms_see_an_institution_is_a_degree_or_not_known(degree: Any) -> None:
    assert Institution(id="bds", label="x", kind="bds", importance=degree).importance == degree


@pytest.mark.parametrize("degree", [0, 6, 3.0, True, "3", ""])
def test_what_only_looks_like_a_degree_is_refused(degree: Any) -> None:
    with pytest.raises(ValidationError):
        Institution(id="bds", label="x", kind="bds", effectiveness=degree)
