"""Keys as words, the same in every sheet."""

from __future__ import annotations

import datetime as dt

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.document.model import Citation, Profile
from cluster_psia.assessment.edits.profile import with_cited_source
from cluster_psia.assessment.reason import Reason
from cluster_psia.export.plan.words import (
    NO_SOURCE,
    day_or_date,
    joined_lines,
    place_name,
    source_lines,
    source_of,
    unknown_sentences,
)


def test_a_citation_is_written_out_and_none_is_said() -> None:
    a, source = with_cited_source(Assessment(name="A"), "UNIDO 2004")
    assert source_of(a, Citation(source=source, place="Box 6")) == "UNIDO 2004, Box 6"
    assert source_of(a, None) == NO_SOURCE
    assert source_of(a, None, "Ours") == "Ours"


def test_lines_keep_their_order_and_stand_once() -> None:
    assert joined_lines(["b", "", "a", "b"]) == "b\na"
    assert joined_lines([]) == ""


def test_the_first_source_is_not_repeated_by_the_reasons() -> None:
    reasons = [Reason("x", "Box 1"), Reason("y", "Box 2"), Reason("z", "Box 1")]
    assert source_lines(reasons, "Box 2") == "Box 2\nBox 1"


def test_a_date_goes_before_the_day_and_neither_is_nothing() -> None:
    assert day_or_date(dt.date(2025, 3, 1), 4) == dt.date(2025, 3, 1)
    assert day_or_date(None, 0) == "day 0"
    assert day_or_date(None, None) is None


def test_a_place_has_only_the_parts_that_are_said() -> None:
    a = Assessment(name="x", profile=Profile(cluster="Knitwear", country="India"))
    assert place_name(a) == "Knitwear, India"
    assert place_name(Assessment(name="x")) == ""


def test_what_is_known_of_everybody_needs_no_sentence() -> None:
    assert unknown_sentences("No people", ["Women"]) == ("No people: Women.",)
    assert unknown_sentences("No people", []) == ()
