"""Why something is said of a map: a sentence with the facts
in it, and where the judgement comes from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class MapReason:
    """One sentence that names a fact of the assessment; ``source``
    is a citation in words or "Ours: " and why.
    """

    text: str
    source: str

    def __str__(self) -> str:
        return f"{self.text} ({self.source})"


def labels_with_ids(labels: dict[str, str], ids: Sequence[str]) -> list[str]:
    """The labels of nodes; two of one name are told apart by their ids."""
    names = [labels[node] for node in ids]
    return [
        f"{name} [{node}]" if names.count(name) > 1 else name
        for node, name in zip(ids, names, strict=True)
    ]
