"""How a cluster can be described: older typologies, skills and collective efficiency."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field, model_validator

from cluster_psia.method.model.entry import Entry, Frozen, Text


class OlderType(Entry):
    """A type of cluster in an older typology: its traits in short, and what the text says of it and
    the poor.
    """

    traits: tuple[Text, ...]
    poverty: str = ""  # empty where the text is silent


class Typology(Entry):
    """A way of telling kinds of cluster apart, with its types. ``authors`` are those whom the
    source names.
    """

    authors: Text
    types: tuple[OlderType, ...]


class Typologies(Frozen):
    """``typologies.yaml``: the four older typologies that UNIDO 2004 reports."""

    typologies: tuple[Typology, ...]


ClusterStructure = Literal["diversified", "subcontractor"]
Sector = Literal["traditional", "high_tech"]


class SkillsMeasure(Entry):
    """Something to do about skills: why, and under which condition or limit; ``when`` is empty if
    none is named.
    """

    because: Text
    when: str = ""


class ClusterType(Entry):
    """A cell of ILO 2008's taxonomy; a cell that is empty in the print has neither examples, traits
    nor measures.
    """

    structure: ClusterStructure
    sector: Sector
    empty: bool = False
    examples: tuple[Text, ...] = ()  # clusters that Table 1 puts into the cell
    traits: tuple[Entry, ...] = ()
    interventions: tuple[SkillsMeasure, ...] = ()

    @model_validator(mode="after")
    def _is_empty_or_filled(self) -> ClusterType:
        filled = [bool(part) for part in (self.examples, self.traits, self.interventions)]
        if filled != [not self.empty] * 3:
            raise ValueError(
                f"'{self.key}' needs examples, traits and interventions, or none of them and"
                " 'empty: true'"
            )
        return self


class Dimension(Entry):
    """A dimension of the taxonomy with its two ends; on a continuum a cluster may stand anywhere
    between them.
    """

    continuum: bool
    poles: tuple[Entry, Entry]


class AdvantageFactor(Entry):
    """A factor of an advantage, and the ways in which it works where the text tells several
    apart.
    """

    ways: tuple[Entry, ...] = ()


class Advantage(Entry):
    """First advantage: preconditions of a cluster. Second advantage: what then feeds on itself."""

    factors: tuple[AdvantageFactor, ...]


class ApproachPoint(Entry):
    """What an approach asks for: how it is done, for whom or where it fits, and where it ends."""

    kind: Literal["how", "condition", "limit"]


class SkillsApproach(Entry):
    """One of the four approaches to skills upgrading."""

    points: tuple[ApproachPoint, ...]


class FloorCondition(Entry):
    """A condition of the least that a cluster must show; ``more_than`` is the number that it must
    exceed.
    """

    more_than: Annotated[int, Field(ge=1)] | None = None
    failed_attempts_count: bool = False


class Stance(Entry):
    """Where ILO 2008 agrees with UNIDO 2004 on poverty, where it objects, and what it proposes
    instead.
    """

    stance: Literal["agrees", "objects", "proposes"]


class Skills(Frozen):
    """``skills.yaml``: ILO 2008 on skills in clusters."""

    dimensions: tuple[Dimension, ...]
    types: tuple[ClusterType, ...]
    left_out: tuple[Entry, ...]  # what else matters but is not in the taxonomy
    advantages: tuple[Advantage, ...]
    approaches: tuple[SkillsApproach, ...]
    state_role: tuple[Entry, ...]
    skills_focus: tuple[SkillsMeasure, ...]  # specialization or diversification
    upgrading_kinds: tuple[Entry, ...]  # product, process, functional
    sialkot_lessons: tuple[Entry, ...]  # what part II draws from three of its cases
    ludhiana_lessons: tuple[Entry, ...]
    institutions: tuple[Entry, ...]  # of the African clusters
    warnings: tuple[Entry, ...]
    floor_test: tuple[FloorCondition, ...]
    floor_test_notes: tuple[Entry, ...]
    dissent: tuple[Stance, ...]

    @model_validator(mode="after")
    def _has_each_cell_once(self) -> Skills:
        _check_cells([(cell.structure, cell.sector) for cell in self.types], "types")
        return self


class Component(Entry):
    """One of the two components of collective efficiency."""

    arises: Literal["incidentally", "deliberately"]


class JointActionForm(Entry):
    """A cell of Table 1: who acts together (competitors or a chain), how many, and the print's
    example.
    """

    direction: Literal["horizontal", "vertical"]
    width: Literal["bilateral", "multilateral"]
    example: Text


class IndexPart(Entry):
    """A part of the composite cooperation index: what goes in, how it is put together, or what it
    does not show.
    """

    kind: Literal["component", "computation", "limit"]


class RiskableStep(Entry):
    """How clustering makes a step small enough to be risked, and the resource that is then needed
    in small amounts.
    """

    resource: Literal["investment", "working_capital", "skills", "enterprise"]


class Effect(Entry):
    """What external economies or joint action may do to investment and growth, for good or ill."""

    direction: Literal["enabling", "disabling"]
    of: Literal["external_economies", "joint_action"]


class CollectiveEfficiency(Frozen):
    """``collective_efficiency.yaml``: Schmitz 1997."""

    components: tuple[Component, ...]  # passive and active
    external_economies: tuple[Entry, ...]
    developments: tuple[Entry, ...]  # six that clustering may bring, or not
    joint_action: tuple[JointActionForm, ...]
    balance: tuple[Entry, ...]  # what the mix of passive and active tells
    cooperation_index: tuple[IndexPart, ...]
    measurable_gains: tuple[Entry, ...]
    cautions: tuple[Entry, ...]
    riskable_steps: tuple[RiskableStep, ...]
    increasing_returns: tuple[Entry, ...]  # section 5
    effects: tuple[Effect, ...]  # enabling and disabling
    self_help: tuple[Entry, ...]  # government intervention or private self-help

    @model_validator(mode="after")
    def _has_each_cell_once(self) -> CollectiveEfficiency:
        _check_cells([(cell.direction, cell.width) for cell in self.joint_action], "joint_action")
        return self


def _check_cells(cells: Sequence[tuple[str, str]], where: str) -> None:
    """Raise ValueError unless ``cells`` are the four of a table of two by two, each once."""
    rows = {row for row, _ in cells}
    columns = {column for _, column in cells}
    each_once = len(cells) == len(set(cells)) == 4
    if not (each_once and len(rows) == len(columns) == 2):
        there = ", ".join("/".join(cell) for cell in cells)
        raise ValueError(f"{where} needs each of its four cells once; it has {there}")
