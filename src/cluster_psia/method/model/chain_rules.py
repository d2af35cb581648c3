"""The rules on the value chain: screening for poverty, reach of a programme, and what the structure
says.

``screening.yaml``, ``reach.yaml`` and ``structure.yaml``. The items and the warnings stand in the
sources; how they are weighed is ours throughout, and can be changed in the files without touching
code.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from cluster_psia.method.model.entry import Entry, Frozen, Key, OwnFields, Text, entry_with
from cluster_psia.method.model.stand_in import entry_or_stand_in

Suggested = Literal["not_enough_known", "none", "vulnerable", "likely"]
Degree = Literal["none", "some", "clear", "unknown", "not_applicable"]
LinkDirection = Literal["forward", "backward"]
ReachWayKey = Literal["direct", "indirect", "trickle_down", "not_reached"]
Amount = Annotated[int, Field(ge=0, le=1000)]


class ScreeningItem(Entry):
    """An item of Box A.2's poverty mapping under the same key, with what counts as a sign of
    deprivation on it.

    ``core`` items are about income, wages or security. One that does not count is recorded and
    never weighed; ``words`` then says what its degrees are called instead of signs. ``facts_on``
    are topics of facts in the profile that may tell of it.
    """

    stand_in: ClassVar[OwnFields] = {"counts": False}

    core: bool = False
    counts: bool = True
    words: dict[Degree, Text] = Field(default_factory=dict)
    facts_on: tuple[str, ...] = ()


class ScreeningRule(Entry):
    """When a node gets a suggestion: fewer items known than a limit (of all items that count; of
    those that apply the same share), or at least so many signs.

    ``signs`` counts some and clear ones alike, ``clear`` clear ones, ``core_clear`` clear ones on
    core items.
    """

    suggests: Suggested
    known_below: Amount | None = None
    signs: Amount = 0
    clear: Amount = 0
    core_clear: Amount = 0


class Screening(Frozen):
    """``screening.yaml``: degrees of a sign, the nine items, and the rules; the first rule that
    fits decides.
    """

    signs: tuple[Entry, ...]  # none, some, clear, unknown, not_applicable
    items: tuple[ScreeningItem, ...]
    rules: tuple[ScreeningRule, ...]

    def sign(self, key: str) -> Entry:
        """The degree of a sign with that key. Raises UnknownEntryError without one."""
        return entry_with(self.signs, key)

    def item(self, key: str) -> ScreeningItem:
        """The item with that key, or a stand-in for it."""
        return entry_or_stand_in(self.items, key, ScreeningItem)

    def rule_suggesting(self, what: Suggested) -> ScreeningRule:
        """The first rule that suggests this. Raises LookupError without one."""
        for rule in self.rules:
            if rule.suggests == what:
                return rule
        raise LookupError(f"no rule of the screening suggests '{what}'")


class Carrier(Entry):
    """A kind of link along which something comes on, in one direction. ``verb`` names the step from
    where it starts.
    """

    link: Key
    direction: LinkDirection
    verb: str = ""
    from_stages: tuple[Key, ...] = ()


class Spending(Entry):
    """When trickle-down may be assumed: areas that raise earnings, and groups, which are ours."""

    partly_ours: Text
    areas: tuple[Key, ...]
    group_kinds: tuple[Key, ...]
    joined: bool


class Harm(Entry):
    """A harm that a source warns of: effects of Table 1 that may bring it, and groups of Box 4 who
    would bear it. Which effects and which groups these are is ours.
    """

    partly_ours: Text
    effects: tuple[Key, ...]
    unless: tuple[Key, ...] = ()
    group_kinds: tuple[Key, ...]
    gender: Literal["women", "men"] | None = None


class ReachWay(Entry):
    """One of the four ways of being reached. ``on_map`` says it below a node and in the map's
    legend; ``mark`` stands before the label, so that colour is never alone.
    """

    key: ReachWayKey
    on_map: Text
    mark: Text


class ReachRules(Frozen):
    """``reach.yaml``: the four ways of being reached, what carries reach, when spending does, and
    harms.
    """

    ways: tuple[ReachWay, ...]  # the gravest first
    carries: tuple[Carrier, ...]
    spending: tuple[Spending, ...]
    harms: tuple[Harm, ...]

    def way(self, key: str) -> ReachWay:
        """The way of being reached with that key. Raises UnknownEntryError without one."""
        return entry_with(self.ways, key)


class StructureRule(Entry):
    """Something that the shape of the map may say. ``at_least`` is the number from which it speaks.

    ``links`` narrows it to some kinds of link, ``share`` is the share of all ways that makes a
    chokepoint.
    """

    gravity: Annotated[int, Field(ge=1, le=3)]
    at_least: Annotated[int, Field(ge=1, le=1000)]
    links: tuple[Key, ...] = ()
    share: Annotated[float, Field(gt=0, le=1)] | None = None


class Sampling(Entry):
    """Above how many nodes ways are counted from a sample of ``nodes`` of them, drawn with
    ``seed``.
    """

    above: Annotated[int, Field(ge=1)]
    nodes: Annotated[int, Field(ge=1)]
    seed: int


class StructureRules(Frozen):
    """``structure.yaml``: what leads to the market, the rules, and how many findings at most."""

    most: Annotated[int, Field(ge=1, le=99)]
    goods: tuple[Carrier, ...]
    rules: tuple[
        StructureRule, ...
    ]  # single_buyer, no_institution, serves_no_poor, chokepoint, long_way
    sampling: Sampling

    def rule(self, key: str) -> StructureRule:
        """The rule with that key. Raises UnknownEntryError without one."""
        return entry_with(self.rules, key)
