"""Tiruppur carried to the end of the walk, from its bare sample and the program's own suggestions.

``make example`` builds it again and writes it to ``sample_data``; a test compares what is built
with what lies there, so every change to a suggestion asks for it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from typing import TYPE_CHECKING, Final

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.model import Assessment, Rating, SampleMark, replace
from cluster_psia.assessment.edits.chain import change_institution, change_node
from cluster_psia.assessment.edits.design import with_approach, with_design_answer
from cluster_psia.assessment.edits.groups import change_group
from cluster_psia.assessment.edits.indicators import change_chosen_indicator, take_indicator
from cluster_psia.assessment.edits.methods import with_methods
from cluster_psia.assessment.edits.nodes import (
    change_income,
    with_operators,
    with_status_in_employment,
)
from cluster_psia.assessment.edits.profile import fact_at, with_note, with_part
from cluster_psia.assessment.edits.programme import add_activity, change_served
from cluster_psia.assessment.edits.screening import rate_item
from cluster_psia.assessment.edits.work_plan import add_tasks
from cluster_psia.assessment.files.samples import FINISHED_EXAMPLE
from cluster_psia.cases.finished import study_words, words
from cluster_psia.design.approach import suggest_approaches
from cluster_psia.design.indicators import suggest_for_all_groups
from cluster_psia.design.methods import suggest_methods
from cluster_psia.design.work_plan import suggest_tasks

if TYPE_CHECKING:
    from cluster_psia.assessment.document.sources import Citation

BARE: Final = "tiruppur"  # the key of the sample that it is built from
_US: Final = "Cluster PSIA"  # the rater of readings of ours


def finished_example(bare: Assessment) -> Assessment:
    """The finished example from the bare sample of Tiruppur, whose facts, map, scores and groups
    it keeps. Raises ValueError or ValidationError where the sample has changed so that a step does
    not fit it any more.
    """
    return reduce(lambda a, step: step(a), STEPS, bare)


def _named(a: Assessment) -> Assessment:
    mark = SampleMark(key=FINISHED_EXAMPLE, note=words.NOTE)
    return replace(a, name=words.NAME, sample=mark)


def _matrix(a: Assessment) -> Assessment:
    """Facts as evidence of the scores, and "don't know" where the sources are silent."""
    ratings = {}
    for criterion in method_of(a).table_2.criteria:
        said = a.ratings.get(criterion.key, ())
        facts = words.RATING_FACTS.get(criterion.key, ())
        ratings[criterion.key] = tuple(replace(one, facts=facts) for one in said) or (_unknown(),)
    return replace(a, ratings=ratings)


def _unknown() -> Rating:
    return Rating(rater=_US, answer="unknown", evidence=words.NO_SCORE, reading="ours")


def _chain(a: Assessment) -> Assessment:
    """Facts as evidence of the nodes, pay as printed, and whom the institutions speak for."""
    for node, facts in words.NODE_FACTS.items():
        a = change_node(a, node, facts=facts)
    for node, (amount, unit, as_of, fact) in words.PAY.items():
        citation = _citation(a, fact)
        a = change_income(a, node, amount=amount, unit=unit, as_of=as_of, citation=citation)
    for node, kind in words.STATUS.items():
        a = with_status_in_employment(a, node, kind)
    for node, services in words.SERVICES.items():
        a = change_institution(a, node, services=services, role=words.ROLES[node])
        a = with_operators(a, node, "represents", _represented_by(a, node))
    return a


def _represented_by(a: Assessment, institution: str) -> tuple[str, ...]:
    """The nodes that an institution speaks for, by the links of the published map."""
    links = (one for one in a.chain.links if one.source == institution)
    return tuple(one.target for one in links if one.kind == "represents")


def _screening(a: Assessment) -> Assessment:
    for said in words.SIGNS:
        citation = _citation(a, said.fact) if said.fact else None
        a = rate_item(a, said.node, said.item, said.sign, note=said.note, citation=citation)
    return a


def _citation(a: Assessment, fact: str) -> Citation | None:
    return fact_at(a, fact).citation


def _groups(a: Assessment) -> Assessment:
    for group, said in study_words.GROUPS.items():
        a = change_group(
            a, group, comparator=said.found, comparator_note=said.note, facts=said.facts
        )
    return a


def _programme(a: Assessment) -> Assessment:
    """The imagined programme; how many people its activities serve is said to be not known."""
    a = with_part(a, "programme", name=study_words.PROGRAMME, description=study_words.PROGRAMME_IS)
    for one in study_words.ACTIVITIES:
        a = add_activity(
            a, one.area, one.label, one.effect, node=one.node, note=study_words.ACTIVITY_NOTE
        )
        a = change_served(a, a.programme.activities[-1].id, whom=one.whom)
    return a


def _design(a: Assessment) -> Assessment:
    """The five answers, and the approach that stands first by them."""
    for question, answer in study_words.ANSWERS.items():
        a = with_design_answer(a, question, answer)
    first, *_ = suggest_approaches(a)
    return with_approach(a, first.approach, study_words.APPROACH_REASON)


def _indicators(a: Assessment) -> Assessment:
    """What is put forward for each group, ranked in its order and resting on the group's facts."""
    facts = {group.id: group.facts for group in a.groups}
    for group, every in suggest_for_all_groups(a).items():
        put = [one.indicator for one in every if one.suggested]
        for rank, key in enumerate(put, 1):
            a = take_indicator(a, group, key)
            a = change_chosen_indicator(
                a,
                group,
                key,
                rank=rank,
                confirmed=True,
                note=study_words.INDICATOR_NOTE,
                facts=facts[group],
            )
    return a


def _methods(a: Assessment) -> Assessment:
    a = with_methods(a, [(one.key, one.stage) for one in suggest_methods(a)])
    noted = (replace(one, note=study_words.METHOD_NOTE) for one in a.methods)
    return replace(a, methods=tuple(noted))


def _work_plan(a: Assessment) -> Assessment:
    return add_tasks(a, suggest_tasks(a))


def _notes(a: Assessment) -> Assessment:
    for step, text in study_words.NOTES.items():
        a = with_note(a, step, text)
    return a


STEPS: Final[tuple[Callable[[Assessment], Assessment], ...]] = (
    _named,
    _matrix,
    _chain,
    _screening,
    _groups,
    _programme,
    _design,
    _indicators,
    _methods,
    _work_plan,
    _notes,
)
"""What is done to the bare sample, in the order of the walk."""
