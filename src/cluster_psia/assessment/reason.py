"""Why something is said: one sentence with a fact in it, and where the judgement comes from.

It stands with the assessment, since that is the lowest floor whose facts it names. Mapping and
design give reasons with what they find; pages, sheets and commands draw the same value. A plain
dataclass, so that it may stand in dataclasses and in models alike.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Reason:
    """One sentence that names a fact of the assessment, and where the judgement in it comes from.

    ``source`` is a citation in words ("UNIDO 2004, Box 7") or "Ours: " and the reason why it is
    ours.
    """

    text: str
    source: str

    def __str__(self) -> str:
        return f"{self.text} ({self.source})"
