"""What the cells of a value chain's tables choose from: lists of the method, and fixed answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from cluster_psia.assessment.document import words
from cluster_psia.assessment.tables.choice_cells import ChoiceCell, ChoicesCell, DegreeCell
from cluster_psia.method.model.entry import EntryLabels, labels_by_key
from cluster_psia.words import SHADE_MARKS

if TYPE_CHECKING:
    from cluster_psia.assessment.tables.reading.context import Labels
    from cluster_psia.method import Entry, Method


def _labels(entries: Callable[[Method], Iterable[Entry]]) -> Labels:
    return lambda method: labels_by_key(entries(method))


def _of(known: Mapping[Any, str]) -> Labels:
    return lambda _: known


ACTOR_KINDS = ChoiceCell(
    _labels(lambda method: method.box_2.actor_kinds), "kind of operator", empties=False
)
INSTITUTION_KINDS = ChoiceCell(
    _labels(lambda method: method.box_2.institution_kinds), "kind of institution", empties=False
)
NODE_KINDS = ChoiceCell(
    lambda method: EntryLabels({**ACTOR_KINDS.labels(method), **INSTITUTION_KINDS.labels(method)}),
    "kind of node",
    empties=False,
)
STAGES = ChoiceCell(
    _labels(lambda method: method.box_2.stages), "stage of the chain", empties=False
)
SHADES = ChoiceCell(
    _labels(lambda method: method.box_2.shades),
    "status of a poverty node",
    marks=SHADE_MARKS["vulnerable"],
)
LINK_KINDS = ChoiceCell(
    _labels(lambda method: method.box_2.link_kinds), "kind of link", empties=False
)
DIFFERENCE_KINDS = ChoiceCell(
    _labels(lambda method: method.box_4.differences), "kind of difference", empties=False
)
SCREENING_ITEMS = ChoiceCell(
    _labels(lambda method: method.screening.items), "item of the screening", empties=False
)
SCREENING_SIGNS = ChoiceCell(
    _labels(lambda method: method.screening.signs), "sign of deprivation", unknown="unknown"
)
SURE = ChoiceCell(_of(words.SURE), "answer")
DEGREE = DegreeCell(_of(words.DEGREES), "degree from 1 to 5")
SCOPES = ChoiceCell(_of(words.SCOPES), "answer")
OWNERS = ChoiceCell(_of(words.OWNERS), "kind of owner")
STRENGTHS = ChoiceCell(_of(words.STRENGTHS), "answer")
GOVERNANCE = ChoiceCell(_of(words.GOVERNANCE), "form of governance")
POWER = ChoiceCell(_of({"source": "From", "target": "To", "even": "Even"}), "answer")
FIGURES_OF_NODES = ChoiceCell(_of(words.FIGURES), "figure of a node", empties=False)
STATUS_IN_EMPLOYMENT = ChoicesCell(
    _labels(lambda method: method.box_4.kinds), "status in employment"
)
