"""Any chain, and positions of its nodes."""

from __future__ import annotations

from typing import get_args

from hypothesis import strategies as st

from cluster_psia.assessment.document import model as m
from cluster_psia.assessment.document.chain import Sign
from cluster_psia.method import load_method
from tests.assessment.basic_strategies import (
    citations,
    counts,
    evidence,
    ids,
    in_firms_eyes,
    keys,
    names,
    some,
    statuses,
    sure,
    texts,
)

METHOD = load_method()
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
    sign=st.sampled_from(get_args(Sign)),
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
            facts=evidence,
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
            facts=evidence,
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
