"""Any valid assessment: every part of the document, with text of all
kinds, hanging together as the model wants it.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, get_args

from hypothesis import strategies as st

from cluster_psia.assessment.document import adaptation as ad
from cluster_psia.assessment.document import model as m
from cluster_psia.assessment.document.coherence.chain import guide_items
from cluster_psia.assessment.document.fields import Topic, clean_text
from cluster_psia.method import load_method

METHOD = load_method()
# Everything that Unicode has, and the kinds of text that break programs more often than chance
# would bring them.
_ANY = st.text(st.characters(codec=None), max_size=40)
_HARD = st.sampled_from(
    [
        "=1+1",
        "a\r\nb\rc",
        "\ufeffbom",
        "e\u0301",
        "e\x00\u0301",
        "\u0958" * 30,
        "שלום العالم",
        "👩🏽‍🏭🧵",
        "\ud83d",
        "\x1b[31m",
        "null",
        "<script>",
        '"',
        "\\u0041",
        "\u2028line",
        "  spaced  ",
        "%s {x}",
        "x" * 40,
        "\ufffe",
        "\t\n",
    ]
)
texts = st.one_of(_ANY, _HARD)
names = texts.filter(lambda text: bool(clean_text(text)))
ids = st.from_regex(r"[a-z0-9][a-z0-9_-]{0,20}", fullmatch=True)
counts = st.none() | st.integers(0, 10_000_000_000)
days = st.none() | st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))
citations = st.none() | st.builds(m.Citation, document=texts, place=texts)
sure = st.sampled_from([None, "counted", "estimated", "told"])
in_firms_eyes = st.sampled_from([None, 1, 2, 3, 4, 5, "unknown"])
statuses = st.sampled_from([None, "none", "vulnerable", "likely"])


def keys(entries: Any) -> st.SearchStrategy[str]:
    return st.sampled_from([entry.key for entry in entries])


def some(
    of: st.SearchStrategy[Any], by: Any = None, most: int = 3
) -> st.SearchStrategy[tuple[Any, ...]]:
    """A tuple of a few; no two with the same ``by`` where it is given."""
    return st.lists(of, max_size=most, unique_by=by).map(tuple)


facts = st.builds(
    m.Fact,
    topic=st.sampled_from(get_args(Topic)),
    statement=texts,
    value=texts,
    as_of=texts,
    citation=citations,
)
profiles = st.builds(
    m.Profile,
    cluster=texts,
    country=texts,
    place=texts,
    sector=texts,
    products=texts,
    markets=texts,
    summary=texts,
    facts=some(facts),
)
ratings = st.builds(
    m.Rating,
    rater=texts,
    group=texts,
    round=st.integers(1, 99),
    evidence=texts,
    source=citations,
    answer=st.sampled_from([1, 2, 3, 4, 5, "unknown", "not_applicable"]),
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


income = st.none() | st.builds(
    m.Figure, amount=names, unit=texts, as_of=texts, sure=sure, citation=citations
)
node_differences = st.builds(
    m.NodeDifference,
    kind=keys(METHOD.box_4.differences),
    value=names,
    people=counts,
    sure=sure,
    citation=citations,
)
figure_sources = st.builds(
    m.FigureSource,
    figure=st.sampled_from(["units", "workers", "women", "men"]),
    as_of=texts,
    sure=sure,
    citation=citations,
)
screened = st.builds(
    m.Screened,
    item=keys(item for item in METHOD.box_a2.items if item.part == "poverty"),
    note=texts,
    sign=st.sampled_from(["none", "some", "clear", "unknown"]),
    citation=citations,
)


@st.composite
def actors(draw: st.DrawFn, id_: str) -> m.Actor:
    workers = draw(counts)
    women = draw(counts if workers is None else st.none() | st.integers(0, workers))
    return draw(
        st.builds(
            m.Actor,
            id=st.just(id_),
            label=names,
            kind=keys(METHOD.box_2.actor_kinds),
            stage=keys(METHOD.box_2.stages),
            units=counts,
            workers=st.just(workers),
            women=st.just(women),
            men=counts,
            poverty_reason=texts,
            note=texts,
            poverty=statuses,
            citation=citations,
            income=income,
            sure=sure,
            status_in_employment=some(keys(METHOD.box_4.kinds), lambda key: key),
            differences=some(node_differences, lambda one: (one.kind, one.value)),
            figure_sources=some(figure_sources, lambda one: one.figure),
            screening=some(screened, lambda one: one.item, most=9),
        )
    )


@st.composite
def institutions(draw: st.DrawFn, id_: str, nodes: list[str]) -> m.Institution:
    others = draw(st.permutations([node for node in nodes if node != id_]))
    spoken_for = draw(st.integers(0, len(others)))
    left_out = draw(st.integers(spoken_for, len(others)))
    return draw(
        st.builds(
            m.Institution,
            id=st.just(id_),
            label=names,
            kind=keys(METHOD.box_2.institution_kinds),
            note=texts,
            citation=citations,
            scope=st.sampled_from([None, "in", "beyond"]),
            services=texts,
            importance=in_firms_eyes,
            ownership=st.sampled_from([None, "public", "private", "mixed"]),
            effectiveness=in_firms_eyes,
            represents=st.just(tuple(others[:spoken_for])),
            not_represented=st.just(tuple(others[spoken_for:left_out])),
            position=texts,
            role=texts,
        )
    )


@st.composite
def chains(draw: st.DrawFn) -> m.Chain:
    nodes = draw(st.lists(ids, max_size=5, unique=True))
    split = draw(st.integers(0, len(nodes)))
    ends = st.sampled_from(nodes or ["nowhere"])
    link = st.builds(
        m.Link,
        source=ends,
        target=ends,
        kind=keys(METHOD.box_2.link_kinds),
        note=texts,
        citation=citations,
        strength=st.sampled_from([None, "weak", "medium", "strong"]),
        governance=st.sampled_from(
            [None, "market", "modular", "relational", "captive", "hierarchy"]
        ),
        power=st.sampled_from([None, "source", "target", "even"]),
    ).filter(lambda one: one.source != one.target)
    links = (
        draw(some(link, lambda one: (one.source, one.target, one.kind))) if len(nodes) > 1 else ()
    )
    made = tuple(draw(actors(id_)) for id_ in nodes[:split])
    return m.Chain(
        actors=made,
        institutions=tuple(draw(institutions(n, nodes)) for n in nodes[split:]),
        links=links,
    )


def positions_of(nodes: list[str]) -> st.SearchStrategy[dict[str, tuple[float, float]]]:
    coordinate = st.floats(-100_000, 100_000)
    return (
        st.dictionaries(st.sampled_from(nodes), st.tuples(coordinate, coordinate))
        if nodes
        else st.just({})
    )


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
    }
    ours = st.builds(m.ChosenIndicator, key=keys(METHOD.box_5.indicators), label=texts, **common)
    theirs = st.builds(m.ChosenIndicator, label=names, **common)
    return (
        some(ours | theirs, lambda one: (one.group, one.key or one.label))
        if groups
        else st.just(())
    )


@st.composite
def anchors(draw: st.DrawFn) -> tuple[ad.AnchorHere, ...]:
    """Anchors over some of the five points, in rising order."""
    points = draw(st.lists(st.integers(1, 5), unique=True, max_size=5).map(sorted))
    cut = draw(st.integers(0, len(points)))
    spans = [tuple(span) for span in (points[:cut], points[cut:]) if span]
    return tuple(ad.AnchorHere(points=span, label=draw(names)) for span in spans)


def _relabelled() -> st.SearchStrategy[ad.Relabelled]:
    made = st.builds(
        ad.Relabelled,
        criterion=keys(METHOD.table_2.criteria),
        label=texts,
        question=texts,
        anchors=anchors(),
        why=names,
    )
    return made.filter(lambda one: bool(one.label or one.question or one.anchors))


def _off() -> st.SearchStrategy[ad.SwitchedOff]:
    lists = {
        "criterion": METHOD.table_2.criteria,
        "indicator": METHOD.box_5.indicators,
        "method": METHOD.methods.methods,
    }
    each = [
        st.builds(ad.SwitchedOff, kind=st.just(kind), key=keys(of), why=names)
        for kind, of in lists.items()
    ]
    return st.one_of(each)


@st.composite
def adaptations(draw: st.DrawFn) -> ad.Adaptation:
    """Any overlay that hangs together with the published method."""
    own = draw(
        st.lists(st.from_regex(r"own_[a-z0-9_]{1,20}", fullmatch=True), max_size=4, unique=True)
    )
    split = draw(st.integers(0, len(own)))
    rows = keys(METHOD.box_6.rows)
    criteria = [
        draw(
            st.builds(
                ad.AddedCriterion,
                key=st.just(key),
                label=names,
                question=names,
                why=names,
                group=keys(METHOD.table_2.groups),
                anchors=anchors(),
            )
        )
        for key in own[:split]
    ]
    indicators = [
        draw(
            st.builds(
                ad.AddedIndicator,
                key=st.just(key),
                label=names,
                explanation=texts,
                positive=texts,
                negative=texts,
                why=names,
                row=st.none() | rows,
                stakeholder=keys(METHOD.box_5.stakeholders),
            )
        )
        for key in own[split:]
    ]
    places = [indicator.key for indicator in indicators if indicator.row is None]
    measure = st.builds(
        ad.AddedMeasure,
        row=rows | st.sampled_from(places) if places else rows,
        what=names,
        why=names,
        kind=st.sampled_from(["quantitative", "qualitative", "participatory"]),
        sources=some(keys(METHOD.box_6.sources), lambda key: key),
    )
    return ad.Adaptation(
        name=draw(texts),
        criteria=tuple(criteria),
        indicators=tuple(indicators),
        relabelled=draw(some(_relabelled(), lambda one: one.criterion)),
        measures=draw(some(measure, lambda one: (one.row, one.kind, one.what))),
        off=draw(some(_off(), lambda one: (one.kind, one.key))),
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
        notes=draw(st.dictionaries(st.sampled_from(m.STEPS), texts, max_size=3)),
    )
