"""Whom the programme reaches as JSON values and as lines of text, for the command line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.mapping.chokepoints import sampling_note
from cluster_psia.mapping.reach import GroupReach, Path, Reach, programme_reach
from cluster_psia.mapping.structure import structure_findings
from cluster_psia.mapping.words import way_count_words
from cluster_psia.words import counted_people

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment


def reach_record(a: Assessment) -> dict[str, Any]:
    """Every group with how it is reached, paths and harms; counts by way; what the shape of the
    map says.
    """
    found, method = programme_reach(a), method_of(a)
    structure = structure_findings(a.chain, method, a.groups)
    return {
        "groups": [_group(one) for one in found.groups],
        "counts": [asdict(count) for count in found.counts],
        "notes": list(found.notes),
        "structure": [asdict(one) for one in structure],
        "sampling": sampling_note(a.chain, method),
    }


def _group(one: GroupReach) -> dict[str, Any]:
    return {
        "group": one.group,
        "node": one.node,
        "label": one.label,
        "people": one.people,
        "how": one.how,
        "because": asdict(one.because),
        "paths": [_path(path) for path in one.paths],
        "served": [asdict(served) | {"words": served.words} for served in one.served],
        "harms": [asdict(harm) for harm in one.harms],
    }


def _path(path: Path) -> dict[str, Any]:
    links = [
        {"source": link.source, "kind": link.kind, "target": link.target} for link in path.links
    ]
    return {
        "activity": path.activity,
        "steps": list(path.steps),
        "links": links,
        "words": path.words,
    }


def reach_lines(a: Assessment) -> Iterator[str]:
    """The same to be read: the unreached first, then what the shape of the map says."""
    found = programme_reach(a)
    yield from found.notes
    yield from _way_lines(found)
    yield from _structure_lines(a)


def _way_lines(found: Reach) -> Iterator[str]:
    """Each way of reach that anybody comes by, and who does."""
    for count in found.counts:
        of_this_way = [one for one in found.groups if one.how == count.way]
        if of_this_way:
            yield f"{count.label}: {way_count_words(count)}"
        for one in of_this_way:
            yield from _group_lines(one)


def _group_lines(one: GroupReach) -> Iterator[str]:
    people = f" ({counted_people(one.people)})" if one.people is not None else ""
    yield f"- {one.label}{people}"
    yield from (f"    {path.words}" for path in one.paths)
    yield from (f"    {served.words}" for served in one.served)
    yield from (f"    Warning: {harm}" for harm in one.harms)
    if one.how == "trickle_down":
        yield f"    Assumed: {one.because}"
    elif not one.paths:
        yield f"    {one.because.text}"


def _structure_lines(a: Assessment) -> Iterator[str]:
    method = method_of(a)
    structure = structure_findings(a.chain, method, a.groups)
    if structure:
        yield "What the shape of the map says:"
    for finding in structure:
        note = f" {finding.note}" if finding.note else ""
        yield f"- {finding.text}{note} ({finding.source})"
    sampling = sampling_note(a.chain, method)
    told = any(finding.note == sampling for finding in structure)
    if sampling and not told:
        yield f"Chokepoints: {sampling}"
