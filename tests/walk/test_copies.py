"""Copies of a conflict are told apart by their names."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.edits.profile import with_name, with_note, with_part
from cluster_psia.walk.copies import conflict_copy_name

A = Assessment(name="Agra")
INDIA = timezone(timedelta(hours=5, minutes=30))
AT = datetime(2026, 11, 27, 6, 30, 5, tzinfo=INDIA)


def test_it_says_when_and_what_differs() -> None:
    one = with_part(A, "profile", cluster="Tiruppur")
    two = with_note(one, "plan", "Ask again.")
    when = "Agra (my copy of 2026-11-27, 01:00 UTC"
    assert conflict_copy_name(one, A, AT) == f"{when}: cluster)"
    assert conflict_copy_name(two, A, AT) == f"{when}: cluster and 1 more)"
    assert conflict_copy_name(one, None, AT) == f"{when})"
    assert conflict_copy_name(A, A, AT.astimezone(UTC)) == f"{when})"


def test_a_long_name_gives_way() -> None:
    long = with_name(A, "n" * 300)
    name = conflict_copy_name(long, A, AT)
    assert len(name) == 300
    assert name.endswith("UTC: name of the assessment)")
    assert Assessment(name=name)
