"""Words for what a measure can be."""

from __future__ import annotations

from cluster_psia.assessment.edits.indicators import KINDS
from cluster_psia.ui.indicators.rank import MEASURE_LABELS


def test_every_kind_of_measure_has_words_in_the_order_of_the_method() -> None:
    assert tuple(MEASURE_LABELS) == KINDS
