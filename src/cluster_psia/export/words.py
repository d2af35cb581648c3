"""Keys as words, the same in every sheet."""

from __future__ import annotations

from collections.abc import Iterable

from cluster_psia.assessment.model import Assessment, Citation
from cluster_psia.method import Entry, load_method
from cluster_psia.method.cite import cite

NOT_SAID = "not said"


def label_of(entries: Iterable[Entry], key: str | None) -> str:
    """The label of the entry with that key; "not said" where there is none."""
    return next((entry.label for entry in entries if entry.key == key), NOT_SAID)


def source_of(citation: Citation | None, otherwise: str = "no source given") -> str:
    """A citation in words."""
    return cite(citation.document, citation.place) if citation and citation.document else otherwise


def node_labels(a: Assessment) -> dict[str, str]:
    """Labels of actors and institutions by id."""
    return {node.id: node.label for node in (*a.chain.actors, *a.chain.institutions)}


def group_labels(a: Assessment) -> dict[str, str]:
    """Labels of poverty groups by id."""
    return {group.id: group.label for group in a.groups}


def shade(status: str | None) -> str:
    """Box 2's key in words, with the marks of the map."""
    marks = {"vulnerable": "▲ ", "likely": "▲▲ "}
    if status is None:
        return "not screened"
    return marks.get(status, "") + label_of(load_method().box_2.shades, status)


def yes_no(value: bool | None) -> str:
    """Yes, no, or not decided."""
    return {True: "yes", False: "no", None: "not decided"}[value]
