"""How a place in a source is written out, the same everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_psia.method.load import load_method
from cluster_psia.method.model.entry import find_entry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cluster_psia.method.model import CitedPlace, Entry, Measure, MeasureSet


def document_name(key: str) -> str:
    """The short name of a document ("UNIDO 2004"), or the given text when it is none of the
    method's documents.
    """
    document = find_entry(load_method().documents.documents, key)
    return document.short if document else key


def published_keys() -> frozenset[str]:
    """The keys of the method's documents."""
    return frozenset(document.key for document in load_method().documents.documents)


def document_key(named: str) -> str:
    """The key of a document that is named by its short name; of any other the given text."""
    keys = {one.short.casefold(): one.key for one in load_method().documents.documents}
    return keys.get(named.casefold(), named)


def cite(document: str, place: str) -> str:
    """A citation in words: "UNIDO 2004, Box 6"."""
    return ", ".join(part for part in (document_name(document), place) if part)


def cite_all(sources: Sequence[CitedPlace]) -> str:
    """Several places in words, each document named once: "UNIDO 2004, Table 2; Section 6"."""
    told: dict[str, list[str]] = {}
    for source in sources:
        told.setdefault(source.document, []).append(source.place)
    return "; ".join(cite(document, "; ".join(places)) for document, places in told.items())


def origin(entry: Entry) -> str:
    """Where an entry comes from: its citation with what in it is ours, or "Ours: " and the reason;
    what a programme changed says so first.
    """
    if entry.adapted:
        return _adapted(entry, entry.adapted)
    if entry.source:
        return _published(entry)
    return f"Ours: {entry.ours}"


def _published(entry: Entry) -> str:
    ours = f"; ours: {entry.partly_ours}" if entry.partly_ours else ""
    return f"{cite_all(entry.sources)}{ours}"


def origin_of_measure(row: MeasureSet, measure: Measure) -> str:
    """The same for one kind of measure in a row of Box 6: what a programme added to other kinds
    does not touch it.
    """
    return _adapted(row, measure.adapted) if measure.adapted else origin(row)


def _adapted(entry: Entry, why: str) -> str:
    if entry.source is None:
        return f"Adapted here: {why}"
    stop = "" if why.endswith((".", "!", "?", "…", "。", "।", "۔")) else "."
    return f"Adapted here: {why}{stop} Published in {cite_all(entry.sources)}."
