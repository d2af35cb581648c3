"""Box 2 of UNIDO 2004: what a value chain map is made of."""

from __future__ import annotations

from typing import ClassVar, Literal

from cluster_psia.method.model.entry import Entry, Frozen, Key, OwnFields, entry_with
from cluster_psia.method.model.stand_in import entry_or_stand_in


class ActorKind(Entry):
    """A kind of operator in the chain (Box 2, Box A.2), with the column of the grid where it
    usually stands.
    """

    stand_in: ClassVar[OwnFields] = {"stage": "", "poverty": "none"}

    stage: Key
    # The shade Box 2 gives such a node; a start, never a verdict.
    poverty: Literal["none", "vulnerable", "likely"]
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
