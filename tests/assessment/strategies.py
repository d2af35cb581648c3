"""Any valid assessment: every part of the document, with text of all kinds, hanging together as the model wants it."""

from __future__ import annotations

import datetime as dt
from typing import Any, get_args

from hypothesis import strategies as st

from cluster_psia.assessment import model as m
from cluster_psia.assessment.fields import Topic, clean
from cluster_psia.method import load_method

METHOD = load_method()
# Everything that Unicode has, and the kinds of text that break programs more often than chance would bring them.
_ANY = st.text(st.characters(codec=None), max_size=40)
_HARD = st.sampled_from(
    [
        "=1+1", "a\r\nb\rc", "\ufeffbom", "e\u0301", "e\x00\u0301", "\u0958" * 30, "שלום العالم", "👩🏽‍🏭🧵", "\ud83d",
        "\x1b[31m", "null", "<script>", '"', "\\u0041", "\u2028line", "  spaced  ", "%s {x}",
        "x" * 40, "\ufffe", "\t\n",
    ]
)  # fmt: skip
texts = st.one_of(_ANY, _HARD)
names = texts.filter(lambda text: bool(clean(text)))
ids = st.from_regex(r"[a-z0-9][a-z0-9_-]{0,20}", fullmatch=True)
counts = st.none() | st.integers(0, 10_000_000_000)
days = st.none() | st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))
citations = st.none() | st.builds(m.Citation, document=texts, place=texts)


def keys(entries: Any) -> st.SearchStrategy[str]:
    return st.sampled_from([entry.key for entry in entries])


def some(of: st.SearchStrategy[Any], by: Any = None, most: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    """A tuple of a few; no two with the same ``by`` where it is given."""
    return st.lists(of, max_size=most, unique_by=by).map(tuple)


facts = st.builds(
    m.Fact, topic=st.sampled_from(get_args(Topic)), statement=texts, value=texts, as_of=texts, citation=citations
)
profiles = st.builds(
    m.Profile, cluster=texts, country=texts, place=texts, sector=texts, products=texts, markets=texts, summary=texts,
    facts=some(facts),
)  # fmt: skip
ratings = st.builds(
    m.Rating, rater=texts, group=texts, round=st.integers(1, 99), evidence=texts, source=citations,
    answer=st.sampled_from([1, 2, 3, 4, 5, "unknown", "not_applicable"]), reading=st.sampled_from(["rater", "ours"]),
)  # fmt: skip
designs = st.builds(
    m.StudyDesign,
    **{question.key: st.none() | keys(question.answers) for question in METHOD.study_design.questions},
    approach=st.none() | st.sampled_from(["one_off", "repeat", "longitudinal"]),
    approach_reason=texts,
)
methods = st.builds(
    m.ChosenMethod, key=keys(METHOD.methods.methods), stage=st.sampled_from(["initial", "during", "end"]), note=texts
)
tasks = st.builds(
    m.Task, id=ids, phase=keys(METHOD.phases.phases), label=names, start=days, note=texts,
    kind=st.sampled_from(["preparation", "field", "processing", "feedback"]), people=st.none() | st.integers(1, 1000),
    days=st.none() | st.floats(0, 3650),
)  # fmt: skip
plans = st.builds(
    m.WorkPlan, start=days, tasks=some(tasks, lambda task: task.id),
    processing_days_per_field_day=st.floats(0, 20, exclude_min=True),
)  # fmt: skip


@st.composite
def actors(draw: st.DrawFn, id_: str) -> m.Actor:
    workers = draw(counts)
    women = draw(counts if workers is None else st.none() | st.integers(0, workers))
    return draw(
        st.builds(
            m.Actor, id=st.just(id_), label=names, kind=keys(METHOD.box_2.actor_kinds), stage=keys(METHOD.box_2.stages),
            units=counts, workers=st.just(workers), women=st.just(women), poverty_reason=texts, note=texts,
            poverty=st.sampled_from([None, "none", "vulnerable", "likely"]), citation=citations,
        )
    )  # fmt: skip


@st.composite
def chains(draw: st.DrawFn) -> m.Chain:
    nodes = draw(st.lists(ids, max_size=5, unique=True))
    split = draw(st.integers(0, len(nodes)))
    institutions = [
        draw(
            st.builds(
                m.Institution, id=st.just(id_), label=names, kind=keys(METHOD.box_2.institution_kinds), note=texts,
                citation=citations,
            )
        )
        for id_ in nodes[split:]
    ]  # fmt: skip
    ends = st.sampled_from(nodes or ["nowhere"])
    link = st.builds(
        m.Link, source=ends, target=ends, kind=keys(METHOD.box_2.link_kinds), note=texts, citation=citations
    ).filter(lambda one: one.source != one.target)
    links = draw(some(link, lambda one: (one.source, one.target, one.kind))) if len(nodes) > 1 else ()
    made = tuple(draw(actors(id_)) for id_ in nodes[:split])
    return m.Chain(actors=made, institutions=tuple(institutions), links=links)


def groups_at(nodes: list[str]) -> st.SearchStrategy[tuple[m.PovertyGroup, ...]]:
    difference = st.builds(m.Difference, kind=keys(METHOD.box_4.differences), value=texts)
    group = st.builds(
        m.PovertyGroup, id=ids, node=st.sampled_from(nodes or ["nowhere"]), kind=keys(METHOD.box_4.kinds), label=names,
        gender=st.sampled_from([None, "women", "men", "mixed"]), differences=some(difference), people=counts,
        people_note=texts, why_poor=texts, comparator=st.none() | st.booleans(), comparator_note=texts,
        citation=citations,
    )  # fmt: skip
    return some(group, lambda one: one.id) if nodes else st.just(())


def indicators_of(groups: list[str]) -> st.SearchStrategy[tuple[m.ChosenIndicator, ...]]:
    common: dict[str, Any] = {
        "group": st.sampled_from(groups or ["nowhere"]),
        "rank": st.none() | st.integers(1, 99),
        "confirmed": st.booleans(),
        "measures": some(st.sampled_from(["quantitative", "qualitative", "participatory"]), lambda kind: kind),
        "note": texts,
    }
    ours = st.builds(m.ChosenIndicator, key=keys(METHOD.box_5.indicators), label=texts, **common)
    theirs = st.builds(m.ChosenIndicator, label=names, **common)
    return some(ours | theirs, lambda one: (one.group, one.key or one.label)) if groups else st.just(())


@st.composite
def assessments(draw: st.DrawFn) -> m.Assessment:
    """Any assessment that the model accepts."""
    criteria = keys(METHOD.table_2.criteria)
    chain = draw(chains())
    groups = draw(groups_at([actor.id for actor in chain.actors]))
    rated = some(ratings, lambda one: (one.rater, one.round))
    areas = some(keys(METHOD.table_1.areas), lambda key: key)
    return m.Assessment(
        name=draw(names),
        sample=draw(st.none() | st.builds(m.SampleMark, key=ids, note=texts)),
        profile=draw(profiles),
        ratings=draw(st.dictionaries(criteria, rated, max_size=3)),
        weights=draw(st.dictionaries(criteria, st.floats(0, 100), max_size=3)),
        chain=chain,
        groups=groups,
        programme=draw(st.builds(m.Programme, name=texts, description=texts, areas=areas)),
        design=draw(designs),
        indicators=draw(indicators_of([group.id for group in groups])),
        methods=draw(some(methods, lambda one: (one.key, one.stage))),
        work_plan=draw(plans),
        notes=draw(st.dictionaries(st.sampled_from(m.STEPS), texts, max_size=3)),
    )
