"""Assessments to make plans of: empty, half filled, and one where every step is done by
accepting what is suggested.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from cluster_psia.assessment import Assessment, ChosenIndicator, Rating
from cluster_psia.assessment.document.model import STEPS, Answer, replace
from cluster_psia.assessment.edits.adaptation import (
    relabel_criterion,
    switch_off,
    with_adaptation_name,
)
from cluster_psia.assessment.edits.additions import add_criterion, add_indicator, add_measure
from cluster_psia.assessment.edits.chain import (
    change_actor,
    change_institution,
    change_link,
    link_ends,
)
from cluster_psia.assessment.edits.design import with_approach, with_design_answer
from cluster_psia.assessment.edits.groups import change_group
from cluster_psia.assessment.edits.guide import add_answer, add_informant
from cluster_psia.assessment.edits.indicators import (
    change_chosen_indicator,
    rank_indicator,
    take_indicator,
    with_own,
)
from cluster_psia.assessment.edits.matrix import with_matrix_answer as matrix_answer
from cluster_psia.assessment.edits.matrix import with_weight
from cluster_psia.assessment.edits.methods import with_methods
from cluster_psia.assessment.edits.nodes import change_income, with_node_difference
from cluster_psia.assessment.edits.profile import with_note, with_part
from cluster_psia.assessment.edits.programme import add_activity
from cluster_psia.assessment.edits.screening import override_status, rate_item
from cluster_psia.assessment.edits.work_plan import add_tasks, with_start
from cluster_psia.assessment.files.samples import load_sample
from cluster_psia.design.approach import suggest_approaches
from cluster_psia.design.indicators import suggest_beyond_group, suggest_indicators
from cluster_psia.design.methods import suggest_methods
from cluster_psia.design.work_plan import suggest_tasks
from cluster_psia.method import load_method

ANSWERS = {
    "purpose": "both",
    "resources": "moderate",
    "programme_stage": "not_started",
    "baseline": "partial",
    "comparator": "inside_cluster",
}


def empty() -> Assessment:
    """Nothing but a name."""
    return Assessment(name="An empty assessment")


def half() -> Assessment:
    """A sample with a few answers, one indicator, and tasks of which some lack figures
    and none has a date.
    """
    a = with_design_answer(load_sample("agra"), "purpose", "improving")
    a = take_indicator(a, a.groups[0].id, suggest_indicators(a, a.groups[0].id)[0].indicator)
    tasks = suggest_tasks(a)
    bare = (replace(tasks[0], days=None), replace(tasks[1], people=None), *tasks[2:])
    return add_tasks(a, bare)


def filled(start: dt.date | None = dt.date(2026, 3, 2)) -> Assessment:
    """Tiruppur with every step done: suggestions accepted, every group with indicators,
    methods and dates.
    """
    a = _scored(load_sample("tiruppur"))
    a = with_part(
        a,
        "programme",
        name="Knitwear together",
        areas=("enterprise_development", "local_governance"),
    )
    for question, answer in ANSWERS.items():
        a = with_design_answer(a, question, answer)
    a = change_group(
        a, a.groups[0].id, comparator=True, comparator_note="Workers of the next town", people=1200
    )
    a = with_approach(a, suggest_approaches(a)[0].approach, "The programme begins next year")
    a = _with_indicators(a)
    a = with_methods(a, [(s.key, s.stage) for s in suggest_methods(a)])
    a = with_start(add_tasks(a, suggest_tasks(a)), start)
    for step in STEPS:
        a = with_note(
            a, step, f"What we doubt about the {step} step.\nSecond paragraph. " + "Long. " * 40
        )
    return a


def mapped() -> Assessment:
    """``filled`` with all that the map may know: screening, figures,
    positions, activities, answers, informants.
    """
    a = filled()
    poor, other = a.chain.actors[-1].id, a.chain.actors[0].id
    for n, item in enumerate(load_method().screening.items):
        a = rate_item(
            a, poor, item.key, ("clear", "some", "none")[n % 3], note=f"What we saw of {item.label}"
        )
    a = override_status(a, poor, "none", "They have land besides")
    a = with_node_difference(a, poor, "migration", "From Bihar", people=40, sure="estimated")
    a = change_income(a, poor, amount="60 to 80", unit="rupees a day", as_of="2003", sure="told")
    a = change_actor(a, poor, workers=100, women=60, men=30)
    a = change_institution(
        a,
        a.chain.institutions[0].id,
        services="Testing of dyes",
        importance=4,
        ownership="mixed",
        effectiveness="unknown",
        position="Speaks for owners",
        role="May open doors",
        scope="beyond",
        represents=(other,),
        not_represented=(poor,),
    )
    link = a.chain.links[0]
    a = change_link(a, link_ends(link), strength="strong", governance="captive", power="source")
    a = add_activity(a, "enterprise_development", "Better looms", "better_technology", node=other)
    a = add_activity(a, "business_linkages", "Fair in Delhi", note="Not placed yet")
    a = add_informant(a, "Asha", may_be_named=True, node=poor, gender="woman")
    a = add_informant(
        a,
        "Bina Who Said No",
        may_be_named=False,
        named_by="asha",
        note="Her brother is the foreman",
    )
    return add_answer(a, "box_a2.items.traders", "Some 40", informant="bina_who_said_no")


def _scored(a: Assessment) -> Assessment:
    """Every criterion answered: two raters on one, a "don't know" and a "not applicable" among
    them.
    """
    ratings = dict(a.ratings)
    for criterion in load_method().table_2.criteria:
        ratings.setdefault(criterion.key, (Rating(answer=2, evidence="Seen in the workshops"),))
    ratings["upgrading"] = (Rating(answer="unknown"),)
    ratings["promotability"] = (Rating(answer="not_applicable"),)
    ratings["joint_action"] = (
        Rating(answer=2),
        Rating(rater="association", answer=5, evidence="A fair each year"),
    )
    return replace(a, ratings=ratings, weights={"employment": 2.0})


def _with_indicators(a: Assessment) -> Assessment:
    for group in a.groups:
        first = [s.indicator for s in suggest_indicators(a, group.id) if s.suggested][:3]
        beyond = suggest_beyond_group(a, group.id)[0].indicator
        for rank, key in enumerate((*first, beyond), 1):
            a = rank_indicator(take_indicator(a, group.id, key), group.id, key, rank)
            a = change_chosen_indicator(a, group.id, key, confirmed=rank < 3)
    a = with_own(a, a.groups[0].id, "Days with two meals")
    plain = ChosenIndicator(group=a.groups[1].id, label="Sleep", measures=())
    return replace(a, indicators=(*a.indicators, plain))


def adapted(write: Callable[[str], str] = lambda name: name) -> Assessment:
    """``filled`` under an overlay that uses everything; ``write`` makes each of its texts from
    the text's name.
    """
    a = filled()
    words = (write("Inside the estate"), "", "", write("Far"), write("Far"))
    a = relabel_criterion(
        a,
        "location",
        label=write("Where they work"),
        question=write("Where do they live?"),
        words=words,
        why=write("Our own words"),
    )
    a = add_criterion(
        a,
        label=write("Water"),
        question=write("How far is the water?"),
        group=a_group(),
        words=(write("In the yard"), "", "", "", write("An hour")),
        why=write("Dry upland"),
    )
    water = a.adaptation.criteria[0].key
    a = with_weight(rated(a, water, 4), water, 2.0)
    a = add_indicator(
        a,
        label=write("Hours without power"),
        stakeholder="workers",
        why=write("Power"),
        positive=write("A whole shift"),
        negative=write("Pay lost"),
        explanation=write("Power cuts stop the looms"),
    )
    power = a.adaptation.indicators[0].key
    a = add_indicator(
        a, label=write("Piece rate"), stakeholder="entrepreneurs", row="income", why=write("Rates")
    )
    rate = a.adaptation.indicators[1].key
    a = add_measure(
        a,
        row=power,
        kind="quantitative",
        what=write("Hours a week"),
        sources=("accounts",),
        why=write("Looms stand still"),
    )
    a = add_measure(
        a, row="income", kind="qualitative", what=write("What a good week is"), why=write("In talk")
    )
    group = next(g.id for g in a.groups if kind_of(g.kind) == "workers")
    a = take_indicator(take_indicator(a, group, power), group, rate)
    a = switch_off(a, "criterion", "gender_and_difference", write("Asked apart"))
    a = switch_off(a, "indicator", next(i.key for i in a.indicators if i.key), write("Not here"))
    a = switch_off(a, "method", a.methods[0].key, write("No time"))
    return with_adaptation_name(a, write("Handloom programme"))


def a_group() -> str:
    """A group of criteria."""
    return load_method().table_2.criteria[0].group


def kind_of(kind: str) -> str:
    """The stakeholder of a kind of poverty group."""
    return next(k.stakeholder for k in load_method().box_4.kinds if k.key == kind)


def rated(a: Assessment, criterion: str, answer: Answer) -> Assessment:
    """``a`` with the consultant's answer to one criterion."""
    return matrix_answer(a, criterion, answer)
