"""The list of what was adapted: what, what was published, here, and why."""

from __future__ import annotations

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.document.adapted_here import adapted_here
from cluster_psia.assessment.edits.adaptation import (
    switch_off,
)
from cluster_psia.assessment.edits.matrix import with_matrix_answer
from cluster_psia.method import load_method

METHOD = load_method()
LOCATION = METHOD.table_2.criteria[0]
BLANK = Assessment(name="A")


def test_the_list_says_what_published_here_and_why() -> None:
    a = switch_off(with_matrix_answer(BLANK, "location", 3), "criterion", "location", "One street")
    (item,) = adapted_here(a)
    assert item.what == "Criterion 1, Location: switched off"
    assert item.published == "Location (UNIDO 2004, Table 2)"
    assert item.here == "Does not apply here. 1 answer kept, counting nowhere"
    assert item.why == "One street"
