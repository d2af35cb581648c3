"""Keys as words, the same in every sheet."""

from __future__ import annotations

from collections.abc import Iterable

from cluster_psia.assessment.document.model import Assessment, Citation
from cluster_psia.design.suggestion import Reason
from cluster_psia.mapping.network import nodes_by_id
from cluster_psia.method import Entry, load_method
from cluster_psia.method.cite import cite
from cluster_psia.method.model.entry import find_entry

NOT_SAID = "not said"
NO_SOURCE = "No source given"
ENTERED = "Entered in this assessment"
READ = "Ours: read from this assessment"
MARKS = {"vulnerable": "▲ ", "likely": "▲▲ "}


def entry_label(entries: Iterable[Entry], key: str | None) -> str:
    """The label of the entry with that key; "not said" where there is none."""
    found = find_entry(entries, key)
    return found.label if found else NOT_SAID


def source_of(citation: Citation | None, otherwise: str = NO_SOURCE) -> str:
    """A citation in words."""
    return cite(citation.document, citation.place) if citation and citation.document else otherwise


def joined_lines(parts: Iterable[str]) -> str:
    """Different texts, each on its own line, in the order in which they come; empty
    ones left out.
    """
    return "\n".join(dict.fromkeys(part for part in parts if part))


def reason_lines(found: Iterable[Reason]) -> str:
    """The sentences of reasons, one a line."""
    return joined_lines(reason.text for reason in found)


def source_lines(found: Iterable[Reason], first: str = "") -> str:
    """Where reasons come from, each place once, one a line."""
    return joined_lines((first, *(reason.source for reason in found)))


def node_labels(a: Assessment) -> dict[str, str]:
    """Labels of actors and institutions by id."""
    return {id_: node.label for id_, node in nodes_by_id(a.chain).items()}


def shade_words(status: str | None) -> str:
    """Box 2's key in words, with the marks of the map."""
    if status is None:
        return "not yet looked at"
    return MARKS.get(status, "") + entry_label(load_method().box_2.shades, status)


def yes_no(value: bool | None) -> str:
    """Yes, no, or not decided."""
    return {True: "yes", False: "no", None: "not decided"}[value]


def figure_words(number: float | None, unknown: str = "not known") -> str:
    """A number for a sentence: thousands apart, one decimal at most."""
    if number is None:
        return unknown
    return f"{number:,.1f}".removesuffix(".0")


def short_list(labels: Iterable[str], most: int = 4) -> str:
    """Labels in a sentence: the first few, and how many more there are."""
    every = list(labels)
    more = len(every) - most
    return ", ".join(every[:most]) + (f" and {more} more" if more > 0 else "")
