"""What headings of incoming tables mean: matched by hand once, and remembered."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.model import Assessment, HeadingMatch, replace
from cluster_psia.assessment.tables.reading.even import even_text

if TYPE_CHECKING:
    from cluster_psia.assessment.document.contents import Contents, TablesOf


def match_headings(
    a: Assessment, meanings: Mapping[str, str], of: TablesOf = "chain"
) -> Assessment:
    """``a`` with what headings of theirs mean: one of ours, or "" to leave its column aside. What
    was said of the same heading before gives way, however it was written.
    """
    new = {even_text(theirs): (theirs, ours) for theirs, ours in meanings.items()}
    made = (HeadingMatch(theirs=theirs, ours=ours, of=of) for theirs, ours in new.values())
    return replace(a, headings=(*_without(a, new, of), *made))


def forget_heading(a: Assessment, theirs: str, of: TablesOf = "chain") -> Assessment:
    """``a`` with a heading of theirs read by itself again."""
    return replace(a, headings=tuple(_without(a, (even_text(theirs),), of)))


def heading_meanings(a: Contents, of: TablesOf = "chain") -> dict[str, str]:
    """Our heading, or "", by the heading of theirs."""
    return {match.theirs: match.ours for match in a.headings if match.of == of}


def _without(a: Contents, even: Container[str], of: TablesOf) -> Iterator[HeadingMatch]:
    """What was said of headings, but for these."""
    for match in a.headings:
        if match.of != of or even_text(match.theirs) not in even:
            yield match
