"""The facts about a poverty group and an indicator that make rules speak, each with the words that
it brings into their sentences.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_psia.assessment.document.chain import node_names
from cluster_psia.assessment.document.screening import status_of
from cluster_psia.words import units_note

if TYPE_CHECKING:
    from cluster_psia.assessment.document.fields import PovertyStatus
    from cluster_psia.assessment.document.model import Assessment, Link, PovertyGroup
    from cluster_psia.method.model import Indicator, Method

Words = dict[str, str]


def facts_of_group(a: Assessment, by: Method, group: PovertyGroup) -> dict[str, Words]:
    """The facts that hold for the group whatever the indicator, each with the words it brings."""
    facts: dict[str, Words] = {}
    if group.gender in {"women", "men"}:
        facts[group.gender] = {}
    differences = [_difference(by, d.kind, d.value) for d in group.differences]
    if differences:
        facts["difference"] = {"difference": ", ".join(differences)}
    poverty = group.poverty or _status_of_node(a, group.node)
    if poverty in {"likely", "vulnerable"}:
        facts[poverty] = {}
    partner = _single_partner(a, group.node)
    if partner:
        facts["single_partner"] = partner
    lenders = _lenders(a, group.node)
    if lenders:
        facts["lender"] = {"partner": ", ".join(lenders)}
    return facts


def _status_of_node(a: Assessment, node: str) -> PovertyStatus | None:
    for actor in a.chain.actors:
        if actor.id == node:
            return status_of(actor)
    return None


def _difference(by: Method, kind: str, value: str) -> str:
    label = by.box_4.difference(kind).label.lower()
    return f"{label} ({value})" if value else label


def _single_partner(a: Assessment, node: str) -> Words:
    """The one node that buys from this one or gives it work, if it is one firm or a person called
    the tie captive; else nothing, for a node may stand for many firms.
    """
    ties = [k for k in a.chain.links if _buys_from(k, node)]
    partners = {k.source if k.target == node else k.target for k in ties}
    ones = [actor for actor in a.chain.actors if actor.id in partners]
    if len(partners) != 1 or not ones:
        return {}
    captive = any(k.governance == "captive" for k in ties)
    if ones[0].units != 1 and not captive:
        return {}
    name = node_names(a.chain)[ones[0].id]
    said = "The tie was called captive." if captive else ""
    note = " ".join(("", *filter(None, (said, units_note(name, ones[0].units)))))
    return {"partner": name, "note": note}


def _buys_from(link: Link, node: str) -> bool:
    """Whether the other end of the link buys what the node makes, or gives it work to do. An
    employer does not count: to have one is no dependence of a seller.
    """
    ends = {"sells_to": link.source, "subcontracts": link.target}
    return ends.get(link.kind) == node


def _names(a: Assessment, ids: set[str]) -> list[str]:
    """What the operators with these ids are called, in the order of the map."""
    names = node_names(a.chain)
    return [names[actor.id] for actor in a.chain.actors if actor.id in ids]


def _lenders(a: Assessment, node: str) -> list[str]:
    ids = {k.source for k in a.chain.links if k.target == node and k.kind == "lends"}
    return _names(a, ids)


def facts_of_indicator(
    a: Assessment, by: Method, group: PovertyGroup, row: Indicator
) -> dict[str, Words]:
    """The facts that lie between the group, or the programme, and this indicator."""
    facts: dict[str, Words] = {}
    if row.adapted:
        facts["added_here"] = {"why": row.adapted}
    if group.kind in row.group_kinds:
        facts["group_kind"] = {"link": row.links_ours}
    chosen = [by.table_1.area(key) for key in a.programme.areas]
    areas = [area for area in chosen if area.known]
    meeting = [area.label.lower() for area in areas if area.key in row.areas]
    if meeting:
        facts["area"] = {"areas": " and ".join(meeting)}
    elif areas and not row.adapted:  # nobody says of an added one at which areas it aims
        facts["area_missed"] = {"areas": ", ".join(area.label.lower() for area in areas)}
    if by.box_6.row(row.measures).source is None and not row.adapted:
        facts["measures_ours"] = {}
    return facts
