"""What a copy is called that is kept when two people change the same."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from cluster_psia.walk.changed import document_changes
from cluster_psia.words import moment_words

if TYPE_CHECKING:
    from datetime import datetime

    from cluster_psia.assessment.document.model import Assessment

_LONGEST = 300  # characters, as the document has it
_DIFFERS = 150


def conflict_copy_name(mine: Assessment, newer: Assessment | None, at: datetime) -> str:
    """What a copy is called that is kept of ``mine`` when ``newer`` stood in its place, or it was
    deleted (None): with the time (aware) and the first of what differs, so that several copies are
    told apart. At most 300 characters, as the document has it.
    """
    found = document_changes(newer, mine) if newer else ()
    more = f" and {len(found) - 1} more" if len(found) > 1 else ""
    differs = f": {found[0].what}{more}" if found else ""
    when = moment_words(at.astimezone(UTC))
    told = f" (my copy of {when}{differs[:_DIFFERS]})"
    return f"{mine.name[: _LONGEST - len(told)]}{told}"
