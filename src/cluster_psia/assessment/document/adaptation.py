"""How one programme adapts the published method to its place: an overlay inside the assessment,
never a change of code.

It may relabel criteria and their anchors, add criteria, indicators and measures, and switch off
what does not apply. Each statement says why. ``adapted.py`` lays it over the method; whatever it
touches is shown as "adapted here".
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from cluster_psia.assessment.document.fields import FreeText, Id, Line, Name, Part, clean_text
from cluster_psia.method.model import MeasureKind, Point, StakeholderKey

OWN = (  # begins the key of everything added, so that no published key can ever mean something else
    "own_"
)
Switchable = Literal["criterion", "indicator", "method"]


def _reason(text: str) -> str:
    if not text:
        raise ValueError(
            "is empty; say why the published method does not fit here, so that a reviewer can"
            " judge it"
        )
    return text


OwnKey = Annotated[str, Field(pattern=r"^own_[a-z0-9_]+$", max_length=60)]
Why = Annotated[str, Field(max_length=1000), BeforeValidator(clean_text), AfterValidator(_reason)]


class AnchorHere(Part):
    """A label over a span of scale points, in the words of this place."""

    points: tuple[Point, ...]
    label: Name


class Relabelled(Part):
    """A criterion of Table 2 in other words.
    What is empty stays as published; anchors are replaced as a whole.
    """

    criterion: Id
    label: Line = ""
    question: Line = ""
    anchors: tuple[AnchorHere, ...] = ()
    why: Why


class AddedCriterion(Part):
    """A criterion that Table 2 does not have.
    It stands on its own line and counts in no mean unless it is weighed.
    """

    key: OwnKey
    label: Name
    question: Name
    group: Id
    anchors: tuple[AnchorHere, ...] = ()
    why: Why


class AddedIndicator(Part):
    """An indicator that Box 5 does not have. ``row`` is the row of Box
    6 that measures it; empty: a row of its own.
    """

    key: OwnKey
    label: Name
    explanation: FreeText = ""
    stakeholder: StakeholderKey
    positive: Line = ""
    negative: Line = ""
    row: Id | None = None
    why: Why


class AddedMeasure(Part):
    """A measure more: ``row`` is a row of Box 6, or the key of an added indicator that has a row
    of its own.

    ``sources`` are keys of Box 6's information sources; they lead on to the methods.
    """

    row: Id
    kind: MeasureKind
    what: Name
    sources: tuple[Id, ...] = ()
    why: Why


class SwitchedOff(Part):
    """Something published that does not apply here.
    What was said about it stays in the document.
    """

    kind: Switchable
    key: Id
    why: Why


class Adaptation(Part):
    """The overlay as a whole; empty by default. The bounds are far above what a
    programme can use.
    """

    name: Line = ""
    relabelled: Annotated[tuple[Relabelled, ...], Field(max_length=50)] = ()
    criteria: Annotated[tuple[AddedCriterion, ...], Field(max_length=50)] = ()
    indicators: Annotated[tuple[AddedIndicator, ...], Field(max_length=100)] = ()
    measures: Annotated[tuple[AddedMeasure, ...], Field(max_length=300)] = ()
    off: Annotated[tuple[SwitchedOff, ...], Field(max_length=200)] = ()

    def __bool__(self) -> bool:
        """Whether it changes anything."""
        return bool(
            self.relabelled or self.criteria or self.indicators or self.measures or self.off
        )
