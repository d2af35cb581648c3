"""The sentences for and against a method: each names a fact of the assessment and the place that it
rests on.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cluster_psia.assessment.reason import Reason
from cluster_psia.design.phase_tasks import fits_design
from cluster_psia.method.cite import cite, origin
from cluster_psia.words import counted_noun

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.method.model import MeasureKind, Method, ResearchMethod, StageKey
    from cluster_psia.method.model.annex import MethodCaution, StageUse

# Which phases make up a stage: the match is ours, as box_a1.yaml says.
PHASES_OF: dict[StageKey, tuple[int, ...]] = {
    "initial": (1, 2, 3),
    "during": (4,),
    "end": (5, 6, 7),
}
_FGD = cite("unido_2004", "Annex II, Phase three")


def fits_chosen_design(a: Assessment, method: ResearchMethod) -> bool:
    """Whether a method fits the chosen study design; until one is chosen, whether it fits all of
    them.
    """
    chosen = a.design.approach
    return chosen in method.approaches if chosen else len(method.approaches) == 3


def a1_cell(by: Method, stage: StageKey, family: MeasureKind) -> Reason:
    """What Box A.1 has this family of methods do at this stage."""
    box, use = by.box_a1, _a1_use(by, stage, family)
    when, work = box.stage(stage).label, box.family(family).label
    return Reason(text=f"{when}, {work.lower()}: {_lower_first(use.label)}.", source=origin(use))


def taken_too_early_or_late(by: Method, method: ResearchMethod, stage: StageKey) -> str:
    """Why a method brings no evidence at a stage at which it is taken, and what would mend it."""
    box, use = by.box_a1, _a1_use(by, stage, method.family)
    return (
        f"{method.label} is taken under “{box.stage(stage).label}”, there to"
        f" {_lower_first(use.label)}; to bring this, take it under “{box.stage('during').label}”,"
        " too."
    )


def _a1_use(by: Method, stage: StageKey, family: MeasureKind) -> StageUse:
    return next(u for u in by.box_a1.uses if u.stage == stage and u.family == family)


def _lower_first(text: str) -> str:
    return text[0].lower() + text[1:]


def phase_reasons(
    a: Assessment, by: Method, method: ResearchMethod, stage: StageKey
) -> Iterator[Reason]:
    """The tasks of this stage's phases that use the method, as far as they belong to the chosen
    design.
    """
    for phase in by.phases.phases:
        if phase.number in PHASES_OF[stage]:
            for task in phase.tasks:
                if method.key in task.methods and fits_design(a, task):
                    yield Reason(
                        text=f"Phase {phase.number} uses it: {task.label}.", source=origin(task)
                    )


def design_reasons(a: Assessment, method: ResearchMethod) -> Iterator[Reason]:
    """What the answers of the study design say for a method."""
    purpose, groups = a.design.purpose, len(a.groups)
    if method.key == "questionnaire_survey" and purpose in {"proving", "both"}:
        yield Reason(
            text="The assessment is to prove: figures make findings believed.",
            source=cite("unido_2004", "Annex II, Box A.1"),
        )
    if method.key == "focus_group_discussion" and purpose in {"improving", "both"}:
        yield Reason(
            text=(
                "The assessment is to improve: poor people's own voices show what could be better."
            ),
            source=cite("unido_2004", "Section 5, Impact as a learning process"),
        )
    if method.key == "focus_group_discussion" and groups:
        count = counted_noun(groups, "poverty group")
        many = f"{count}: at least one discussion for each, of 5 to 8 people"
        yield Reason(text=f"{many}; that is {5 * groups} to {8 * groups} people.", source=_FGD)
    if method.key == "time_line" and a.design.approach == "one_off":
        yield Reason(
            text="A one-off study rests on recall: a time line helps people to remember in order.",
            source=cite("unido_2004", "Section 5, Time frame and collection of baseline data"),
        )


def method_cautions(a: Assessment, by: Method, method: ResearchMethod) -> Iterator[Reason]:
    """What speaks against a method, or must be watched: from this assessment first, then what holds
    everywhere.
    """
    if not fits_chosen_design(a, method) and a.design.approach:
        label = by.box_7.approach(a.design.approach).label
        yield Reason(
            text=f"Does not fit the chosen design ({label.lower()}).", source=origin(method)
        )
    if a.design.resources == "low" and method.key == "questionnaire_survey":
        yield Reason(
            text="Resources are low: a representative sample can then hardly be had.", source=_FGD
        )
    if a.design.resources == "low" and method.key == "household_interview":
        yield Reason(
            text="Resources are low: visiting households costs much time.",
            source=cite("unido_2004", "Section 5, Units and indicators of assessment"),
        )
    yield from (sourced_caution(one, origin(method)) for one in method.cautions)


def sourced_caution(caution: MethodCaution, otherwise: str) -> Reason:
    """A caution with its own source, or ``otherwise``: that of the method."""
    if caution.ours:
        return Reason(text=caution.text, source=f"Ours: {caution.ours}")
    if caution.source:
        return Reason(text=caution.text, source=cite(caution.source.document, caution.source.place))
    return Reason(text=caution.text, source=otherwise)
