"""Edits of the mix of methods: which method is used at which stage (UNIDO 2004, Annex II, Box
A.1).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.model import Assessment, ChosenMethod, replace

if TYPE_CHECKING:
    from cluster_psia.method.model import StageKey


def is_chosen(a: Assessment, key: str, stage: StageKey) -> bool:
    """Whether the method ``key`` is in the mix at ``stage``."""
    return any(m.key == key and m.stage == stage for m in a.methods)


def with_method(a: Assessment, key: str, stage: StageKey, *, taken: bool) -> Assessment:
    """``a`` with the method in the mix at ``stage``, or without it; what is so already stays as it
    is.
    """
    if taken == is_chosen(a, key, stage):
        return a
    if taken:
        return with_methods(a, [(key, stage)])
    return replace(a, methods=tuple(m for m in a.methods if (m.key, m.stage) != (key, stage)))


def with_methods(a: Assessment, pairs: Iterable[tuple[str, StageKey]]) -> Assessment:
    """``a`` with every (method, stage) of ``pairs`` in the mix. Raises ValidationError for an
    unknown method.
    """
    new = tuple(
        ChosenMethod(key=key, stage=stage)
        for key, stage in dict.fromkeys(pairs)
        if not is_chosen(a, key, stage)
    )
    return replace(a, methods=(*a.methods, *new))
