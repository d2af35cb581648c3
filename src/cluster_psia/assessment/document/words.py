"""The words of fixed answers by their keys, of citations and of dates: the same on pages, in tables
and in files.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from cluster_psia.method.cite import cite, document_name

if TYPE_CHECKING:
    from cluster_psia.assessment.document.chain import CountedFigure
    from cluster_psia.assessment.document.contents import Contents
    from cluster_psia.assessment.document.sources import Citation, Fact

SURE = {"counted": "Counted", "estimated": "Estimated", "told": "Told"}
FIGURES: Mapping[CountedFigure, str] = {
    "units": "Units",
    "workers": "Workers",
    "women": "Women",
    "men": "Men",
}
SCOPES = {"in": "In the cluster", "beyond": "Beyond the cluster"}
OWNERS = {"public": "Public", "private": "Private", "mixed": "Mixed"}
DEGREES = {"1": "1 not at all", "2": "2", "3": "3", "4": "4", "5": "5 very", "unknown": "Not known"}
STRENGTHS = {"weak": "Weak", "medium": "Medium", "strong": "Strong"}
GOVERNANCE = {
    "market": "Market",
    "modular": "Modular",
    "relational": "Relational",
    "captive": "Captive",
    "hierarchy": "Hierarchy",
}
SOURCE_KINDS: Mapping[str, str] = {
    "document": "Document",
    "data": "Data, statistics",
    "interview": "Interview",
    "group": "Talk with a group",
    "observation": "Own observation",
}
TOPICS: Mapping[str, str] = {
    "firms": "Firms",
    "workers": "Workers",
    "women": "Women",
    "wages": "Wages",
    "employment": "Employment",
    "products": "Products",
    "markets": "Markets",
    "location": "Location",
    "institutions": "Institutions",
    "joint_action": "Joint action",
    "external_economies": "External economies",
    "upgrading": "Upgrading",
    "social_capital": "Social capital",
    "growth": "Growth",
    "winners_losers": "Winners and losers",
    "history": "History",
    "other": "Other",
}
_SHORT = 80  # characters of a fact in a list to pick from
UNTITLED = "a source without a title"


def citation_words(a: Contents, citation: Citation | None) -> str:
    """A citation written out: "UNIDO 2004, Box 6", "Visit to the union, 3 May"; empty for none."""
    if citation is None:
        return ""
    return cite(cited_document(a, citation) or UNTITLED, citation.place)


def source_names(a: Contents) -> dict[str, str]:
    """What each source is called wherever one is picked, by its id: its short name or title, with
    the id behind it where another source has the same one.
    """
    titles = {one.id: document_name(one.document) or UNTITLED for one in a.sources}
    times = Counter(titles.values())
    return {id_: f"{t} [{id_}]" if times[t] > 1 else t for id_, t in titles.items()}


def cited_document(a: Contents, citation: Citation) -> str:
    """The document that is cited: a key of the method's, or any other title."""
    return next((one.document for one in a.sources if one.id == citation.source), "")


def fact_date(fact: Fact) -> str:
    """When it was so, and when that was said: "1998; reported 2008"."""
    reported = f"reported {fact.reported}" if fact.reported else ""
    return "; ".join(filter(None, (fact.event, reported))) or "not dated"


def fact_date_behind(fact: Fact, said: str) -> str:
    """The date in brackets, as it follows what is ``said`` of a fact: "(1998; reported 2008)". A
    year that is only that of a study named there, "(McCormick 1998)", is not said twice.
    """
    named = rf"\([^()]*\w {re.escape(fact.reported)}\)"
    if fact.reported and not fact.event and re.search(named, said):
        return ""
    return f"({fact_date(fact)})"


def fact_names(a: Contents) -> dict[str, str]:
    """What each fact is called wherever one is picked, by its id: the beginning of what it says,
    with its figure, and its date.
    """
    short = {fact.id: _in_short(fact) for fact in a.facts}
    times = Counter(short.values())
    return {id_: f"{said} [{id_}]" if times[said] > 1 else said for id_, said in short.items()}


def _in_short(fact: Fact) -> str:
    said = fact.statement if len(fact.statement) <= _SHORT else f"{fact.statement[:_SHORT]}…"
    value = "" if fact.value in said else fact.value
    return " ".join(filter(None, (said, value, fact_date_behind(fact, said))))
