"""Pure edits of an assessment shared by pages and command line. Each returns a changed, checked
copy.
"""

from __future__ import annotations

from typing import Any

from cluster_psia.assessment.document.model import Assessment, Fact, StepKey, replace


def with_part(a: Assessment, part: str, **changes: Any) -> Assessment:
    """``a`` with fields of one of its parts changed: ``with_part(a, "profile",
    cluster="Agra")``.
    """
    return replace(a, **{part: replace(getattr(a, part), **changes)})


def with_name(a: Assessment, name: str) -> Assessment:
    """``a`` under another name. Raises ValidationError when the name is empty."""
    return replace(a, name=name)


def renamed_copy(a: Assessment, name: str) -> Assessment:
    """A copy of ``a`` under another name, no longer marked as a sample."""
    return replace(a, name=name, sample=None)


def with_note(a: Assessment, step: StepKey, text: str) -> Assessment:
    """``a`` with the note of one step set, or removed when ``text`` is empty."""
    notes = {key: note for key, note in a.notes.items() if key != step}
    if text.strip():
        notes[step] = text
    return replace(a, notes=notes)


def with_fact(a: Assessment, fact: Fact) -> Assessment:
    """``a`` with one more fact in its profile."""
    return with_part(a, "profile", facts=(*a.profile.facts, fact))


def without_fact(a: Assessment, index: int) -> Assessment:
    """``a`` without the fact at ``index``."""
    return with_part(
        a, "profile", facts=tuple(f for i, f in enumerate(a.profile.facts) if i != index)
    )
