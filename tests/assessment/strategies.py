"""Any valid assessment: every part of the document, with text of all kinds,
hanging together as the model wants it.
"""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from cluster_psia.assessment.document import adaptation as ad
from cluster_psia.assessment.document import model as m
from cluster_psia.assessment.document.coherence.chain import guide_items
from cluster_psia.method import load_method
from tests.assessment.adaptation_strategies import adaptations
from tests.assessment.basic_strategies import (
    citations,
    counts,
    days,
    evidence,
    facts,
    ids,
    keys,
    names,
    some,
    sources,
    statuses,
    texts,
)
from tests.assessment.chain_strategies import chains, positions_of

METHOD = load_method()
profiles = st.builds(
    m.Profile,
    cluster=texts,
    country=texts,
    place=texts,
    sector=texts,
    products=texts,
    markets=texts,
    summary=texts,
)
ratings = st.builds(
    m.Rating,
    rater=texts,
    group=texts,
    round=st.integers(1, 99),
    evidence=texts,
    citation=citations,
    facts=evidence,
    answer=st.sampled_from([None, 1, 2, 3, 4, 5, "unknown", "not_applicable"]),
    reading=st.sampled_from(["rater", "ours"]),
)
designs = st.builds(
    m.StudyDesign,
    **{
        question.key: st.none() | keys(question.answers)
        for question in METHOD.study_design.questions
    },
    approach=st.none() | st.sampled_from(["one_off", "repeat", "longitudinal"]),
    approach_reason=texts,
)
methods = st.builds(
    m.ChosenMethod,
    key=keys(METHOD.methods.methods),
    stage=st.sampled_from(["initial", "during", "end"]),
    note=texts,
)
tasks = st.builds(
    m.Task,
    id=ids,
    phase=keys(METHOD.phases.phases),
    label=names,
    start=days,
    note=texts,
    kind=st.sampled_from(["preparation", "field", "processing", "feedback"]),
    people=st.none() | st.integers(1, 1000),
    days=st.none() | st.floats(0, 3650),
)
plans = st.builds(
    m.WorkPlan,
    start=days,
    tasks=some(tasks, lambda task: task.id),
    processing_days_per_field_day=st.floats(0, 20, exclude_min=True),
)

heading_matches = st.builds(m.HeadingMatch, theirs=names, ours=texts)


@st.composite
def activities_at(draw: st.DrawFn, nodes: list[str], id_: str) -> m.Activity:
    area = draw(st.sampled_from(METHOD.table_1.areas))
    return draw(
        st.builds(
            m.Activity,
            id=st.just(id_),
            area=st.just(area.key),
            effect=st.none() | keys(area.effects),
            label=names,
            node=st.sampled_from([None, *nodes]),
            serves=st.none() | st.builds(m.Serves, people=counts, whom=texts),
            note=texts,
        )
    )


@st.composite
def programmes_at(draw: st.DrawFn, nodes: list[str]) -> m.Programme:
    made = tuple(
        draw(activities_at(nodes, id_)) for id_ in draw(st.lists(ids, max_size=3, unique=True))
    )
    areas = some(keys(METHOD.table_1.areas), lambda key: key)
    return draw(
        st.builds(m.Programme, name=texts, description=texts, areas=areas, activities=st.just(made))
    )


@st.composite
def guides_at(draw: st.DrawFn, nodes: list[str]) -> m.MappingGuide:
    known: list[m.Informant] = []
    yes_no = st.none() | st.booleans()
    for id_ in draw(st.lists(ids, max_size=3, unique=True)):
        informant = st.builds(
            m.Informant,
            id=st.just(id_),
            name=names,
            may_be_named=yes_no,
            node=st.sampled_from([None, *nodes]),
            named_by=st.sampled_from([None, *(one.id for one in known)]),
            note=texts,
            minority=yes_no,
            gender=st.sampled_from([None, "woman", "man"]),
            better_off=yes_no,
        )
        known.append(draw(informant))
    answer = st.builds(
        m.GuideAnswer,
        item=st.sampled_from(guide_items()),
        answer=texts,
        citation=citations,
        informant=st.sampled_from([None, *(one.id for one in known)]),
    )
    return m.MappingGuide(answers=draw(some(answer)), informants=tuple(known))


def groups_at(nodes: list[str]) -> st.SearchStrategy[tuple[m.PovertyGroup, ...]]:
    difference = st.builds(m.Difference, kind=keys(METHOD.box_4.differences), value=texts)
    group = st.builds(
        m.PovertyGroup,
        id=ids,
        node=st.sampled_from(nodes or ["nowhere"]),
        kind=keys(METHOD.box_4.kinds),
        label=names,
        gender=st.sampled_from([None, "women", "men", "mixed"]),
        differences=some(difference),
        people=counts,
        people_note=texts,
        poverty=statuses,
        why_poor=texts,
        comparator=st.none() | st.booleans(),
        comparator_note=texts,
        citation=citations,
        facts=evidence,
    )
    return some(group, lambda one: one.id) if nodes else st.just(())


def indicators_of(groups: list[str]) -> st.SearchStrategy[tuple[m.ChosenIndicator, ...]]:
    common: dict[str, Any] = {
        "group": st.sampled_from(groups or ["nowhere"]),
        "rank": st.none() | st.integers(1, 99),
        "confirmed": st.booleans(),
        "measures": some(
            st.sampled_from(["quantitative", "qualitative", "participatory"]), lambda kind: kind
        ),
        "note": texts,
        "facts": evidence,
    }
    ours = st.builds(m.ChosenIndicator, key=keys(METHOD.box_5.indicators), label=texts, **common)
    theirs = st.builds(m.ChosenIndicator, label=names, **common)
    return (
        some(ours | theirs, lambda one: (one.group, one.key or one.label))
        if groups
        else st.just(())
    )


@st.composite
def assessments(draw: st.DrawFn) -> m.Assessment:
    """Any assessment that the model accepts."""
    overlay = draw(st.just(ad.Adaptation()) | adaptations())
    published = [row.key for row in METHOD.table_2.criteria]
    criteria = st.sampled_from([*published, *(row.key for row in overlay.criteria)])
    chain = draw(chains())
    groups = draw(groups_at([actor.id for actor in chain.actors]))
    rated = some(ratings, lambda one: (one.rater, one.round))
    nodes = [*(n.id for n in chain.actors), *(n.id for n in chain.institutions)]
    return m.Assessment(
        name=draw(names),
        adaptation=overlay,
        sample=draw(st.none() | st.builds(m.SampleMark, key=ids, note=texts)),
        profile=draw(profiles),
        sources=draw(sources()),
        facts=draw(facts()),
        ratings=draw(st.dictionaries(criteria, rated, max_size=3)),
        weights=draw(st.dictionaries(criteria, st.floats(0, 100), max_size=3)),
        chain=chain,
        groups=groups,
        positions=draw(positions_of(nodes)),
        guide=draw(guides_at(nodes)),
        programme=draw(programmes_at(nodes)),
        design=draw(designs),
        indicators=draw(indicators_of([group.id for group in groups])),
        methods=draw(some(methods, lambda one: (one.key, one.stage))),
        work_plan=draw(plans),
        headings=draw(some(heading_matches, lambda one: one.theirs)),
        notes=draw(st.dictionaries(st.sampled_from(m.STEPS), texts, max_size=3)),
    )
