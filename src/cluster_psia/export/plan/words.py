"""Keys as words, the same in every sheet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.adapted import whole_method_of
from cluster_psia.assessment.document.chain import node_names
from cluster_psia.assessment.document.coherence.references import Resting, things_with_facts
from cluster_psia.assessment.document.words import citation_words
from cluster_psia.assessment.edits.indicators import indicator_label
from cluster_psia.words import and_phrase, short_list

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment, Citation
    from cluster_psia.assessment.reason import Reason

NO_SOURCE = "No source given"
NO_ANSWER = "no answer"
ENTERED = "Entered in this assessment"
READ = "Ours: read from this assessment"


def source_of(a: Assessment, citation: Citation | None, otherwise: str = NO_SOURCE) -> str:
    """A citation in words."""
    return citation_words(a, citation) or otherwise


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


def evidence_words(a: Assessment) -> dict[str, str]:
    """What each fact is evidence for, by its id; facts that nothing rests on are left out."""
    names: dict[str, list[str]] = {}
    for one in things_with_facts(a):
        for fact in one.facts:
            names.setdefault(fact, []).append(f"{one.what} “{_resting_name(a, one)}”")
    return {fact: f"Evidence for {and_phrase(told)}" for fact, told in names.items()}


def _resting_name(a: Assessment, one: Resting) -> str:
    """What people call a thing that rests on facts."""
    if one.what == "criterion":
        return whole_method_of(a).table_2.criterion(one.key).label
    if one.what == "indicator":
        return indicator_label(a, a.indicators[int(one.key) - 1])
    if one.what == "group":
        return next(group.label for group in a.groups if group.id == one.key)
    return node_names(a.chain)[one.key]
