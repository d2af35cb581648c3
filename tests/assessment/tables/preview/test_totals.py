"""The sums at the head of a preview."""

from __future__ import annotations

from cluster_psia.assessment.tables.preview.totals import total_sentences
from tests.assessment.tables.given import EMPTY, makers
from tests.assessment.tables.preview.given_rows import preview_of


def test_the_head_says_what_is_known_of_how_many_before_and_after() -> None:
    preview = preview_of(
        makers(workers=900),
        firms="Name,Kind,Workers,Women\nMakers,,1000,\nTanners,trader,240,1\nDyers,trader,,\n",
        ties="From,Kind,To\nMakers,sells to,Tanners\n",
    )
    assert list(total_sentences(preview.totals)) == [
        "5 nodes; before: 3",
        "1 link; before: 0",
        "1,240 workers in 2 nodes; before: 900 in 1; not known of 2 operators",
        "1 woman in 1 node; before: not known; not known of 3 operators",
    ]


def test_what_is_left_out_or_refused_is_in_no_sum() -> None:
    files = {"firms": "Name,Kind,Workers\nTanners,trader,240\nDyers,trader,1.5\nWeavers,trader,7\n"}
    (weavers,) = (row for row in preview_of(EMPTY, **files).rows if row.what == "Weavers")
    preview = preview_of(EMPTY, [weavers.place], **files)
    assert list(total_sentences(preview.totals)) == [
        "1 node; before: 0",
        "240 workers in 1 node; before: not known",
    ]


def test_a_table_that_changes_nothing_says_the_same_twice() -> None:
    preview = preview_of(makers(men=3), firms="Name,Men\nMakers,3\n")
    assert list(total_sentences(preview.totals)) == [
        "3 nodes; before: 3",
        "3 men in 1 node; before: 3 in 1; not known of 1 operator",
    ]
