"""Edits return changed copies and leave the original alone."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.document.model import Fact
from cluster_psia.assessment.edits.profile import (
    with_fact,
    with_name,
    with_note,
    with_part,
    without_fact,
)


def test_a_part_changes_and_the_original_does_not() -> None:
    before = Assessment(name="A")
    after = with_part(before, "profile", cluster="Agra")
    assert (before.profile.cluster, after.profile.cluster) == ("", "Agra")


def test_an_empty_name_is_refused_with_the_way_to_mend_it() -> None:
    with pytest.raises(ValidationError, match="write a few words"):
        with_name(Assessment(name="A"), "  ")


def test_an_emptied_note_is_gone() -> None:
    noted = with_note(Assessment(name="A"), "matrix", "who said what")
    assert noted.notes == {"matrix": "who said what"}
    assert with_note(noted, "matrix", " ").notes == {}


def test_facts_come_and_go_in_order() -> None:
    a = Assessment(name="A")
    for statement in ("first", "second", "third"):
        a = with_fact(a, Fact(topic="other", statement=statement))
    assert [f.statement for f in without_fact(a, 1).profile.facts] == ["first", "third"]
