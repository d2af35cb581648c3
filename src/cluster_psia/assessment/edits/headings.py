"""What headings of incoming tables mean: matched by hand once, and remembered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.model import Assessment, HeadingMatch, replace
from cluster_psia.assessment.tables.reading.even import even_text

if TYPE_CHECKING:
    from cluster_psia.assessment.document.contents import Contents


def match_headings(a: Assessment, meanings: Mapping[str, str]) -> Assessment:
    """``a`` with what headings of theirs mean: one of ours, or "" to leave its column aside. What
    was said of the same heading before gives way, however it was written.
    """
    new = {even_text(theirs): (theirs, ours) for theirs, ours in meanings.items()}
    kept = (match for match in a.headings if even_text(match.theirs) not in new)
    made = (HeadingMatch(theirs=theirs, ours=ours) for theirs, ours in new.values())
    return replace(a, headings=(*kept, *made))


def forget_heading(a: Assessment, theirs: str) -> Assessment:
    """``a`` with a heading of theirs read by itself again."""
    kept = (match for match in a.headings if even_text(match.theirs) != even_text(theirs))
    return replace(a, headings=tuple(kept))


def heading_meanings(a: Contents) -> dict[str, str]:
    """Our heading, or "", by the heading of theirs."""
    return {match.theirs: match.ours for match in a.headings}
