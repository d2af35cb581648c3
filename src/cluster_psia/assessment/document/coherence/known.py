"""Two questions that all checks of the document ask: is the key one of the method's,
and does nothing stand twice.
"""

from __future__ import annotations

from collections.abc import Iterable


def unknown_problem(value: str, allowed: Iterable[str], what: str, where: str) -> str | None:
    """A sentence naming the first allowed values when ``value`` is not one of ``allowed``."""
    keys = list(allowed)
    if value in keys:
        return None
    return (
        f"{where}: '{value}' is no {what}; use one of"
        f" {', '.join(keys[:12])}{' …' if len(keys) > 12 else ''}"
    )


def duplicate_problem(ids: Iterable[str], where: str) -> str | None:
    """A sentence naming the first of ``ids`` that stands twice."""
    seen: set[str] = set()
    for item in ids:
        if item in seen:
            return f"{where}: '{item}' stands twice; every one must be different"
        seen.add(item)
    return None
