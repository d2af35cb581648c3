"""Boxes 1 to 4 and Box 7 of UNIDO 2004; ``indicators.py`` has the two between."""

from __future__ import annotations

from typing import ClassVar, Literal

from cluster_psia.method.model.entry import (
    Entry,
    Frozen,
    Key,
    OwnFields,
    entry_with,
)
from cluster_psia.method.model.stand_in import entry_or_stand_in


class WellBeing(Entry):
    """A state of well-being, or an asset or entitlement, of Box 1."""

    stakeholder: Literal["entrepreneurs", "workers"]
    kind: Literal["well_being", "asset"]


class Box1(Frozen):
    """``box_1.yaml``."""

    states: tuple[WellBeing, ...]


class ActorKind(Entry):
    """A kind of operator in the chain (Box 2, Box A.2), with the column of the grid where it
    usually stands.
    """

    stand_in: ClassVar[OwnFields] = {"stage": "", "poverty": "none"}

    stage: Key
    poverty: Literal[
        "none", "vulnerable", "likely"
    ]  # the shade Box 2 gives such a node; a start, never a verdict
    # Box 4 groups found at such a node, most typical first.
    groups: tuple[Key, ...] = ()


class InstitutionKind(Entry):
    """A kind of institution, in the cluster or beyond it, and the level of the grid where it is
    drawn.
    """

    stand_in: ClassVar[OwnFields] = {"scope": "in", "level": "meso"}

    scope: Literal["in", "beyond"]
    level: Literal["meso", "macro"]


class LinkKind(Entry):
    """A kind of link between two nodes of the chain."""

    stand_in: ClassVar[OwnFields] = {"between": "operators"}

    between: Literal["operators", "institution"]


class Box2(Frozen):
    """``box_2.yaml``: what a value chain map is made of."""

    stages: tuple[Entry, ...]  # columns of the grid, left to right
    levels: tuple[Entry, ...]  # micro, meso, macro
    actor_kinds: tuple[ActorKind, ...]
    institution_kinds: tuple[InstitutionKind, ...]
    link_kinds: tuple[LinkKind, ...]
    shades: tuple[Entry, ...]  # none, vulnerable, likely

    def stage(self, key: str) -> Entry:
        """The column of the grid with that key, or a stand-in for it."""
        return entry_or_stand_in(self.stages, key, Entry)

    def level(self, key: str) -> Entry:
        """The level of the grid with that key. Raises UnknownEntryError without one."""
        return entry_with(self.levels, key)

    def actor_kind(self, key: str) -> ActorKind:
        """The kind of operator with that key, or a stand-in for it."""
        return entry_or_stand_in(self.actor_kinds, key, ActorKind)

    def institution_kind(self, key: str) -> InstitutionKind:
        """The kind of institution with that key, or a stand-in for it."""
        return entry_or_stand_in(self.institution_kinds, key, InstitutionKind)

    def link_kind(self, key: str) -> LinkKind:
        """The kind of link with that key, or a stand-in for it."""
        return entry_or_stand_in(self.link_kinds, key, LinkKind)

    def shade(self, key: str) -> Entry:
        """The status of a poverty node with that key. Raises UnknownEntryError without one."""
        return entry_with(self.shades, key)


class UnitOfAssessment(Entry):
    """A unit of assessment of Box 3, with what speaks for and against it."""

    advantages: tuple[Entry, ...]
    disadvantages: tuple[Entry, ...]


class Box3(Frozen):
    """``box_3.yaml``."""

    units: tuple[UnitOfAssessment, ...]


class GroupKind(Entry):
    """A kind of poverty group of Box 4, and the stakeholder of Box 5 whose indicators fit it."""

    stand_in: ClassVar[OwnFields] = {"side": "producers", "stakeholder": "entrepreneurs"}

    side: Literal["producers", "workers"]
    stakeholder: Literal["entrepreneurs", "workers"]


class Box4(Frozen):
    """``box_4.yaml``: kinds of poverty group, and the kinds of difference within them."""

    kinds: tuple[GroupKind, ...]
    differences: tuple[Entry, ...]  # gender, ethnicity, religion, caste, migration, age

    def kind(self, key: str) -> GroupKind:
        """The kind of poverty group with that key, or a stand-in for it."""
        return entry_or_stand_in(self.kinds, key, GroupKind)

    def difference(self, key: str) -> Entry:
        """The kind of difference with that key, or a stand-in for it."""
        return entry_or_stand_in(self.differences, key, Entry)


class Approach(Entry):
    """A study design of Box 7."""

    advantages: tuple[Entry, ...]
    disadvantages: tuple[Entry, ...]


class Box7(Frozen):
    """``box_7.yaml``: the three approaches."""

    approaches: tuple[Approach, ...]

    def approach(self, key: str) -> Approach:
        """The study design with that key. Raises UnknownEntryError without one."""
        return entry_with(self.approaches, key)
