"""Annex II of UNIDO 2004: methods, Boxes A.1 to A.3 and the seven phases."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from cluster_psia.method.model.entry import (
    CitedPlace,
    Entry,
    Frozen,
    Key,
    OwnFields,
    StageKey,
    Text,
    entry_with,
)
from cluster_psia.method.model.stand_in import entry_or_stand_in


class MethodCaution(Frozen):
    """What to beware of with a method. ``source`` and ``ours`` are given where it comes from
    somewhere else than the method itself: from another place, or from us.
    """

    text: Text
    source: CitedPlace | None = None
    ours: Text | None = None

    @model_validator(mode="after")
    def _has_one_origin_at_most(self) -> MethodCaution:
        if self.source and self.ours:
            raise ValueError("a caution has 'source' or 'ours', not both")
        return self


class ResearchMethod(Entry):
    """A research method or participatory tool: what kind of evidence it brings, when, for what,
    with which cautions.
    """

    stand_in: ClassVar[OwnFields] = {"family": "qualitative", "stages": (), "purpose": ""}

    family: Literal["quantitative", "qualitative", "participatory"]
    tool: bool = False  # a participatory tool, used inside a focus group discussion
    existing: bool = False  # reads what exists already
    stages: tuple[StageKey, ...]
    purpose: Text
    cautions: tuple[MethodCaution, ...] = ()
    approaches: tuple[Literal["one_off", "repeat", "longitudinal"], ...] = (
        "one_off",
        "repeat",
        "longitudinal",
    )

    def gathers_at(self, stage: StageKey) -> bool:
        """Whether it brings evidence at a stage: in the main fieldwork; at another one if it has no
        place there, or reads what exists already. Ours, from UNIDO 2004, Annex II, Box A.1: at the
        start other work is planned and tried out, towards the end it is handed on.
        """
        return stage == "during" or "during" not in self.stages or self.existing


class Methods(Frozen):
    """``methods.yaml``: the methods named in Annex II and Box 6, and the tools of Box A.3."""

    methods: tuple[ResearchMethod, ...]

    def method(self, key: str) -> ResearchMethod:
        """The research method with that key, or a stand-in for it."""
        return entry_or_stand_in(self.methods, key, ResearchMethod)


class StageUse(Entry):
    """A cell of Box A.1: what one family of methods does at one stage."""

    stage: StageKey
    family: Literal["quantitative", "qualitative", "participatory"]


class BoxA1(Frozen):
    """``box_a1.yaml``."""

    stages: tuple[Entry, ...]  # initial, during, end
    families: tuple[Entry, ...]  # quantitative, qualitative, participatory
    uses: tuple[StageUse, ...]

    def stage(self, key: str) -> Entry:
        """The stage of a study with that key. Raises UnknownEntryError without one."""
        return entry_with(self.stages, key)

    def family(self, key: str) -> Entry:
        """The family of methods with that key. Raises UnknownEntryError without one."""
        return entry_with(self.families, key)


class ChecklistItem(Entry):
    """A question of Box A.2."""

    stand_in: ClassVar[OwnFields] = {"part": "cluster"}

    part: Literal["cluster", "institutional", "poverty"]


class BoxA2(Frozen):
    """``box_a2.yaml``: what a first mapping asks."""

    items: tuple[ChecklistItem, ...]

    def item(self, key: str) -> ChecklistItem:
        """The question with that key, or a stand-in for it."""
        return entry_or_stand_in(self.items, key, ChecklistItem)


class BoxA3(Frozen):
    """``box_a3.yaml``: participatory tools. Each key is also a method of ``methods.yaml``."""

    tools: tuple[Entry, ...]


class PhaseTask(Entry):
    """A task of a phase. ``people`` and ``days`` are ours: a first guess to be changed, per unit of
    ``per``.
    """

    kind: Literal["preparation", "field", "processing", "feedback"]
    methods: tuple[Key, ...] = ()
    people: Annotated[int, Field(ge=1)] = 1
    days: Annotated[float, Field(ge=0)] = 1
    per: Literal["study", "group", "indicator"] = "study"
    approaches: tuple[Literal["one_off", "repeat", "longitudinal"], ...] = (
        "one_off",
        "repeat",
        "longitudinal",
    )


class PhaseMethod(Entry):
    """A method, or a step of the design, as Annex II lists it for one phase.

    ``number`` is the print's own number and is missing where the text names it without one.
    ``explanation`` says how it is done in this phase, ``purpose`` what for; ``methods`` are its
    keys in ``methods.yaml``, if it is a method.
    """

    number: Annotated[int, Field(ge=1, le=7)] | None = None
    purpose: Text
    methods: tuple[Key, ...] = ()
    cautions: tuple[Entry, ...] = ()


class Phase(Entry):
    """One of the seven phases of Annex II."""

    stand_in: ClassVar[OwnFields] = {"number": 0, "tasks": (), "methods": ()}

    number: Annotated[int, Field(ge=1, le=7)]
    tasks: tuple[PhaseTask, ...]
    methods: tuple[PhaseMethod, ...]  # what the print lists for this phase
    cautions: tuple[Entry, ...] = ()

    def caution(self, key: str) -> Entry:
        """The caution with that key. Raises UnknownEntryError without one."""
        return entry_with(self.cautions, key)


class Phases(Frozen):
    """``phases.yaml``: the seven phases, and the rough estimate of processing days for each field
    day.
    """

    phases: tuple[Phase, ...]
    processing_days: Entry
    processing_days_per_field_day: Annotated[float, Field(gt=0)]

    def phase(self, key: str) -> Phase:
        """The phase with that key, or a stand-in for it."""
        return entry_or_stand_in(self.phases, key, Phase)
