"""Boxes 5 and 6 of UNIDO 2004: indicators, and how they are measured."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from cluster_psia.method.model.entry import (
    Entry,
    Frozen,
    Key,
    MeasureKind,
    OwnFields,
    StakeholderKey,
    Text,
    entry_with,
)
from cluster_psia.method.model.stand_in import entry_or_stand_in


class Indicator(Entry):
    """An area of change of Box 5, positive and negative side by side where the print pairs them.

    ``label`` names the indicator in neutral words; ``positive`` and ``negative`` are the print's
    two directions, either empty where the print has no counterpart. ``measures`` is the key of the
    row of Box 6 that measures it. ``states`` are the states of Box 1 it tells about, ``areas`` the
    areas of Table 1 that aim at it, ``group_kinds`` the Box 4 groups for whom it is suggested
    first. These three links are ours; ``links.yaml`` reads them here, and ``links_ours`` says why
    for the areas and the groups.
    """

    stand_in: ClassVar[OwnFields] = {
        "stakeholder": "entrepreneurs",
        "pairing": "unpaired",
        "measures": "",
        "links_ours": "",
    }

    stakeholder: StakeholderKey
    positive: str = ""
    negative: str = ""
    pairing: Literal["printed", "ours", "unpaired"]
    measures: Key
    states: tuple[Key, ...] = ()
    areas: tuple[Key, ...] = ()
    group_kinds: tuple[Key, ...] = ()
    links_ours: Text


class Box5(Frozen):
    """``box_5.yaml``: four stakeholders, examples of indicators for each, and the four kinds of
    indicator.
    """

    stakeholders: tuple[Entry, ...]  # entrepreneurs, workers, households, local_community
    indicators: tuple[Indicator, ...]
    kinds: tuple[Entry, ...]  # quantitative, qualitative, direct, proxy
    choosing: tuple[Entry, ...]  # how indicators are chosen: few, and by the groups themselves

    def stakeholder(self, key: str) -> Entry:
        """The stakeholder with that key. Raises UnknownEntryError without one."""
        return entry_with(self.stakeholders, key)

    def indicator(self, key: str) -> Indicator:
        """The indicator with that key, or a stand-in for it."""
        return entry_or_stand_in(self.indicators, key, Indicator)


class InformationSource(Entry):
    """Where the information for a measure comes from, and the research methods that bring it."""

    stand_in: ClassVar[OwnFields] = {"methods": ()}

    methods: tuple[Key, ...]  # keys of methods.yaml


class Measure(Frozen):
    """One kind of measure for an indicator, and where the information comes from: keys of the
    sources of Box 6.

    ``adapted`` says what a programme added to it and why; published measures have none.
    """

    kind: MeasureKind
    what: tuple[Text, ...]
    information_sources: tuple[Key, ...]
    adapted: str = Field(default="", exclude_if=lambda value: not value)


class MeasureSet(Entry):
    """A row of Box 6, or one of ours in its manner."""

    stand_in: ClassVar[OwnFields] = {"measures": ()}

    measures: tuple[Measure, ...]


class Box6(Frozen):
    """``box_6.yaml``."""

    rows: tuple[MeasureSet, ...]
    sources: tuple[InformationSource, ...]

    def sources_of(self, measure: Measure) -> tuple[InformationSource, ...]:
        """The information sources of a measure, in its order."""
        return tuple(self.source(key) for key in measure.information_sources)

    def methods_of(self, measure: Measure) -> tuple[str, ...]:
        """The keys of the research methods that bring a measure: those of its information sources,
        each once.
        """
        return tuple(
            dict.fromkeys(key for source in self.sources_of(measure) for key in source.methods)
        )

    def source(self, key: str) -> InformationSource:
        """The information source with that key, or a stand-in for it."""
        return entry_or_stand_in(self.sources, key, InformationSource)

    def row(self, key: str) -> MeasureSet:
        """The row of measures with that key, or a stand-in for it."""
        return entry_or_stand_in(self.rows, key, MeasureSet)
