"""What is made of the open document and costs time: it is made again when the document changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar, cast

from cluster_psia.ui.state.tab import current_assessment, session_

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment

Made = TypeVar("Made")


def made_of_document(name: str, make: Callable[[Assessment], Made]) -> Made:
    """What ``make`` gives for the open assessment, kept under ``name`` until another is open or it
    was changed. ``make`` rests on the document alone. Raises LookupError when none is open.
    """
    now, a = session_(), current_assessment()
    held = now.made.get(name)
    if held is None or held[0] is not a:
        held = now.made[name] = (a, make(a))
    return cast("Made", held[1])
