"""The mapping guide in the document: what was answered, by whom, and who named whom."""

from __future__ import annotations

from typing import Literal

from cluster_psia.assessment.document.fields import FreeText, Id, Line, Name, Part, YesNo
from cluster_psia.assessment.document.sources import Citation


class GuideAnswer(Part):
    """An answer to one question of the guide. ``item`` is its address: ``box_a2.items.traders``."""

    item: Line
    answer: FreeText = ""
    citation: Citation | None = None
    informant: Id | None = None


class Informant(Part):
    """Somebody who told something: at which node they stand, who named them, and whether their
    name may be used.

    What nobody has said stays empty: an informant of unknown gender is neither a woman nor a man
    who was heard.
    """

    id: Id
    name: Name
    may_be_named: YesNo | None = None
    node: Id | None = None
    named_by: Id | None = None
    gender: Literal["woman", "man"] | None = None
    minority: YesNo | None = None
    better_off: YesNo | None = None
    note: FreeText = ""


class MappingGuide(Part):
    """The guide of Box A.2 and of the context list with its answers, and the tree of informants."""

    answers: tuple[GuideAnswer, ...] = ()
    informants: tuple[Informant, ...] = ()
