"""What this tab shows of the open assessment: which part, which form, which row. It is never saved.

Each topic has a small frozen value of its own, named ``...View`` and standing beside its pages,
whose fields say what the topic remembers and how it begins.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from cluster_psia.ui.state.tab import session_

TopicView = TypeVar("TopicView")


def view_of(kind: type[TopicView]) -> TopicView:
    """What this tab shows of one topic; as it begins, when nothing was kept yet."""
    held = session_().view.get(kind)
    return held if isinstance(held, kind) else kind()


def keep_view(value: object) -> None:
    """Keep what is shown of a topic, for this tab and this assessment."""
    session_().view[type(value)] = value


def change_view(kind: type[TopicView], **fields: Any) -> None:
    """Keep other values in these fields of a topic's view; its other fields stay."""
    held: Any = view_of(kind)
    keep_view(replace(held, **fields))
