"""Tables 1 and 2 of UNIDO 2004."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from cluster_psia.method.model.entry import Entry, Frozen, Key, OwnFields, Point, Text, entry_with
from cluster_psia.method.model.stand_in import entry_or_stand_in


class InterventionArea(Entry):
    """An area of intervention of Table 1, with its expected effects and why they matter to the
    poor.
    """

    stand_in: ClassVar[OwnFields] = {"effects": (), "relevance": ()}

    effects: tuple[Entry, ...]
    relevance: tuple[Entry, ...]

    def effect(self, key: str) -> Entry:
        """The expected effect with that key, or a stand-in for it."""
        return entry_or_stand_in(self.effects, key, Entry)


class Table1(Frozen):
    """``table_1.yaml``: expected effects of interventions, and the warnings of its note."""

    areas: tuple[InterventionArea, ...]
    warnings: tuple[Entry, ...]

    def area(self, key: str) -> InterventionArea:
        """The area of intervention with that key, or a stand-in for it."""
        return entry_or_stand_in(self.areas, key, InterventionArea)


class Anchor(Frozen):
    """A label over a span of scale points."""

    points: tuple[Point, ...]
    label: Text


class Certainty(Frozen):
    """How sure the reading of a row of the damaged print is."""

    level: Literal["printed", "restored", "read", "damaged", "ours"]
    points: tuple[
        Point, ...
    ] = ()  # where the cells stand that are no plain print; none: the row's place in its group
    note: Text


class Criterion(Entry):
    """A row of Table 2."""

    stand_in: ClassVar[OwnFields] = {
        "number": 0,
        "group": "",
        "theme": "own",
        "question": "",
        "anchors": (),
        "certainty": Certainty(level="ours", note="The method does not have it."),
        "in_means": False,
    }

    number: Annotated[
        int, Field(ge=1, le=99)
    ]  # 1 to 20 in print; a programme may add its own behind them
    group: Key
    theme: Literal["need", "scale", "structure", "market", "linkages", "capacity", "own"]
    question: Text
    anchors: tuple[Anchor, ...]
    certainty: Certainty
    footnote: Key | None = None
    axis: Literal["need", "capacity"] | None = None
    # On the capacity axis strong or dynamic is 5 throughout; rows printed with weak = 5 count as 6
    # minus the score.
    reversed_on_axis: bool = False
    # What each reading of the cautionary paragraph does with the row: count it as 6 minus the
    # score.
    flipped_where_weak: bool = False
    flipped_where_strong: bool = False
    in_means: bool = True

    def anchor_at(self, point: int) -> str:
        """The label printed over ``point``, or an empty string where the print is silent."""
        return next((a.label for a in self.anchors if point in a.points), "")


class Table2(Frozen):
    """``table_2.yaml``: the cluster to poverty mapping matrix."""

    groups: tuple[Entry, ...]
    themes: tuple[Entry, ...]
    footnotes: tuple[Entry, ...]
    readings: tuple[Entry, ...]  # as_printed, where_weak, where_strong
    fields: tuple[
        Entry, ...
    ]  # the four fields of the need/capacity plane: low_low, low_high, high_low, high_high
    criteria: tuple[Criterion, ...]

    def group(self, key: str) -> Entry:
        """The group of criteria with that key, or a stand-in for it."""
        return entry_or_stand_in(self.groups, key, Entry)

    def theme(self, key: str) -> Entry:
        """The theme with that key. Raises UnknownEntryError without one."""
        return entry_with(self.themes, key)

    def field(self, key: str) -> Entry:
        """The field of the plane with that key. Raises UnknownEntryError without one."""
        return entry_with(self.fields, key)

    def reading(self, key: str) -> Entry:
        """The reading of the print with that key. Raises UnknownEntryError without one."""
        return entry_with(self.readings, key)

    def criterion(self, key: str) -> Criterion:
        """The criterion with that key, or a stand-in for it."""
        return entry_or_stand_in(self.criteria, key, Criterion)
