"""Methods and participatory tools by stage, suggested from the study design and the taken
indicators.

Which method brings which measure stands in Box 6, what each family of methods does at a stage in
Box A.1, what a tool shows in Box A.3, and which method a phase uses in Annex II of UNIDO 2004: all
of it data of the method. Here they meet.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from cluster_psia.assessment.document.adapted import method_of, switched_off, whole_method_of
from cluster_psia.assessment.document.unknown_keys import left_out_words
from cluster_psia.assessment.edits.methods import is_chosen
from cluster_psia.assessment.reason import Reason
from cluster_psia.design.measures import Asked, asked_measures, measure_source
from cluster_psia.design.method_reasons import (
    a1_cell,
    design_reasons,
    fits_chosen_design,
    method_cautions,
    phase_reasons,
)
from cluster_psia.design.phase_tasks import wants_comparator
from cluster_psia.design.suggestion import Suggestion
from cluster_psia.method.cite import origin
from cluster_psia.method.model import MeasureKind, Method, ResearchMethod, StageKey

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment

STAGES: tuple[StageKey, ...] = ("initial", "during", "end")


class MethodSuggestion(Suggestion):
    """A method at one stage: why, what to beware of, which measures it brings, and whether it is
    taken.

    What no reason speaks for is not suggested, and can still be taken. ``gathers`` says that it
    brings these measures at this stage, and does not only prepare them or hand them on.
    """

    key: str
    stage: StageKey
    family: MeasureKind
    tool: bool
    purpose: str
    gathers: bool
    serves: tuple[Asked, ...]
    taken: bool

    @property
    def suggested(self) -> bool:
        """Whether anything in this assessment speaks for it."""
        return bool(self.because)

    def as_dict(self) -> dict[str, Any]:
        """The suggestion for JSON."""
        return self.model_dump(mode="json") | {"suggested": self.suggested}


def all_methods(a: Assessment, by: Method | None = None) -> tuple[MethodSuggestion, ...]:
    """Every method at every stage where it can be used or is taken, in the order of stages and of
    ``methods.yaml``.

    Judged by ``by``, or by what applies to ``a``.
    """
    applying, whole = by or method_of(a), by or whole_method_of(a)
    asked = asked_measures(a, by)
    here = {method.key for method in applying.methods.methods}
    return tuple(
        _suggestion(a, applying, method, stage, asked)
        for stage in STAGES
        for method in whole.methods.methods
        if (stage in method.stages and method.key in here) or is_chosen(a, method.key, stage)
    )


def suggest_methods(a: Assessment, by: Method | None = None) -> tuple[MethodSuggestion, ...]:
    """The methods and tools that something in this assessment speaks for, each with reasons,
    cautions and source.

    A method is suggested at a stage when it brings a measure that a taken indicator asks for, or
    when a phase of that stage uses it; and only when it fits the chosen study design. Judged by
    ``by``, or by what applies to ``a``.
    """
    return tuple(s for s in all_methods(a, by) if s.suggested)


def _suggestion(
    a: Assessment, by: Method, method: ResearchMethod, stage: StageKey, asked: tuple[Asked, ...]
) -> MethodSuggestion:
    serves = tuple(x for x in asked if method.key in x.methods)
    off = switched_off(a, "method", method.key)
    proposed = stage in method.stages and fits_chosen_design(a, method) and off is None
    because = tuple(_because(a, by, method, stage, serves)) if proposed else ()
    return MethodSuggestion(
        key=method.key,
        stage=stage,
        family=method.family,
        tool=method.tool,
        purpose=method.purpose,
        gathers=method.gathers_at(stage),
        what=method.label,
        because=because,
        against=(*_off(off), *method_cautions(a, by, method)),
        source=origin(method),
        serves=serves,
        taken=is_chosen(a, method.key, stage),
    )


def _off(why: str | None) -> Iterator[Reason]:
    """What stands against a method that was taken before it was switched off."""
    if why:
        yield Reason(
            text="Taken earlier, and does not apply here any more.", source=f"Adapted here: {why}"
        )


def _because(
    a: Assessment, by: Method, method: ResearchMethod, stage: StageKey, serves: tuple[Asked, ...]
) -> Iterator[Reason]:
    named = tuple(phase_reasons(a, by, method, stage))
    if not serves and not named:
        return
    yield from _brings(serves, serving_verb(stage, gathers=method.gathers_at(stage)))
    yield from named
    if serves or not named:
        yield a1_cell(by, stage, method.family)
    yield from design_reasons(a, method)


def serving_verb(stage: StageKey, *, gathers: bool) -> str:
    """What a method does for the measures that it serves: brings them, or has a part before or
    after the main fieldwork in which it brings them.
    """
    if gathers:
        return "Brings"
    return "Prepares" if stage == "initial" else "Takes up again"


def _brings(serves: tuple[Asked, ...], verb: str) -> Iterator[Reason]:
    """One sentence per kind of measure and origin, naming the indicators group by group."""
    found: dict[tuple[str, str], dict[str, list[str]]] = {}
    for asked in serves:
        groups = found.setdefault((asked.kind, measure_source(asked)), {})
        groups.setdefault(asked.group_label, []).append(asked.label)
    for (kind, source), groups in found.items():
        whose = "; ".join(f"{', '.join(labels)} ({group})" for group, labels in groups.items())
        yield Reason(text=f"{verb} the {kind} measure of {whose}.", source=source)


def tools_per_indicator(a: Assessment) -> dict[tuple[str, str], tuple[str, ...]]:
    """For each taken indicator, as (group, indicator), the participatory tools that Box 6 names for
    it, by label.
    """
    tools = [method for method in method_of(a).methods.methods if method.tool]
    fitting = {tool.key: tool.label for tool in tools if fits_chosen_design(a, tool)}
    found: dict[tuple[str, str], dict[str, None]] = {}
    for asked in asked_measures(a):
        row = found.setdefault((asked.group_label, asked.label), {})
        row.update(dict.fromkeys(fitting[key] for key in asked.methods if key in fitting))
    return {row: tuple(tools) for row, tools in found.items()}


def method_warnings(a: Assessment) -> tuple[Reason, ...]:
    """What the mix as a whole must not forget, and tools that lack the group discussion."""
    return (*tools_without_discussion(a), *mix_cautions(a))


def mix_cautions(a: Assessment) -> tuple[Reason, ...]:
    """What the mix as a whole must not forget, the comparator group, and what is left out of it."""
    left_out = (
        Reason(text=text, source="Ours: read from this assessment")
        for text in left_out_words(a, "methods")
    )
    return (*_comparator_warning(a), *left_out)


def _comparator_warning(a: Assessment) -> Iterator[Reason]:
    if not wants_comparator(a):
        return
    phase = method_of(a).phases.phase("phase_3")
    rule = phase.caution("same_methods_for_control")
    groups = [g.label for g in a.groups if g.comparator]
    whom = f"a comparator for {', '.join(groups)}" if groups else "a comparator"
    text = (
        f"This design has {whom}. {rule.explanation} Expect more people there to refuse to take"
        " part."
    )
    yield Reason(text=text, source=origin(rule))


def tools_without_discussion(a: Assessment) -> Iterator[Reason]:
    """Tools taken at a stage without the group discussion that they are used in."""
    tools = {m.key: m.label for m in method_of(a).methods.methods if m.tool}
    discussion = whole_method_of(a).methods.method("focus_group_discussion")
    for stage in method_of(a).box_a1.stages:
        here = [chosen.key for chosen in a.methods if chosen.stage == stage.key]
        taken = [tools[key] for key in here if key in tools]
        if taken and discussion.key not in here:
            without = f"taken without the {discussion.label} in which they are used"
            text = f"{stage.label}: {', '.join(taken)} {without}."
            yield Reason(text=text, source=origin(discussion))
