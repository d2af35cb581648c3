"""Screening and reach as JSON values and as lines of text, for the command line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.model import Assessment
from cluster_psia.mapping.checks import chain_disagreements
from cluster_psia.mapping.reach import GroupReach, programme_reach
from cluster_psia.mapping.screening import NodeScreening, screen_all
from cluster_psia.mapping.structure import sampling_note, structure_findings
from cluster_psia.mapping.words import way_count_words
from cluster_psia.method import load_method
from cluster_psia.method.cite import cite
from cluster_psia.words import entry_label


def screening_record(a: Assessment) -> dict[str, Any]:
    """Every node with its nine ratings, suggestion, reasons and
    override, and figures that do not agree.
    """
    return {
        "nodes": [_screened(one) for one in screen_all(a)],
        "disagreements": [asdict(one) for one in chain_disagreements(a)],
    }


def _screened(one: NodeScreening) -> dict[str, Any]:
    ratings = [
        {
            "item": rating.item,
            "label": rating.label,
            "sign": rating.sign,
            "words": rating.words,
            "counts": rating.counts,
            "note": rating.note,
            "citation": rating.citation and rating.citation.model_dump(),
        }
        for rating in one.ratings
    ]
    override = (
        None
        if one.own is None
        else {"status": one.own, "reason": one.own_reason, "differs": one.differs}
    )
    return {
        "node": one.node,
        "label": one.label,
        "ratings": ratings,
        "known": one.known,
        "of": one.of,
        "suggestion": one.suggestion,
        "because": [asdict(reason) for reason in one.because],
        "override": override,
        "status": one.status,
        "groups": [asdict(group) for group in one.groups],
    }


def screening_lines(a: Assessment) -> Iterator[str]:
    """The same to be read: a node a paragraph, then figures that do not agree."""
    found = screen_all(a)
    if not found:
        yield "The chain has no operators yet."
    rules = load_method().screening.rules
    for one in found:
        yield (
            f"{one.label}: {entry_label(rules, one.suggestion)} ({one.known} of {one.of} items"
            " known)"
        )
        yield from (f"  {reason}" for reason in one.because)
        if one.own is not None:
            why = one.own_reason or "no reason given"
            yield f"  A person says: {entry_label(load_method().box_2.shades, one.own)}. Why: {why}"
        for rating in one.ratings:
            note = f": {rating.note}" if rating.note else ""
            source = (
                f" ({cite(rating.citation.document, rating.citation.place)})"
                if rating.citation
                else ""
            )
            counted = "" if rating.counts else ", recorded and never counted"
            yield f"  - {rating.label}: {rating.words.lower()}{counted}{note}{source}"
    told = chain_disagreements(a)
    if told:
        yield "Figures that do not agree:"
        yield from (f"- {one.text}" for one in told)


def reach_record(a: Assessment) -> dict[str, Any]:
    """Every group with how it is reached, paths and harms;
    counts by way; what the shape of the map says.
    """
    found = programme_reach(a)
    return {
        "groups": [_group(one) for one in found.groups],
        "counts": [asdict(count) for count in found.counts],
        "notes": list(found.notes),
        "structure": [asdict(one) for one in structure_findings(a.chain, method_of(a), a.groups)],
        "sampling": sampling_note(a.chain, method_of(a)),
    }


def _group(one: GroupReach) -> dict[str, Any]:
    paths = [
        {
            "activity": path.activity,
            "steps": list(path.steps),
            "links": [{"source": k.source, "kind": k.kind, "target": k.target} for k in path.links],
            "words": path.words,
        }
        for path in one.paths
    ]
    return {
        "group": one.group,
        "node": one.node,
        "label": one.label,
        "people": one.people,
        "how": one.how,
        "because": asdict(one.because),
        "paths": paths,
        "harms": [asdict(harm) for harm in one.harms],
    }


def reach_lines(a: Assessment) -> Iterator[str]:
    """The same to be read: the unreached first, then what the shape of the map says."""
    found = programme_reach(a)
    yield from found.notes
    for count in found.counts:
        of_this_way = [one for one in found.groups if one.how == count.way]
        if of_this_way:
            yield f"{count.label}: {way_count_words(count)}"
        for one in of_this_way:
            yield from _group_lines(one)
    structure = structure_findings(a.chain, method_of(a), a.groups)
    if structure:
        yield "What the shape of the map says:"
    for finding in structure:
        note = f" {finding.note}" if finding.note else ""
        yield f"- {finding.text}{note} ({finding.source})"
    note = sampling_note(a.chain, method_of(a))
    if note and not any(finding.note == note for finding in structure):
        yield f"Chokepoints: {note}"


def _group_lines(one: GroupReach) -> Iterator[str]:
    people = f" ({one.people:,} people)" if one.people is not None else ""
    yield f"- {one.label}{people}"
    yield from (f"    {path.words}" for path in one.paths)
    yield from (f"    Warning: {harm}" for harm in one.harms)
    if one.how == "trickle_down":
        yield f"    Assumed: {one.because}"
    elif not one.paths:
        yield f"    {one.because.text}"
