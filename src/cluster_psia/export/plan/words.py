"""Keys as words, the same in every sheet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from cluster_psia.method.cite import cite
from cluster_psia.words import short_list

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment, Citation
    from cluster_psia.assessment.reason import Reason

NO_SOURCE = "No source given"
ENTERED = "Entered in this assessment"
READ = "Ours: read from this assessment"


def source_of(citation: Citation | None, otherwise: str = NO_SOURCE) -> str:
    """A citation in words."""
    return cite(citation.document, citation.place) if citation and citation.document else otherwise


def joined_lines(parts: Iterable[str]) -> str:
    """Different texts, each on its own line, in the order in which they come; empty ones left
    out.
    """
    return "\n".join(dict.fromkeys(part for part in parts if part))


def reason_lines(found: Iterable[Reason]) -> str:
    """The sentences of reasons, one a line."""
    return joined_lines(reason.text for reason in found)


def source_lines(found: Iterable[Reason], first: str = "") -> str:
    """Where reasons come from, each place once, one a line."""
    return joined_lines((first, *(reason.source for reason in found)))


def day_or_date(date: dt.date | None, day: int | None) -> dt.date | str | None:
    """The date; without a start of the plan the number of the working day; nothing where the days
    are not known.
    """
    if date is not None:
        return date
    return None if day is None else f"day {day}"


def place_name(a: Assessment) -> str:
    """The cluster with its place and country, as far as they are said."""
    parts = (a.profile.cluster, a.profile.place, a.profile.country)
    return ", ".join(part for part in parts if part)


def unknown_sentences(what: str, names: Iterable[str]) -> tuple[str, ...]:
    """A sentence on what is not known of whom, or none."""
    found = short_list(names)
    return (f"{what}: {found}.",) if found else ()
