"""How a place in a source is written out, the same everywhere."""

from __future__ import annotations

from cluster_psia.method.load import load_method
from cluster_psia.method.model import Entry


def document_name(key: str) -> str:
    """The short name of a document ("UNIDO 2004"), or the given text when it is none of the method's documents."""
    return next((d.short for d in load_method().documents.documents if d.key == key), key)


def cite(document: str, place: str) -> str:
    """A citation in words: "UNIDO 2004, Box 6"."""
    return ", ".join(part for part in (document_name(document), place) if part)


def origin(entry: Entry) -> str:
    """Where an entry of the method comes from: its citation, or "Ours: " and the reason."""
    if entry.source:
        return cite(entry.source.document, entry.source.place)
    return f"Ours: {entry.ours}"
