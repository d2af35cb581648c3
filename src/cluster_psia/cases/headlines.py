"""One printed figure of a case for a row: firms, workers, the share of women."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Fact
    from cluster_psia.cases.library import CaseView

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_SHARE = re.compile(
    r"per ?cent|%|\b(half|third|thirds|quarter|quarters|majority|most|mostly|all)\b", re.I
)


@dataclass(frozen=True)
class Headline:
    """One printed figure of a case, and how many others on the same thing stand beside it."""

    fact: Fact
    others: int


def headline_figure(facts: Iterable[Fact]) -> Headline | None:
    """The figure with the latest date; of several the first.

    Ours: the others are counted and shown with the case.
    """
    figures = tuple(facts)
    if not figures:
        return None
    latest = max(figures, key=lambda fact: last_year(fact.event or fact.reported))
    return Headline(latest, len(figures) - 1)


def last_year(date: str) -> int:
    """The last year named in a date as printed ("reported 2003", "1980s"); 0 when there is none."""
    return max((int(found) for found in _YEAR.findall(date)), default=0)


def firms_headline(view: CaseView) -> Headline | None:
    """How many firms, as printed."""
    return headline_figure(f for f in view.facts.get("firms", ()) if _counts(f))


def workers_headline(view: CaseView) -> Headline | None:
    """How many people work there, as printed;
    counts of jobs stand in where no source counts workers.
    """
    for topic in ("workers", "employment"):
        counts = (fact for fact in view.facts.get(topic, ()) if _counts(fact))
        found = headline_figure(fact for fact in counts if not _SHARE.search(fact.value))
        if found:
            return found
    return None


def womens_share(view: CaseView) -> Headline | None:
    """The share of women, as printed.

    A number of women alone is no share and stays with the other facts.
    """
    return headline_figure(f for f in view.facts.get("women", ()) if _SHARE.search(f.value))


def _counts(fact: Fact) -> bool:
    return any(letter.isdigit() for letter in fact.value)
